import { execFile } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import type { ExternalSource } from '../pipeline/external-source.js';
import { isSystemError, reasonOf } from './system-error.js';

/** What pipelines may do, because the user said so on the command line. */
export interface ExternalAccess {
  readonly http: boolean;
  readonly commands: boolean;
}

/** A list of values is not larger; in bytes. */
const maxFileSize = 64 * 1024 * 1024;

/**
 * Fetches what a pipeline wants from outside: files in its own folder or below, and, only if allowed, addresses and
 * the output of commands. Gives a diagnostic for each that cannot be had.
 */
export async function fetchExternal(
  sources: readonly ExternalSource[],
  folder: string | undefined,
  access: ExternalAccess,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const content = await contentOf(source.origin, folder, access);
    if ('text' in content) source.content = content.text;
    else diagnostics.push(error(content.code, content.fault, { at: source.at, notes: content.notes ?? [] }));
  }
  return diagnostics;
}

type Content =
  | { readonly text: string }
  | { readonly code: string; readonly fault: string; readonly notes?: readonly string[] };

async function contentOf(
  origin: ExternalSource['origin'],
  folder: string | undefined,
  access: ExternalAccess,
): Promise<Content> {
  switch (origin.kind) {
    case 'file':
      return readFile(origin.path, folder);
    case 'http': {
      const notes = ['allow it with --allow-http'];
      if (!access.http) return { code: 'pipeline/not-allowed', fault: 'pipelines may not fetch addresses', notes };
      return await fetchText(origin);
    }
    case 'command': {
      const notes = ['allow it with --allow-commands'];
      if (!access.commands) return { code: 'pipeline/not-allowed', fault: 'pipelines may not run commands', notes };
      return await runCommand(origin);
    }
    default:
      return origin satisfies never;
  }
}

function readFile(path: string, folder: string | undefined): Content {
  const outside: Content = {
    code: 'pipeline/outside-folder',
    fault: 'a pipeline reads only files of its own folder and below',
  };
  if (folder === undefined || isAbsolute(path)) return outside;
  try {
    const isInside = (base: string, file: string) => {
      const way = relative(base, file);
      return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    };
    const file = resolve(folder, path);
    // What a link points to counts too; what is not there is not looked for outside.
    if (!isInside(folder, file) || !isInside(realpathSync(folder), realpathSync(file))) return outside;
    const stat = statSync(file);
    // A pipe may never end.
    if (!stat.isFile()) return { code: 'pipeline/file', fault: 'the path leads to something that is no file' };
    if (stat.size > maxFileSize) {
      const fault = `the file has ${grouped(stat.size)} bytes, which is too much`;
      return { code: 'pipeline/file', fault };
    }
    return { text: readFileSync(file, 'utf8').replace(/^\ufeff/, '') };
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return { code: 'pipeline/file', fault: `the file cannot be read: ${reasonOf(thrown)}` };
  }
}

async function fetchText(origin: Extract<ExternalSource['origin'], { kind: 'http' }>): Promise<Content> {
  const failed = (reason: string): Content => ({
    code: 'pipeline/http',
    fault: `the address cannot be fetched: ${reason}`,
  });
  try {
    const response = await fetch(origin.url, {
      method: origin.method,
      headers: origin.headers,
      body: origin.body ?? null,
      signal: AbortSignal.timeout(origin.timeoutSeconds * 1000),
    });
    if (!response.ok) return failed(`the answer is ${response.status}`);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > origin.maxBytes) return failed(`the answer has more than ${grouped(origin.maxBytes)} bytes`);
      parts.push(part);
    }
    return { text: Buffer.concat(parts).toString('utf8') };
  } catch (thrown) {
    const { cause, message } = thrown as Error;
    return failed(cause instanceof Error ? cause.message : message);
  }
}

function runCommand(origin: Extract<ExternalSource['origin'], { kind: 'command' }>): Promise<Content> {
  const { command, timeoutSeconds, maxBytes } = origin;
  const [file = '', ...args] = typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
  return new Promise((done) => {
    execFile(
      file,
      args,
      { timeout: timeoutSeconds * 1000, maxBuffer: maxBytes, encoding: 'utf8' },
      (failure, stdout) => {
        if (failure === null) done({ text: stdout });
        else done({ code: 'pipeline/command', fault: `the command fails: ${failure.message.split('\n')[0]}` });
      },
    );
  });
}

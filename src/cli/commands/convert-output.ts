import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { RenderedFile } from '../../backend/backend.js';
import type { Conversion } from '../../convert.js';
import type { DocumentReading } from '../../rule/read-file.js';
import { UsageError } from '../errors.js';
import { type FoundFile, withExtension } from '../find-files.js';
import { output } from '../terminal.js';

/** A rule that was converted, and the how-manieth of its file it is (from 0). */
export interface ConvertedRule {
  readonly file: FoundFile;
  readonly position: number;
  readonly reading: DocumentReading;
  readonly conversion: Conversion;
}

/** Takes converted rules one by one. It keeps no more of them than it needs: a corpus is large. */
export interface OutputSink {
  readonly add: (rule: ConvertedRule) => void;
  /** Called once after the last rule; gives how the place is called, or undefined for standard output. */
  readonly finish: (total: number) => string | undefined;
}

/** What a folder of output is about. */
interface FolderSettings {
  readonly target: string;
  readonly format: string;
  readonly extension: string;
}

/** Queries to standard output, one a line. */
export const standardOutput: OutputSink = {
  add: (rule) => output(`${textOf(rule.conversion)}\n`),
  finish: () => undefined,
};

/** Queries to nowhere, for output that is printed in another way. */
export const noOutput: OutputSink = { add: () => {}, finish: () => undefined };

/**
 * Queries to a folder (where the input tree is mirrored, one file a rule, and manifest.json lists them) or to a file.
 * A folder is an existing one, a name that ends in `/`, or, for several input files, a name without an extension.
 */
export function outputTo(place: string, severalFiles: boolean, settings: FolderSettings): OutputSink {
  const stat = statOf(place);
  const isNewFolder = stat === undefined && (/[/\\]$/.test(place) || (severalFiles && extname(place) === ''));
  return stat?.isDirectory() === true || isNewFolder ? folderOutput(place, settings) : fileOutput(place);
}

function statOf(place: string) {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch {
    // A file stands where a folder is needed; writing will say so.
    return undefined;
  }
}

const textOf = ({ output: text, files }: Conversion): string =>
  text ?? (files ?? []).map((file) => file.content).join('\n');

function fileOutput(path: string): OutputSink {
  const lines: string[] = [];
  return {
    add: (rule) => {
      lines.push(`${textOf(rule.conversion)}\n`);
    },
    finish: () => {
      writeInto(path, lines.join(''));
      return path;
    },
  };
}

function folderOutput(folder: string, { target, format, extension }: FolderSettings): OutputSink {
  const used = new Set<string>(['manifest.json']);
  const rules: unknown[] = [];
  return {
    add: (rule) => {
      const files = filesOf(rule, extension).map((file) => ({ ...file, path: freePath(file.path, used) }));
      for (const file of files) writeInto(join(folder, file.path), file.content);
      const { id, title } = rule.reading.metadata;
      rules.push({
        rule: { id: id ?? null, title, path: rule.file.path, line: rule.reading.node.span.location.line },
        files: files.map((file) => file.path),
        notes: [...new Set(rule.conversion.notes.map((note) => note.code))],
      });
    },
    finish: (total) => {
      const manifest = { target, format, converted: rules.length, total, rules };
      writeInto(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      return `${folder.replace(/[/\\]$/, '')}/ (manifest.json)`;
    },
  };
}

function filesOf({ file, position, conversion }: ConvertedRule, extension: string): readonly RenderedFile[] {
  if (conversion.files !== undefined) return conversion.files;
  const suffix = position === 0 ? extension : `${position + 1}.${extension}`;
  return [{ path: withExtension(file.relativePath, suffix), content: `${conversion.output ?? ''}\n` }];
}

/** Two inputs may have one name (`a.yml` and `a.yaml`): nothing is overwritten. */
function freePath(path: string, used: Set<string>): string {
  let free = path;
  for (let number = 2; used.has(free.toLowerCase()); number++) {
    free = path.replace(/(\.[^./]*)?$/, (extension) => `-${number}${extension}`);
  }
  used.add(free.toLowerCase());
  return free;
}

const madeFolders = new Set<string>();

function writeInto(path: string, content: string): void {
  const folder = dirname(path);
  try {
    if (!madeFolders.has(folder)) mkdirSync(folder, { recursive: true });
    madeFolders.add(folder);
    writeFileSync(path, content);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === undefined) throw thrown;
    throw new UsageError(`${path}: cannot be written (${code})`);
  }
}

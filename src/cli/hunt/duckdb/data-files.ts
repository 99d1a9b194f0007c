import { statSync } from 'node:fs';
import { detectFormat, SAMPLE_LENGTH } from '../../../event/detect-format.js';
import { InputError } from '../../../event/input-error.js';
import { UsageError } from '../../errors.js';
import { expandGlob } from '../../expand-glob.js';
import { openInput } from '../../open-input.js';
import { standardInputPath } from '../../standard-input.js';
import { isSystemError, reasonOf } from '../../system-error.js';
import { walkFolder } from '../../walk-folder.js';

/**
 * How the events of a file are put together; `other` is what DuckDB does not read, or not wholly: pipes, text that is not
 * UTF-8 or begins with a byte order mark, damaged gzip.
 */
export type DataKind = 'ndjson' | 'array' | 'object' | 'records' | 'parquet' | 'csv' | 'other';

/** A file of data. */
export interface DataFile {
  readonly path: string;
  readonly bytes: number;
  readonly kind: DataKind;
  readonly isGzip: boolean;
}

/** A file that cannot be read, and why. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

const dataExtension = /\.(?:json|jsonl|ndjson|log|parquet|csv|tsv)(?:\.gz)?$/i;

/**
 * The files that paths stand for: files as they are, folders with all files of data below them, globs. Throws a
 * UsageError for a path that does not exist, and if there are no files at all.
 */
export async function findDataFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths)
    for (const file of path === standardInputPath ? [path] : await filesOf(path)) found.add(file);
  if (found.size === 0)
    throw new UsageError('there are no data files', 'give them with --data: files, folders or globs');
  return [...found];
}

async function filesOf(path: string): Promise<readonly string[]> {
  const stat = lookAt(path);
  if (stat?.isDirectory() === true) {
    const files = walkFolder(path, { accepts: (name) => dataExtension.test(name) }).map((file) => file.path);
    if (files.length > 0) return files;
    throw new UsageError(
      `${path}: the folder holds no data`,
      'data are .json, .jsonl, .ndjson, .log, .parquet, .csv, .tsv files, gzipped or not',
    );
  }
  if (stat !== undefined) return [path];
  const files = await expandGlob(path);
  if (files === undefined) throw new UsageError(`${path === '' ? '""' : path}: there is no such file or folder`);
  if (files.length === 0) throw new UsageError(`${path}: no file fits the pattern`);
  return files.map((file) => file.path);
}

function lookAt(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // It may be a pattern; if not, opening it says what is wrong.
    return undefined;
  }
}

/** Looks at a file; undefined if there is nothing in it. */
export async function inspectFile(path: string): Promise<DataFile | UnreadableFile | undefined> {
  const other = { path, bytes: 0, kind: 'other', isGzip: false } as const;
  try {
    if (path === standardInputPath) return other;
    const stat = statSync(path);
    if (!stat.isFile()) return other;
    const bytes = stat.size;
    if (bytes === 0) return undefined;
    const name = path.replace(/\.gz$/i, '');
    if (/\.parquet$/i.test(name)) return { path, bytes, kind: 'parquet', isGzip: false };
    const isGzip = await isPacked(path);
    const { text, isComplete, isPlain } = await beginning(path, isGzip);
    if (/\.[ct]sv$/i.test(name)) return { path, bytes, kind: 'csv', isGzip };
    // DuckDB does not notice where gzip is cut off.
    if (!isPlain) return { ...other, bytes };
    return { path, bytes, kind: detectFormat(text, isComplete) ?? 'ndjson', isGzip };
  } catch (thrown) {
    if (thrown instanceof InputError) return { ...other, bytes: 1 };
    if (isSystemError(thrown)) return { path, reason: reasonOf(thrown) };
    throw thrown;
  }
}

/** The beginning of a file's text. What is gzipped is read to its end: DuckDB does not notice where it is cut off. */
async function beginning(path: string, isGzip: boolean) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isComplete = true;
  for await (const chunk of openInput(path)) {
    if (length < SAMPLE_LENGTH) chunks.push(chunk);
    else isComplete = false;
    length += chunk.length;
    if (!isGzip && !isComplete) break;
  }
  const bytes = Buffer.concat(chunks);
  const hasMark = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|^.?\0/s.test(bytes.subarray(0, 4).toString('latin1'));
  return { text: new TextDecoder().decode(bytes), isComplete, isPlain: !hasMark };
}

/** Whether a file begins as gzip does, whatever its name is. */
async function isPacked(path: string): Promise<boolean> {
  const { open } = await import('node:fs/promises');
  const file = await open(path);
  try {
    const { buffer } = await file.read(new Uint8Array(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { type FileReading, readSigmaFile } from '../rule/read-file.js';
import { Source } from '../source/source.js';
import type { FoundFile } from './find-files.js';
import { loadSource } from './load-source.js';

/** A rule file that was read: its source where it could be decoded, and what it holds. */
export interface ReadFile {
  readonly file: FoundFile;
  readonly source: Source | undefined;
  readonly reading: FileReading;
}

/** Reads one file. Whatever is wrong with it becomes a diagnostic. */
export const readRuleFile = (file: FoundFile): ReadFile => readingOf(file, file.fault ?? loadSource(file));

/** Reads some files, the texts of all of them first: the code of one step runs faster than all steps in turn. */
export function readRuleFiles(files: readonly FoundFile[]): readonly ReadFile[] {
  const loaded = files.map((file) => ({ file, decoded: file.fault ?? loadSource(file) }));
  return loaded.map(({ file, decoded }) => readingOf(file, decoded));
}

function readingOf(file: FoundFile, decoded: Source | Diagnostic): ReadFile {
  if (!(decoded instanceof Source))
    return { file, source: undefined, reading: { documents: [], diagnostics: [decoded] } };
  return { file, source: decoded, reading: readSigmaFile(decoded) };
}

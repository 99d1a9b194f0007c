import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ResolvedRule, resolveRule } from '../../src/condition/resolve.js';
import type { Event } from '../../src/event/event.js';
import { parseJson } from '../../src/event/parse-json.js';
import { flattenWindowsEvent } from '../../src/event/windows-event.js';
import { type FileReading, readSigmaFile } from '../../src/rule/read-file.js';
import { decodeSource } from '../../src/source/decode.js';
import { Source } from '../../src/source/source.js';

/** The folder of real rules and events, or undefined: then tests that need it skip, and say so. */
export const corpusFolder: string | undefined = process.env.TRANSIGMA_CORPUS || undefined;

if (corpusFolder === undefined) console.warn('TRANSIGMA_CORPUS is not set: tests on real rules and events skip');

/** A rule file of the corpus, read. */
export interface CorpusFile {
  /** Relative to the folder of rules. */
  readonly path: string;
  readonly source: Source;
  readonly reading: FileReading;
}

/** All rule files of the corpus, in a stable order. */
export function readCorpusRules(): readonly CorpusFile[] {
  const folder = join(corpusFolder ?? '', 'sigma/rules');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  return names.sort().map((name) => {
    const source = decodeSource(relative(folder, join(folder, name)), readFileSync(join(folder, name)));
    if (!(source instanceof Source)) throw new Error(source.message);
    return { path: name, source, reading: readSigmaFile(source) };
  });
}

/** The meaning of every rule of some files. */
export function resolveAll(files: readonly CorpusFile[]): readonly ResolvedRule[] {
  return files.flatMap(({ reading }) =>
    reading.documents.map(({ document }) => {
      if (document?.kind !== 'rule') throw new Error('not a rule');
      const resolution = resolveRule(document);
      if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
      return resolution.resolved;
    }),
  );
}

/** Events of Windows by the id of the rule that they match. */
export function readRegressionEvents(): ReadonlyMap<string, readonly Event[]> {
  const folder = join(corpusFolder ?? '', 'sigma/regression');
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name.replace(/\.ndjson$/, ''), readLines(join(folder, name)).map(flattenWindowsEvent)]),
  );
}

/** CloudTrail records. */
export const readCloudTrailEvents = (): readonly Event[] =>
  readLines(join(corpusFolder ?? '', 'cloudtrail/events.ndjson'));

const readLines = (path: string): readonly Event[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseJson(line) as Event);

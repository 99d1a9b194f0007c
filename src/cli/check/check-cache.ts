import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FileCheck } from '../../check/check-file.js';
import { isSystemError } from '../system-error.js';

/** What the last run of the same kind found in each file by itself. Plain facts of a text, which only another text changes. */
export interface CheckCache {
  /** Whether anything is known of a file, whatever its text. */
  readonly has: (path: string) => boolean;
  /** What was found in a file when it had this text; the path is as findings tell it. */
  readonly known: (path: string, text: string) => FileCheck | undefined;
  /** Keeps what was found in the files of this run for the next one. A system that refuses is no fault: nothing is kept. */
  readonly keep: (checked: readonly FileCheck[]) => void;
}

/** All on which it depends what is found in a text, but for its path. Two runs that differ in any of it share nothing. */
export interface CacheKey {
  /** What this program is made of. */
  readonly build: string;
  /** Configuration and profile: plain data. */
  readonly setup: unknown;
  /** The current folder, and the paths that are checked: runs over other files would push each other out. */
  readonly places: readonly string[];
  /** When, in milliseconds. Some checks look at the day, so that nothing is known for longer. */
  readonly now: number;
}

/** A kept check, without the text. */
interface Kept {
  readonly digest: string;
  readonly check: FileCheck;
}

const dayLength = 86_400_000;

/** Opens the cache in a folder that belongs to the user alone. */
export function openCheckCache(folder: string, key: CacheKey): CheckCache {
  const file = join(folder, nameOf(key));
  const kept = readKept(file);
  return {
    has: (path) => kept.has(path),
    known: (path, text) => {
      const one = kept.get(path);
      if (one === undefined || one.digest !== digestOf(text)) return undefined;
      return { ...one.check, facts: { ...one.check.facts, text } };
    },
    keep: (checked) => {
      // What could not be decoded has no text; what is empty is quickly checked.
      const worth = checked.filter(({ facts }) => facts.text !== '');
      const all = new Map(
        worth.map((check): [string, Kept] => {
          const { text, ...facts } = check.facts;
          return [facts.path, { digest: digestOf(text), check: { ...check, facts: { ...facts, text: '' } } }];
        }),
      );
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        removeOld(folder, key.now);
        const written = `${file}.${process.pid}`;
        writeFileSync(written, serialize(all), { mode: 0o600 });
        renameSync(written, file);
      } catch (thrown) {
        if (!isSystemError(thrown)) throw thrown;
      }
    },
  };
}

function nameOf({ build, setup, places, now }: CacheKey): string {
  const day = Math.floor(now / dayLength);
  return hash('sha256', JSON.stringify([build, process.version, setup, places, day]));
}

const digestOf = (text: string): string => hash('sha256', text, 'base64');

function readKept(file: string): ReadonlyMap<string, Kept> {
  try {
    const kept: unknown = deserialize(readFileSync(file));
    if (kept instanceof Map) return kept as Map<string, Kept>;
  } catch {
    // There is none, or not a whole one.
  }
  return new Map();
}

function removeOld(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && now - stat.mtimeMs > dayLength) rmSync(path, { force: true });
  }
}

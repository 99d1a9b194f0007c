import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { FileCheck } from '../../check/check-file.js';
import type { CheckConfig } from '../../check/config/check-config.js';
import { keep, readKept } from '../cache/kept-file.js';
import type { CheckSetup } from './check-job.js';

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
export interface CacheKey extends Pick<CheckSetup, 'profile'> {
  /** What this program is made of. */
  readonly build: string;
  /** Of the configuration only what chooses checks: the rest comes after them. */
  readonly config: Pick<CheckConfig, 'profile' | 'severities'>;
  /** The current folder, and the paths that are checked: runs over other files would push each other out. */
  readonly places: readonly string[];
  /** When, in milliseconds. Some checks look at the day (UTC), so that nothing is known for longer. */
  readonly now: number;
}

/** A kept check, without the text. */
interface Kept {
  readonly digest: string;
  readonly check: FileCheck;
}

const dayLength = 86_400_000;

/** Opens the cache in a folder that belongs to the user alone, or is not there yet. */
export function openCheckCache(folder: string, key: CacheKey): CheckCache {
  const file = { folder, name: nameOf(key) };
  const content = readKept(file);
  const kept = content === undefined ? new Map<string, Kept>() : (deserialize(content) as Map<string, Kept>);
  const used = new Map<FileCheck, Kept>();
  return {
    has: (path) => kept.has(path),
    known: (path, text) => {
      const one = kept.get(path);
      if (one === undefined || one.digest !== digestOf(text)) return undefined;
      const check = { ...one.check, facts: { ...one.check.facts, text } };
      used.set(check, one);
      return check;
    },
    keep: (checked) => {
      // What could not be decoded has no text; what is empty is quickly checked.
      const worth = checked.filter(({ facts }) => facts.text !== '');
      if (worth.length === kept.size && used.size === kept.size) return;
      const all = new Map(worth.map((check) => [check.facts.path, used.get(check) ?? keptOf(check)]));
      keep(file, serialize(all), dayLength);
    },
  };
}

function keptOf(check: FileCheck): Kept {
  const { text, ...facts } = check.facts;
  return { digest: digestOf(text), check: { ...check, facts: { ...facts, text: '' } } };
}

function nameOf({ build, config, profile, places, now }: CacheKey): string {
  const choice = [profile ?? config.profile, config.severities];
  return hash('sha256', JSON.stringify([build, process.version, choice, places, Math.floor(now / dayLength)]));
}

const digestOf = (text: string): string => hash('sha256', text, 'base64');

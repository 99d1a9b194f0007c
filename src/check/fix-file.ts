import { samePredicate } from '../predicate/same.js';
import { readSigmaFile } from '../rule/read-file.js';
import { Source } from '../source/source.js';
import { applyFixes } from './apply-fixes.js';
import type { Finding } from './check.js';
import { type CheckedFile, checkedFile } from './checked-file.js';

/** What became of a file. */
export interface FixedFile {
  readonly file: CheckedFile;
  readonly applied: number;
  /** Some fix was not applied because the rule would have meant something else: a fault of the check. */
  readonly isRefused: boolean;
}

/** Fixes may make others possible; more rounds than this are none that end. */
const maxRounds = 10;

/** So often a file is read again to find out which fix of many would change its meaning; less often if it is long. */
const maxTrials = 60;
const maxTriedCharacters = 2_000_000;

/**
 * Applies the fixes of what is found in a file, until there are none. Those that would change what a rule means are left
 * out, and with them, if there are very many, others of their round. `findingsOf` gives the findings that count.
 */
export function fixFile(file: CheckedFile, findingsOf: (file: CheckedFile) => readonly Finding[]): FixedFile {
  let current = file;
  let applied = 0;
  let isRefused = false;
  const trials = { left: Math.min(maxTrials, Math.ceil(maxTriedCharacters / (file.source.text.length + 1))) };
  for (let round = 0; round < maxRounds; round++) {
    const fixes = findingsOf(current).filter(({ fix }) => fix !== undefined);
    if (fixes.length === 0) break;
    const whole = tryFixes(current, fixes);
    const fixed = whole ?? tryFixes(current, thoseThatKeepTheMeaning(current, fixes, trials));
    isRefused ||= whole === undefined;
    if (fixed === undefined || fixed.applied === 0) break;
    current = fixed.file;
    applied += fixed.applied;
  }
  return { file: current, applied, isRefused };
}

/** The file with fixes; undefined if a rule of it means something else then. */
function tryFixes(file: CheckedFile, fixes: readonly Finding[]) {
  const { text, applied } = applyFixes(file.source, fixes);
  const source = new Source(file.source.name, text);
  const fixed = checkedFile(file.path, source, readSigmaFile(source));
  return meansTheSame(file, fixed) ? { file: fixed, applied } : undefined;
}

/** As many of the fixes as keep the meaning together: each half is tried with what is kept already, and its halves, and so on. */
function thoseThatKeepTheMeaning(
  file: CheckedFile,
  fixes: readonly Finding[],
  trials: { left: number },
): readonly Finding[] {
  const keep = (kept: readonly Finding[], tried: readonly Finding[]): readonly Finding[] => {
    if (--trials.left < 0) return kept;
    const together = [...kept, ...tried];
    if (tryFixes(file, together) !== undefined) return together;
    if (tried.length === 1) return kept;
    const middle = tried.length >> 1;
    return keep(keep(kept, tried.slice(0, middle)), tried.slice(middle));
  };
  const middle = fixes.length >> 1;
  return keep(keep([], fixes.slice(0, middle)), fixes.slice(middle));
}

/** Whether every document that had a meaning has the same one still. */
function meansTheSame(before: CheckedFile, after: CheckedFile): boolean {
  if (before.documents.length !== after.documents.length) return false;
  return before.documents.every((document, index) => {
    const [one, two] = [document.resolved?.predicate, after.documents[index]?.resolved?.predicate];
    return one === undefined || (two !== undefined && samePredicate(one, two));
  });
}

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
  /** A fix was not applied because the rule would have meant something else: a fault of the check. */
  readonly isRefused: boolean;
}

/** Fixes may make others possible; more rounds than this are none that end. */
const maxRounds = 10;

/**
 * Applies the fixes of what is found in a file, until there are none, or until one would change what a rule means: that
 * one and those of its round are left. `findingsOf` gives the findings that count.
 */
export function fixFile(file: CheckedFile, findingsOf: (file: CheckedFile) => readonly Finding[]): FixedFile {
  let current = file;
  let applied = 0;
  for (let round = 0; round < maxRounds; round++) {
    const fixed = applyFixes(current.source, findingsOf(current));
    if (fixed.applied === 0) break;
    const source = new Source(file.source.name, fixed.text);
    const next = checkedFile(file.path, source, readSigmaFile(source));
    if (!meansTheSame(current, next)) return { file: current, applied, isRefused: true };
    current = next;
    applied += fixed.applied;
  }
  return { file: current, applied, isRefused: false };
}

/** Whether every document that had a meaning has the same one still. */
function meansTheSame(before: CheckedFile, after: CheckedFile): boolean {
  if (before.documents.length !== after.documents.length) return false;
  return before.documents.every((document, index) => {
    const [one, two] = [document.resolved?.predicate, after.documents[index]?.resolved?.predicate];
    return one === undefined || (two !== undefined && samePredicate(one, two));
  });
}

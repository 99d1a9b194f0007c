import { allChecks } from '../../check/all-checks.js';
import { fileChecker } from '../../check/check-file.js';
import type { FoundFile } from '../find-files.js';
import { readChecked } from './read-checked.js';

/** What a thread needs to look at files. */
export interface CheckSetup {
  /** Of the checks that run. */
  readonly codes: readonly string[];
}

/** Reads files and looks at each by itself, in a thread. */
export async function checkJob({ codes }: CheckSetup) {
  const wanted = new Set(codes);
  const check = fileChecker(allChecks.filter(({ code }) => wanted.has(code)));
  return { ready: undefined, work: (files: readonly FoundFile[]) => check(readChecked(files)) };
}

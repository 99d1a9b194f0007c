import { writeFileSync } from 'node:fs';
import { UsageError } from '../errors.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** Writes a file; throws a UsageError if that cannot be, which says what was to be written. */
export function writeOutput(path: string, text: string, what: string): void {
  try {
    writeFileSync(path, text);
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new UsageError(`${path}: cannot be written: ${reasonOf(thrown)}`, `it was to hold ${what}`);
  }
}

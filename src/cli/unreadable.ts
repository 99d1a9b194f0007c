import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { isSystemError, reasonOf } from './system-error.js';

/** The complaint about a file or folder that the system does not let us read. Faults of this program are thrown on. */
export function unreadable(name: string, thrown: unknown, what: 'file' | 'folder' = 'file'): Diagnostic {
  if (!isSystemError(thrown)) throw thrown;
  return error('source/unreadable', `the ${what} cannot be read: ${reasonOf(thrown)}`, {
    at: { file: name, line: 1, column: 1, endLine: 1, endColumn: 1 },
  });
}

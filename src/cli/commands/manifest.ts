import { readFileSync } from 'node:fs';
import { jsonText } from '../../diagnostic/json-text.js';
import { UsageError } from '../errors.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** What manifest.json says about an output folder. */
export interface Manifest {
  readonly target: string;
  readonly format: string;
  readonly converted: number;
  readonly total: number;
  readonly rules: readonly unknown[];
}

/** The text of manifest.json. */
export const manifestText = (manifest: Manifest): string => `${jsonText(manifest, 2)}\n`;

/** Throws a UsageError unless a file may be replaced by a manifest: there is none, or one that was written here. */
export function refuseForeignManifest(path: string): void {
  if (isReplaceable(path)) return;
  throw new UsageError(
    `${path}: is not overwritten, as transigma did not write it`,
    'choose another folder, or remove the file',
  );
}

function isReplaceable(path: string): boolean {
  try {
    return isManifest(JSON.parse(readFileSync(path, 'utf8')));
  } catch (thrown) {
    if (!isSystemError(thrown)) return false;
    // That the folder cannot be made will be said when it is made.
    if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') return true;
    throw new UsageError(`${path}: cannot be written, as what is there cannot be read: ${reasonOf(thrown)}`);
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { target, format, converted, total, rules } = value as Readonly<Record<string, unknown>>;
  return (
    typeof target === 'string' &&
    typeof format === 'string' &&
    typeof converted === 'number' &&
    typeof total === 'number' &&
    Array.isArray(rules)
  );
}

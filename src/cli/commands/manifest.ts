import { readFileSync } from 'node:fs';
import { jsonText } from '../json-text.js';

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

/** Whether a file may be replaced by a manifest: there is none, or one that was written here. */
export function mayBecomeManifest(path: string): boolean {
  try {
    return isManifest(JSON.parse(readFileSync(path, 'utf8')));
  } catch (thrown) {
    // What is there cannot be known, or is no JSON; then it is somebody else's.
    return ['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '');
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

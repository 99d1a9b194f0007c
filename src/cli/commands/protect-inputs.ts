import { fstatSync, statSync } from 'node:fs';
import { UsageError } from '../errors.js';
import type { FoundFile } from '../find-files.js';

/** Throws a UsageError if writing to the path would overwrite an input. */
export type InputGuard = (path: string) => void;

/** Protects inputs from being overwritten, under whichever name: links and other spellings are the same file. */
export function protectInputs(inputs: readonly FoundFile[]): InputGuard {
  // Most runs write no file; looking at thousands of inputs takes time.
  let names: ReadonlyMap<string, string> | undefined;
  return (path) => {
    names ??= namesByIdentity(inputs);
    const identity = identityOf(path);
    const input = identity === undefined ? undefined : names.get(identity);
    if (input !== undefined) throw new UsageError(`${path}: is not written, as it is the input ${input}`);
  };
}

function namesByIdentity(inputs: readonly FoundFile[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { path, isStandardInput } of inputs) {
    const identity = isStandardInput === true ? identityOf(0) : identityOf(path);
    if (identity !== undefined) names.set(identity, path);
  }
  return names;
}

/** What all names of a regular file share. Others (terminals, pipes) can be read and written at once. */
function identityOf(file: string | 0): string | undefined {
  try {
    const stat = file === 0 ? fstatSync(file, { bigint: true }) : statSync(file, { bigint: true });
    return stat.isFile() ? `${stat.dev}:${stat.ino}` : undefined;
  } catch {
    // It does not exist, or cannot be read; nothing can be lost.
    return undefined;
  }
}

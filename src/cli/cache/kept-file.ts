import { hash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../system-error.js';
import { isOwnFolder, makeOwnFolder } from './own-folder.js';

/** A file that a later run may read: a folder of the user's own (it need not be there), and a name of 64 hexadecimal digits. */
export interface KeptFile {
  readonly folder: string;
  readonly name: string;
}

/** How our files are called, finished and unfinished ones. */
const ownName = /^[0-9a-f]{64}(?:\.[0-9a-f]+)?$/;

/** So many files stay beside a new one, if they are not too old. */
const most = 15;

/** What was kept; undefined if there is nothing, or not all of it as it was written, or somebody else may have. */
export function readKept({ folder, name }: KeptFile): Uint8Array | undefined {
  return ifPossible(() => {
    if (!isOwnFolder(folder)) return undefined;
    const bytes = readFileSync(join(folder, name));
    const content = bytes.subarray(digestLength);
    return digestOf(content).equals(bytes.subarray(0, digestLength)) ? content : undefined;
  });
}

/**
 * Keeps something in place of what was kept, and removes what is older than `age` (in milliseconds) and what is too much. It
 * is no fault if the system refuses, or a folder is not for this user alone: then nothing is kept.
 */
export function keep({ folder, name }: KeptFile, content: Uint8Array, age: number): void {
  ifPossible(() => {
    makeOwnFolder(folder);
    if (!isOwnFolder(folder)) return;
    tidy(folder, age);
    const unfinished = join(folder, `${name}.${randomBytes(6).toString('hex')}`);
    try {
      writeFileSync(unfinished, Buffer.concat([digestOf(content), content]), { mode: 0o600, flag: 'wx' });
      renameSync(unfinished, join(folder, name));
    } catch (thrown) {
      rmSync(unfinished, { force: true });
      throw thrown;
    }
  });
}

const digestLength = 32;
const digestOf = (content: Uint8Array): Buffer => hash('sha256', content, 'buffer');

function tidy(folder: string, age: number): void {
  const oldest = Date.now() - age;
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = ownName.test(name) ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
    return stat?.isFile() === true ? [{ path, written: stat.mtimeMs }] : [];
  });
  files.sort((one, other) => other.written - one.written);
  for (const [index, { path, written }] of files.entries()) {
    if (index >= most || written < oldest) rmSync(path, { force: true });
  }
}

function ifPossible<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return undefined;
  }
}

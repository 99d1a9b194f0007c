import { mkdirSync, writeFile } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../errors.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** Writes files while the work goes on that makes them: a disk may take as long for a corpus as its conversion. */
export interface FileWriter {
  /**
   * Begins to write a file, and makes its folder where it is missing. No two files may have one path. Throws a UsageError
   * if the folder cannot be made.
   */
  readonly write: (path: string, content: string) => void;
  /** Waits for room for some more files. Throws a UsageError if one could not be written. */
  readonly room: () => Promise<void>;
  /** Waits until all files are written. Throws a UsageError if one could not be. */
  readonly end: () => Promise<void>;
  /** Waits until nothing is being written any more, whatever became of it: a file must not be left half written. */
  readonly settle: () => Promise<void>;
}

/** So many files are open at once, at most, besides those of one step of the work: systems allow 256 and more. */
const maxPending = 128;

/** Makes a writer, which has written nothing. */
export function makeFileWriter(): FileWriter {
  const madeFolders = new Set<string>();
  let begun = 0;
  let pending = 0;
  /** Of the files that cannot be written, the one that was begun first. */
  let fault: { readonly number: number; readonly thrown: unknown } | undefined;
  let wake = () => {};

  const finish = (number: number, thrown: unknown) => {
    pending--;
    if (thrown !== undefined && (fault === undefined || number < fault.number)) fault = { number, thrown };
    wake();
  };
  const untilPending = async (count: number) => {
    while (pending > count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const check = async () => {
    if (fault === undefined) return;
    // Another one, begun before, may fail too.
    await untilPending(0);
    throw fault.thrown;
  };
  return {
    write: (path, content) => {
      if (fault !== undefined) return;
      const folder = dirname(path);
      try {
        if (!madeFolders.has(folder)) mkdirSync(folder, { recursive: true });
        madeFolders.add(folder);
      } catch (thrown) {
        throw cannotWrite(path, thrown);
      }
      const number = begun++;
      pending++;
      writeFile(path, content, (thrown) => finish(number, thrown === null ? undefined : cannotWrite(path, thrown)));
    },
    room: async () => {
      // What is done comes in, and goes on to its next step.
      if (pending > 0) await new Promise((resolve) => setImmediate(resolve));
      await untilPending(maxPending);
      await check();
    },
    end: async () => {
      await untilPending(0);
      await check();
    },
    settle: () => untilPending(0),
  };
}

function cannotWrite(path: string, thrown: unknown): unknown {
  return isSystemError(thrown) ? new UsageError(`${path}: cannot be written: ${reasonOf(thrown)}`) : thrown;
}

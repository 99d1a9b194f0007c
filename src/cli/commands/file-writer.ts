import { mkdirSync, writeFile } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../errors.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** Writes files while the work goes on that makes them: a disk may take as long for a corpus as its conversion. */
export interface FileWriter {
  /**
   * Takes a file to be written, and makes its folder where it is missing. No two files may have one path. Throws a UsageError
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

/** So many files are open at once, at most: systems allow 256 and more. One file of rules may become thousands. */
const maxOpen = 64;

/** More files than this do not wait for their turn while others are made. */
const maxPending = 128;

interface PendingFile {
  readonly number: number;
  readonly path: string;
  readonly content: string;
}

/** Makes a writer, which has written nothing. */
export function makeFileWriter(): FileWriter {
  const madeFolders = new Set<string>();
  const waiting: PendingFile[] = [];
  let taken = 0;
  let open = 0;
  /** Of the files that cannot be written, the first. */
  let fault: { readonly number: number; readonly thrown: unknown } | undefined;
  let wake = () => {};

  const begin = () => {
    // After a fault nothing is begun any more.
    if (fault !== undefined) waiting.length = 0;
    while (open < maxOpen) {
      const file = waiting.shift();
      if (file === undefined) return;
      const { number, path, content } = file;
      open++;
      writeFile(path, content, (thrown) => finish(number, thrown === null ? undefined : cannotWrite(path, thrown)));
    }
  };
  const finish = (number: number, thrown: unknown) => {
    open--;
    if (thrown !== undefined && (fault === undefined || number < fault.number)) fault = { number, thrown };
    begin();
    wake();
  };
  const pending = () => open + waiting.length;
  const untilPending = async (count: number) => {
    while (pending() > count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const check = async () => {
    if (fault === undefined) return;
    // One that was begun before may fail too.
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
      waiting.push({ number: taken++, path, content });
      begin();
    },
    room: async () => {
      // What is done comes in, and goes on to its next step.
      if (pending() > 0) await new Promise((resolve) => setImmediate(resolve));
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

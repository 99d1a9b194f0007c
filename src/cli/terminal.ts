import { write, writeSync } from 'node:fs';
import { isSystemError } from './system-error.js';

/** Whether to colour what goes to stderr: only on a terminal, and never with NO_COLOR (no-color.org). */
export const colorsOnStderr = (): boolean => colorsOn(process.stderr);

/** The same for what people read on stdout. */
export const colorsOnStdout = (): boolean => colorsOn(process.stdout);

const colorsOn = (stream: { readonly isTTY?: boolean }): boolean => {
  if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') return false;
  if (process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0' && process.env.FORCE_COLOR !== '')
    return true;
  return stream.isTTY === true && process.env.TERM !== 'dumb';
};

/** A line for people. */
export const say = (text: string): void => draw(`${text}\n`);

let isStderrLost = false;

/** Text for people, as it is. If stderr does not take it there is nobody to tell, and the work goes on without. */
export function draw(text: string): void {
  if (isStderrLost) return;
  try {
    writeAtOnce(2, text);
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    isStderrLost = true;
  }
}

/** Thrown when nobody reads our output any more: there is nothing left to do, and nothing to complain about. */
export class ClosedPipeError extends Error {}

/** Thrown when standard output cannot be written: the disk is full, say. Its cause says why. */
export class OutputError extends Error {
  override readonly cause: NodeJS.ErrnoException;

  constructor(cause: NodeJS.ErrnoException) {
    super('standard output cannot be written');
    this.cause = cause;
  }
}

const stdoutBuffer: string[] = [];
let bufferedLength = 0;

/** Output for programs and pipes; buffered, see {@link flushOutput}. */
export function output(text: string): void {
  stdoutBuffer.push(text);
  bufferedLength += text.length;
  if (bufferedLength > 65_536) flushOutput();
}

/** Writes what is buffered. Throws a ClosedPipeError or an OutputError if it cannot. */
export function flushOutput(): void {
  const text = stdoutBuffer.join('');
  stdoutBuffer.length = 0;
  bufferedLength = 0;
  if (text === '') return;
  try {
    writeAtOnce(1, text);
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw thrown.code === 'EPIPE' ? new ClosedPipeError() : new OutputError(thrown);
  }
}

/**
 * Writes a text to standard output without standing in the way of anything else: a reader may take its time, and the user
 * may want to stop meanwhile. Throws a ClosedPipeError or an OutputError if it cannot.
 */
export async function writeOutput(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += await writeSome(bytes.subarray(written));
    } catch (thrown) {
      if (!isSystemError(thrown)) throw thrown;
      if (thrown.code === 'EPIPE') throw new ClosedPipeError();
      if (thrown.code !== 'EAGAIN') throw new OutputError(thrown);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

const writeSome = (bytes: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) => {
    write(1, bytes, (error, count) => (error === null ? resolve(count) : reject(error)));
  });

/** Does work that writes output until it is done, or until nobody reads the output any more. */
export async function whileRead(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    flushOutput();
  } catch (thrown) {
    if (!(thrown instanceof ClosedPipeError)) throw thrown;
  }
}

/** Writes all of it, also to a pipe that is full for the moment. */
function writeAtOnce(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (thrown) {
      if (!isSystemError(thrown) || thrown.code !== 'EAGAIN') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

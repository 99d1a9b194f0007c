import { writeSync } from 'node:fs';

/** Whether to colour what goes to stderr: only on a terminal, and never with NO_COLOR (no-color.org). */
export const colorsOnStderr = (): boolean => {
  if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') return false;
  if (process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0' && process.env.FORCE_COLOR !== '')
    return true;
  return process.stderr.isTTY === true && process.env.TERM !== 'dumb';
};

/** A line for people. */
export const say = (text: string): void => {
  write(2, `${text}\n`);
};

/** Thrown when nobody reads our output any more: there is nothing left to do, and nothing to complain about. */
export class ClosedPipeError extends Error {}

const stdoutBuffer: string[] = [];
let bufferedLength = 0;

/** Output for programs and pipes; buffered, see {@link flushOutput}. */
export function output(text: string): void {
  stdoutBuffer.push(text);
  bufferedLength += text.length;
  if (bufferedLength > 65_536) flushOutput();
}

/** Writes what is buffered. */
export function flushOutput(): void {
  const text = stdoutBuffer.join('');
  stdoutBuffer.length = 0;
  bufferedLength = 0;
  if (text !== '') write(1, text);
}

/** Writes all of it, also to a pipe that is full for the moment. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (thrown) {
      const code = (thrown as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      } else if (code === 'EPIPE') {
        throw new ClosedPipeError();
      } else {
        throw thrown;
      }
    }
  }
}

/**
 * An input that cannot be read, or not to its end (no such file, a gzip that is cut off). The message is meant for
 * users. What was read before is good.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

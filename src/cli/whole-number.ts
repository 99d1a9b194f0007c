import { UsageError } from './errors.js';

/** The value of an option that is a number of things. Throws a UsageError if it is none. */
export function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text);
  throw new UsageError(`--${name}: "${text}" is no whole number from 1 to 9999`);
}

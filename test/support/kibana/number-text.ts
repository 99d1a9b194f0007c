import type { NumberValue } from '../../../src/predicate/predicate.js';

/** The number that a text is as JSON writes numbers; whole ones beyond 2^53 exactly. Undefined for other texts. */
export function readNumber(text: string): NumberValue | undefined {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return /^-?\d+$/.test(text) && Math.abs(value) > Number.MAX_SAFE_INTEGER ? BigInt(text) : value;
}

import type { Comparison, NumberValue } from '../../../src/predicate/predicate.js';
import { type Condition, comparison, equality, junctionOf, negationOf, never } from '../condition.js';
import type { Dialect } from '../dialect.js';
import { textLiteral } from '../words.js';

/** What JSON writes as a number; casts take white space, `+5`, `05`, `5d` and `NaN` as well. */
const jsonNumber = String.raw`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z`;
const jsonInteger = String.raw`^-?(0|[1-9][0-9]*)(\.0+)?\z`;

const signs = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** How numbers are compared. */
export type NumberRelation = 'eq' | Comparison;

/** Engines compare integers of so many digits exactly. */
const maxExact = 10n ** 38n;

/** Whether the number is beyond what engines compare exactly. */
export const isTooLarge = (value: NumberValue): boolean =>
  typeof value === 'bigint' || Number.isInteger(value)
    ? BigInt(value) >= maxExact || BigInt(value) <= -maxExact
    : false;

/** Whether no other integer has the same nearest number of 64 bits. */
const isSafe = (value: NumberValue): value is number =>
  typeof value === 'number' && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** Compares a column of integers or decimals. */
export function compareExact(
  expression: string,
  relation: NumberRelation,
  value: NumberValue,
  dialect: Dialect,
): Condition {
  if (isTooLarge(value)) {
    const isBelow = value > 0 ? relation === 'lt' || relation === 'lte' : relation === 'gt' || relation === 'gte';
    return isBelow ? comparison(`${expression} IS NOT NULL`, false) : never;
  }
  const literal = isSafe(value) ? decimalLiteral(value) : dialect.integerLiteral(BigInt(value));
  return compare(expression, relation, literal);
}

/** Compares a column of nearest numbers. */
export function compareDouble(expression: string, relation: NumberRelation, value: NumberValue): Condition {
  const nearest = Number(value);
  // biome-ignore lint/suspicious/noDoubleEquals: only `==` compares numbers with bigints
  if (nearest == value) return compare(expression, relation, doubleLiteral(nearest));
  if (relation === 'eq') return never;
  // No such number is between the value and the nearest one.
  const isLess = relation === 'lt' || relation === 'lte';
  const isNearestBelow = nearest < value;
  if (!Number.isFinite(nearest)) return isLess === value > 0 ? comparison(`${expression} IS NOT NULL`, false) : never;
  const sign = isLess ? (isNearestBelow ? 'lte' : 'lt') : isNearestBelow ? 'gt' : 'gte';
  return compare(expression, sign, doubleLiteral(nearest));
}

/**
 * Compares a text that is a number as JSON writes it; no other text passes. Integers beyond 2^53 are compared digit by
 * digit, all other numbers as the nearest ones of 64 bits.
 */
export function compareNumberText(
  text: string,
  relation: NumberRelation,
  value: NumberValue,
  dialect: Dialect,
): Condition {
  const asDouble = compareDouble(`TRY_CAST(${text} AS double)`, relation, value);
  const isNumber = dialect.matches(text, jsonNumber);
  if (isSafe(value)) return junctionOf('and', [asDouble, isNumber]);
  const isInteger = dialect.matches(text, jsonInteger);
  const digits = `regexp_replace(${text}, '\\.0+\\z', '')`;
  const exact = dialect.integerLiteral(BigInt(value));
  const byDigits =
    relation === 'eq'
      ? equality(digits, textLiteral(String(BigInt(value))))
      : junctionOf('or', [
          compare(`TRY_CAST(${digits} AS decimal(38,0))`, relation, exact),
          // More digits than that.
          junctionOf('and', [comparison(`TRY_CAST(${digits} AS decimal(38,0)) IS NULL`, false), asDouble]),
        ]);
  return junctionOf('or', [
    junctionOf('and', [byDigits, isInteger]),
    junctionOf('and', [asDouble, isNumber, negationOf(isInteger)]),
  ]);
}

function compare(expression: string, relation: NumberRelation, literal: string): Condition {
  return relation === 'eq' ? equality(expression, literal) : comparison(`${expression} ${signs[relation]} ${literal}`);
}

/** With an exponent it is a number of 64 bits; without one engines take a fraction for a decimal. */
function doubleLiteral(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const text = String(value).toUpperCase().replace('E+', 'E');
  return text.includes('E') ? text : `${text}E0`;
}

const decimalLiteral = (value: number): string => doubleLiteral(value).replace(/E0$/, '');

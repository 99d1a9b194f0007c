import { compilePattern } from '../../../src/predicate/match-pattern.js';
import { type Pattern, plainText } from '../../../src/predicate/pattern.js';
import type { FieldTest, PatternTest, RegexTest } from '../../../src/predicate/predicate.js';
import { foldCase } from '../../../src/predicate/text-case.js';
import { lowerCaseRegex } from '../../../src/regex/lower-case.js';
import { parseRegex } from '../../../src/regex/parse.js';
import { spellCase } from '../../../src/regex/spell-case.js';
import type { Value } from '../access.js';
import { type Condition, call, comparison, negationOf } from '../condition.js';
import { type Leaf, neverHolds, note, refuse } from '../writing.js';
import { compareDouble, compareExact, compareNumberText, isTooLarge, type NumberRelation } from './number.js';
import { mayFindInNumber, mayFitNumber } from './number-letters.js';
import { writePattern } from './pattern.js';
import { writeTimePart } from './time-part.js';

/** The tests of one value; the others are of fields. */
export type ValueTest = Exclude<
  FieldTest,
  { readonly kind: 'exists' | 'null' | 'field-reference' | 'query-expression' }
>;

/** Whether a value passes a test. The value may be NULL; then the result is not true. */
export function writeValueTest(value: Value, test: ValueTest, leaf: Leaf): Condition {
  switch (test.kind) {
    case 'pattern':
      return testPattern(value, test, leaf);
    case 'regex':
      return testRegex(value, test, leaf);
    case 'number':
      return testNumber(value, 'eq', test.value, leaf);
    case 'compare':
      return testNumber(value, test.comparison, test.value, leaf);
    case 'boolean':
      return testBoolean(value, test.value, leaf);
    case 'cidr': {
      if (value.kind !== 'text' && value.kind !== 'json') return neverHolds(leaf);
      return leaf.writing.dialect.inNetwork(textOf(value, leaf) ?? '', test.network);
    }
    case 'time-part':
      return writeTimePart(value, test, leaf);
  }
}

/** The text of a value as SQL; undefined if SQL does not write it as Sigma does. */
export function textOf({ kind, expression }: Value, { writing: { dialect } }: Leaf): string | undefined {
  switch (kind) {
    case 'text':
      return expression;
    case 'json':
      return dialect.jsonText(expression);
    case 'integer':
    case 'boolean':
      return dialect.asText(expression);
    default:
      return undefined;
  }
}

/** Says that the text of a value is one that SQL does not write as Sigma does. */
export const refuseText = (leaf: Leaf, { kind }: Value): Condition =>
  kind === 'double' || kind === 'float' || kind === 'decimal'
    ? refuse(
        leaf,
        'sql/number-wildcard',
        `the column of ${leaf.field} holds fractions, which SQL writes differently as text`,
      )
    : refuse(leaf, 'sql/type', `the column of ${leaf.field} is a ${typeName(kind)}, which has no text to compare`);

const typeName = (kind: Value['kind']): string => (kind === 'other' ? 'type that rules cannot ask' : kind);

function testPattern(value: Value, test: PatternTest, leaf: Leaf): Condition {
  if (test.pattern.some((part) => part.kind === 'literal' && /\p{Cs}/u.test(part.text))) {
    return refuse(leaf, 'sql/half-character', 'the value has half of a surrogate pair, which UTF-8 cannot hold');
  }
  const { dialect } = leaf.writing;
  const plain = plainText(test.pattern);
  switch (value.kind) {
    case 'text':
      return writePattern(value.expression, test, dialect, value.lowered);
    case 'json':
      if (mayFitNumber(test.pattern)) note(leaf, 'sql/number-text');
      return writePattern(dialect.jsonText(value.expression), test, dialect);
    case 'integer': {
      if (isAnyText(test.pattern)) return comparison(`${value.expression} IS NOT NULL`, false);
      if (plain === undefined) return writePattern(dialect.asText(value.expression), test, dialect);
      const isCanonical = /^(?:0|-?[1-9][0-9]*)$/.test(plain) && plain.length < 60;
      return isCanonical ? compareExact(value.expression, 'eq', BigInt(plain), dialect) : neverHolds(leaf);
    }
    case 'double':
    case 'float':
    case 'decimal': {
      if (isAnyText(test.pattern)) return comparison(`${value.expression} IS NOT NULL`, false);
      if (plain === undefined) return refuseText(leaf, value);
      const number = numberWrittenSo(plain, value.kind === 'decimal');
      return number === undefined ? neverHolds(leaf) : testNumber(value, 'eq', number, leaf);
    }
    case 'boolean': {
      const fits = compilePattern(test.pattern, test.cased);
      const fitsText = (text: string) => fits(test.cased ? text : foldCase(text));
      const [isTrue, isFalse] = [fitsText('true'), fitsText('false')];
      if (isTrue && isFalse) return comparison(`${value.expression} IS NOT NULL`, false);
      if (!isTrue && !isFalse) return neverHolds(leaf);
      return isTrue ? call(value.expression) : negated(value.expression);
    }
    default:
      return refuseText(leaf, value);
  }
}

/** The number whose text is this one (all digits for integers); undefined if there is none that can be in a column. */
function numberWrittenSo(text: string, isExact: boolean): number | bigint | undefined {
  const number = Number(text);
  if (/^(?:0|-?[1-9][0-9]{0,400})$/.test(text)) {
    const integer = BigInt(text);
    // The most digits that a column of decimals can have.
    if (isExact) return /^-?[0-9]{1,38}$/.test(text) ? integer : undefined;
    return Number.isFinite(number) && BigInt(number) === integer ? number : undefined;
  }
  return Number.isFinite(number) && !Number.isInteger(number) && text === String(number) ? number : undefined;
}

const isAnyText = (pattern: Pattern): boolean => pattern.length === 1 && pattern[0]?.kind === 'any-run';

/** A boolean column that is NULL is neither true nor false. */
const negated = (expression: string): Condition => comparison(`${expression} = FALSE`);

function testRegex(value: Value, { expression, flags }: RegexTest, leaf: Leaf): Condition {
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) return refuse(leaf, 'sql/regex', `the expression cannot be read: ${parsed.fault.message}`);
  const text = textOf(value, leaf);
  if (text === undefined) return refuseText(leaf, value);
  if (value.kind === 'json' && mayFindInNumber(parsed.node)) note(leaf, 'sql/number-text');
  const { dialect } = leaf.writing;
  // SQL makes another letter of `İ`.
  if (flags.ignoreCase && expression.includes('İ')) return dialect.regexpLike(text, spellCase(parsed.node));
  const lowered = flags.ignoreCase ? lowerCaseRegex(parsed.node) : undefined;
  return lowered === undefined
    ? dialect.regexpLike(text, parsed.node)
    : dialect.regexpLike(value.lowered ?? `lower(${text})`, lowered);
}

function testNumber(value: Value, relation: NumberRelation, number: number | bigint, leaf: Leaf): Condition {
  const { expression, kind } = value;
  const { dialect } = leaf.writing;
  switch (kind) {
    case 'integer':
    case 'decimal':
      if (kind === 'integer' && relation === 'eq' && typeof number === 'number' && !Number.isInteger(number)) {
        return neverHolds(leaf);
      }
      return compareExact(expression, relation, number, dialect);
    case 'float':
      note(leaf, 'sql/rounded');
      return compareDouble(expression, relation, number);
    case 'double':
      return compareDouble(expression, relation, number);
    case 'text':
    case 'json': {
      if (relation !== 'eq' && isTooLarge(number)) {
        return refuse(leaf, 'sql/large-number', 'SQL compares integers of up to 38 digits');
      }
      return compareNumberText(textOf(value, leaf) ?? '', relation, number, dialect);
    }
    default:
      return neverHolds(leaf);
  }
}

function testBoolean(value: Value, wanted: boolean, leaf: Leaf): Condition {
  const { expression, kind } = value;
  if (kind === 'boolean') return wanted ? call(expression) : negated(expression);
  if (kind !== 'text' && kind !== 'json') return neverHolds(leaf);
  const pattern = [{ kind: 'literal', text: String(wanted) }] as const;
  return writePattern(textOf(value, leaf) ?? '', { kind: 'pattern', pattern, cased: false }, leaf.writing.dialect);
}

/** Whether a value is there, that is not NULL and no null of JSON. */
export const isNotNull = ({ kind, expression }: Value, { writing: { dialect } }: Leaf): Condition =>
  kind === 'json' ? negationOf(dialect.isJsonNull(expression)) : comparison(`${expression} IS NOT NULL`, false);

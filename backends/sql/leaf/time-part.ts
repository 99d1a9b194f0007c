import type { FieldTest } from '../../../src/predicate/predicate.js';
import type { Value } from '../access.js';
import { type Condition, comparison, equality, junctionOf, negationOf } from '../condition.js';
import { type Leaf, neverHolds } from '../writing.js';

type TimePartTest = Extract<FieldTest, { kind: 'time-part' }>;

/** Numbers from here on are milliseconds since 1970, those below are seconds. */
const firstMilliseconds = '100000000000';

/** Moments further away end a query on Trino. (It knows years to 73,000.) */
const furthest = { seconds: '-2000000000000', milliseconds: '2000000000000000' } as const;

/** Whether a part of the moment that a value means, in UTC, is the number of the rule. */
export function writeTimePart(value: Value, { part, value: wanted }: TimePartTest, leaf: Leaf): Condition {
  const { dialect } = leaf.writing;
  const { expression, kind } = value;
  const ofMoment = (moment: string) => equality(dialect.timePart(part, moment), String(wanted));
  const ofNumber = (number: string) => {
    const isMilliseconds = `${number} >= ${firstMilliseconds} AND ${number} < ${furthest.milliseconds}`;
    const isSeconds = `${number} > ${furthest.seconds} AND ${number} < ${firstMilliseconds}`;
    const seconds = `CASE WHEN ${isMilliseconds} THEN ${number} / 1000e0 WHEN ${isSeconds} THEN ${number} END`;
    return ofMoment(dialect.momentOfSeconds(seconds));
  };
  switch (kind) {
    case 'text':
      return ofMoment(dialect.momentOfText(expression));
    case 'json': {
      const text = dialect.jsonText(expression);
      const isNumber = dialect.isJsonNumber(expression);
      return junctionOf('or', [
        junctionOf('and', [isNumber, ofNumber(`TRY_CAST(${text} AS double)`)]),
        junctionOf('and', [negationOf(isNumber), ofMoment(dialect.momentOfText(text))]),
      ]);
    }
    case 'integer':
    case 'decimal':
    case 'double':
    case 'float':
      return ofNumber(`CAST(${expression} AS double)`);
    case 'timestamp':
      return ofMoment(dialect.momentOfTimestamp(expression));
    case 'date':
      // A date is midnight.
      if (part !== 'hour' && part !== 'minute') return ofMoment(`CAST(${expression} AS timestamp)`);
      return wanted === 0 ? comparison(`${expression} IS NOT NULL`, false) : neverHolds(leaf);
    default:
      return neverHolds(leaf);
  }
}

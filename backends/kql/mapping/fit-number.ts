import { textOf } from '../../../src/event/values.js';
import { parseJsonNumber } from '../../../src/predicate/number.js';
import { type Pattern, plainText } from '../../../src/predicate/pattern.js';
import type { Comparison, NumberValue } from '../../../src/predicate/predicate.js';
import { foldCase } from '../../../src/predicate/text-case.js';
import type { FieldType } from './field-type.js';
import { anyValue, type Fit, type FitNote, isAnyValue, never, refuse, type TypedTest, write } from './fit.js';
import { holdsExactly, isWhole, placeInRange } from './numeric-range.js';

type NumberType = Extract<FieldType, { kind: 'number' }>;

/** What a test becomes for a field of numbers. */
export function fitNumber(test: TypedTest, type: NumberType): Fit {
  switch (test.kind) {
    case 'pattern':
      return isAnyValue(test) ? write(test) : fitPattern(test.pattern, test.cased, type);
    case 'number':
      return fitEqual(test.value, type);
    case 'compare':
      return fitCompare(test.comparison, test.value, type);
    case 'boolean':
    case 'cidr':
      return never;
    case 'exists':
      return write(test, [{ code: 'kql/present' }]);
    case 'null':
      return write(test);
  }
}

/** A text is equal to the text of a number only if it is written as numbers are. */
function fitPattern(pattern: Pattern, cased: boolean, type: NumberType): Fit {
  const text = plainText(pattern);
  if (text === undefined) {
    return refuse('kql/number-wildcard', `the field is mapped as ${type.name}, and numbers have no wildcards`);
  }
  const number = parseJsonNumber(text);
  if (number === undefined || textOf(number) !== (cased ? text : foldCase(text))) return never;
  return fitEqual(number, type);
}

function fitEqual(value: NumberValue, type: NumberType): Fit {
  if (placeInRange(value, type) !== 'inside') return never;
  if (isWhole(type) && typeof value === 'number' && !Number.isInteger(value)) return never;
  return write({ kind: 'number', value }, rounding(value, type));
}

/** Elasticsearch takes no limit that the type cannot hold, but then all numbers are on one side of it. */
function fitCompare(comparison: Comparison, value: NumberValue, type: NumberType): Fit {
  const place = placeInRange(value, type);
  if (place === 'inside') return write({ kind: 'compare', comparison, value }, rounding(value, type));
  const isUpperLimit = comparison === 'lt' || comparison === 'lte';
  return isUpperLimit === (place === 'above') ? write(anyValue) : never;
}

const rounding = (value: NumberValue, type: NumberType): readonly FitNote[] =>
  holdsExactly(value, type) ? [] : [{ code: 'kql/rounded', detail: type.name }];

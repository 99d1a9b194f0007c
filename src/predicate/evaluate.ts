import type { Event } from '../event/event.js';
import { allScalars, type Scalar, textOf, walkField } from '../event/values.js';
import { compileRegex } from '../regex/run.js';
import { momentOf, timePartOf } from './date-time.js';
import { compilePattern } from './match-pattern.js';
import { networkContains } from './network.js';
import { compareNumbers, equalNumbers, numberOf } from './number.js';
import type { FieldTest, KeywordTest, Predicate } from './predicate.js';
import { foldCase } from './text-case.js';

/** Whether a predicate holds for an event. */
export type Evaluator = (event: Event) => boolean;

/**
 * The reference meaning of a predicate (design: "What a test means"): every backend is tested against it. Returns a
 * function so that patterns and expressions are prepared once. The function never throws.
 */
export function compileReference(predicate: Predicate): Evaluator {
  switch (predicate.kind) {
    case 'and': {
      const operands = predicate.operands.map(compileReference);
      return (event) => operands.every((holds) => holds(event));
    }
    case 'or': {
      const operands = predicate.operands.map(compileReference);
      return (event) => operands.some((holds) => holds(event));
    }
    case 'not': {
      const operand = compileReference(predicate.operand);
      return (event) => !operand(event);
    }
    case 'constant':
      return () => predicate.value;
    case 'keyword': {
      const fits = textTest(predicate.test);
      return (event) => allScalars(event).some((value) => fits(textOf(value)));
    }
    case 'field':
      return compileFieldTest(predicate.field, predicate.test);
  }
}

/** Whether a predicate holds for one event. For many events compile it once: {@link compileReference}. */
export const evaluate = (predicate: Predicate, event: Event): boolean => compileReference(predicate)(event);

function compileFieldTest(field: string, test: FieldTest): Evaluator {
  switch (test.kind) {
    case 'exists':
      return (event) => walkField(event, field).present;
    case 'null':
      return (event) => {
        const { values, sawObject } = walkField(event, field);
        return !sawObject && values.every((value) => value === null);
      };
    case 'field-reference': {
      const prepare = test.cased ? (text: string) => text : foldCase;
      const textsOf = (event: Event, name: string) =>
        walkField(event, name)
          .values.filter((value) => value !== null)
          .map((value) => prepare(textOf(value)));
      const related = relations[test.relation];
      return (event) => {
        const others = textsOf(event, test.field);
        return textsOf(event, field).some((text) => others.some((other) => related(text, other)));
      };
    }
    default: {
      const passes = compileValueTest(test);
      return (event) => walkField(event, field).values.some(passes);
    }
  }
}

const relations = {
  equals: (text: string, other: string) => text === other,
  startswith: (text: string, other: string) => text.startsWith(other),
  endswith: (text: string, other: string) => text.endsWith(other),
  contains: (text: string, other: string) => text.includes(other),
};

type ValueTest = Exclude<FieldTest, { kind: 'exists' | 'null' | 'field-reference' }>;

function compileValueTest(test: ValueTest): (value: Scalar) => boolean {
  switch (test.kind) {
    case 'pattern':
    case 'regex': {
      const fits = textTest(test);
      return (value) => value !== null && fits(textOf(value));
    }
    case 'number':
      return (value) => {
        const number = numberOf(value);
        return number !== undefined && equalNumbers(number, test.value);
      };
    case 'boolean':
      return (value) =>
        value === test.value || (typeof value === 'string' && value.toLowerCase() === String(test.value));
    case 'cidr':
      return (value) => typeof value === 'string' && networkContains(test.network, value);
    case 'compare':
      return (value) => {
        const number = numberOf(value);
        return number !== undefined && compareNumbers(number, test.comparison, test.value);
      };
    case 'time-part':
      return (value) => {
        const moment = momentOf(value);
        return moment !== undefined && timePartOf(moment, test.part) === test.value;
      };
  }
}

function textTest(test: KeywordTest): (text: string) => boolean {
  if (test.kind === 'pattern') return compilePattern(test.pattern, test.cased);
  return compileRegex(test.expression, test.flags);
}

import type { Event } from '../event/event.js';
import type { Scalar } from '../event/values.js';
import { compileRegex } from '../regex/run.js';
import { momentOf, timePartOf } from './date-time.js';
import { EventView, type ValuesView } from './event-view.js';
import { compilePattern } from './match-pattern.js';
import { networkContains } from './network.js';
import { compareNumbers, equalNumbers } from './number.js';
import type { FieldTest, KeywordTest, Predicate } from './predicate.js';

/** Whether a predicate holds for an event. */
export type Evaluator = (event: Event) => boolean;

/**
 * The reference meaning of a predicate (design: "What a test means"): every backend is tested against it. Returns a
 * function so that patterns and expressions are prepared once. The function never throws.
 */
export function compileReference(predicate: Predicate): Evaluator {
  const holds = compile(predicate, new Map());
  return (event) => holds(new EventView(event));
}

/** Whether a predicate holds for one event. For many events compile it once: {@link compileReference}. */
export const evaluate = (predicate: Predicate, event: Event): boolean => compileReference(predicate)(event);

type Holds = (event: EventView) => boolean;

/** The reference meaning of one part for an event whose values are looked up once for all parts. */
export const compilePart = (predicate: Predicate): Holds => compile(predicate, new Map());

/** Parts that stand in many places are one object, and prepared once. */
function compile(predicate: Predicate, known: Map<Predicate, Holds>): Holds {
  let holds = known.get(predicate);
  if (holds === undefined) {
    holds = compileAnew(predicate, known);
    known.set(predicate, holds);
  }
  return holds;
}

function compileAnew(predicate: Predicate, known: Map<Predicate, Holds>): Holds {
  switch (predicate.kind) {
    case 'and': {
      const operands = predicate.operands.map((operand) => compile(operand, known));
      return (event) => operands.every((holds) => holds(event));
    }
    case 'or': {
      const operands = predicate.operands.map((operand) => compile(operand, known));
      return (event) => operands.some((holds) => holds(event));
    }
    case 'not': {
      const operand = compile(predicate.operand, known);
      return (event) => !operand(event);
    }
    case 'constant':
      return () => predicate.value;
    case 'keyword': {
      const passes = compileTextTest(predicate.test);
      return (event) => passes(event.everything());
    }
    case 'field': {
      const { field, test } = predicate;
      if (test.kind === 'field-reference') {
        const passes = compileReferenceTest(test);
        return (event) => passes(event.field(field), event.field(test.field));
      }
      const passes = compileFieldTest(test);
      return (event) => passes(event.field(field));
    }
  }
}

type ReferenceTest = Extract<FieldTest, { kind: 'field-reference' }>;

function compileFieldTest(test: Exclude<FieldTest, ReferenceTest>): (field: ValuesView) => boolean {
  switch (test.kind) {
    case 'pattern':
    case 'regex':
      return compileTextTest(test);
    case 'number':
      return ({ numbers }) => numbers.some((number) => equalNumbers(number, test.value));
    case 'compare':
      return ({ numbers }) => numbers.some((number) => compareNumbers(number, test.comparison, test.value));
    case 'exists':
      return ({ found }) => found.present;
    case 'null':
      return ({ found }) => !found.sawObject && found.values.every((value) => value === null);
    case 'boolean':
      return ({ found }) => found.values.some((value) => isBoolean(value, test.value));
    case 'cidr':
      return ({ found }) =>
        found.values.some((value) => typeof value === 'string' && networkContains(test.network, value));
    case 'time-part':
      return ({ found }) =>
        found.values.some((value) => {
          const moment = momentOf(value);
          return moment !== undefined && timePartOf(moment, test.part) === test.value;
        });
    case 'query-expression':
      throw new Error('an expression in the words of a target has no meaning here');
  }
}

function compileTextTest(test: KeywordTest): (texts: ValuesView) => boolean {
  if (test.kind === 'regex') {
    const search = compileRegex(test.expression, test.flags);
    return ({ texts }) => texts.some(search);
  }
  const fits = compilePattern(test.pattern, test.cased);
  return test.cased ? ({ texts }) => texts.some(fits) : ({ folded }) => folded.some(fits);
}

function compileReferenceTest({ relation, cased }: ReferenceTest): (field: ValuesView, other: ValuesView) => boolean {
  const textsOf = (values: ValuesView) => (cased ? values.texts : values.folded);
  const related = relations[relation];
  return (field, other) => textsOf(field).some((text) => textsOf(other).some((part) => related(text, part)));
}

const relations = {
  equals: (text: string, other: string) => text === other,
  startswith: (text: string, other: string) => text.startsWith(other),
  endswith: (text: string, other: string) => text.endsWith(other),
  contains: (text: string, other: string) => text.includes(other),
};

const isBoolean = (value: Scalar, wanted: boolean): boolean =>
  value === wanted || (typeof value === 'string' && value.length <= 5 && value.toLowerCase() === String(wanted));

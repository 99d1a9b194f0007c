import { type Diagnostic, error, type Placed } from '../../../src/diagnostic/diagnostic.js';
import type {
  FieldName,
  FieldPredicate,
  KeywordPredicate,
  Predicate,
  RegexTest,
} from '../../../src/predicate/predicate.js';
import type { Argument, Call, Expression } from './expression.js';
import { stringLiteral } from './literal.js';
import type { RegexConstants } from './regex-constants.js';
import { type TestCall, testCall } from './test-call.js';

/** What is gathered while a predicate is written. */
export interface Writing {
  readonly regexes: RegexConstants;
  readonly errors: Diagnostic[];
}

/** A predicate as an expression; undefined for one that always or never holds. What cannot be written is an error. */
export function writePredicate(predicate: Predicate, writing: Writing): Expression | undefined {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = joinLists(predicate.operands, predicate.kind, writing);
      const [only] = operands;
      return operands.length === 1 ? only : { kind: predicate.kind, operands };
    }
    case 'not': {
      const operand = writePredicate(predicate.operand, writing);
      return operand === undefined ? undefined : { kind: 'not', operand };
    }
    case 'field':
    case 'keyword':
      return callOf(writeTest(predicate, writing), 'or');
    case 'constant':
      return undefined;
    default:
      return predicate satisfies never;
  }
}

/** Tests of one field that one helper can ask together. */
interface TestGroup {
  /** The event and the field, as arguments. */
  readonly subject: readonly string[];
  readonly call: TestCall;
  readonly values: string[];
}

/** The operands of a chain; tests that a helper takes as a list stand together, at the place of the first of them. */
function joinLists(operands: readonly Predicate[], linking: 'and' | 'or', writing: Writing): readonly Expression[] {
  const groups = new Map<string, TestGroup>();
  const written: (Expression | TestGroup)[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'field' && operand.kind !== 'keyword') {
      const expression = writePredicate(operand, writing);
      if (expression !== undefined) written.push(expression);
      continue;
    }
    const group = writeTest(operand, writing);
    const { helper, first, last, lists } = group.call;
    const key =
      lists?.[linking] === undefined ? undefined : [...group.subject, helper, first ?? '', last ?? ''].join('\n');
    const known = key === undefined ? undefined : groups.get(key);
    if (known !== undefined) {
      known.values.push(...group.values);
      continue;
    }
    if (key !== undefined) groups.set(key, group);
    written.push(group);
  }
  return written.map((one) => ('call' in one ? callOf(one, linking) : one));
}

function writeTest(leaf: FieldPredicate | KeywordPredicate, writing: Writing): TestGroup {
  const subject = leaf.kind === 'field' ? ['event', stringLiteral(leaf.field)] : ['anywhere(event)', '"value"'];
  const call = leafCall(leaf, writing);
  return { subject, call, values: [...call.values] };
}

function leafCall(leaf: FieldPredicate | KeywordPredicate, writing: Writing): TestCall {
  const { test, origin } = leaf;
  if (test.kind === 'regex') return searchCall(leaf.kind === 'field' ? leaf.field : undefined, test, origin, writing);
  if (test.kind === 'query-expression') {
    const message = 'a pipeline put an expression in the words of a query language here, which is no Python';
    writing.errors.push(error('panther/query-expression', message, { at: origin }));
    return { helper: 'exists', values: [] };
  }
  return testCall(test);
}

function searchCall(field: FieldName | undefined, test: RegexTest, at: Placed, { regexes, errors }: Writing): TestCall {
  const constant = regexes.constantFor(field, test);
  if ('fault' in constant) {
    errors.push(error('panther/regex', constant.fault, { at, notes: ['athena and js render it'] }));
    return { helper: 'search', values: [] };
  }
  return { helper: 'search', values: [constant.name], ...(constant.isFolded ? { last: 'folded=True' } : {}) };
}

function callOf({ subject, call, values }: TestGroup, linking: 'and' | 'or'): Call {
  const { helper, lists, first, last, isList = false } = call;
  const distinct = [...new Set(values)];
  const isLong = distinct.length > 1;
  const list: readonly Argument[] = isLong || isList ? [isLong ? distinct : `[${distinct.join('')}]`] : distinct;
  return {
    kind: 'call',
    name: isLong ? (lists?.[linking] ?? helper) : helper,
    arguments: [...subject, ...(first === undefined ? [] : [first]), ...list, ...(last === undefined ? [] : [last])],
  };
}

import type { FieldPredicate, KeywordPredicate, Predicate } from '../../predicate/predicate.js';
import type { Argument, Call, Expression } from './expression.js';
import type { TestCall } from './test-call.js';

/** How a programming language asks one test. */
export interface CallWriter {
  /** The event and the field, as arguments. */
  readonly subjectOf: (leaf: FieldPredicate | KeywordPredicate) => readonly string[];
  readonly callOf: (leaf: FieldPredicate | KeywordPredicate) => TestCall;
}

/** A predicate as an expression of calls of helpers; undefined for one that always or never holds. */
export function writeCalls(predicate: Predicate, writer: CallWriter): Expression | undefined {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = joinLists(predicate.operands, predicate.kind, writer);
      const [only] = operands;
      return operands.length === 1 ? only : { kind: predicate.kind, operands };
    }
    case 'not': {
      const operand = writeCalls(predicate.operand, writer);
      return operand === undefined ? undefined : { kind: 'not', operand };
    }
    case 'field':
    case 'keyword':
      return callOf(groupOf(predicate, writer), 'or');
    case 'constant':
      return undefined;
    default:
      return predicate satisfies never;
  }
}

/** Tests of one field that one helper can ask together. */
interface TestGroup {
  readonly subject: readonly string[];
  readonly call: TestCall;
  readonly values: string[];
}

/** The operands of a chain; tests that a helper takes as a list stand together, at the place of the first of them. */
function joinLists(operands: readonly Predicate[], linking: 'and' | 'or', writer: CallWriter): readonly Expression[] {
  const groups = new Map<string, TestGroup>();
  const written: (Expression | TestGroup)[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'field' && operand.kind !== 'keyword') {
      const expression = writeCalls(operand, writer);
      if (expression !== undefined) written.push(expression);
      continue;
    }
    const group = groupOf(operand, writer);
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

function groupOf(leaf: FieldPredicate | KeywordPredicate, { subjectOf, callOf: askOf }: CallWriter): TestGroup {
  const call = askOf(leaf);
  return { subject: subjectOf(leaf), call, values: [...call.values] };
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

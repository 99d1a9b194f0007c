import type { Expression } from '../../../src/backend/calls/expression.js';
import type { TestCall } from '../../../src/backend/calls/test-call.js';
import { writeCalls } from '../../../src/backend/calls/write-calls.js';
import { type Diagnostic, error, type Placed } from '../../../src/diagnostic/diagnostic.js';
import type {
  FieldName,
  FieldPredicate,
  KeywordPredicate,
  Predicate,
  RegexTest,
} from '../../../src/predicate/predicate.js';
import { stringLiteral } from './literal.js';
import type { RegexConstants } from './regex-constants.js';
import { testCall } from './test-call.js';

/** What is gathered while a predicate is written. */
export interface Writing {
  readonly regexes: RegexConstants;
  readonly errors: Diagnostic[];
}

/** A predicate as an expression; undefined for one that always or never holds. What cannot be written is an error. */
export const writePredicate = (predicate: Predicate, writing: Writing): Expression | undefined =>
  writeCalls(predicate, {
    subjectOf: (leaf) =>
      leaf.kind === 'field' ? ['event', stringLiteral(leaf.field)] : ['anywhere(event)', '"value"'],
    callOf: (leaf) => leafCall(leaf, writing),
  });

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

import type { Expression } from '../../../src/backend/calls/expression.js';
import type { TestCall } from '../../../src/backend/calls/test-call.js';
import { writeCalls } from '../../../src/backend/calls/write-calls.js';
import type { NoteCollector } from '../../../src/backend/conditions-of-exactness.js';
import { type Diagnostic, error } from '../../../src/diagnostic/diagnostic.js';
import type { FieldPredicate, KeywordPredicate, Predicate } from '../../../src/predicate/predicate.js';
import { anywhere } from './helpers.js';
import { returnStatement } from './layout.js';
import { pad, step } from './lines.js';
import { stringLiteral } from './literal.js';
import { lowerSlowRegexes } from './plain-regexes.js';
import type { Regexes } from './regexes.js';
import { testCall } from './test-call.js';

/** What is gathered while a predicate is written. */
export interface Writing {
  readonly regexes: Regexes;
  readonly notes: NoteCollector;
  readonly errors: Diagnostic[];
}

/** A predicate as an expression; undefined for one that always or never holds. What cannot be written is an error. */
export const writeMatch = (predicate: Predicate, writing: Writing): Expression | undefined =>
  writeCalls(lowerSlowRegexes(predicate), {
    subjectOf: (leaf) => (leaf.kind === 'field' ? ['event', stringLiteral(leaf.field)] : [anywhere, '"value"']),
    callOf: (leaf) => leafCall(leaf, writing),
  });

function leafCall(leaf: FieldPredicate | KeywordPredicate, { regexes, notes, errors }: Writing): TestCall {
  const { test, origin } = leaf;
  if (test.kind === 'query-expression') throw new Error('an expression of another target was not refused');
  if (test.kind !== 'regex') return testCall(test);
  const field = leaf.kind === 'field' ? leaf.field : undefined;
  const regex = regexes.regexFor(field, test);
  if ('fault' in regex) {
    errors.push(error('js/regex', regex.fault, { at: origin }));
    return { helper: 'search', values: [] };
  }
  if (regex.isSlow) notes.add('js/native-regex', field ?? 'all', origin);
  return { helper: 'search', values: [regex.value], ...(regex.isFolded ? { last: 'fold' } : {}) };
}

/** The function of a rule that says whether an event matches; `head` is how it begins. */
export function matchFunction(
  predicate: Predicate,
  expression: Expression | undefined,
  head: (parameter: string) => string,
  indent: number,
): readonly string[] {
  const always = predicate.kind === 'constant' && predicate.value;
  const body =
    expression === undefined ? [`${pad(indent + step)}return ${always};`] : returnStatement(expression, indent + step);
  return [`${pad(indent)}${head(expression === undefined ? '_event' : 'event')} {`, ...body, `${pad(indent)}}`];
}

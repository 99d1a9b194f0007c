import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { error } from '../../src/diagnostic/diagnostic.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { queryExpressionIn } from '../../src/predicate/query-expression.js';
import { predicateToJson } from './predicate-json.js';

/** Evaluation in this process: the reference meaning itself, exact for every construct. */
export const js: Backend = {
  id: 'js',
  title: 'JavaScript, evaluated in this process',
  options: {},
  formats: { predicate: { title: "the rule's meaning as JSON", extension: 'json' } },
  render: ({ predicate }: ResolvedRule): Rendering => {
    const at = queryExpressionIn(predicate);
    if (at === undefined) return { output: JSON.stringify(predicateToJson(predicate)), notes: [], errors: [] };
    return refusal([
      error('js/query-expression', 'an expression in the words of a query language has no meaning here', { at }),
    ]);
  },
  compile: ({ predicate }) => compileReference(predicate),
};

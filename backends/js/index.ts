import type { Backend, Rendering } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { predicateToJson } from './predicate-json.js';

/** Evaluation in this process: the reference meaning itself, exact for every construct. */
export const js: Backend = {
  id: 'js',
  title: 'JavaScript, evaluated in this process',
  options: {},
  formats: { predicate: { title: "the rule's meaning as JSON", extension: 'json' } },
  render: ({ predicate }: ResolvedRule): Rendering => ({
    output: JSON.stringify(predicateToJson(predicate)),
    notes: [],
    errors: [],
  }),
  compile: ({ predicate }) => compileReference(predicate),
};

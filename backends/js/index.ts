import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import { collectNotes } from '../../src/backend/conditions-of-exactness.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { type Diagnostic, error } from '../../src/diagnostic/diagnostic.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { queryExpressionIn } from '../../src/predicate/query-expression.js';
import { moduleTypes, ruleSetTypes } from './module/declarations.js';
import { collectRegexes } from './module/regexes.js';
import { ruleModule } from './module/rule-module.js';
import { joinRuleSet, ruleSetPart } from './module/rule-set-module.js';
import type { Writing } from './module/write-match.js';
import { noteMessages } from './notes.js';
import { options } from './options.js';
import { predicateToJson } from './predicate-json.js';

/** Evaluation in this process, the reference meaning itself; and modules that mean the same anywhere. */
export const js: Backend<typeof options> = {
  id: 'js',
  title: 'JavaScript, evaluated in this process or as modules of its own',
  options,
  formats: {
    predicate: { title: "the rule's meaning as JSON", extension: 'json' },
    module: {
      title: 'an ES module of its own, without dependencies',
      extension: 'mjs',
      join: (outputs) => only(outputs, 'module', 'rule-set'),
      isFileInFolder: true,
    },
    'module-types': {
      title: 'the types of such a module for TypeScript',
      extension: 'd.mts',
      join: (outputs) => only(outputs, 'module-types', 'rule-set-types'),
      isFileInFolder: true,
    },
    'rule-set': { title: 'one ES module of all rules', extension: 'mjs', join: joinRuleSet },
    'rule-set-types': {
      title: 'the types of the module of all rules',
      extension: 'd.mts',
      join: () => ({ output: ruleSetTypes }),
    },
  },
  render: (rule, format, given): Rendering => {
    const { predicate } = rule;
    const at = queryExpressionIn(predicate);
    if (at !== undefined) {
      const message = 'an expression in the words of a query language has no meaning here';
      return refusal([error('js/query-expression', message, { at })]);
    }
    if (format === 'predicate') return { output: JSON.stringify(predicateToJson(predicate)), notes: [], errors: [] };
    if (rule.postprocess !== undefined) {
      const processed = rule.postprocess('');
      if ('errors' in processed || processed.query !== '') return refusal([noQuery(rule)]);
    }
    const isNative = given.regex === 'native';
    const writing = { regexes: collectRegexes(isNative), notes: collectNotes(), errors: [] as Diagnostic[] };
    const output = outputOf(rule, format, writing);
    if (writing.errors.length > 0) return refusal(writing.errors);
    return { output, notes: writing.notes.notes(noteMessages), errors: [] };
  },
  compile: ({ predicate }) => compileReference(predicate),
};

function outputOf(rule: ResolvedRule, format: string, writing: Writing): string {
  if (format.startsWith('rule-set')) return ruleSetPart(rule, writing);
  const written = ruleModule(rule, writing);
  return format === 'module' ? written : moduleTypes;
}

const noQuery = ({ rule }: ResolvedRule): Diagnostic =>
  error('js/postprocessing', 'a pipeline changes the query of this rule, and a module is none', {
    at: rule.origin,
    notes: ['leave out the postprocessing of the pipeline'],
  });

/** A module is about one rule. */
function only(outputs: readonly string[], format: string, ofMany: string) {
  const [output] = outputs;
  if (output !== undefined && outputs.length === 1) return { output };
  // Each rule was refused, with its reason.
  if (outputs.length === 0) return { errors: [] };
  const notes = [`-f ${ofMany} makes one module of all`, `with -o DIR/ each rule gets a ${format} of its own`];
  return { errors: [error('js/many-rules', `${outputs.length} rules do not fit into one ${format}`, { notes })] };
}

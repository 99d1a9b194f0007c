import { type Diagnostic, error, hasErrors } from '../diagnostic/diagnostic.js';
import type { FieldName } from '../predicate/predicate.js';
import type { SigmaRule } from '../rule/sigma-rule.js';
import { applyItems } from './apply-items.js';
import { applyFinalizers, type Queries } from './output/apply-finalizers.js';
import { lengthFault } from './output/output-length.js';
import { pipelineData, ruleData } from './output/template-data.js';
import type { Pipeline, PostprocessingItem } from './pipeline.js';
import type { PlainValue } from './plain-value.js';
import type { Run } from './run.js';

/** Pipelines that are applied together, in the order of their priorities. */
export interface PipelineChain {
  readonly pipelines: readonly Pipeline[];
  /** Of all of them; the later one wins. */
  readonly vars: ReadonlyMap<string, PlainValue>;
}

/** What pipelines made of a rule. */
export interface PipelineResult {
  /** Missing if the pipelines refuse the rule. */
  readonly rule: SigmaRule | undefined;
  readonly state: ReadonlyMap<string, PlainValue>;
  /** Fields that a mapping has dealt with, by their new names. */
  readonly mappedFields: ReadonlySet<FieldName>;
  readonly diagnostics: readonly Diagnostic[];
  /** What postprocessing makes of the query of the rule. */
  readonly postprocess: (query: string) => { readonly query: string } | { readonly errors: readonly Diagnostic[] };
}

/** Puts pipelines in order: by priority, and as they were given where that is equal. */
export function chainPipelines(pipelines: readonly Pipeline[]): PipelineChain {
  const sorted = [...pipelines].sort((one, other) => one.priority - other.priority);
  return { pipelines: sorted, vars: new Map(sorted.flatMap(({ vars }) => [...vars])) };
}

/** Compiles the templates of pipelines; gives what is wrong with them. To be awaited before queries are made. */
export async function prepareChain({ pipelines }: PipelineChain): Promise<readonly Diagnostic[]> {
  const templates = pipelines.flatMap(({ postprocessing, finalizers }) => [
    ...templatesOf(postprocessing),
    ...finalizers.flatMap((finalizer) => finalizer.templates),
  ]);
  return (await Promise.all(templates.map((template) => template.compile()))).flat();
}

const templatesOf = (
  items: readonly PostprocessingItem[],
): readonly { readonly compile: () => Promise<readonly Diagnostic[]> }[] =>
  items.flatMap(({ step }) => {
    if (step.kind === 'nest') return templatesOf(step.items);
    return step.template === undefined ? [] : [step.template];
  });

/** Applies pipelines to a rule. Pure: the rule is never changed, and applying them again gives the same. */
export function applyPipelines(rule: SigmaRule, chain: PipelineChain): PipelineResult {
  const diagnostics: Diagnostic[] = [];
  const run: Run = {
    rule,
    vars: chain.vars,
    state: new Map(),
    attributes: new Map(),
    applied: new Set(),
    appliedToItem: new WeakMap(),
    appliedToField: new Map(),
    mappedFields: new Set(),
    names: undefined,
    grown: 0,
    report: (diagnostic) => {
      diagnostics.push(diagnostic);
    },
  };
  for (const pipeline of chain.pipelines) {
    applyItems(pipeline.transformations, run);
    if (hasErrors(diagnostics)) break;
  }
  return {
    rule: hasErrors(diagnostics) ? undefined : run.rule,
    state: run.state,
    mappedFields: run.mappedFields,
    diagnostics,
    postprocess: (query) => postprocess(query, chain, run),
  };
}

function postprocess(
  query: string,
  chain: PipelineChain,
  run: Run,
): { readonly query: string } | { readonly errors: readonly Diagnostic[] } {
  const steps = chain.pipelines.flatMap(({ postprocessing }) => postprocessing);
  if (steps.length === 0) return { query };
  const data = { rule: ruleData(run.rule, run.attributes), pipeline: pipelineData(run.state, chain.vars) };
  let current = query;
  const errors: Diagnostic[] = [];
  const applyAll = (items: readonly PostprocessingItem[]): void => {
    for (const { id, step, rule, origin } of items) {
      if (errors.length > 0) return;
      if (rule !== undefined && !rule.holds(run)) continue;
      if (step.kind === 'nest') {
        applyAll(step.items);
      } else {
        const result = step.apply(current, data);
        const fault = 'fault' in result ? result.fault : lengthFault(result.query.length);
        if (fault !== undefined) {
          const message = `this fails for the rule "${run.rule.metadata.title}"`;
          const notes = [{ message, location: run.rule.origin.source.locate(run.rule.origin.start) }];
          errors.push(error('pipeline/template', fault, { at: origin, notes }));
        } else if ('query' in result) {
          current = result.query;
        }
      }
      if (id !== undefined) run.applied.add(id);
    }
  };
  applyAll(steps);
  return errors.length > 0 ? { errors } : { query: current };
}

/** Whether the queries of all rules become one text. */
export const hasFinalizers = ({ pipelines }: PipelineChain): boolean =>
  pipelines.some(({ finalizers }) => finalizers.length > 0);

/** Makes one text of the queries of all rules. */
export function finalize(
  queries: readonly string[],
  { pipelines, vars }: PipelineChain,
  state: ReadonlyMap<string, PlainValue>,
): { readonly output: string } | { readonly errors: readonly Diagnostic[] } {
  const finalizers = pipelines.flatMap((pipeline) => pipeline.finalizers);
  const result = applyFinalizers(finalizers, queries, { pipeline: pipelineData(state, vars) });
  if ('fault' in result) return { errors: [error('pipeline/template', result.fault, { at: result.at })] };
  return { output: asText(result.queries) };
}

const asText = (queries: Queries): string => (typeof queries === 'string' ? queries : queries.join('\n'));

import type { Placed } from '../../diagnostic/diagnostic.js';
import type { TemplateText } from './template.js';
import type { TemplateData } from './template-data.js';

/** What a finalizer is given, and gives: queries, or one text made of them. */
export type Queries = readonly string[] | string;

/** Why a finalizer fails, and which one. */
export interface FinalizerFault {
  readonly fault: string;
  readonly at: Placed;
}

/** A step over the queries of all rules. */
export interface Finalizer {
  readonly apply: (queries: Queries, data: TemplateData) => { readonly queries: Queries } | FinalizerFault;
  /** Templates that have to be compiled before. */
  readonly templates: readonly TemplateText[];
}

/** Applies one after the other. */
export function applyFinalizers(
  finalizers: readonly Finalizer[],
  queries: Queries,
  data: TemplateData,
): { readonly queries: Queries } | FinalizerFault {
  let current = queries;
  for (const { apply } of finalizers) {
    const result = apply(current, data);
    if ('fault' in result) return result;
    current = result.queries;
  }
  return { queries: current };
}

import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Span } from '../source/span.js';
import type { ItemSubject } from './conditions/detection-item.js';
import type { FieldSubject } from './conditions/field-name.js';
import type { ConditionGroup } from './conditions/group.js';
import type { ExternalSource } from './external-source.js';
import type { Finalizer } from './output/apply-finalizers.js';
import type { QueryStep } from './output/postprocessing.js';
import type { PlainValue } from './plain-value.js';
import type { Effect, Run } from './run.js';

/** One step of a pipeline: what it does, and where. */
export interface PipelineItem {
  readonly id: string | undefined;
  readonly effect: Effect | { readonly kind: 'nest'; readonly items: readonly PipelineItem[] };
  readonly rule: ConditionGroup<Run> | undefined;
  readonly detectionItem: ConditionGroup<ItemSubject> | undefined;
  readonly fieldName: ConditionGroup<FieldSubject> | undefined;
  readonly origin: Span;
}

/** A step that changes the query of a rule. */
export interface PostprocessingItem {
  readonly id: string | undefined;
  readonly step: QueryStep | { readonly kind: 'nest'; readonly items: readonly PostprocessingItem[] };
  readonly rule: ConditionGroup<Run> | undefined;
  readonly origin: Span;
}

/** A processing pipeline: how rules are rewritten for one environment. */
export interface Pipeline {
  readonly name: string;
  /** Pipelines of lower numbers come first. */
  readonly priority: number;
  readonly vars: ReadonlyMap<string, PlainValue>;
  /** Targets that it is meant for; empty is all. */
  readonly allowedBackends: readonly string[];
  readonly transformations: readonly PipelineItem[];
  readonly postprocessing: readonly PostprocessingItem[];
  readonly finalizers: readonly Finalizer[];
  /** What has to be fetched before it can be applied. */
  readonly external: readonly ExternalSource[];
}

/** A pipeline, unless something is wrong with it. */
export interface PipelineReading {
  readonly pipeline: Pipeline | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

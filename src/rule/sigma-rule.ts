import type { ConditionNode } from '../condition/ast.js';
import type { FieldName, FieldTest } from '../predicate/predicate.js';
import type { Span } from '../source/span.js';
import type { YamlMapping, YamlScalar } from '../source/yaml-node.js';
import type { ModifierName } from './modifiers/modifier-name.js';

/** The five levels of the specification. */
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof levels)[number];

/** The five statuses of the specification. */
export const statuses = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;
export type Status = (typeof statuses)[number];

/** Which logs a rule is about. */
export interface LogSource {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
  readonly definition?: string;
}

/** How a rule is related to another one. */
export interface RelatedRule {
  readonly id: string;
  readonly type: string;
}

/** What all kinds of documents say about themselves. A fault in it is a warning, and the value is left out. */
export interface Metadata {
  readonly title: string;
  readonly id?: string;
  readonly name?: string;
  readonly related: readonly RelatedRule[];
  readonly taxonomy?: string;
  readonly status?: Status;
  readonly description?: string;
  readonly license?: string;
  readonly references: readonly string[];
  readonly author?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly fields: readonly string[];
  readonly falsepositives: readonly string[];
  readonly level?: Level;
  readonly tags: readonly string[];
  readonly scope: readonly string[];
}

/** A modifier as it was written. */
export interface ModifierUse {
  readonly name: ModifierName;
  readonly span: Span;
}

/** A test of an item; `absent` is `exists: false`. */
export type ItemTest = FieldTest | { readonly kind: 'absent' };

/** One value of a detection item. */
export interface ItemValue {
  /** As the rule has it. */
  readonly raw: YamlScalar;
  /** What it asks for after all modifiers: at least one of these must hold. Empty while placeholders are open. */
  readonly alternatives: readonly ItemTest[];
  /** Placeholders that nothing has filled in yet. */
  readonly placeholders: readonly string[];
  readonly origin: Span;
}

/** A field, its modifiers and its values; without a field the values are keywords. */
export interface DetectionItem {
  readonly kind: 'item';
  readonly field: FieldName | undefined;
  readonly modifiers: readonly ModifierUse[];
  /** Whether one value is enough, or (`all`) every value must match. */
  readonly linking: 'any' | 'all';
  /** `neq`: the item as a whole must not match. */
  readonly negated: boolean;
  readonly values: readonly ItemValue[];
  readonly origin: Span;
}

/** What a search identifier stands for: maps are `all`, lists are `any`. */
export type Detection =
  | DetectionItem
  | {
      readonly kind: 'all' | 'any';
      readonly parts: readonly Detection[];
      readonly origin: Span;
    };

/** A condition: what it says, and where its characters stand. */
export interface Condition {
  readonly expression: ConditionNode;
  readonly scalar: YamlScalar;
}

/** What a processing pipeline asks for on top of the rule's condition. */
export interface AddedCondition {
  readonly detection: Detection;
  readonly negated: boolean;
}

/** A rule: detections over one event. */
export interface SigmaRule {
  readonly kind: 'rule';
  readonly metadata: Metadata;
  readonly logsource: LogSource;
  /** By search identifier, in the order of the file. */
  readonly detections: ReadonlyMap<string, Detection>;
  /** At least one; several are alternatives. */
  readonly conditions: readonly Condition[];
  /** All of these must hold too; a rule as it was read has none. */
  readonly added: readonly AddedCondition[];
  readonly node: YamlMapping;
  readonly origin: Span;
}

/** The kinds of correlations. */
export const correlationTypes = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
] as const;
export type CorrelationType = (typeof correlationTypes)[number];

/** What the count (or sum …) of a correlation is compared with; several are a range. */
export interface CorrelationCondition {
  readonly comparisons: readonly {
    readonly operator: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq';
    readonly value: number;
  }[];
  readonly fields: readonly FieldName[];
  readonly percentile?: number;
}

/** A correlation: rules over a window of events. */
export interface SigmaCorrelation {
  readonly kind: 'correlation';
  readonly metadata: Metadata;
  readonly type: CorrelationType;
  /** Ids or names of rules or correlations. */
  readonly rules: readonly string[];
  readonly groupBy: readonly FieldName[];
  /** The window in seconds. */
  readonly timespan: number;
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, FieldName>>;
  readonly condition: CorrelationCondition | undefined;
  /** Whether the rules that it refers to are rules of their own too. */
  readonly generate: boolean;
  readonly node: YamlMapping;
  readonly origin: Span;
}

/** A filter: a condition that is added to rules. */
export interface SigmaFilter {
  readonly kind: 'filter';
  readonly metadata: Metadata;
  readonly logsource: LogSource;
  /** Ids or names of the rules that it applies to. */
  readonly rules: readonly string[];
  readonly detections: ReadonlyMap<string, Detection>;
  readonly conditions: readonly Condition[];
  readonly node: YamlMapping;
  readonly origin: Span;
}

/** A document of a Sigma file. */
export type SigmaDocument = SigmaRule | SigmaCorrelation | SigmaFilter;

import type { Diagnostic, Placed } from '../diagnostic/diagnostic.js';
import type { FieldName } from '../predicate/predicate.js';
import type { DetectionItem, SigmaRule } from '../rule/sigma-rule.js';
import type { PlainValue } from './plain-value.js';

/**
 * One rule on its way through the pipelines. The rule is replaced, never changed; everything else is of this run
 * alone, so that no rule sees what became of another.
 */
export interface Run {
  rule: SigmaRule;
  readonly vars: ReadonlyMap<string, PlainValue>;
  readonly state: Map<string, PlainValue>;
  readonly attributes: Map<string, PlainValue>;
  /** Ids of the items of the pipeline that have been applied to the rule. */
  readonly applied: Set<string>;
  /** … and to each detection item … */
  readonly appliedToItem: WeakMap<DetectionItem, ReadonlySet<string>>;
  /** … and to each field, by its present name. */
  readonly appliedToField: Map<FieldName, ReadonlySet<string>>;
  /** Fields that a mapping has dealt with, by their present name. */
  readonly mappedFields: Set<FieldName>;
  /** The names of the fields of a rule, which most steps of a pipeline are about in vain; of the rule as it was then. */
  names: { readonly rule: SigmaRule; readonly fields: ReadonlySet<FieldName> } | undefined;
  /** By how many values the rule has grown. */
  grown: number;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Whether a name is among them. */
export type FieldNames = Pick<ReadonlyMap<FieldName, unknown>, 'has'>;

/** What an item of a pipeline does where its conditions hold. */
export type Effect =
  /** To the rule as a whole. */
  | { readonly kind: 'rule'; readonly apply: (run: Run, at: Placed) => void }
  /** To each field's name; undefined leaves it. Without a field, to keywords. */
  | {
      readonly kind: 'field';
      readonly rename: (field: FieldName) => readonly FieldName[] | undefined;
      /** The only fields that it renames, if that is known. */
      readonly only?: FieldNames;
      readonly forKeywords?: readonly FieldName[];
    }
  /** To each detection item; undefined leaves it. */
  | { readonly kind: 'item'; readonly change: (item: DetectionItem, run: Run, at: Placed) => ItemChange };

/** What becomes of a detection item: undefined leaves it, `drop` takes it away. */
export type ItemChange = import('../rule/sigma-rule.js').Detection | 'drop' | undefined;

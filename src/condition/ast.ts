/** A range in the text of a condition, in UTF-16 code units; `end` is exclusive. */
export interface ConditionRange {
  readonly start: number;
  readonly end: number;
}

/** The name of one detection. */
export interface IdentifierNode extends ConditionRange {
  readonly kind: 'identifier';
  readonly name: string;
}

/** `1 of`, `any of`, `all of` some detections. */
export interface QuantifierNode extends ConditionRange {
  readonly kind: 'quantifier';
  readonly quantity: 'any' | 'all';
  /** `them`, or a name or pattern with `*`. */
  readonly target: 'them' | { readonly pattern: string };
  readonly targetRange: ConditionRange;
}

/** What a condition says (specification: "Condition"). Operands of `and` and `or` are at least two. */
export type ConditionNode =
  | IdentifierNode
  | QuantifierNode
  | ({ readonly kind: 'not'; readonly operand: ConditionNode } & ConditionRange)
  | ({ readonly kind: 'and' | 'or'; readonly operands: readonly ConditionNode[] } & ConditionRange);

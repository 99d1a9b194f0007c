/** What a helper function is called that looks at a field, in generated code. */
export type HelperName = string;

/** How a test of a field is asked in generated code: a helper, what it compares with, and what stands after that. */
export interface TestCall {
  readonly helper: HelperName;
  /** The helpers that take lists of values, of which one or all must hold. */
  readonly lists?: { readonly or?: HelperName; readonly and?: HelperName };
  readonly values: readonly string[];
  /** Whether the helper takes a list always. */
  readonly isList?: boolean;
  /** Before the values. */
  readonly first?: string;
  /** After the values. */
  readonly last?: string;
}

/** A row of data that a rule matches. */
export interface HuntMatch {
  /** What is printed of the rule, as JSON. */
  readonly record: string;
  /** Where the row is: the path of a file. */
  readonly source?: string;
  /** The row, as JSON. */
  readonly row: string;
}

/** A query to run, and the rule that it came from. */
export interface HuntQuery {
  readonly sql: string;
  /** The rule's path, for messages. */
  readonly label: string;
}

/** Some rows of a query, in the order of its columns; null is SQL's NULL. */
export interface RowsReport {
  readonly kind: 'rows';
  readonly query: HuntQuery;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A query ended well, and all of its rows have been reported. */
export interface FinishedReport {
  readonly kind: 'finished';
  readonly query: HuntQuery;
  /** How many there were. */
  readonly rows: number;
  readonly bytesScanned: number;
  readonly engineMilliseconds: number;
}

/** A query did not end well; rows of it may have been reported before. */
export interface FailedReport {
  readonly kind: 'failed';
  readonly query: HuntQuery;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** What is said of a query: any number of `rows`, then one `finished` or `failed`. */
export type HuntReport = RowsReport | FinishedReport | FailedReport;

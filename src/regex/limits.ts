/**
 * What the parser refuses as too big. Rules are hostile text: a search takes time in proportion to the length of
 * the text times the unrolled size, on re2js at worst 20 ns for each of both; these bounds make that about a third
 * of a millisecond per character. The largest expression of SigmaHQ's rules has 130 characters.
 */
export const limits = {
  /** UTF-16 units of the expression. */
  length: 10_000,
  /** Groups in groups; each takes up to five of the 1,000 levels that re2js has. */
  depth: 100,
  /** Nodes after counts are unrolled. */
  size: 10_000,
  /** The largest count that RE2 takes, also for the product of nested counts. */
  count: 1000,
} as const;

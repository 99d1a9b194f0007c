/** Code points from `first` to `last`, both included. */
export interface CodePointRange {
  readonly first: number;
  readonly last: number;
}

/** A set of code points: sorted, neither overlapping nor touching, so that equal sets look equal. */
export type CodePointSet = readonly CodePointRange[];

/** Nothing: matches the empty text everywhere. */
export interface EmptyNode {
  readonly kind: 'empty';
}

/**
 * This text, never empty. `ignoreCase` only where it makes a difference, that is where some code point of the text
 * has another case; the text is as the rule wrote it.
 */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** Any one code point, `\n` only with `newline`. */
export interface AnyNode {
  readonly kind: 'any';
  readonly newline: boolean;
}

/** One code point of the set. With no ranges at all it never matches (`[^\s\S]`). */
export interface ClassNode {
  readonly kind: 'class';
  readonly ranges: CodePointSet;
}

/** A place, not a character. Lines end before `\n` and begin after it. */
export interface AnchorNode {
  readonly kind: 'text-start' | 'text-end' | 'line-start' | 'line-end';
}

/** Between an ASCII word character and anything else (an end of the text too); `negated`: not there. */
export interface WordBoundaryNode {
  readonly kind: 'word-boundary';
  readonly negated: boolean;
}

/** Parentheses of the rule. They mean nothing for the verdict; printers may need them for a readable result. */
export interface GroupNode {
  readonly kind: 'group';
  readonly capturing: boolean;
  readonly node: RegexNode;
}

/** One after the other. At least two. */
export interface ConcatenationNode {
  readonly kind: 'concatenation';
  readonly nodes: readonly RegexNode[];
}

/** One of them. At least two. */
export interface AlternationNode {
  readonly kind: 'alternation';
  readonly nodes: readonly RegexNode[];
}

/** The node `min` to `max` times; no `max` is any number. Greediness makes no difference for the verdict. */
export interface RepeatNode {
  readonly kind: 'repeat';
  readonly node: RegexNode;
  readonly min: number;
  readonly max: number | undefined;
  readonly greedy: boolean;
}

/** A regular expression. All flags are worked into the nodes: no node needs to know which were set around it. */
export type RegexNode =
  | EmptyNode
  | LiteralNode
  | AnyNode
  | ClassNode
  | AnchorNode
  | WordBoundaryNode
  | GroupNode
  | ConcatenationNode
  | AlternationNode
  | RepeatNode;

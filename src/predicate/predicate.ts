import type { Placed } from '../diagnostic/diagnostic.js';
import type { Network } from './network.js';
import type { Pattern } from './pattern.js';

/** A field's name: a whole key of the event, or keys joined by dots. */
export type FieldName = string;

/** A number of a rule; integers beyond 2^53 are bigints. */
export type NumberValue = number | bigint;

/** `lt lte gt gte` */
export type Comparison = 'lt' | 'lte' | 'gt' | 'gte';

/** The parts of a date-time that a rule can ask for. */
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** The flags of a regular expression: ignoring case, multi-line (`^ $` at lines), `.` matches `\n`. */
export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
}

/** The value's whole text fits the pattern; without `cased` ignoring case. Equality is a pattern of plain text. */
export interface PatternTest {
  readonly kind: 'pattern';
  readonly pattern: Pattern;
  readonly cased: boolean;
}

/** The expression is found somewhere in the value's text. Its dialect is the one of `src/regex/`. */
export interface RegexTest {
  readonly kind: 'regex';
  /** Without a leading flag group: that one is in `flags`. */
  readonly expression: string;
  readonly flags: RegexFlags;
}

/** What a keyword asks of every string, number and boolean of an event. The pattern has its outer `*` in it. */
export type KeywordTest = PatternTest | RegexTest;

/** A test of one field: the rows of the design's table of meanings. */
export type FieldTest =
  | PatternTest
  | RegexTest
  | { readonly kind: 'number'; readonly value: NumberValue }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'cidr'; readonly network: Network }
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly value: NumberValue }
  | { readonly kind: 'time-part'; readonly part: TimePart; readonly value: number }
  /** The field is present, null included. Its negation is written with `not`. */
  | { readonly kind: 'exists' }
  /** The field is absent, or everything that the walk ends at is null. */
  | { readonly kind: 'null' }
  /** What a pipeline says in the words of the target: `{field}` is the field, everything else is taken as it is. */
  | { readonly kind: 'query-expression'; readonly template: string }
  | {
      readonly kind: 'field-reference';
      readonly field: FieldName;
      readonly relation: 'equals' | 'startswith' | 'endswith' | 'contains';
      readonly cased: boolean;
    };

/** A test of one field. */
export interface FieldPredicate {
  readonly kind: 'field';
  readonly field: FieldName;
  readonly test: FieldTest;
  readonly origin: Placed;
}

/** A test of everything in the event. */
export interface KeywordPredicate {
  readonly kind: 'keyword';
  readonly test: KeywordTest;
  readonly origin: Placed;
}

/** All, or at least one, of at least two operands; flat (no `and` in an `and`) and without duplicates. */
export interface JunctionPredicate {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Predicate[];
  readonly origin: Placed;
}

/** The operand does not hold. The operand is never a `not` itself. */
export interface NotPredicate {
  readonly kind: 'not';
  readonly operand: Predicate;
  readonly origin: Placed;
}

/** Always or never; only as the whole predicate. */
export interface ConstantPredicate {
  readonly kind: 'constant';
  readonly value: boolean;
  readonly origin: Placed;
}

/** The meaning of a rule over one event. Build it with the functions of `build.ts`, which keep it in normal form. */
export type Predicate = JunctionPredicate | NotPredicate | FieldPredicate | KeywordPredicate | ConstantPredicate;

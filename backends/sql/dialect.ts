import type { Network } from '../../src/predicate/network.js';
import type { TimePart } from '../../src/predicate/predicate.js';
import type { RegexNode } from '../../src/regex/ast.js';
import type { Condition } from './condition.js';

/** What the engines of this family say differently. All that is given and returned is SQL unless it says otherwise. */
export interface Dialect {
  readonly id: 'athena' | 'duckdb';
  /** Whether an element of the list fulfils the condition, which names it `variable`. NULL for a list that is NULL. */
  readonly anyMatch: (list: string, variable: string, condition: Condition) => Condition;
  readonly isNotEmpty: (list: string) => Condition;
  /** The same for what `jsonValues` gives. */
  readonly hasJsonValues: (list: string) => Condition;
  readonly listOf: (elements: readonly string[]) => string;
  /** The value of a map's key, or NULL. */
  readonly element: (map: string, key: string) => string;
  readonly mapValues: (map: string) => string;
  /**
   * The JSON values that a path (keys, one a step) leads to, arrays on the way and at the end taken apart once; NULL or
   * empty if there are none, or if the text is no JSON. With `whole` a key of that name comes before the path.
   */
  readonly jsonValues: (json: JsonInput, path: readonly string[], whole?: string) => string;
  /** The text of a JSON string, number or boolean; NULL for anything else. */
  readonly jsonText: (value: string) => string;
  readonly isJsonNull: (value: string) => Condition;
  readonly isJsonNumber: (value: string) => Condition;
  /** Every string, number and boolean that stands anywhere in JSON text, as JSON text, among them names with a colon. */
  readonly jsonTokens: (json: JsonInput) => string;
  /** The text of such a piece that is a string, number or boolean. */
  readonly jsonTokenText: (token: string) => string;
  /** Whether the expression is found in the text. */
  readonly regexpLike: (text: string, expression: RegexNode) => Condition;
  /** The same with an expression that all engines read alike, ending in `\\z` if it has an end. */
  readonly matches: (text: string, expression: string) => Condition;
  /** Whether the text is an address of the network. */
  readonly inNetwork: (text: string, network: Network) => Condition;
  /** An integer of up to 38 digits as a literal. */
  readonly integerLiteral: (value: bigint) => string;
  /** The moment that an ISO 8601 text means, or NULL; the text has no zone or one of the forms that Sigma reads. */
  readonly momentOfText: (text: string) => string;
  /** The moment of a number of seconds, or NULL. */
  readonly momentOfSeconds: (seconds: string) => string;
  /** The moment of a column of type timestamp, with a zone or in UTC. */
  readonly momentOfTimestamp: (column: string) => string;
  /** A part of a moment in UTC, or NULL. */
  readonly timePart: (part: TimePart, moment: string) => string;
  /** The text of an integer or a boolean. */
  readonly asText: (value: string) => string;
  /** The text of an integer with zeros before it, up to a length. */
  readonly padded: (value: string, length: number) => string;
  /** The moment of a text: ISO 8601, or of a format (a literal). NULL for any other text. */
  readonly parseTime: (text: string, format: string | undefined) => string;
  /** The moment that long before now. */
  readonly before: (count: number, unit: string) => string;
  /** A moment, or a number of milliseconds since 1970, as what a column of that kind is compared with. */
  readonly comparableTime: (
    time: string,
    isMoment: boolean,
    kind: 'timestamp' | 'epoch-seconds' | 'epoch-milliseconds',
  ) => string;
  /** A moment as text, by a Java date pattern of `yyyy MM dd HH mm`. */
  readonly formatTime: (moment: string, pattern: string) => string;
}

/** JSON, and whether it is text that may be none. */
export interface JsonInput {
  readonly expression: string;
  readonly isText: boolean;
}

/**
 * A date-time of ISO 8601 (Sigma: "T or a space between") as an expression that both engines read. Groups: 1 date and
 * time, 2 hours of the zone with their sign, 3 its minutes. Only a time has a zone, and only seconds have a fraction.
 */
export const isoDateTime =
  '^([0-9]{4}-[0-9]{2}-[0-9]{2}(?:\\z|[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?))' +
  '(?:[Zz]|([-+](?:[01][0-9]|2[0-3]))(?::?([0-5][0-9]))?)?\\z';

/** Pieces of JSON text: strings, those that are names with their colon, and everything that is neither. */
export const jsonToken = String.raw`"(?:[^"\\]|\\.)*"(?:\s*:)?|[^\s{}\[\],:"]+`;

/** A Java date pattern as the functions of C and MySQL write it. */
export const percentPattern = (pattern: string, minute: string): string =>
  pattern.replace(
    /yyyy|MM|dd|HH|mm/g,
    (piece) => ({ yyyy: '%Y', MM: '%m', dd: '%d', HH: '%H', mm: minute })[piece] ?? piece,
  );

/** A number of milliseconds since 1970 as the text of a timestamp in UTC. */
export const timestampText = (milliseconds: number): string =>
  new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?:\.000)?Z$/, '');

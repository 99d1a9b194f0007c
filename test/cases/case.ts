import type { Event, JsonObject } from '../../src/event/event.js';
import { parseJson } from '../../src/event/parse-json.js';
import type { TargetId } from '../../src/registry.js';

/** What of the design's table of meanings a row is about. Every one of these has rows. */
export const constructs = [
  'string',
  'wildcard',
  'cased',
  'number',
  'boolean',
  'regex',
  'cidr',
  'comparison',
  'time-part',
  'exists',
  'null',
  'empty-string',
  'field-reference',
  'neq',
  'all',
  'keyword',
  'encoding',
  'windash',
  'expand',
  'condition',
  'list',
  'map',
  'field-path',
  'case-of-letters',
] as const;
export type Construct = (typeof constructs)[number];

/**
 * What a target makes of a row: its output means exactly the row, or does under the conditions of exactly these notes,
 * or there is none, for this reason.
 */
export type Fidelity = 'exact' | { readonly conditional: readonly string[] } | { readonly refused: string };

/** An event, and whether the row's rule matches it. */
export interface CaseEvent {
  readonly event: Event;
  readonly matches: boolean;
  readonly why?: string;
  /** Notes whose condition does not hold for this event: a target that has such a note may give another verdict. */
  readonly outside?: readonly string[];
}

/**
 * A row of the table that all targets share. The verdicts are the design's. Of each row there is a second one, its
 * negation: the condition in `not (…)`, all verdicts flipped, the columns the same.
 */
export interface Case {
  readonly name: string;
  readonly construct: Construct;
  /** The detections, as YAML. */
  readonly detection: string;
  /** `sel` if it is not given; a list is written as a list. */
  readonly condition?: string | readonly string[];
  readonly events: readonly CaseEvent[];
  /** What each target makes of it: a new target has to say so for every row. */
  readonly targets: Readonly<Record<TargetId, Fidelity>>;
}

export const conditional = (...codes: readonly string[]): Fidelity => ({ conditional: codes });

export const refused = (code: string): Fidelity => ({ refused: code });

/** An event that the row's rule matches. */
export const matches = (event: Event, why?: string): CaseEvent => verdict(event, true, why);

/** An event that the row's rule does not match. */
export const misses = (event: Event, why?: string): CaseEvent => verdict(event, false, why);

/** The event, for which the condition of the note does not hold. */
export const outside = (code: string, given: CaseEvent): CaseEvent => ({
  ...given,
  outside: [...(given.outside ?? []), code],
});

/** Events in which a field has no text and no number: what a test of its value never matches. */
export const withoutValue = (field: string): readonly CaseEvent[] => [
  misses({}, 'absent'),
  misses({ [field]: null }, 'null'),
  misses({ [field]: [] }, 'an empty array is the same as no field'),
  misses({ [field]: [[], [null]] }, 'null in an array'),
];

/** The same, and objects: they are no values, but the field is present. */
export const withoutScalar = (field: string): readonly CaseEvent[] => [
  ...withoutValue(field),
  misses({ [field]: {} }, 'an object is not a value'),
  misses({ [field]: [{ [field]: 'x' }] }, 'an object in an array is none either'),
];

/** Each of the values alone in the field. */
export const each = (
  verdictOf: typeof matches,
  field: string,
  values: readonly JsonObject[string][],
  why?: string,
): readonly CaseEvent[] => values.map((value) => verdictOf({ [field]: value }, why));

/** An event as JSON text, for names such as `__proto__` that mean something else in an object literal. */
export function json(text: string): Event {
  const event = parseJson(text);
  if (typeof event !== 'object' || event === null || Array.isArray(event)) throw new Error(`no event: ${text}`);
  return event as Event;
}

const verdict = (event: Event, holds: boolean, why: string | undefined): CaseEvent => ({
  event,
  matches: holds,
  ...(why === undefined ? {} : { why }),
});

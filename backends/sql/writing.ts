import type { NoteCollector } from '../../src/backend/conditions-of-exactness.js';
import { type Diagnostic, error, type Placed } from '../../src/diagnostic/diagnostic.js';
import { type Condition, never } from './condition.js';
import type { Dialect } from './dialect.js';
import type { NoteCode } from './notes.js';

/** What is gathered while a rule is written. */
export interface Writing {
  readonly dialect: Dialect;
  readonly notes: NoteCollector;
  readonly errors: Diagnostic[];
}

/** The test that is being written. */
export interface Leaf {
  readonly writing: Writing;
  /** As the rule calls it; empty for keywords. */
  readonly field: string;
  readonly at: Placed;
}

/** Says what the exactness of a leaf depends on. */
export const note = ({ writing, field, at }: Leaf, code: NoteCode): void => writing.notes.add(code, field, at);

/** Refuses a leaf; what it gives is of no use. */
export function refuse({ writing, at }: Leaf, code: string, message: string, hints: readonly string[] = []): Condition {
  // The strings that one value stands for have one place, and are refused once.
  const place = at.location;
  const isSaid = writing.errors.some(
    ({ code: said, location }) => said === code && location?.line === place.line && location.column === place.column,
  );
  if (!isSaid) writing.errors.push(error(code, message, { at, notes: [...hints, 'js renders it'] }));
  return never;
}

/** A test that nothing in a column of its type passes. */
export function neverHolds(leaf: Leaf): Condition {
  note(leaf, 'sql/never');
  return never;
}

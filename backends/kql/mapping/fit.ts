import { anyRun } from '../../../src/predicate/pattern.js';
import type { FieldTest } from '../../../src/predicate/predicate.js';
import type { LeafRefusal } from '../leaf.js';
import type { NoteCode } from '../notes.js';

/** A note on a field, and what it says of the field besides its name. */
export interface FitNote {
  readonly code: NoteCode;
  readonly detail?: string | undefined;
}

/** What a test becomes for a field of a known type. */
export type Fit =
  /** This test is written, which asks the same of the field. */
  | { readonly kind: 'write'; readonly test: TypedTest; readonly notes: readonly FitNote[] }
  /** No value of the field can pass. */
  | { readonly kind: 'never' }
  | { readonly kind: 'refused'; readonly refusal: LeafRefusal };

/** The test as it is, or as another one of the same meaning. */
export const write = (test: TypedTest, notes: readonly FitNote[] = []): Fit => ({ kind: 'write', test, notes });

/** No value of the field can pass. */
export const never: Fit = { kind: 'never' };

/** The field cannot be asked that. */
export const refuse = (code: string, message: string): Fit => ({ kind: 'refused', refusal: { code, message } });

/** Holds for any value. */
export const anyValue: TypedTest = { kind: 'pattern', pattern: [anyRun], cased: false };

/** Whether the test is a lone `*`. */
export const isAnyValue = (test: TypedTest): boolean =>
  test.kind === 'pattern' && test.pattern.length === 1 && test.pattern[0]?.kind === 'any-run';

/** A test of which the type of the field says how it is written. */
export type TypedTest = Exclude<FieldTest, { kind: 'regex' | 'time-part' | 'field-reference' | 'query-expression' }>;

/** What else there is stands for itself, or is nothing that KQL could say of any type. */
export const isTypedTest = (test: FieldTest): test is TypedTest =>
  !['regex', 'time-part', 'field-reference', 'query-expression'].includes(test.kind);

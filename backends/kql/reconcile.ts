import type { NoteCollector } from '../../src/backend/conditions-of-exactness.js';
import { type Diagnostic, error } from '../../src/diagnostic/diagnostic.js';
import type { NoteCode } from './notes.js';

/** Notes that no one mapping of a field fulfils, and the note that is true where both apply. */
const merged: readonly { readonly codes: readonly [NoteCode, NoteCode]; readonly into: NoteCode }[] = [
  { codes: ['kql/case', 'kql/cased'], into: 'kql/mixed-case' },
];

/** What asks for a type of its own, and what stands for it where the field has to be a text as well. */
const asText: readonly { readonly code: NoteCode; readonly into: NoteCode }[] = [
  { code: 'kql/number', into: 'kql/number-as-text' },
  { code: 'kql/boolean', into: 'kql/boolean-as-text' },
];

/** Notes that no one mapping of a field fulfils, and there is none that does for both. */
const contradictory: readonly (readonly [NoteCode, NoteCode])[] = [
  ['kql/text-field', 'kql/ip-field'],
  ['kql/number', 'kql/ip-field'],
  ['kql/boolean', 'kql/ip-field'],
  ['kql/range', 'kql/ip-field'],
  ['kql/text-field', 'kql/range'],
  ['kql/boolean', 'kql/range'],
];

/**
 * Makes the notes of each field hold together: a field has one mapping, so what its tests ask of the mapping must be
 * possible at once. Gives the refusals for the fields of which it is not.
 */
export function reconcileNotes(notes: NoteCollector): readonly Diagnostic[] {
  const refusals: Diagnostic[] = [];
  for (const codes of contradictory) {
    for (const { field, at } of notes.fieldsWithAll(codes)) {
      const message = `the tests of the field ${field} need different mappings: ${needs(codes[0])} and ${needs(codes[1])}`;
      const hint = codes[1] === 'kql/ip-field' ? ['-O cidr=patterns writes networks for keyword fields'] : [];
      refusals.push(error('kql/contradictory-mapping', message, { at, notes: [...hint, 'js renders it'] }));
    }
  }
  for (const { codes, into } of merged) {
    for (const { field } of notes.fieldsWithAll(codes)) {
      notes.replace(codes[0], field, into);
      notes.replace(codes[1], field);
    }
  }
  for (const { field } of notes.fieldsWithAll(['kql/number', 'kql/boolean'])) {
    for (const { code, into } of asText) notes.replace(code, field, into);
  }
  for (const { code, into } of asText) {
    for (const { field } of notes.fieldsWithAll(['kql/text-field', code])) notes.replace(code, field, into);
  }
  return refusals;
}

function needs(code: NoteCode): string {
  switch (code) {
    case 'kql/text-field':
      return 'keyword for a text';
    case 'kql/ip-field':
      return 'ip for a network';
    case 'kql/boolean':
      return 'boolean for true or false';
    default:
      return 'a number for a number';
  }
}

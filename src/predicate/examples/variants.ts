import type { JsonValue } from '../../event/event.js';
import type { FieldTest } from '../predicate.js';
import { foldCase } from '../text-case.js';
import { hostOf, lastOf, outsideOf } from './addresses.js';
import { absent, type Edit, set } from './edit.js';
import { above, below } from './numbers.js';

/** Another edit of a field that is worth showing, and what it shows. */
export interface Variant {
  readonly shows: string;
  readonly edit: Edit;
  /** Shown only when the verdict is this one. */
  readonly only?: boolean;
}

/**
 * One thing that shows how tests read a field. The value is what the field holds in an event that matches, undefined
 * if nothing; the tests are the first ones of the field.
 */
export type VariantKind = (value: JsonValue | undefined, tests: readonly FieldTest[]) => readonly Variant[];

/** The most useful first. */
export const variantKinds: readonly VariantKind[] = [
  inOtherCase,
  (value) => (value === undefined ? [] : [{ shows: 'is absent', edit: absent }]),
  inList,
  (value) => (isScalar(value) && typeof value !== 'string' ? [{ shows: 'as text', edit: set(String(value)) }] : []),
  (_, tests) => tests.flatMap(atBound),
  (_, tests) => tests.flatMap(besideNetwork),
  (_, tests) => (has(tests, 'exists') || has(tests, 'null') ? [{ shows: 'is null', edit: set(null) }] : []),
  (_, tests) => {
    if (!has(tests, 'null')) return [];
    return [
      { shows: 'has a value', edit: set('example') },
      { shows: 'is an object', edit: set({}) },
    ];
  },
  withMoreText,
  (value, tests) => (isTested(value, tests) && value !== '' ? [{ shows: 'is empty text', edit: set('') }] : []),
];

/** Those that say something of a keyword, for which it is all the same in which field it stands. */
export const keywordKinds: ReadonlySet<VariantKind> = new Set([inOtherCase, inList]);

const has = (tests: readonly FieldTest[], kind: FieldTest['kind']): boolean => tests.some((test) => test.kind === kind);

const isScalar = (value: JsonValue | undefined): value is string | number | bigint | boolean =>
  value !== undefined && value !== null && typeof value !== 'object';

/** Whether the value is a text that is tested as one. */
const isTested = (value: JsonValue | undefined, tests: readonly FieldTest[]): value is string =>
  typeof value === 'string' && (has(tests, 'pattern') || has(tests, 'regex') || has(tests, 'field-reference'));

function inOtherCase(value: JsonValue | undefined, tests: readonly FieldTest[]): readonly Variant[] {
  if (!isTested(value, tests)) return [];
  const upper = changeCase(value, (text) => text.toUpperCase());
  if (upper !== value) return [{ shows: 'in capitals', edit: set(upper) }];
  const lower = changeCase(value, (text) => text.toLowerCase());
  return lower === value ? [] : [{ shows: 'in small letters', edit: set(lower) }];
}

/** Leaves characters whose other case does not count as the same. */
function changeCase(text: string, change: (text: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return change(text);
  return Array.from(text, (character) => {
    const changed = change(character);
    return foldCase(changed) === foldCase(character) ? changed : character;
  }).join('');
}

function inList(value: JsonValue | undefined): readonly Variant[] {
  return isScalar(value) ? [{ shows: 'in a list', edit: set(['other', value]), only: true }] : [];
}

function atBound(test: FieldTest): readonly Variant[] {
  if (test.kind !== 'compare') return [];
  return [test.value, below(test.value), above(test.value)].map((number) => ({
    shows: `is ${number}`,
    edit: set(number),
  }));
}

function besideNetwork(test: FieldTest): readonly Variant[] {
  if (test.kind !== 'cidr') return [];
  const last = lastOf(test.network);
  return [
    ...outsideOf(test.network).map((address): Variant => {
      return { shows: 'just outside of the network', edit: set(address), only: false };
    }),
    ...(last === hostOf(test.network) ? [] : [{ shows: 'is the last of the network', edit: set(last), only: true }]),
  ];
}

function withMoreText(value: JsonValue | undefined, tests: readonly FieldTest[]): readonly Variant[] {
  if (!isTested(value, tests)) return [];
  // That a pattern with `*` at its end goes on is seen already.
  const only = has(tests, 'regex') ? {} : { only: false };
  return [
    { shows: 'with text before', edit: set(`x${value}`), ...only },
    { shows: 'with text after', edit: set(`${value}x`), ...only },
  ];
}

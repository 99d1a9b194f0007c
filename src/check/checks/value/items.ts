import type { Pattern } from '../../../predicate/pattern.js';
import type { ModifierName } from '../../../rule/modifiers/modifier-name.js';
import type { Detection, DetectionItem, ItemValue } from '../../../rule/sigma-rule.js';
import { type CheckedDocument, remembered } from '../../checked-file.js';
import { detectingDocument, itemsOf } from '../../walk.js';

/** All items of a document without errors. */
export const ruleItems = remembered((document): readonly DetectionItem[] => itemsOf(document).map(({ item }) => item));

/** Whether the item has the modifier. */
export const hasModifier = (item: DetectionItem, name: ModifierName): boolean =>
  item.modifiers.some((modifier) => modifier.name === name);

const itemsBeside = remembered((document): ReadonlyMap<DetectionItem, ReadonlySet<string>> => {
  const byItem = new Map<DetectionItem, ReadonlySet<string>>();
  const visit = (detection: Detection): void => {
    if (detection.kind === 'item') return;
    const items = detection.parts.filter((part) => part.kind === 'item');
    const keys = new Set(detection.kind === 'all' ? items.map((item) => keyOf(item)) : []);
    for (const item of items) byItem.set(item, keys);
    for (const part of detection.parts) visit(part);
  };
  for (const detection of detectingDocument(document)?.detections.values() ?? []) visit(detection);
  return byItem;
});

/** An item's key, as it is written; with other modifiers, if they are given. */
export const keyOf = (
  item: DetectionItem,
  modifiers: readonly string[] = item.modifiers.map(({ name }) => name),
): string => [item.field ?? '', ...modifiers].join('|');

/** The keys of the map that an item stands in. */
export const keysBeside = (document: CheckedDocument, item: DetectionItem): ReadonlySet<string> =>
  itemsBeside(document).get(item) ?? new Set();

/** The modifiers that compare text with outer wildcards. */
const affixes: ReadonlySet<ModifierName> = new Set(['contains', 'startswith', 'endswith']);

/** Modifiers that leave what a string is compared with to be read off the rule. */
const plainModifiers: ReadonlySet<ModifierName> = new Set([...affixes, 'all', 'cased', 'neq', 'windash']);

/** How an item compares the text that stands in the rule; undefined if that text is encoded, an expression, a number … */
export function comparisonOf(item: DetectionItem): 'equals' | 'contains' | 'startswith' | 'endswith' | undefined {
  let comparison: 'equals' | 'contains' | 'startswith' | 'endswith' = 'equals';
  for (const { name } of item.modifiers) {
    if (!plainModifiers.has(name)) return undefined;
    if (name === 'contains' || name === 'startswith' || name === 'endswith') comparison = name;
  }
  // A keyword stands anywhere in the event.
  return item.field === undefined ? 'contains' : comparison;
}

/** The pattern of a value that has one. */
export function patternOf(value: ItemValue): Pattern | undefined {
  const test = value.alternatives[0];
  return value.alternatives.length === 1 && test?.kind === 'pattern' ? test.pattern : undefined;
}

/** The string that the rule has; undefined for numbers, booleans and null. */
export const stringOf = ({ raw }: ItemValue): string | undefined =>
  typeof raw.value === 'string' ? raw.value : undefined;

/** A text in quotes for a message, cut if it is long. */
export const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;

/** A string of a rule, and what stands in it. */
export interface StringValue {
  readonly item: DetectionItem;
  readonly value: ItemValue;
  readonly text: string;
  readonly traits: number;
}

/** What may stand in a string: most checks are about something that few strings have. */
export const traits = {
  asterisk: 1,
  doubleAsterisk: 2,
  /** A backslash before `*` or `?`. */
  escapedWildcard: 4,
  control: 8,
  beyondAscii: 16,
  /** A space at an end. */
  outerSpace: 32,
  /** Nothing but letters, digits and `_ . % $`. */
  word: 64,
} as const;

interface Strings {
  readonly values: readonly StringValue[];
  /** Those of all values together. */
  readonly traits: number;
}

/** The strings of a document that have one of the traits. */
export function stringsWith(document: CheckedDocument, wanted: number): readonly StringValue[] {
  const all = stringsOf(document);
  return (all.traits & wanted) === 0 ? [] : all.values.filter((one) => (one.traits & wanted) !== 0);
}

const stringsOf = remembered((document): Strings => {
  const values: StringValue[] = [];
  let together = 0;
  for (const item of ruleItems(document)) {
    for (const value of item.values) {
      const text = value.raw.value;
      if (typeof text !== 'string' || text === '') continue;
      const found = traitsOf(text);
      together |= found;
      if (found !== 0) values.push({ item, value, text, traits: found });
    }
  }
  return { values, traits: together };
});

function traitsOf(text: string): number {
  let found = 0;
  if (text.includes('*')) {
    found |= text.includes('**') ? traits.asterisk | traits.doubleAsterisk : traits.asterisk;
    if (text.includes('\\*')) found |= traits.escapedWildcard;
  }
  if (text.includes('\\?')) found |= traits.escapedWildcard;
  if (notPrintableAscii.test(text)) {
    if (/[\x00-\x1f\x7f-\x9f]/.test(text)) found |= traits.control;
    if (/[^\x00-\x9f]/.test(text)) found |= traits.beyondAscii;
  }
  if (text.startsWith(' ') || text.endsWith(' ')) found |= traits.outerSpace;
  return /^[\w.%$]+$/.test(text) ? found | traits.word : found;
}

const notPrintableAscii = /[^ -~]/;

/** The items whose values are regular expressions. */
export const regexItems = remembered((document) =>
  ruleItems(document).filter((item) => item.modifiers.length > 0 && hasModifier(item, 're')),
);

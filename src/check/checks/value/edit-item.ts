import type { DiagnosticFix } from '../../../diagnostic/diagnostic.js';
import type { DetectionItem, ItemValue } from '../../../rule/sigma-rule.js';
import { resolvePlainScalar } from '../../../source/core-schema.js';
import { Span } from '../../../source/span.js';
import type { CheckedDocument } from '../../checked-file.js';
import { hasAliases } from '../../fix-text.js';
import { keyOf, keysBeside } from './items.js';

/** A replacement of characters of a source. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits as one fix; undefined if they do not stand in order and apart (an alias stands elsewhere than it is used), or the file has aliases: others may share what is changed. */
export function editsAsFix(source: Span['source'], edits: readonly Edit[], message: string): DiagnosticFix | undefined {
  const first = edits[0];
  const last = edits.at(-1);
  if (first === undefined || last === undefined || hasAliases(source)) return undefined;
  let replacement = '';
  let at = first.start;
  for (const { start, end, text } of edits) {
    if (start < at) return undefined;
    replacement += source.text.slice(at, start) + text;
    at = end;
  }
  return { message, location: new Span(source, first.start, last.end).location, replacement };
}

/**
 * Inserts modifiers behind the field's name, or behind one of the modifiers; undefined if the key is written with escapes, or
 * if the map has the new key already.
 */
export function insertModifiers(
  document: CheckedDocument,
  item: DetectionItem,
  inserted: readonly string[],
  after = -1,
): Edit | undefined {
  const { source, start, end } = item.origin;
  const written = source.text.slice(start, end);
  const quotes = /^['"]/.test(written) ? 1 : 0;
  const names = item.modifiers.map(({ name }): string => name);
  if (written.slice(quotes, written.length - quotes) !== keyOf(item)) return undefined;
  const [before, behind] = [names.slice(0, after + 1), names.slice(after + 1)];
  if (isTaken(document, item, [...before, ...inserted, ...behind])) return undefined;
  const at = start + quotes + keyOf(item, before).length;
  return { start: at, end: at, text: inserted.map((name) => `|${name}`).join('') };
}

/**
 * Removes a modifier and the bar before it; undefined if the key is written with escapes, has no field, or if the map has the
 * new key already.
 */
export function removeModifier(document: CheckedDocument, item: DetectionItem, index: number): Edit | undefined {
  const modifier = item.modifiers[index];
  if (modifier === undefined || item.field === undefined) return undefined;
  const others = item.modifiers.filter((one) => one !== modifier).map(({ name }) => name);
  if (isTaken(document, item, others)) return undefined;
  const { source, start, end } = modifier.span;
  if (source.text.slice(start - 1, end) !== `|${modifier.name}`) return undefined;
  return { start: start - 1, end, text: '' };
}

/** Whether an item would get the key of another one of its map. */
function isTaken(document: CheckedDocument, item: DetectionItem, modifiers: readonly string[]): boolean {
  const key = keyOf(item, modifiers);
  return key !== keyOf(item) && keysBeside(document, item).has(key);
}

/** Cuts characters off the ends of a string; undefined where the rest would be read as something else. */
export function cutEnds({ raw }: ItemValue, atStart: number, atEnd: number): Edit | undefined {
  const { source, start, end } = raw.span;
  const written = source.text.slice(start, end);
  const quotes = raw.style === 'single-quoted' || raw.style === 'double-quoted' ? 1 : 0;
  if (raw.style === 'block' || /[\r\n]/.test(written)) return undefined;
  const inner = written.slice(quotes, written.length - quotes);
  const rest = inner.slice(atStart, inner.length - atEnd);
  if (!inner.startsWith(raw.text.slice(0, atStart)) || !inner.endsWith(raw.text.slice(raw.text.length - atEnd))) {
    return undefined;
  }
  // Without quotes the rest might be a number, an alias, or the beginning of something else.
  if (quotes === 0 && (!/^[A-Za-z\\/]/.test(rest) || rest.trim() !== rest || resolvePlainScalar(rest) !== rest)) {
    return undefined;
  }
  return rest === '' ? undefined : { start: start + quotes, end: end - quotes, text: rest };
}

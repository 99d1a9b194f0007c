import type { DiagnosticFix } from '../diagnostic/diagnostic.js';
import { resolvePlainScalar } from '../source/core-schema.js';
import { spanWithin } from '../source/scalar-offsets.js';
import type { Source } from '../source/source.js';
import { Span } from '../source/span.js';
import type { YamlEntry, YamlNode, YamlScalar } from '../source/yaml-node.js';

/**
 * A fix that gives a scalar another text and keeps its quotes, where that is sure to be valid YAML; undefined for what
 * stands on several lines, and for texts that no quotes of its kind can hold.
 */
export function rewriteScalar(scalar: YamlScalar, text: string, message: string): DiagnosticFix | undefined {
  const { source, start, end } = scalar.span;
  if (hasAliases(source)) return undefined;
  const written = source.text.slice(start, end);
  if (/[\r\n]/.test(written) || !/^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(text)) return undefined;
  const replacement = quoted(scalar, written, text);
  return replacement === undefined ? undefined : { message, location: scalar.span.location, replacement };
}

function quoted({ style, text: before }: YamlScalar, written: string, text: string): string | undefined {
  switch (style) {
    case 'plain':
      // An anchor's place shows another text than an alias of it: what is written must be the value.
      if (written !== before) return undefined;
      return isPlainText(text) ? text : `'${text.replaceAll("'", "''")}'`;
    case 'single-quoted':
      return written === `'${before.replaceAll("'", "''")}'` ? `'${text.replaceAll("'", "''")}'` : undefined;
    case 'double-quoted':
      // With escapes in it, somebody chose how to write it.
      return written === `"${before}"` && !/["\\]/.test(text) ? `"${text}"` : undefined;
    case 'block':
      return undefined;
  }
}

/** Whether a text means itself without quotes, in lists in brackets too. */
const isPlainText = (text: string): boolean =>
  /^[A-Za-z0-9/(.][^\t,[\]{}]*$/.test(text) &&
  !/: |:$| #| $/.test(text) &&
  !/^(?:---|\.\.\.)/.test(text) &&
  resolvePlainScalar(text) === text;

/**
 * A fix that removes an item from a list that has each item on lines of its own; undefined where the line holds more
 * than the item (a comment, an anchor), for a list in brackets, and below a comment that is for the next line: it would stand
 * for another item.
 */
export function removeListItem(item: YamlNode, message: string): DiagnosticFix | undefined {
  const { source, start, end } = item.span;
  const lines = hasAliases(source) ? undefined : ownLines(source.text, start, end, true);
  if (lines === undefined || isMeantByComment(source.text, start)) return undefined;
  return { message, location: new Span(source, lines.from, lines.to).location, replacement: '' };
}

/** A fix that removes an entry `key: value` of a map; undefined where its line holds more than it, or a comment is for it. */
export function removeEntry({ key, value }: YamlEntry, message: string): DiagnosticFix | undefined {
  const { source } = key.span;
  if (source !== value.span.source || hasAliases(source) || value.kind !== 'scalar' || value.style === 'block')
    return undefined;
  if (!/^[ \t]*:[ \t]+$/.test(source.text.slice(key.span.end, value.span.start))) return undefined;
  const lines = ownLines(source.text, key.span.start, value.span.end, false);
  if (lines === undefined || isMeantByComment(source.text, key.span.start)) return undefined;
  return { message, location: new Span(source, lines.from, lines.to).location, replacement: '' };
}

/** A fix that writes the small letter at an offset of a scalar's text as a capital. */
export function capitalizeAt(scalar: YamlScalar, offset: number): DiagnosticFix | undefined {
  const small = scalar.text.charAt(offset);
  const replacement = small.toUpperCase();
  const { source, start, end, location } = spanWithin(scalar, offset, offset + 1);
  // What stands there may be an escape, and the capital of `ß` is two letters.
  if (replacement.length !== 1 || source.text.slice(start, end) !== small || hasAliases(source)) return undefined;
  return { message: `write "${replacement}"`, location, replacement };
}

/**
 * Whether a file has values that stand for others: what is changed in one place would be changed in another, perhaps in
 * the detection, or a place may be that of another value.
 */
export function hasAliases(source: Source): boolean {
  if (asked?.source !== source) {
    const named = new Set(Array.from(source.text.matchAll(/(?<=^|[\s,[{])&([^\s,[\]{}]+)/g), ([, name]) => name));
    const used = named.size === 0 ? [] : source.text.matchAll(/(?<=^|[\s,[{])\*([^\s,[\]{}]+)/g);
    asked = { source, answer: Array.from(used, ([, name]) => named.has(name)).includes(true) };
  }
  return asked.answer;
}

/** One file is mended after another, and each fix of it asks. */
let asked: { readonly source: Source; readonly answer: boolean } | undefined;

/**
 * The whole lines of a part of a text, if nothing but white space (and the dash of a list's item) stands beside it
 * there. Only that white space is looked at: a line may be as long as the file.
 */
function ownLines(text: string, start: number, end: number, dash: boolean) {
  let from = start;
  while (isBlank(text.charAt(from - 1))) from--;
  if (dash) {
    if (from === start || text.charAt(from - 1) !== '-') return undefined;
    from--;
    while (isBlank(text.charAt(from - 1))) from--;
  }
  if (from > 0 && text.charAt(from - 1) !== '\n') return undefined;
  let to = end;
  while (isBlank(text.charAt(to)) || text.charAt(to) === '\r') to++;
  if (text.charAt(to) === '\n') return { from, to: to + 1 };
  // The last line has no line break of its own: the one before it goes.
  return to === text.length ? { from: Math.max(0, from - (text.charAt(from - 2) === '\r' ? 2 : 1)), to } : undefined;
}

/** Whether one of the comments right above a place is for the next line: it would stand for what comes then. */
function isMeantByComment(text: string, at: number): boolean {
  let end = text.lastIndexOf('\n', at - 1);
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return false;
    if (line.includes('transigma-disable-next-line')) return true;
    end = start - 1;
  }
  return false;
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';

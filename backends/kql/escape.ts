import type { Pattern } from '../../src/predicate/pattern.js';

/** Why a pattern cannot be written without quotes. */
export type EscapeFault = 'outer-space' | 'reserved-text';

/** What Kibana's parser puts in the place of a wildcard: a text that holds it would be read as one. */
const wildcardMarker = '@kuery-wildcard@';

/** Any text in quotes: as a value it is exact, without wildcards. */
export const quote = (text: string): string => `"${escapeInvisible(text.replace(/[\\"]/g, '\\$&'))}"`;

/** A field's name: as it is where that is safe, else in quotes. Kibana sees `not` even at the end of a word. */
export function fieldName(name: string): string {
  const isPlain = /^[\w@.-]+$/.test(name) && !/^(?:and|or|null|true|false)$|not$/i.test(name);
  return isPlain ? name : quote(name);
}

/**
 * A pattern of literals and at least one `*`, without quotes. Kibana trims white space off the ends of such a value,
 * so a literal with space at an end of the pattern cannot be written.
 */
export function unquoted(pattern: Pattern): { readonly text: string } | { readonly fault: EscapeFault } {
  let text = '';
  for (const [index, part] of pattern.entries()) {
    if (part.kind !== 'literal') {
      text += '*';
      continue;
    }
    const isFirst = index === 0;
    const isLast = index === pattern.length - 1;
    if ((isFirst && /^\s/.test(part.text)) || (isLast && /\s$/.test(part.text))) return { fault: 'outer-space' };
    // The marker could also begin in the text and end in the wildcard that follows.
    const marker = (isLast ? part.text : part.text + wildcardMarker).indexOf(wildcardMarker);
    if (marker !== -1 && marker !== part.text.length) return { fault: 'reserved-text' };
    text += escapeRun(part.text, isFirst, isLast);
  }
  return { text };
}

/**
 * The words `and`, `or` between spaces and `not` before one are operators even inside of a value. The value's
 * neighbours in the query may bring a space too. `\not` would be read as a line break and `ot`.
 */
function escapeRun(text: string, isFirst: boolean, isLast: boolean): string {
  const before = isFirst ? ' ' : '*';
  const after = isLast ? ' ' : '*';
  const escaped = text.replace(/[\\():<>"{}*]/g, '\\$&');
  if (!/and|or|not/i.test(text)) return escapeInvisible(escaped);
  const words = `${before}${escaped}${after}`
    .replace(/(?<= )(?:and|or)(?= )/gi, '\\$&')
    .replace(/(n)(?=ot )/gi, (letter) => unicodeEscape(letter));
  return escapeInvisible(words.slice(1, -1));
}

/** What nobody can see, or a transport may change: control and format characters, odd white space, lone surrogates. */
const escapeInvisible = (text: string): string =>
  // Nearly all texts are plain ASCII.
  /^[ -~]*$/.test(text)
    ? text
    : text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (found) => {
        switch (found) {
          case '\t':
            return '\\t';
          case '\r':
            return '\\r';
          case '\n':
            return '\\n';
          default:
            return unicodeEscape(found);
        }
      });

const unicodeEscape = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

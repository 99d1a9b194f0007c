import type { Pattern } from '../../../src/predicate/pattern.js';
import { wildcardMarker } from './kibana.js';

/**
 * How texts must be written in KQL so that Kibana's parser reads back exactly the same texts: the printing rules of the
 * KQL backend, written a second time and as plainly as possible. `test/kibana/escape.test.ts` proves them on the parser.
 */

/** Query text, or why KQL has no way to write it. */
export type Written = { readonly text: string } | { readonly cannot: string };

/**
 * A text in quotes, as a value or as the name of a field: any text at all, and no wildcards. Only backslashes and
 * quotes need their backslash; what nobody can see, or what a transport may change, gets one too.
 */
export const writeQuoted = (text: string): string => `"${escapeUnseen(text.replace(/[\\"]/g, '\\$&'))}"`;

/**
 * A pattern without quotes. It needs a `*`: a plain text belongs in quotes, for without them `true`, `false` and `null`
 * are no texts, and a field that is not a `keyword` is searched for any one of the words.
 */
export function writePattern(pattern: Pattern): Written {
  if (!pattern.some((part) => part.kind === 'any-run')) return { cannot: 'without a wildcard it belongs in quotes' };
  const written: string[] = [];
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'any-run') {
      written.push('*');
      continue;
    }
    if (part.kind !== 'literal') return { cannot: 'KQL has no wildcard but *' };
    const isFirst = index === 0;
    const isLast = index === pattern.length - 1;
    if (isTrimmed(part.text, isFirst, isLast)) return { cannot: 'Kibana trims white space off its ends' };
    // A marker that begins in the text and ends in the wildcard after it counts as well.
    if (`${part.text}${isLast ? '' : wildcardMarker}`.indexOf(wildcardMarker) !== (isLast ? -1 : part.text.length)) {
      return { cannot: `Kibana takes ${wildcardMarker} for a wildcard` };
    }
    written.push(escapeUnquoted(part.text, isFirst, isLast));
  }
  return { text: written.join('') };
}

/** A plain text without quotes, as a value or as the name of a field. The backend prefers quotes. */
export function writeUnquoted(text: string): Written {
  if (text === '') return { cannot: 'there must be at least one character' };
  if (isTrimmed(text, true, true)) return { cannot: 'Kibana trims white space off its ends' };
  if (/^(?:null|true|false)$/.test(text)) return { cannot: 'Kibana reads it as null or a boolean' };
  return { text: escapeUnquoted(text, true, true) };
}

/** The name of a field: bare if it is an ordinary one, else in quotes. */
export const writeFieldName = (name: string): string => {
  const written = /^[\w@.-]+$/.test(name) ? writeUnquoted(name) : { cannot: 'it has unusual characters' };
  return 'text' in written && written.text === name ? name : writeQuoted(name);
};

/**
 * A run of text of an unquoted value. `or` and `and` count between raw spaces, and `not` before one, in any case; the
 * query around the value may bring a space too, hence the two flags. `\not` would be a line break and `ot`.
 */
function escapeUnquoted(text: string, isFirst: boolean, isLast: boolean): string {
  const inContext = `${isFirst ? ' ' : '|'}${text}${isLast ? ' ' : '|'}`;
  const escaped = inContext.replace(/[\\():<>"*{}]|(?<= )(?:or|and)(?= )|not(?= )/gi, (found) =>
    /^n/i.test(found) ? `${unicodeEscape(found.slice(0, 1))}${found.slice(1)}` : `\\${found}`,
  );
  return escapeUnseen(escaped.slice(1, -1));
}

/** Control and format characters, lone surrogates, and all white space but the space itself. */
const escapeUnseen = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (found) => {
    if (found === '\t') return '\\t';
    if (found === '\r') return '\\r';
    return found === '\n' ? '\\n' : unicodeEscape(found);
  });

const unicodeEscape = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join(
    '',
  );

const isTrimmed = (text: string, isFirst: boolean, isLast: boolean): boolean =>
  (isFirst && text.trimStart() !== text) || (isLast && text.trimEnd() !== text);

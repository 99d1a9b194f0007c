import { anyOne, anyRun, literalPattern, makePattern, type Pattern, type PatternPart } from '../predicate/pattern.js';

/**
 * Reads a string of a rule: `*` and `?` are wildcards; `\*` `\?` `\\` are the characters; any other backslash is
 * itself, a trailing one too (specification: "Escape Character").
 */
export function parseSigmaString(text: string): Pattern {
  // Most strings have no wildcards and no backslash before one.
  if (!/[*?]|\\\\/.test(text)) return literalPattern(text);
  const parts: PatternPart[] = [];
  let literal = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\') {
      const next = text.charAt(index + 1);
      const escapes = next === '*' || next === '?' || next === '\\';
      literal += escapes ? next : character;
      if (escapes) index++;
    } else if (character === '*' || character === '?') {
      parts.push({ kind: 'literal', text: literal }, character === '*' ? anyRun : anyOne);
      literal = '';
    } else {
      literal += character;
    }
  }
  parts.push({ kind: 'literal', text: literal });
  return makePattern(parts);
}

/** A text in which `%name%` is a placeholder: which there are, and the text with `\%` turned into `%`. */
export interface ExpandedText {
  readonly placeholders: readonly string[];
  /** The text without the escapes of percent signs; a meaning only without placeholders. */
  readonly text: string;
}

/**
 * Finds the placeholders of a value under `expand` (specification: "Placeholders"). A percent sign that begins no
 * `%name%` is itself. `\\` and the other escapes of a string are left for {@link parseSigmaString}.
 */
export function expandPlaceholders(text: string): ExpandedText {
  const placeholders: string[] = [];
  const unescaped = text.replace(placeholderOrEscape, (found: string, name: string | undefined) => {
    if (name !== undefined) placeholders.push(name);
    return found === '\\%' ? '%' : found;
  });
  return { placeholders: [...new Set(placeholders)], text: unescaped };
}

/**
 * The text with others in the place of placeholders, of which none is looked at again. If placeholders are to be left
 * (those without a text), it can be filled again; else the escapes of percent signs are resolved.
 */
export const fillPlaceholders = (text: string, texts: ReadonlyMap<string, string>, isOpen: boolean): string =>
  text.replace(placeholderOrEscape, (found: string, name: string | undefined) => {
    if (name === undefined) return found === '\\%' && !isOpen ? '%' : found;
    const filled = texts.get(name);
    return isOpen ? (filled?.replaceAll('%', '\\%') ?? found) : (filled ?? found);
  });

const placeholderOrEscape = /\\\\|\\%|%([^%\s\\*?]+)%/g;

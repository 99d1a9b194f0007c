import { makePattern, type Pattern, type PatternPart } from '../predicate/pattern.js';

/** One character of a pattern, and how it stands in the pattern's text: a wildcard as itself, a literal one escaped. */
interface Unit {
  readonly text: string;
  readonly part: PatternPart;
}

/**
 * The text of a pattern that pipelines look at: wildcards are `*` and `?`, such characters are `\*` and `\?`. A choice
 * between characters has none, so spell it out before.
 */
export function patternText(pattern: Pattern): string {
  let text = '';
  for (const part of pattern) text += partText(part);
  return text;
}

function partText(part: PatternPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text.replace(/[*?]/g, '\\$&');
    case 'any-run':
      return '*';
    case 'any-one':
      return '?';
    case 'one-of':
      throw new Error('a choice has no text');
    default:
      return part satisfies never;
  }
}

/** The units of a pattern. */
const unitsOf = (pattern: Pattern): readonly Unit[] =>
  pattern.flatMap((part): readonly Unit[] =>
    part.kind === 'literal'
      ? Array.from(part.text, (text) => literalUnit({ kind: 'literal', text }))
      : [{ text: partText(part), part }],
  );

const literalUnit = (part: PatternPart): Unit => ({ text: partText(part), part });

/** A stretch of a text, and what stands in its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: Pattern;
}

/**
 * Replaces stretches of the pattern's text, in order; what lies outside of them stays as it was. The backslash before a
 * literal `*` or `?` is no character of its own: a stretch has such a character if it has the star or question mark.
 */
export function replaceInPattern(pattern: Pattern, replacements: readonly Replacement[]): Pattern {
  const parts: PatternPart[] = [];
  let offset = 0;
  let next = 0;
  for (const { text, part } of unitsOf(pattern)) {
    // Where the character itself is, behind a backslash or not.
    const at = offset + text.length - 1;
    for (; startOf(replacements[next]) <= at; next++) {
      const replacement = replacements[next];
      const isEscapeAlone = text.length > 1 && replacement?.start === offset && replacement.end === at;
      if (!isEscapeAlone) parts.push(...(replacement?.by ?? []));
    }
    const current = replacements[next - 1];
    if (current === undefined || current.end <= at) parts.push(part);
    offset += text.length;
  }
  for (const rest of replacements.slice(next)) parts.push(...rest.by);
  return makePattern(parts);
}

const startOf = (replacement: Replacement | undefined): number => replacement?.start ?? Number.POSITIVE_INFINITY;

/** The pattern whose text is a stretch of the pattern's text, its wildcards still wildcards. */
export function slicePattern(pattern: Pattern, start: number, end: number): Pattern {
  const parts: PatternPart[] = [];
  let offset = 0;
  for (const { text, part } of unitsOf(pattern)) {
    const at = offset + text.length - 1;
    if (at >= start && at < end) parts.push(part);
    offset += text.length;
  }
  return makePattern(parts);
}

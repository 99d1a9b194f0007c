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

/** Replaces stretches of the pattern's text, in order; what lies outside of them stays as it was. */
export function replaceInPattern(pattern: Pattern, replacements: readonly Replacement[]): Pattern {
  const parts: PatternPart[] = [];
  let offset = 0;
  let next = 0;
  for (const { text, part } of unitsOf(pattern)) {
    const end = offset + text.length;
    for (; (replacements[next]?.start ?? Number.POSITIVE_INFINITY) <= offset; next++) {
      parts.push(...(replacements[next]?.by ?? []));
    }
    const current = replacements[next - 1];
    if (current === undefined || current.end <= offset) parts.push(part);
    offset = end;
  }
  for (const rest of replacements.slice(next)) parts.push(...rest.by);
  return makePattern(parts);
}

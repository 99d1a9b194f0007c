import { makePattern, type Pattern, type PatternPart } from '../predicate/pattern.js';

/** One character of a pattern, and how it stands in the pattern's text: a wildcard as itself, a literal one escaped. */
interface Unit {
  readonly text: string;
  readonly part: PatternPart;
}

/** The units of a pattern; a choice between characters has none, so spell it out before. */
function unitsOf(pattern: Pattern): readonly Unit[] {
  return pattern.flatMap((part): readonly Unit[] => {
    switch (part.kind) {
      case 'literal':
        return Array.from(part.text, (character) => ({
          text: character === '*' || character === '?' ? `\\${character}` : character,
          part: { kind: 'literal', text: character },
        }));
      case 'any-run':
        return [{ text: '*', part }];
      case 'any-one':
        return [{ text: '?', part }];
      case 'one-of':
        throw new Error('a choice has no text');
      default:
        return part satisfies never;
    }
  });
}

/** The text of a pattern that pipelines look at: wildcards are `*` and `?`, such characters are `\*` and `\?`. */
export const patternText = (pattern: Pattern): string =>
  unitsOf(pattern)
    .map(({ text }) => text)
    .join('');

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

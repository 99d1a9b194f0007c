import { makePattern, type Pattern, type PatternPart } from '../../predicate/pattern.js';

/** The characters that Windows tools take for a dash before an option. */
const dashes = ['-', '/', '–', '—', '―'] as const;

/**
 * Lets each dash that begins a word (no ASCII word character before it, one after it) stand for any of the five,
 * independently of the others (specification: "windash").
 */
export function windash(pattern: Pattern): Pattern {
  const parts: PatternPart[] = [];
  for (const part of pattern) {
    if (part.kind !== 'literal') {
      parts.push(part);
      continue;
    }
    let literalStart = 0;
    for (const match of part.text.matchAll(/(?<![A-Za-z0-9_])[-/–—―](?=[A-Za-z0-9_])/g)) {
      parts.push({ kind: 'literal', text: part.text.slice(literalStart, match.index) });
      parts.push({ kind: 'one-of', characters: dashes });
      literalStart = match.index + 1;
    }
    parts.push({ kind: 'literal', text: part.text.slice(literalStart) });
  }
  return makePattern(parts);
}

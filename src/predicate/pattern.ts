/**
 * A piece of a pattern. A pattern is never a string with escapes in it: each target's leaf printer is the only
 * place that escapes.
 */
export type PatternPart =
  /** These characters, literally. Never empty. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `*`: any run of characters, the empty one and line breaks included. */
  | { readonly kind: 'any-run' }
  /** `?`: exactly one character (code point). */
  | { readonly kind: 'any-one' }
  /** Exactly one of these characters (code points). At least two. */
  | { readonly kind: 'one-of'; readonly characters: readonly string[] };

/** What a value's whole text is compared with. The empty list is the empty string. Neighbouring literals are one. */
export type Pattern = readonly PatternPart[];

/** The part that stands for any run. */
export const anyRun: PatternPart = { kind: 'any-run' };

/** The part that stands for any one character. */
export const anyOne: PatternPart = { kind: 'any-one' };

/** A pattern of plain text, without wildcards. */
export const literalPattern = (text: string): Pattern => (text === '' ? [] : [{ kind: 'literal', text }]);

/** Joins parts into a pattern in normal form: literals merged, empty ones and repeated `*` dropped, `?` before `*`. */
export function makePattern(parts: Iterable<PatternPart>): Pattern {
  const result: PatternPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'literal') {
      if (part.text === '') continue;
      if (last?.kind === 'literal') result[result.length - 1] = { kind: 'literal', text: last.text + part.text };
      else result.push(part);
    } else if (part.kind === 'one-of' && part.characters.length === 1) {
      const text = part.characters[0] ?? '';
      if (last?.kind === 'literal') result[result.length - 1] = { kind: 'literal', text: last.text + text };
      else result.push({ kind: 'literal', text });
    } else if (part.kind === 'any-run' && last?.kind === 'any-run') {
      // `**` is `*`
    } else if (part.kind === 'any-one' && last?.kind === 'any-run') {
      // `*?` is `?*`: one order, so that equal patterns look equal
      result.splice(result.length - 1, 1, part, last);
    } else {
      result.push(part);
    }
  }
  return result;
}

/** The pattern between two `*`: it may stand anywhere in the text. */
export const containing = (pattern: Pattern): Pattern => {
  const only = onlyLiteral(pattern);
  return only === undefined ? makePattern([anyRun, ...pattern, anyRun]) : [anyRun, only, anyRun];
};

/** The pattern before a `*`: the text begins with it. */
export const startingWith = (pattern: Pattern): Pattern => {
  const only = onlyLiteral(pattern);
  return only === undefined ? makePattern([...pattern, anyRun]) : [only, anyRun];
};

/** The pattern after a `*`: the text ends with it. */
export const endingWith = (pattern: Pattern): Pattern => {
  const only = onlyLiteral(pattern);
  return only === undefined ? makePattern([anyRun, ...pattern]) : [anyRun, only];
};

/** Nearly all patterns are one literal, next to which nothing has to be brought into normal form. */
const onlyLiteral = (pattern: Pattern): PatternPart | undefined =>
  pattern.length === 1 && pattern[0]?.kind === 'literal' ? pattern[0] : undefined;

/** The pattern's text if it has neither wildcards nor choices, else undefined. */
export function plainText(pattern: Pattern): string | undefined {
  if (pattern.length === 0) return '';
  const only = pattern[0];
  return pattern.length === 1 && only?.kind === 'literal' ? only.text : undefined;
}

/** A readable form for messages, in Sigma's own notation; not meant to be read back. */
export function describePattern(pattern: Pattern): string {
  return pattern
    .map((part) => {
      switch (part.kind) {
        case 'literal':
          return part.text;
        case 'any-run':
          return '*';
        case 'any-one':
          return '?';
        case 'one-of':
          return `[${part.characters.join('')}]`;
      }
    })
    .join('');
}

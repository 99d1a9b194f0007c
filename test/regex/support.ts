import fc from 'fast-check';
import { RE2JS } from 're2js';
import type { RegexFlags } from '../../src/predicate/predicate.js';
import { lowerCodePoint } from '../../src/predicate/text-case.js';

import type { CasedPattern } from '../../src/regex/lower-to-patterns.js';
import { noFlags, parseRegex } from '../../src/regex/parse.js';

/** Flags from their letters: `i`, `m`, `s`. */
export const flagsOf = (letters: string): RegexFlags => ({
  ignoreCase: letters.includes('i'),
  multiLine: letters.includes('m'),
  dotAll: letters.includes('s'),
});

/** The letters of flags. */
export const lettersOf = ({ ignoreCase, multiLine, dotAll }: RegexFlags): string =>
  `${ignoreCase ? 'i' : ''}${multiLine ? 'm' : ''}${dotAll ? 's' : ''}`;

export const anyFlags = fc.record({ ignoreCase: fc.boolean(), multiLine: fc.boolean(), dotAll: fc.boolean() });

/** The node of an expression that must parse. */
export function nodeOf(expression: string, flags: RegexFlags = noFlags) {
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) throw new Error(`${expression}: ${parsed.fault.message}`);
  return parsed.node;
}

/** re2js on the expression as it stands, with its own reading of flags; undefined where it refuses. */
export function rawRe2(expression: string, flags: RegexFlags): ((text: string) => boolean) | undefined {
  const bits =
    (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.multiLine ? RE2JS.MULTILINE : 0) |
    (flags.dotAll ? RE2JS.DOTALL : 0);
  try {
    const compiled = RE2JS.compile(expression, bits);
    return (text) => compiled.test(text);
  } catch {
    return undefined;
  }
}

/** The meaning of a pattern, straight from the design: slow, and nothing shared with the code under test but the fold. */
export function matchesPattern({ pattern, cased }: CasedPattern, text: string): boolean {
  const fold = (character: string) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return cased ? codePoint : lowerCodePoint(codePoint);
  };
  type Wanted = ReadonlySet<number> | 'any-one' | 'any-run';
  const wanted = pattern.flatMap((part): Wanted[] => {
    if (part.kind === 'literal') return Array.from(part.text, (one) => new Set([fold(one)]));
    return part.kind === 'one-of' ? [new Set(part.characters.map(fold))] : [part.kind];
  });
  const characters = Array.from(text, fold);
  let ends = new Set([0]);
  for (const one of wanted) {
    const next = new Set<number>();
    for (const end of ends) {
      if (one === 'any-run') for (let later = end; later <= characters.length; later++) next.add(later);
      else if (end < characters.length && (one === 'any-one' || one.has(characters[end] ?? -1))) next.add(end + 1);
    }
    ends = next;
  }
  return ends.has(characters.length);
}

/** Expressions that JavaScript (with `u`) and we read alike on ASCII texts without carriage returns. */
export const commonExpression: fc.Arbitrary<string> = fc.letrec<{ expression: string; item: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('item'),
    fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '{1,3}'),
        fc.constantFrom('', '?'),
      )
      .map(([inner, sign, lazy]) => `(${inner})${sign}${lazy}`),
  ),
  item: fc.constantFrom(
    ...[
      'a',
      'b',
      'B',
      'k',
      '_',
      '0',
      ' ',
      '\\n',
      '\\.',
      '\\*',
      '\\\\',
      '.',
      '^',
      '$',
      '\\b',
      '\\B',
      '\\d',
      '\\D',
      '\\w',
      '\\W',
    ],
    ...[
      '\\s',
      '\\S',
      '[ab]',
      '[^a]',
      '[a-kA]',
      '[^\\n]',
      '[\\s\\S]',
      '[\\w.]',
      '[^\\w\\n]',
      '[\\-\\]]',
      '',
      '()',
      '\\x41',
    ],
  ),
})).expression;

/** Short ASCII texts. */
export const asciiText = fc
  .array(fc.constantFrom('a', 'b', 'A', 'B', 'k', 'K', '_', '0', ' ', '\n', '.', '*', '\\', '-', ']'), {
    maxLength: 12,
  })
  .map((characters) => characters.join(''));

/** Short texts with letters whose case is not ASCII's affair. */
export const anyText = fc
  .array(
    fc.constantFrom(
      'a',
      'A',
      'b',
      'B',
      'k',
      'K',
      '\u212a',
      's',
      'ſ',
      'é',
      'É',
      'σ',
      'ς',
      'Σ',
      'İ',
      'i',
      '0',
      ' ',
      '\n',
      '*',
      '?',
      '\\',
      '😀',
    ),
    { maxLength: 9 },
  )
  .map((characters) => characters.join(''));

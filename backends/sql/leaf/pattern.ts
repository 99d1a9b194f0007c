import { anyRun, type Pattern, plainText } from '../../../src/predicate/pattern.js';
import { hasCase } from '../../../src/predicate/pattern-case.js';
import type { PatternTest } from '../../../src/predicate/predicate.js';
import { foldCase } from '../../../src/predicate/text-case.js';
import type { RegexNode } from '../../../src/regex/ast.js';
import { characterNode, concatenation } from '../../../src/regex/build.js';
import { makeSet } from '../../../src/regex/code-points.js';
import { closeUnderCase } from '../../../src/regex/fold.js';
import { spellCase } from '../../../src/regex/spell-case.js';
import { type Condition, comparison, equality, type LikeParts, likeCondition } from '../condition.js';
import type { Dialect } from '../dialect.js';
import { textLiteral } from '../words.js';

/** Whether a text fits a pattern. The pattern has no halves of characters. */
export function writePattern(
  text: string,
  { pattern, cased }: PatternTest,
  dialect: Dialect,
  lowered = `lower(${text})`,
): Condition {
  const ignoresCase = !cased && hasCase(pattern);
  if (ignoresCase && pattern.some(hasDottedI)) {
    return dialect.regexpLike(text, spellCase(expressionOf(pattern, (literal) => literal, true)));
  }
  const subject = ignoresCase ? lowered : text;
  const letters = (literal: string) => (ignoresCase ? foldCase(literal) : literal);
  const plain = plainText(pattern);
  if (plain !== undefined) return equality(subject, textLiteral(letters(plain)));
  if (pattern.length === 1 && pattern[0]?.kind === 'any-run') return comparison(`${text} IS NOT NULL`, false);
  if (pattern.some((part) => part.kind === 'one-of')) {
    return dialect.regexpLike(subject, expressionOf(pattern, letters));
  }
  return likeCondition({ left: subject, ...likeLiterals(pattern, letters) });
}

/** `LIKE` has no escape character unless one is named. */
function likeLiterals(pattern: Pattern, letters: (literal: string) => string): Pick<LikeParts, 'plain' | 'escaped'> {
  const write = (literalOf: (text: string) => string) =>
    textLiteral(
      pattern
        .map((part) => {
          if (part.kind === 'literal') return literalOf(letters(part.text));
          return part.kind === 'any-run' ? '%' : '_';
        })
        .join(''),
    );
  const needsEscape = pattern.some((part) => part.kind === 'literal' && /[%_]/.test(part.text));
  return {
    plain: needsEscape ? undefined : write((text) => text),
    escaped: write((text) => text.replace(/[\\%_]/g, '\\$&')),
  };
}

/** `İ` is the one letter that stays itself in Sigma, and that `lower` makes another of. */
const hasDottedI = (part: Pattern[number]): boolean =>
  part.kind === 'literal' ? part.text.includes('İ') : part.kind === 'one-of' && part.characters.includes('İ');

/** The pattern as an expression that is found in exactly the texts that fit it. */
function expressionOf(pattern: Pattern, letters: (literal: string) => string, ignoreCase = false): RegexNode {
  const parts = pattern.map((part): RegexNode => {
    switch (part.kind) {
      case 'literal':
        return { kind: 'literal', text: letters(part.text), ignoreCase };
      case 'any-one':
        return { kind: 'any', newline: true };
      case 'any-run':
        return { kind: 'repeat', node: { kind: 'any', newline: true }, min: 0, max: undefined, greedy: true };
      case 'one-of': {
        const ranges = part.characters.map((character) => {
          const first = letters(character).codePointAt(0) ?? 0;
          return { first, last: first };
        });
        const set = ignoreCase ? closeUnderCase(makeSet(ranges)) : makeSet(ranges);
        return set.length === 1 && set[0]?.first === set[0]?.last
          ? characterNode(set[0]?.first ?? 0, false)
          : { kind: 'class', ranges: set };
      }
    }
  });
  const isOpenStart = pattern[0]?.kind === anyRun.kind;
  const isOpenEnd = pattern.at(-1)?.kind === anyRun.kind;
  return concatenation([
    ...(isOpenStart ? [] : [{ kind: 'text-start' } as const]),
    ...parts.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined),
    ...(isOpenEnd ? [] : [{ kind: 'text-end' } as const]),
  ]);
}

import type { Pattern } from '../../../src/predicate/pattern.js';
import type { RegexNode } from '../../../src/regex/ast.js';

/** All characters that the text of a number can have. */
const numberCharacters = /^[-+.0-9eE]*$/;

/**
 * Whether it can matter to the pattern how a number is written in JSON (1, 1.0 or 1e0): not if it needs a character that
 * no number has, and not if it fits every text.
 */
export function mayFitNumber(pattern: Pattern): boolean {
  if (pattern.length === 0 || (pattern.length === 1 && pattern[0]?.kind === 'any-run')) return false;
  return pattern.every((part) => {
    if (part.kind === 'literal') return numberCharacters.test(part.text);
    return part.kind === 'one-of' ? part.characters.some((character) => numberCharacters.test(character)) : true;
  });
}

/** The same for a regular expression; errs on the side of yes. */
export function mayFindInNumber(node: RegexNode): boolean {
  switch (node.kind) {
    case 'literal':
      return numberCharacters.test(node.text);
    case 'class':
      return node.ranges.some(({ first, last }) => [...'-+.0123456789eE'].some((one) => isBetween(one, first, last)));
    case 'group':
      return mayFindInNumber(node.node);
    case 'repeat':
      return node.min === 0 || mayFindInNumber(node.node);
    case 'concatenation':
      return node.nodes.every(mayFindInNumber);
    case 'alternation':
      return node.nodes.some(mayFindInNumber);
    default:
      return true;
  }
}

const isBetween = (character: string, first: number, last: number): boolean => {
  const codePoint = character.codePointAt(0) ?? 0;
  return first <= codePoint && codePoint <= last;
};

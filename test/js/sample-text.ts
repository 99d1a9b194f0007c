import fc from 'fast-check';
import type { RegexNode } from '../../src/regex/ast.js';

/** Texts that begin like what an expression matches, or match it; anchors and boundaries are not heeded. */
export function textFor(node: RegexNode): fc.Arbitrary<string> {
  switch (node.kind) {
    case 'literal':
      return node.ignoreCase
        ? fc.constantFrom(node.text, node.text.toUpperCase(), node.text.toLowerCase())
        : fc.constant(node.text);
    case 'any':
      return fc.constantFrom('a', 'é', '😀', ' ', '\\', '"', node.newline ? '\n' : '\r');
    case 'class': {
      if (node.ranges.length === 0) return fc.constant('');
      return fc
        .oneof(...node.ranges.map(({ first, last }) => fc.constantFrom(first, last, Math.min(first + 1, last))))
        .map((codePoint) => String.fromCodePoint(codePoint));
    }
    case 'group':
      return textFor(node.node);
    case 'concatenation':
      return fc.tuple(...node.nodes.map(textFor)).map((parts) => parts.join(''));
    case 'alternation':
      return fc.oneof(...node.nodes.map(textFor));
    case 'repeat': {
      const { min, max = min + 3 } = node;
      return fc
        .array(textFor(node.node), { minLength: min, maxLength: Math.min(max, min + 3), size: 'max' })
        .map((parts) => parts.join(''));
    }
    default:
      return fc.constant('');
  }
}

/** The same with something before and after it, or with a character lost, doubled or changed. */
export const nearTextFor = (node: RegexNode): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', '', 'x', ' ', '\n', 'a\n', '_', '\ud83d'),
      textFor(node),
      fc.constantFrom('', '', 'x', ' ', '\n', '\nb', '_', '\ude00'),
      fc.nat(),
      fc.constantFrom('keep', 'keep', 'lose', 'double', 'change', 'break'),
    )
    .map(([before, text, after, position, edit]) => {
      const at = text.length === 0 ? 0 : position % text.length;
      const [head, one, tail] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
      const edited = { keep: text, lose: head + tail, double: head + one + one + tail }[edit as 'keep'];
      return before + (edited ?? `${head}${edit === 'break' ? '\n' : 'Z'}${tail}`) + after;
    });

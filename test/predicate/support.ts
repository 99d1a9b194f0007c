import fc from 'fast-check';
import { junction, negation } from '../../src/predicate/build.js';
import { anyOne, anyRun, makePattern, type Pattern, type PatternPart } from '../../src/predicate/pattern.js';
import type { FieldTest, Predicate } from '../../src/predicate/predicate.js';

/** A place that no test asks about. */
export const nowhere = { location: { file: 'a.yml', line: 1, column: 1, endLine: 1, endColumn: 1 } };

/** A pattern in Sigma's notation, without escapes; `[ab]` is one of these characters. */
export function pattern(text: string): Pattern {
  const parts = text.match(/\[[^\]]*\]|\*|\?|[^*?[]+/gs) ?? [];
  return makePattern(
    parts.map((part): PatternPart => {
      if (part === '*') return anyRun;
      if (part === '?') return anyOne;
      if (part.startsWith('[')) return { kind: 'one-of', characters: Array.from(part.slice(1, -1)) };
      return { kind: 'literal', text: part };
    }),
  );
}

/** A test of a field. */
export const field = (name: string, test: FieldTest): Predicate => ({
  kind: 'field',
  field: name,
  test,
  origin: nowhere,
});

/** A field that is there. */
export const exists = (name: string): Predicate => field(name, { kind: 'exists' });

/** A tree as a person may write it, in no normal form. */
export type Tree =
  | { readonly kind: 'leaf'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly operand: Tree }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Tree[] };

/** Trees of few leaves, so that the same leaf stands in many places. */
export const anyTree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...'abcd').map((name): Tree => ({ kind: 'leaf', name })),
    fc.boolean().map((value): Tree => ({ kind: 'constant', value })),
    tie('tree').map((operand): Tree => ({ kind: 'not', operand })),
    fc
      .record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('tree'), { maxLength: 4 }),
      })
      .map((tree): Tree => tree),
  ),
})).tree;

/** The tree as a predicate. */
export function build(tree: Tree): Predicate {
  switch (tree.kind) {
    case 'leaf':
      return exists(tree.name);
    case 'constant':
      return { kind: 'constant', value: tree.value, origin: nowhere };
    case 'not':
      return negation(build(tree.operand), nowhere);
    case 'and':
    case 'or':
      return junction(tree.kind, tree.operands.map(build), nowhere);
  }
}

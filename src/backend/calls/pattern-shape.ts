import { type Pattern, plainText } from '../../predicate/pattern.js';

/** The plainest question that a pattern is, and the text that it asks about. */
export type PatternShape =
  | { readonly kind: 'equals' | 'starts-with' | 'ends-with' | 'contains'; readonly text: string }
  /** Any text at all. */
  | { readonly kind: 'has-text' }
  /** `text` has wildcards, as {@link wildcardText} writes them. */
  | { readonly kind: 'like'; readonly text: string };

/** The plainest question that a pattern is. */
export function shapeOf(pattern: Pattern): PatternShape {
  const plain = plainText(pattern);
  if (plain !== undefined) return { kind: 'equals', text: plain };
  const text = pattern.find((part) => part.kind === 'literal')?.text ?? '';
  switch (pattern.map(({ kind }) => kind).join(' ')) {
    case 'any-run':
      return { kind: 'has-text' };
    case 'literal any-run':
      return { kind: 'starts-with', text };
    case 'any-run literal':
      return { kind: 'ends-with', text };
    case 'any-run literal any-run':
      return { kind: 'contains', text };
    default:
      return { kind: 'like', text: wildcardText(pattern) };
  }
}

/**
 * A pattern as the helpers of generated code read it: `*`, `?` and `[ab]`, which a backslash takes the meaning from; it
 * is doubled only where it would do so unasked.
 */
export const wildcardText = (pattern: Pattern): string =>
  pattern
    .map((part, index) => {
      switch (part.kind) {
        case 'any-run':
          return '*';
        case 'any-one':
          return '?';
        case 'one-of':
          return `[${part.characters.map((one, at) => (at === 0 && one === '-' ? one : one.replace(/[\\[\]^-]/, '\\$&'))).join('')}]`;
        case 'literal': {
          const isLast = index === pattern.length - 1;
          return part.text.replace(isLast ? /[*?[]|\\(?=[\\*?[])/g : /[*?[]|\\(?=[\\*?[]|$)/g, '\\$&');
        }
      }
    })
    .join('');

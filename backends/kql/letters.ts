import type { Pattern } from '../../src/predicate/pattern.js';
import { foldCase } from '../../src/predicate/text-case.js';

/** Whether upper and lower case of anything in the pattern differ. */
export const hasCase = (pattern: Pattern): boolean =>
  pattern.some(
    (part) => part.kind === 'literal' && (foldCase(part.text) !== part.text || part.text.toUpperCase() !== part.text),
  );

import type { Pattern } from '../../src/predicate/pattern.js';
import { foldCase } from '../../src/predicate/text-case.js';

/** Whether upper and lower case of anything in the pattern differ. */
export const hasCase = (pattern: Pattern): boolean =>
  pattern.some((part) => part.kind === 'literal' && (/[a-z]/i.test(part.text) || hasOtherCase(part.text)));

const hasOtherCase = (text: string): boolean => foldCase(text) !== text || text.toUpperCase() !== text;

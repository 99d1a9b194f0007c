import type { Pattern } from './pattern.js';
import { foldCase } from './text-case.js';

/** Whether upper and lower case of anything in the pattern differ. */
export const hasCase = (pattern: Pattern): boolean =>
  pattern.some((part) => part.kind === 'literal' && (/[a-z]/i.test(part.text) || hasOtherCase(part.text)));

const hasOtherCase = (text: string): boolean => foldCase(text) !== text || text.toUpperCase() !== text;

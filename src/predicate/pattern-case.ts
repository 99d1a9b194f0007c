import type { Pattern } from './pattern.js';
import { foldCase } from './text-case.js';

/** Whether upper and lower case of anything in the pattern differ. */
export const hasCase = (pattern: Pattern): boolean =>
  pattern.some((part) => {
    if (part.kind === 'literal') return textHasCase(part.text);
    return part.kind === 'one-of' && part.characters.some(textHasCase);
  });

const textHasCase = (text: string): boolean =>
  /[a-z]/i.test(text) || foldCase(text) !== text || text.toUpperCase() !== text;

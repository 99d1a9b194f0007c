/** Whether a code is meant by `area/name`, `area/*` or `*`. */
export function codeFits(pattern: string, code: string): boolean {
  if (pattern === code || pattern === '*') return true;
  return pattern.endsWith('/*') && code.startsWith(pattern.slice(0, -1));
}

/** How much a pattern says: a whole code more than an area, and that more than everything. */
export const specificity = (pattern: string): number => (pattern === '*' ? 0 : pattern.endsWith('/*') ? 1 : 2);

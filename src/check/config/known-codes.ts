import { allChecks } from '../all-checks.js';
import { codeFits, specificity } from './code-pattern.js';
import { frontEndCodes } from './front-end-codes.js';

/** The codes that findings can have. */
export interface KnownCodes {
  /** Those that can be listed. */
  readonly all: readonly string[];
  readonly has: (code: string) => boolean;
}

/** What is said of comments that suppress findings; see suppress.ts. */
const suppressionCodes = ['suppression/unknown-code', 'suppression/unknown-comment', 'suppression/unused'] as const;

/** Makes codes known. Those of the schemas are made of the names of keys, so that any may occur. */
export function makeKnownCodes(all: readonly string[]): KnownCodes {
  const set = new Set(all);
  return { all: [...set], has: (code) => set.has(code) || /^schema\/[A-Za-z0-9_-]+$/.test(code) };
}

/** All codes of `check`: of the checks, of the front end, and of the comments that suppress findings. */
export const knownCodes = (): KnownCodes =>
  makeKnownCodes([...allChecks.map(({ code }) => code), ...frontEndCodes, ...suppressionCodes]);

/** Whether a code, `area/*` or `*` means anything at all. */
export const meansCodes = (pattern: string, codes: KnownCodes): boolean =>
  specificity(pattern) === 2
    ? codes.has(pattern)
    : pattern === 'schema/*' || codes.all.some((code) => codeFits(pattern, code));

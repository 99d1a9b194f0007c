import { namesOfTarget } from '../../../condition/references.js';

/** The pattern `word_*` that stands for exactly these names among all, if there is one. */
export function patternFor(names: readonly string[], all: readonly string[]): string | undefined {
  const word = /^[A-Za-z0-9]+_/.exec(names[0] ?? '')?.[0];
  if (word === undefined || !names.every((name) => name.startsWith(word))) return undefined;
  const pattern = `${word}*`;
  return namesOfTarget({ pattern }, all).length === names.length ? pattern : undefined;
}

import type { Pattern } from './pattern.js';
import { foldCase } from './text-case.js';

/** What one code point of a text is compared with; `any-run` takes any number of them. */
type Step = 'any-run' | 'any-one' | readonly string[];

/**
 * Makes the test whether a whole text fits the pattern (design: rows "string"). Compares code points; takes time
 * proportional to text × pattern at worst, whatever the pattern.
 */
export function compilePattern(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const prepare = cased ? (text: string) => text : foldCase;
  const steps: Step[] = pattern.flatMap((part): Step[] => {
    switch (part.kind) {
      case 'any-run':
      case 'any-one':
        return [part.kind];
      case 'one-of':
        return [part.characters.map(prepare)];
      case 'literal':
        return Array.from(prepare(part.text), (character) => [character]);
    }
  });
  const only = pattern[0];
  if (pattern.length === 0) return (text) => text === '';
  if (pattern.length === 1 && only?.kind === 'literal') {
    const wanted = prepare(only.text);
    return (text) => prepare(text) === wanted;
  }
  const quick = literalBetweenRuns(pattern, prepare);
  if (quick !== undefined) return quick;
  const shortest = steps.filter((step) => step !== 'any-run').length;
  return (text) => text.length >= shortest && fits(Array.from(prepare(text)), steps);
}

/** The usual `x*`, `*x` and `*x*`, without going through code points. */
function literalBetweenRuns(
  pattern: Pattern,
  prepare: (text: string) => string,
): ((text: string) => boolean) | undefined {
  const literals = pattern.filter((part) => part.kind === 'literal');
  const literal = literals[0];
  if (literal?.kind !== 'literal' || literals.length !== 1 || pattern.some((part) => part.kind === 'one-of'))
    return undefined;
  if (pattern.some((part) => part.kind === 'any-one')) return undefined;
  const wanted = prepare(literal.text);
  // Half of a surrogate pair at an end would be found inside of a whole character.
  if (/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(wanted)) return undefined;
  const runBefore = pattern[0]?.kind === 'any-run';
  const runAfter = pattern.at(-1)?.kind === 'any-run';
  if (runBefore && runAfter) return (text) => prepare(text).includes(wanted);
  return runAfter ? (text) => prepare(text).startsWith(wanted) : (text) => prepare(text).endsWith(wanted);
}

/** Greedy with one point to go back to: what came before the last `*` never has to be tried again. */
function fits(characters: readonly string[], steps: readonly Step[]): boolean {
  let at = 0;
  let step = 0;
  let runStep = -1;
  let runAt = 0;
  while (at < characters.length) {
    const current = steps[step];
    if (current === 'any-run') {
      runStep = step++;
      runAt = at;
    } else if (current !== undefined && (current === 'any-one' || current.includes(characters[at] ?? ''))) {
      at++;
      step++;
    } else if (runStep !== -1) {
      step = runStep + 1;
      at = ++runAt;
    } else {
      return false;
    }
  }
  while (steps[step] === 'any-run') step++;
  return step === steps.length;
}

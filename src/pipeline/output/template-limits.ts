/** What a template may do in one go; a template of a person needs a thousandth of it. */
const maxSteps = 1_000_000;
const maxCharacters = 10_000_000;

/** A template loops over data, not over numbers without end. */
export const maxNumber = 10_000;

type Run = (...given: readonly unknown[]) => unknown;

/**
 * Functions of the template engine that every loop, output and call goes through, with a count that ends a template
 * which would run for too long.
 */
export function countedRuntime(runtime: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let steps = 0;
  let characters = 0;
  const step = (count: number): void => {
    steps += count;
    if (steps > maxSteps) throw new Error(`a template takes at most ${maxSteps.toLocaleString('en')} steps`);
  };
  const original = (name: string) => runtime[name] as Run;
  return {
    fromIterator: (iterated: unknown) => {
      const list = original('fromIterator')(iterated);
      step(1 + (Array.isArray(list) ? list.length : 0));
      return list;
    },
    callWrap: (...given: readonly unknown[]) => {
      step(1);
      return original('callWrap')(...given);
    },
    suppressValue: (...given: readonly unknown[]) => {
      step(1);
      const value = original('suppressValue')(...given);
      characters += String(value).length;
      if (characters > maxCharacters) {
        throw new Error(`a template prints at most ${maxCharacters.toLocaleString('en')} characters`);
      }
      return value;
    },
  };
}

/** A filter that takes no number beyond what a person writes: widths and counts make texts of that length. */
export const boundedFilter = (filter: Run): Run =>
  function (this: unknown, ...given: readonly unknown[]) {
    if (given.slice(1).some(isLarge))
      throw new Error(`numbers in filters are at most ${maxNumber.toLocaleString('en')}`);
    return filter.apply(this, given as unknown[]);
  };

function isLarge(value: unknown): boolean {
  if (typeof value === 'number') return !(Math.abs(value) <= maxNumber);
  // Arguments by name.
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some((one) => typeof one === 'number' && !(Math.abs(one) <= maxNumber))
  );
}

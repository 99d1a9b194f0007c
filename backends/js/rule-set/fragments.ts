import type { LiteralTest } from './prepared-test.js';

/** So much of a text is looked for at most; if there are too many texts, less. What is longer is compared once found. */
const lengths = [24, 16, 8, 4, 3, 2, 1];

/** Where a fragment has to stand in a value. */
export type Place = 'start' | 'end' | 'anywhere';

/** The piece of a test's text that is looked for. */
export interface Fragment {
  readonly text: string;
  readonly test: LiteralTest;
  readonly place: Place;
  /** Whether it is all that the test asks for. */
  readonly sure: boolean;
}

/**
 * The longest fragments that make at most so many states, sorted by their texts, and how many states they make. Fragments
 * of one character are taken in any case.
 */
export function chooseFragments(tests: readonly LiteralTest[], maxStates: number) {
  for (const length of lengths) {
    const fragments = tests.map((test) => makeFragment(test, length)).sort(byText);
    let states = 1;
    for (const [index, { text }] of fragments.entries()) {
      states += text.length - commonLength(fragments[index - 1]?.text ?? '', text);
    }
    if (states <= maxStates || length === 1) return { fragments, states };
  }
  throw new Error('there is a least length');
}

function makeFragment(test: LiteralTest, length: number): Fragment {
  const { text, relation } = test;
  const place = relation === 'startswith' ? 'start' : relation === 'endswith' ? 'end' : 'anywhere';
  const fragment = place === 'end' ? text.slice(-length) : text.slice(0, length);
  return { text: fragment, test, place, sure: fragment === text };
}

const byText = (a: Fragment, b: Fragment): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

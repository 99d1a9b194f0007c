import { expandChoices } from '../../predicate/choices.js';
import type { ItemTest, ItemValue } from '../../rule/sigma-rule.js';
import { parseSigmaString } from '../../rule/sigma-string.js';
import { patternText } from '../pattern-text.js';
import type { PlainValue } from '../plain-value.js';

/** More strings than this are not looked at one by one. */
const maxChoices = 1000;

/** The texts of a value's strings, wildcards as `*` and `?`; nothing for anything but strings. */
export const textsOfValue = (value: ItemValue): readonly string[] =>
  value.alternatives.flatMap((test) =>
    test.kind === 'pattern' ? (expandChoices(test.pattern, maxChoices) ?? []).map(patternText) : [],
  );

/** Whether a value of a rule is the one of a pipeline: strings with their wildcards, heeding case. */
export const equalsPlain = (value: ItemValue, wanted: PlainValue): boolean =>
  value.alternatives.some((test) => testEquals(test, wanted));

function testEquals(test: ItemTest, wanted: PlainValue): boolean {
  switch (test.kind) {
    case 'pattern':
      return typeof wanted === 'string' && patternText(parseSigmaString(wanted)) === textOrNothing(test.pattern);
    case 'number':
      return (typeof wanted === 'number' || typeof wanted === 'bigint') && test.value === wanted;
    case 'boolean':
      return test.value === wanted;
    case 'null':
      return wanted === null;
    default:
      return false;
  }
}

const textOrNothing = (pattern: Parameters<typeof patternText>[0]): string | undefined =>
  pattern.some((part) => part.kind === 'one-of') ? undefined : patternText(pattern);

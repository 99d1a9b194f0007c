import { error } from '../../diagnostic/diagnostic.js';
import { expandChoices } from '../../predicate/choices.js';
import type { Pattern } from '../../predicate/pattern.js';
import type { ItemTest, ItemValue } from '../../rule/sigma-rule.js';
import { parseSigmaString } from '../../rule/sigma-string.js';
import { patternText } from '../pattern-text.js';
import type { PlainValue } from '../plain-value.js';
import type { Run } from '../run.js';

/** More strings than this are not looked at one by one. */
const maxChoices = 1000;

/** The texts of a value's strings, wildcards as `*` and `?`; nothing for anything but strings. Too many are an error. */
export const textsOfValue = (value: ItemValue, { report }: Pick<Run, 'report'>): readonly string[] =>
  value.alternatives.flatMap((test) => {
    if (test.kind !== 'pattern') return [];
    const patterns = expandChoices(test.pattern, maxChoices);
    if (patterns === undefined) {
      const message = `the value stands for more than ${maxChoices.toLocaleString('en')} strings, which a condition of a pipeline cannot look at one by one`;
      report(error('pipeline/too-many-strings', message, { at: value.origin }));
    }
    return patterns?.map(patternText) ?? [];
  });

/** Whether a value of a rule is this one of a pipeline: strings with their wildcards, heeding case. */
export function plainMatcher(wanted: PlainValue): (value: ItemValue) => boolean {
  const text = typeof wanted === 'string' ? patternText(parseSigmaString(wanted)) : undefined;
  const equals = (test: ItemTest): boolean => {
    switch (test.kind) {
      case 'pattern':
        return text !== undefined && standsFor(test.pattern, text);
      case 'number':
        return (typeof wanted === 'number' || typeof wanted === 'bigint') && test.value === wanted;
      case 'boolean':
        return test.value === wanted;
      case 'null':
        return wanted === null;
      default:
        return false;
    }
  };
  return ({ alternatives }) => alternatives.some(equals);
}

const standsFor = (pattern: Pattern, wanted: string): boolean =>
  pattern.some(({ kind }) => kind === 'one-of')
    ? (expandChoices(pattern, maxChoices) ?? []).some((one) => patternText(one) === wanted)
    : patternText(pattern) === wanted;

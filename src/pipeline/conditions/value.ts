import type { Pattern } from '../../predicate/pattern.js';
import type { ItemTest, ItemValue } from '../../rule/sigma-rule.js';
import { parseSigmaString } from '../../rule/sigma-string.js';
import { patternText } from '../pattern-text.js';
import type { PlainValue } from '../plain-value.js';
import type { Run } from '../run.js';
import { spellOut } from '../spell-out.js';

/** The texts of a value's strings, wildcards as `*` and `?`; nothing for anything but strings. Too many are an error. */
export const textsOfValue = (value: ItemValue, run: Pick<Run, 'report'>): readonly string[] =>
  value.alternatives.flatMap((test) =>
    test.kind === 'pattern' ? spellOut(test.pattern, value, run).map(patternText) : [],
  );

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

/** Whether one of the strings that a pattern stands for has this text. */
function standsFor(pattern: Pattern, wanted: string): boolean {
  let at = 0;
  for (const part of pattern) {
    const texts = part.kind === 'one-of' ? part.characters : [patternText([part])];
    const found = texts.find((text) => wanted.startsWith(text, at));
    if (found === undefined) return false;
    at += found.length;
  }
  return at === wanted.length;
}

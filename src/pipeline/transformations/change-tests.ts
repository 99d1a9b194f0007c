import { error, type Placed } from '../../diagnostic/diagnostic.js';
import { parseJsonNumber } from '../../predicate/number.js';
import { literalPattern, type Pattern, plainText } from '../../predicate/pattern.js';
import { patternKey } from '../../predicate/test-key.js';
import type { ItemTest, ItemValue } from '../../rule/sigma-rule.js';
import { fillPlaceholders, parseSigmaString } from '../../rule/sigma-string.js';
import type { Effect, Run } from '../run.js';
import { spellOut } from '../spell-out.js';
import { mapTests } from '../walk.js';

/** The effect that changes each string; undefined leaves it. Choices between characters are spelled out. */
export const changePatterns = (change: (pattern: Pattern) => Pattern | undefined): Effect =>
  changeTests(patternChange(change), (pattern) => isChanged(pattern, change));

/** … and the texts of numbers, which stay numbers if they can. */
export function changeTexts(change: (pattern: Pattern) => Pattern | undefined): Effect {
  const ofPattern = patternChange(change);
  return changeTests(
    (test, place) => {
      if (test.kind !== 'number') return ofPattern(test, place);
      const text = literalPattern(String(test.value));
      const changed = isChanged(text, change) ? change(text) : undefined;
      if (changed === undefined) return undefined;
      const number = parseJsonNumber(plainText(changed) ?? '');
      return [number === undefined ? { kind: 'pattern', pattern: changed, cased: false } : { ...test, value: number }];
    },
    (pattern) => isChanged(pattern, change),
  );
}

function isChanged(pattern: Pattern, change: (pattern: Pattern) => Pattern | undefined): boolean {
  const changed = change(pattern);
  return changed !== undefined && patternKey(changed) !== patternKey(pattern);
}

type TestChange = (test: ItemTest, place: TestPlace) => readonly ItemTest[] | undefined;

const patternChange =
  (change: (pattern: Pattern) => Pattern | undefined): TestChange =>
  (test, place) => {
    if (test.kind !== 'pattern') return undefined;
    const patterns = spellOut(test.pattern, place.value, place.run, place.at);
    const changed = patterns.map(change);
    if (changed.every((one) => one === undefined)) return undefined;
    return patterns.map((pattern, index) => ({ ...test, pattern: changed[index] ?? pattern }));
  };

/** Where a test stands: the value of a rule, and the item of the pipeline that changes it. */
interface TestPlace {
  readonly value: ItemValue;
  readonly run: Run;
  readonly at: Placed;
}

/**
 * The effect that changes each test; undefined leaves it. A value whose placeholders are open has no tests yet, and
 * what would change it then is refused, as it would be lost when they are filled in.
 */
export const changeTests = (change: TestChange, wouldChange: (pattern: Pattern) => boolean): Effect => ({
  kind: 'item',
  change: (item, run, at) => {
    const values = item.values.map((value) => {
      if (value.placeholders.length === 0) return mapTests(value, (test) => change(test, { value, run, at }));
      if (wouldChange(parseSigmaString(textBetween(value)))) {
        const message = `the pipeline changes this value before its placeholder "%${value.placeholders[0]}%" is filled in`;
        run.report(error('pipeline/placeholder', message, { at: value.origin, notes: [orderNote(at)] }));
      }
      return value;
    });
    return values.every((value, index) => value === item.values[index]) ? undefined : { ...item, values };
  },
});

/** What a value has besides its placeholders, for each of which there is a character that is in no text. */
const textBetween = ({ raw, placeholders }: ItemValue): string =>
  fillPlaceholders(raw.text, new Map(placeholders.map((name) => [name, '\u{10ffff}'])), false);

const orderNote = ({ location }: Placed) => ({ message: 'put this item after the one that fills it in', location });

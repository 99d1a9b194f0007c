import { error, type Placed } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { expandChoices } from '../predicate/choices.js';
import type { Pattern } from '../predicate/pattern.js';
import type { ItemValue } from '../rule/sigma-rule.js';
import type { Run } from './run.js';

/** More strings than this are not looked at one by one. */
const maxStrings = 1000;

/**
 * The strings of a pattern, without choices between characters; none, after a complaint, if they are too many. `at` is
 * the item of the pipeline that changes them, if one does.
 */
export function spellOut(
  pattern: Pattern,
  value: ItemValue,
  { report }: Pick<Run, 'report'>,
  at?: Placed,
): readonly Pattern[] {
  const patterns = expandChoices(pattern, maxStrings);
  if (patterns !== undefined) return patterns;
  const what = at === undefined ? 'look at' : 'change';
  const message = `the value stands for more than ${grouped(maxStrings)} strings, which a pipeline cannot ${what} one by one`;
  const notes = at === undefined ? [] : [{ message: 'the pipeline was to change them here', location: at.location }];
  report(error('pipeline/too-many-strings', message, { at: value.origin, notes }));
  return [];
}

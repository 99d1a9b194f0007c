import { grouped } from '../diagnostic/grouped.js';
import type { FieldValues, Scalar } from '../event/values.js';

/** How many characters of a value are shown. */
const shownCharacters = 80;

/** How many values of a field are shown. */
const shownValues = 3;

/** A text that is not longer than it may be, cut between characters; `…` stands for the rest. */
export function cutText(text: string, limit = shownCharacters): string {
  if (text.length <= limit) return text;
  // Characters beyond U+FFFF are two units.
  const characters = Array.from(text.slice(0, 2 * limit + 2));
  return characters.length <= limit && text.length <= 2 * limit + 2 ? text : `${characters.slice(0, limit).join('')}…`;
}

/** A text in quotes, cut, with its length if it is. Nothing in it is escaped: it is for people. */
export function quote(text: string, limit = shownCharacters): string {
  const cut = cutText(text, limit);
  return cut === text ? `"${text}"` : `"${cut}" (${grouped(text.length)} characters)`;
}

/** A value as a person may recognise it: texts in quotes, the others without. */
export const describeValue = (value: Scalar): string =>
  typeof value === 'string' ? quote(value) : cutText(String(value));

/** What an event holds at a field: `"a"`, `"a", "b" and 3 more`, `null`, `an object`, `absent`. */
export function describeFound({ present, values, sawObject }: FieldValues): string {
  if (!present) return 'absent';
  const shown = values.slice(0, shownValues).map(describeValue);
  if (sawObject) shown.push('an object');
  const rest = values.length - Math.min(values.length, shownValues);
  return `${shown.join(', ')}${rest === 0 ? '' : ` and ${grouped(rest)} more`}`;
}

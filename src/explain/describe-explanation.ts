import type { Predicate } from '../predicate/predicate.js';
import { describeBriefly } from './describe-predicate.js';
import { cutText, describeFound, describeValue } from './describe-value.js';
import type { Explanation } from './explain.js';
import { subjectOf } from './reasons.js';

/** The values of the event that a part looked at: `Image is "C:\a.exe"`; undefined if it looked at none. */
export function describeValues(explanation: Explanation): string | undefined {
  switch (explanation.kind) {
    case 'field':
      return explanation.fields.map(({ name, found }) => `${cutText(name)} is ${describeFound(found)}`).join(', ');
    case 'keyword': {
      const { where } = explanation;
      return where === undefined ? undefined : `${cutText(where.path)} is ${describeValue(where.value)}`;
    }
    case 'and':
    case 'or': {
      const [first] = explanation.parts;
      return subjectOf(explanation.predicate)?.kind === 'field' && first !== undefined
        ? describeValues(first)
        : undefined;
    }
    case 'not':
    case 'constant':
      return undefined;
    default:
      return explanation satisfies never;
  }
}

/** Why a part holds or does not, on one line: `does not hold: Image ends with "\a.exe"; Image is "C:\b.exe"`. */
export function describeReason(explanation: Explanation): string {
  const predicate: Predicate = explanation.predicate;
  const values = describeValues(explanation);
  const verdict = explanation.verdict ? 'holds' : 'does not hold';
  return `${verdict}: ${describeBriefly(predicate)}${values === undefined ? '' : `; ${values}`}`;
}

import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { type Diagnostic, error, type Placed } from '../../../src/diagnostic/diagnostic.js';
import { didYouMean } from '../../../src/diagnostic/suggest.js';
import { knownLogTypes } from './known.js';

/** The log types of a rule, at least one; or why there are none. */
export type ChosenLogTypes = { readonly logTypes: readonly string[] } | { readonly errors: readonly Diagnostic[] };

/** What the option says goes first, then what pipelines say (`log_types`). */
export function chooseLogTypes({ rule, state }: ResolvedRule, option: string): ChosenLogTypes {
  const given = namesIn(option);
  const names = given.length > 0 ? given : stateNames(state?.get('log_types'));
  if (names.length === 0) {
    const message = 'no log type of Panther is known for the log source of this rule';
    const notes = ['name it with -O log-types=…, or in a pipeline: set_state of log_types'];
    return { errors: [error('panther/log-type', message, { at: rule.origin, notes })] };
  }
  const unknown = names.filter((name) => !isLogType(name));
  if (unknown.length === 0) return { logTypes: names };
  return { errors: unknown.map((name) => unknownLogType(name, rule.origin)) };
}

/** What is wrong with log types as the option gives them. */
export const logTypeFaults = (option: string): readonly Diagnostic[] =>
  namesIn(option)
    .filter((name) => !isLogType(name))
    .map((name) => unknownLogType(name));

const unknownLogType = (name: string, at?: Placed): Diagnostic =>
  error('panther/unknown-log-type', `Panther has no log type "${name}"`, {
    ...(at === undefined ? {} : { at }),
    notes: [...nearNames(name), 'log types of your own begin with Custom.'],
  });

/** The nearest name, or those of the same product. */
function nearNames(name: string): readonly string[] {
  const nearest = didYouMean(name, knownLogTypes);
  if (nearest.length > 0) return nearest;
  const product = name.split('.')[0]?.toLowerCase();
  const alike = knownLogTypes.filter((known) =>
    known
      .toLowerCase()
      .split('.')
      .some((part) => part === product),
  );
  return alike.length === 0 ? [] : [`there are ${alike.slice(0, 8).join(', ')}`];
}

/** Names with commas between. */
const namesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

const stateNames = (state: unknown): readonly string[] => [
  ...new Set(
    (Array.isArray(state) ? state : [state]).flatMap((name) => (typeof name === 'string' ? namesIn(name) : [])),
  ),
];

const known = new Set(knownLogTypes);

const isLogType = (name: string): boolean => known.has(name) || /^Custom(?:\.[A-Za-z0-9_]+)+$/.test(name);

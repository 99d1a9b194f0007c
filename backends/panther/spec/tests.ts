import { lineText } from '../../../src/backend/clean-text.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import type { Event, JsonValue } from '../../../src/event/event.js';
import { compileReference } from '../../../src/predicate/evaluate.js';
import { makeExamples } from '../../../src/predicate/examples.js';
import { templates } from '../generated/templates.js';
import { isWritableKey } from './yaml.js';

/** A test of a rule: an event, and whether the rule has to match it. */
export interface RuleTest {
  readonly name: string;
  readonly expected: boolean;
  readonly log: Event;
}

/** The tests of a rule, and why there are fewer than Panther's tool wants, if there are. */
export interface RuleTests {
  readonly tests: readonly RuleTest[];
  readonly gaps: readonly string[];
  /** Events of the user that no YAML file can hold, by their names. */
  readonly leftOut: readonly string[];
}

/** Makes the tests of a rule: events of its first log type, and those of the user, with the verdicts of the reference. */
export function testsOf(
  { predicate, samples = [] }: ResolvedRule,
  logTypes: readonly string[],
  limit: number,
): RuleTests {
  const [logType = ''] = logTypes;
  const template = Object.hasOwn(templates, logType) ? templates[logType] : undefined;
  const { examples, gaps } = makeExamples(predicate, { surroundings: template ?? {}, limit });
  const generated = examples
    .filter(({ event }) => isWritable(event, template))
    .map(({ name, matches, event }): RuleTest => ({ name, expected: matches, log: event }));
  if (samples.length === 0) return { tests: generated, gaps, leftOut: [] };
  const holds = compileReference(predicate);
  const [writable, others] = [true, false].map((wanted) => samples.filter(({ event }) => isWritable(event) === wanted));
  const given = (writable ?? []).map(
    ({ name, event }): RuleTest => ({ name: lineText(name), expected: holds(event), log: event }),
  );
  return { tests: [...generated, ...given], gaps, leftOut: (others ?? []).map(({ name }) => lineText(name)) };
}

/** Files hold no halves of characters, and YAML no longer keys. What the event shares with its template is writable. */
function isWritable(value: JsonValue, template: Event = {}): boolean {
  if (typeof value === 'string') return !/[\ud800-\udfff]/.test(value) || !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (isList(value)) return value.every((element) => isWritable(element));
  for (const key of Object.keys(value)) {
    const member = value[key] as JsonValue;
    if (member === template[key]) continue;
    if (!isWritableKey(key) || !isWritable(key) || !isWritable(member)) return false;
  }
  return true;
}

/** Array.isArray does not narrow readonly arrays. */
const isList = (value: object): value is readonly JsonValue[] => Array.isArray(value);

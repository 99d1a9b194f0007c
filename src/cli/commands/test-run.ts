import { type Diagnostic, type DiagnosticNote, error, hasErrors, type Location } from '../../diagnostic/diagnostic.js';
import { grouped } from '../../diagnostic/grouped.js';
import type { Event } from '../../event/event.js';
import type { CoverageMeter } from '../../explain/coverage.js';
import { describeReason } from '../../explain/describe-explanation.js';
import { compileExplainer, type Explainer, type Explanation } from '../../explain/explain.js';
import { reasonsOf } from '../../explain/reasons.js';
import { compileReference } from '../../predicate/evaluate.js';
import type { Predicate } from '../../predicate/predicate.js';
import { count } from '../report.js';
import type { Expectation, RuleTest, SkippedTest } from './test-case.js';

/** What became of a test. */
export type TestOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly why: string }
  /** The verdict is another one; the diagnostic stands at the part of the rule that made it. */
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic }
  /** It could not be run. */
  | { readonly kind: 'error'; readonly diagnostics: readonly Diagnostic[] };

/** A test that was run. */
export interface TestResult {
  readonly name: string;
  readonly location: Location | undefined;
  readonly events: number;
  readonly outcome: TestOutcome;
}

/** Runs tests of one rule. */
export type RunTest = (test: RuleTest | SkippedTest) => Promise<TestResult>;

/** No more reasons are told of a failed test. */
const shownReasons = 4;

/**
 * Makes ready to run tests of a predicate, without expressions of query languages. The meter, if there is one, is told
 * of every event.
 */
export function testRunner(predicate: Predicate, rule: Location, meter: CoverageMeter | undefined): RunTest {
  const holds = compileReference(predicate);
  const explain = compileExplainer(predicate);
  return async (test) => {
    const { name, location } = test;
    if ('skipped' in test) return { name, location, events: 0, outcome: { kind: 'skipped', why: test.skipped } };
    const tally: Tally = { events: 0, matches: 0, faults: [], match: undefined, miss: undefined };
    for await (const batch of test.events()) {
      for (const read of batch) {
        if (read.kind === 'fault') {
          if (tally.faults.length < maxFaults) tally.faults.push(read.diagnostic);
          continue;
        }
        tally.events++;
        const explanation = meter === undefined ? undefined : explain(read.event);
        if (explanation !== undefined) meter?.add(explanation);
        const verdict = explanation?.verdict ?? holds(read.event);
        if (verdict) tally.matches++;
        const isNew = verdict ? tally.match === undefined : tally.miss === undefined;
        if (!isNew) continue;
        const { source, line, index } = read;
        tally[verdict ? 'match' : 'miss'] = { event: read.event, source, line, index };
      }
    }
    return { name, location, events: tally.events, outcome: outcomeOf(test, tally, { rule, explain }) };
  };
}

/** A broken file needs no more words. */
const maxFaults = 10;

interface Tally {
  events: number;
  matches: number;
  faults: Diagnostic[];
  /** The first event that matches, and the first that does not. */
  match: SeenEvent | undefined;
  miss: SeenEvent | undefined;
}

interface SeenEvent {
  readonly event: Event;
  readonly source: string;
  readonly line: number;
  readonly index: number;
}

interface Subject {
  readonly rule: Location;
  readonly explain: Explainer;
}

function outcomeOf(test: RuleTest, tally: Tally, { rule, explain }: Subject): TestOutcome {
  const { events, matches, faults } = tally;
  if (hasErrors(faults)) return { kind: 'error', diagnostics: faults };
  if (events === 0) {
    const at = test.location;
    return { kind: 'error', diagnostics: [error('test/event', `${test.name}: there is no event`, { at })] };
  }
  const wanted = wantedOf(test.expected, events);
  const wrong = matches < wanted ? tally.miss : tally.match;
  if (wanted === matches || wrong === undefined) return { kind: 'passed' };
  const explanation = explain(wrong.event);
  const [first] = reasonsOf(explanation);
  const at = first?.predicate.origin.location;
  const inRule = at?.file === rule.file ? at : rule;
  const message = `${test.name}: ${mismatchOf(wanted, matches, events)}`;
  const where = events === 1 ? '' : `event ${wrong.index} `;
  const notes = [
    ...reasonNotes(explanation, inRule),
    // What is not written as a test is called like its event.
    ...(test.location === undefined
      ? []
      : [
          { message: `the event: ${where}at ${wrong.source}:${wrong.line}` },
          { message: 'the test stands here', location: test.location },
        ]),
  ];
  return { kind: 'failed', diagnostic: error('test/failed', message, { at: inRule, notes }) };
}

const wantedOf = (expected: Expectation, events: number): number => {
  if (expected.kind === 'count') return Math.min(expected.matches, events);
  return expected.matches ? events : 0;
};

function mismatchOf(wanted: number, matches: number, events: number): string {
  if (events === 1) return wanted === 1 ? 'expected a match, and there is none' : 'expected no match, and there is one';
  const matched = matches === 0 ? 'none does' : `${grouped(matches)} do${matches === 1 ? 'es' : ''}`;
  return `expected ${wanted === 0 ? 'none' : grouped(wanted)} of ${count(events, 'event')} to match, and ${matched}`;
}

/** The place of the complaint is told with it. */
function reasonNotes(explanation: Explanation, told: Location): readonly DiagnosticNote[] {
  const notes: DiagnosticNote[] = [];
  for (const reason of reasonsOf(explanation)) {
    if (notes.length >= shownReasons) return [...notes, { message: 'and more: transigma explain tells all' }];
    const { location } = reason.predicate.origin;
    const isTold = notes.length === 0 && location.line === told.line && location.column === told.column;
    notes.push({ message: describeReason(reason), ...(isTold ? {} : { location }) });
  }
  return notes;
}

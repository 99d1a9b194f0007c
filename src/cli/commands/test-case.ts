import type { Diagnostic, Location } from '../../diagnostic/diagnostic.js';
import type { EventRead } from '../../event/read-events.js';

/** What the events of a test are to show: all of them the same, or a number of matches among them. */
export type Expectation =
  | { readonly kind: 'all'; readonly matches: boolean }
  /** As many matches as this; all, if there are fewer events. */
  | { readonly kind: 'count'; readonly matches: number };

/** A test of a rule. */
export interface RuleTest {
  readonly name: string;
  readonly expected: Expectation;
  /** Where the test is written, if it is written. */
  readonly location: Location | undefined;
  /** Read when the test is run, so that memory does not grow with the events. */
  readonly events: () => AsyncIterable<readonly EventRead[]>;
}

/** A test that cannot be run with what there is, and why. */
export interface SkippedTest {
  readonly name: string;
  readonly location: Location | undefined;
  readonly skipped: string;
}

/** Tests that were found, and what is wrong with others. */
export interface FoundTests {
  readonly tests: readonly (RuleTest | SkippedTest)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Events that are at hand, in the form in which they are read from a file. */
export async function* eventsAtHand(reads: readonly EventRead[]): AsyncGenerator<readonly EventRead[]> {
  yield reads;
}

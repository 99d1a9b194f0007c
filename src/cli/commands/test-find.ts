import type { SampleEvent } from '../../condition/resolve.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { DocumentReading } from '../../rule/read-file.js';
import type { Reporter } from '../report.js';
import { loadRuleEvents, type RuleEvents } from '../rule-events.js';
import { readTestsBeside, testFileBeside, testsInside } from './test-beside.js';
import { eventsAtHand, type FoundTests, type RuleTest } from './test-case.js';
import { loadPantherTests, noPantherTests, type PantherTests } from './test-panther.js';
import { regressionTests } from './test-regression.js';

/** Where tests come from that do not stand beside their rules. */
export interface TestFolders {
  readonly events?: string;
  readonly panther?: string;
}

/** Those folders, read. */
export interface TestSources {
  readonly events: RuleEvents;
  readonly panther: PantherTests;
}

/** Reads them. Shows what is wrong with events; throws UsageErrors for folders that are not there. */
export async function loadSources({ events, panther }: TestFolders, reporter: Reporter): Promise<TestSources> {
  return {
    events: events === undefined ? { of: () => [], isFaulty: false } : await loadRuleEvents(events, reporter),
    panther: panther === undefined ? noPantherTests : loadPantherTests(panther),
  };
}

/** The tests of the rules of a file. */
export interface FileTests {
  readonly of: (reading: DocumentReading) => FoundTests;
  /** What is wrong with the file of tests beside it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the tests of the rules of a file, in all places where tests may be. */
export function findTests(path: string, readings: readonly DocumentReading[], sources: TestSources): FileTests {
  const testFile = testFileBeside(path);
  const beside = testFile === undefined ? { of: () => [], diagnostics: [] } : readTestsBeside(testFile, readings);
  return {
    of: (reading) => {
      const inside = testsInside(reading);
      const regression = regressionTests(reading);
      const panther = sources.panther.of(reading, readings.length === 1);
      return {
        tests: [
          ...beside.of(reading),
          ...inside.tests,
          ...regression.tests,
          ...panther.tests.map(({ test }) => test),
          ...sources.events.of(reading).map(testOfEvent),
        ],
        diagnostics: [...inside.diagnostics, ...regression.diagnostics, ...panther.diagnostics],
      };
    },
    diagnostics: beside.diagnostics,
  };
}

/** An event in a folder for a rule is one that the rule is to find. */
const testOfEvent = ({ name, event }: SampleEvent): RuleTest => ({
  name,
  expected: { kind: 'all', matches: true },
  location: undefined,
  events: () => eventsAtHand([{ kind: 'event', event, source: name.replace(/ \d+$/, ''), line: 1, index: 1 }]),
});

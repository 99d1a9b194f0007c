import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import { type JunitCase, type JunitOutcome, type JunitSuite, junitXml } from '../../report/junit.js';
import { formatComplaint } from '../report.js';
import type { RuleResult } from './test-results.js';
import type { TestOutcome } from './test-run.js';

/** Results as JUnit XML: a suite for each rule that has tests or faults. */
export const junitReport = (results: readonly RuleResult[]): string =>
  junitXml(
    'transigma test',
    results.map(suiteOf).filter(({ cases }) => cases.length > 0),
  );

function suiteOf(result: RuleResult): JunitSuite {
  const { path, title, location, tests, faults } = result;
  const className = path.replace(/\.ya?ml$/i, '');
  const cases = tests.map(
    ({ name, location: at, outcome }): JunitCase => ({
      name,
      className,
      file: at?.file ?? path,
      line: at?.line ?? location.line,
      outcome: junitOutcome(outcome, result),
    }),
  );
  if (!hasErrors(faults)) return { name: title, file: path, cases };
  // What is no fault of a single test would be lost: a rule that cannot be read, say.
  const outcome = faultOutcome('error', faults, result);
  return {
    name: title,
    file: path,
    cases: [...cases, { name: 'the rule and its tests are sound', className, outcome }],
  };
}

function junitOutcome(outcome: TestOutcome, result: RuleResult): JunitOutcome {
  switch (outcome.kind) {
    case 'passed':
      return outcome;
    case 'skipped':
      return { kind: 'skipped', message: outcome.why };
    case 'failed':
      return faultOutcome('failure', [outcome.diagnostic], result);
    case 'error':
      return faultOutcome('error', outcome.diagnostics, result);
    default:
      return outcome satisfies never;
  }
}

function faultOutcome(kind: 'failure' | 'error', faults: readonly Diagnostic[], { source }: RuleResult): JunitOutcome {
  const [first] = faults;
  const text = faults.map((fault) => formatComplaint(fault, source, false)).join('\n');
  return { kind, message: first?.message ?? '', type: first?.code ?? kind, text: `\n${text}\n` };
}

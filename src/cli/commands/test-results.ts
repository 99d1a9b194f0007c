import type { Diagnostic, Location } from '../../diagnostic/diagnostic.js';
import type { PartCoverage } from '../../explain/coverage.js';
import type { Source } from '../../source/source.js';
import type { TestResult } from './test-run.js';

/** A rule with what became of its tests; or what is wrong with a file outside of its rules. */
export interface RuleResult {
  readonly kind: 'rule' | 'file';
  readonly path: string;
  readonly id: string | undefined;
  readonly title: string;
  readonly location: Location;
  readonly source: Source | undefined;
  readonly tests: readonly TestResult[];
  /** What is wrong with the rule or with its tests, apart from single tests. */
  readonly faults: readonly Diagnostic[];
  /** Undefined without `--coverage`, and for a rule that no event has reached. */
  readonly coverage: readonly PartCoverage[] | undefined;
}

/** The numbers of a run. */
export interface TestTotals {
  readonly rules: number;
  readonly untested: number;
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
}

/** Counts results. */
export function totalsOf(results: readonly RuleResult[]): TestTotals {
  const tests = results.flatMap((result) => result.tests);
  const count = (kind: TestResult['outcome']['kind']) => tests.filter(({ outcome }) => outcome.kind === kind).length;
  const rules = results.filter(({ kind }) => kind === 'rule');
  const tested = rules.filter((rule) => rule.tests.some(({ outcome }) => outcome.kind !== 'skipped')).length;
  return {
    rules: tested,
    untested: rules.length - tested,
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

import { jsonText } from '../../diagnostic/json-text.js';
import { isCovered, type PartCoverage } from '../../explain/coverage.js';
import { describeBriefly } from '../../explain/describe-predicate.js';
import { errorsOf } from '../report.js';
import type { RuleResult, TestTotals } from './test-results.js';
import type { TestResult } from './test-run.js';

/** No more parts of a rule are listed that no test decides. */
const listedParts = 1000;

/** Results as one JSON object: the rules with their tests, and the totals. */
export const jsonReport = (results: readonly RuleResult[], totals: TestTotals): string =>
  `${jsonText({ rules: results.map(ruleRecord), totals }, 2)}\n`;

const ruleRecord = ({ path, id, title, location, tests, faults, coverage }: RuleResult) => ({
  rule: { id: id ?? null, title, path, line: location.line },
  tests: tests.map(testRecord),
  errors: errorsOf(faults),
  notes: faults.filter(({ severity }) => severity !== 'error'),
  ...(coverage === undefined ? {} : { coverage: coverageRecord(coverage) }),
});

const testRecord = ({ name, location, events, outcome }: TestResult) => ({
  name,
  status: outcome.kind,
  events,
  location: location ?? null,
  ...(outcome.kind === 'skipped' ? { reason: outcome.why } : {}),
  errors: outcome.kind === 'failed' ? [outcome.diagnostic] : outcome.kind === 'error' ? outcome.diagnostics : [],
});

function coverageRecord(parts: readonly PartCoverage[]) {
  const missing = parts.filter((part) => !isCovered(part));
  return {
    parts: parts.length,
    decided: parts.length - missing.length,
    undecided: missing.slice(0, listedParts).map(({ role, predicate, everTrue, everFalse }) => ({
      role,
      everTrue,
      everFalse,
      text: describeBriefly(predicate),
      location: predicate.origin.location,
    })),
  };
}

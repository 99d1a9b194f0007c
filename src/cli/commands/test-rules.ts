import { prepareDocument } from '../../convert.js';
import { type Diagnostic, error, hasErrors, type Location } from '../../diagnostic/diagnostic.js';
import { makeCoverageMeter } from '../../explain/coverage.js';
import type { Predicate } from '../../predicate/predicate.js';
import { queryExpressionIn } from '../../predicate/query-expression.js';
import type { DocumentReading } from '../../rule/read-file.js';
import type { FoundFile } from '../find-files.js';
import type { ChooseChain } from '../load-pipelines.js';
import { readRuleFile } from '../read-rules.js';
import { errorsOf } from '../report.js';
import type { FoundTests } from './test-case.js';
import { type FileTests, findTests, type TestSources } from './test-find.js';
import type { RuleResult } from './test-results.js';
import { testRunner } from './test-run.js';

/** How rules are tested. */
export interface TestSettings {
  readonly chainOf: ChooseChain | undefined;
  readonly sources: TestSources;
  readonly requireTests: boolean;
  readonly coverage: boolean;
}

/** Runs the tests of the rules of a file: a result for each rule, and one for the file if it has faults of its own. */
export async function testFile(file: FoundFile, settings: TestSettings): Promise<readonly RuleResult[]> {
  const { source, reading } = readRuleFile(file);
  const found = findTests(file.path, reading.documents, settings.sources);
  const results: RuleResult[] = [];
  const faults = [...errorsOf(reading.diagnostics), ...found.diagnostics];
  if (faults.length > 0) results.push({ ...fileResult(file.path, faults), source });
  for (const document of reading.documents) {
    const result = await testDocument(document, file, found, settings);
    if (result !== undefined) results.push({ ...result, source });
  }
  return results;
}

/** What is wrong with a file, as a result. */
export const fileResult = (path: string, faults: readonly Diagnostic[]): RuleResult => ({
  kind: 'file',
  path,
  id: undefined,
  title: path,
  location: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
  source: undefined,
  tests: [],
  faults,
  coverage: undefined,
});

/** Undefined for a correlation or a filter without tests: there is nothing to run. */
async function testDocument(
  reading: DocumentReading,
  { path }: FoundFile,
  found: FileTests,
  settings: TestSettings,
): Promise<RuleResult | undefined> {
  const tests = found.of(reading);
  if (reading.kind !== 'rule' && tests.tests.length === 0 && !hasErrors(reading.diagnostics)) return undefined;
  const location = startOf(reading);
  const faults = [...errorsOf(reading.diagnostics), ...tests.diagnostics];
  const { id, title } = reading.metadata;
  const result = { kind: 'rule', path, id, title, location, source: undefined, coverage: undefined } as const;
  const predicate = hasErrors(reading.diagnostics) ? undefined : predicateOf(reading, settings, faults);
  if (predicate === undefined) return { ...result, tests: [], faults };
  if (settings.requireTests && tests.tests.every((test) => 'skipped' in test)) {
    faults.push(error('test/none', 'the rule has no tests', { at: location }));
  }
  return { ...result, ...(await runTests(predicate, location, tests, settings)), faults };
}

/** The first line of the rule: marking all of it would mark nothing. */
function startOf({ node }: DocumentReading): Location {
  const { file, line, column } = node.span.location;
  return { file, line, column, endLine: line, endColumn: column + 1 };
}

/** What the rule means after its pipelines; adds why it has no meaning that events can be tested for. */
function predicateOf(reading: DocumentReading, { chainOf }: TestSettings, faults: Diagnostic[]): Predicate | undefined {
  if (reading.document === undefined) return undefined;
  const { resolved, errors } = prepareDocument(reading.document, chainOf);
  faults.push(...errors);
  if (resolved === undefined) return undefined;
  const expression = queryExpressionIn(resolved.predicate);
  if (expression === undefined) return resolved.predicate;
  const message = 'an expression in the words of a query language cannot be tested';
  faults.push(error('test/query-expression', message, { at: expression }));
  return undefined;
}

async function runTests(
  predicate: Predicate,
  location: Location,
  { tests }: FoundTests,
  settings: TestSettings,
): Promise<Pick<RuleResult, 'tests' | 'coverage'>> {
  if (tests.length === 0) return { tests: [], coverage: undefined };
  const meter = settings.coverage ? makeCoverageMeter(predicate) : undefined;
  const run = testRunner(predicate, location, meter);
  const results = [];
  for (const test of tests) results.push(await run(test));
  return { tests: results, coverage: meter?.parts() };
}

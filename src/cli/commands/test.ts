import { writeFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { error, hasErrors } from '../../diagnostic/diagnostic.js';
import { grouped } from '../../diagnostic/grouped.js';
import { exitCodes, UsageError } from '../errors.js';
import { type FoundFile, findRuleFiles } from '../find-files.js';
import { type PipelineArguments, pipelinesFor } from '../pipeline-options.js';
import { makeProgress } from '../progress.js';
import { count, makeReporter, type Reporter } from '../report.js';
import { isSystemError, reasonOf } from '../system-error.js';
import { colorsOnStdout, output, say, whileRead } from '../terminal.js';
import { visible } from '../visible.js';
import { protectInputs } from './protect-inputs.js';
import { isTestFile, ruleFileBeside } from './test-beside.js';
import { loadSources } from './test-find.js';
import { jsonReport } from './test-report-json.js';
import { junitReport } from './test-report-junit.js';
import { textReport } from './test-report-text.js';
import { type RuleResult, type TestTotals, totalsOf } from './test-results.js';
import { fileResult, testFile } from './test-rules.js';

/** The command line of `transigma test`. */
export interface TestArguments extends PipelineArguments {
  readonly events?: string;
  readonly panther?: string;
  readonly format: string;
  readonly output?: string;
  readonly requireTests?: boolean;
  readonly coverage?: boolean;
}

const formats = ['text', 'json', 'junit'] as const;

/** Runs `transigma test`; gives the exit code. Throws UsageErrors. */
export async function testCommand(paths: readonly string[], args: TestArguments): Promise<number> {
  const format = formats.find((one) => one === args.format);
  if (format === undefined) {
    throw new UsageError(`there is no format "${args.format}"`, `the formats are ${formats.join(', ')}`);
  }
  const progress = makeProgress('testing', 'files');
  const reporter = makeReporter(progress);
  const { files, orphans } = withoutTestFiles(await findRuleFiles(paths, { withTests: true }), args.panther);
  if (args.output !== undefined) protectInputs(files)(args.output);
  const chainOf = await pipelinesFor(args, undefined, reporter);
  const sources = await loadSources(args, reporter);
  reporter.show(sources.panther.diagnostics);
  const settings = { chainOf, sources, requireTests: args.requireTests === true, coverage: args.coverage === true };
  const results: RuleResult[] = orphans.map(orphanResult);
  showFaults(results, reporter);
  for (const [index, file] of files.entries()) {
    const ofFile = await testFile(file, settings);
    showFaults(ofFile, reporter);
    results.push(...ofFile);
    progress.advance(index + 1, files.length);
  }
  progress.clear();
  const totals = totalsOf(results);
  await write(reportIn(format, results, totals, args.output === undefined && colorsOnStdout()), args.output);
  summarize(totals, reporter);
  const isFaulty =
    sources.events.isFaulty ||
    hasErrors(sources.panther.diagnostics) ||
    results.some(({ faults }) => hasErrors(faults)) ||
    totals.failed + totals.errors > 0;
  return isFaulty ? exitCodes.findings : exitCodes.fine;
}

interface RuleFiles {
  readonly files: readonly FoundFile[];
  /** Files of tests without a file of rules beside them. */
  readonly orphans: readonly string[];
}

/** Files of tests stand for the rules beside them. Events and detections for Panther are no rules either. */
function withoutTestFiles(found: readonly FoundFile[], panther: string | undefined): RuleFiles {
  const files = new Map<string, FoundFile>();
  const orphans: string[] = [];
  const isOther = ({ path, relativePath }: FoundFile) =>
    relativePath.split('/').slice(0, -1).includes('regression_data') ||
    (panther !== undefined && resolve(path).startsWith(resolve(panther) + sep));
  for (const file of found) {
    if (isOther(file)) continue;
    const path = isTestFile(file.path) ? ruleFileBeside(file.path) : file.path;
    if (path === undefined) orphans.push(file.path);
    else if (path === file.path) files.set(resolve(path), file);
    else if (!files.has(resolve(path))) files.set(resolve(path), { path, relativePath: path });
  }
  return { files: [...files.values()], orphans };
}

function orphanResult(path: string): RuleResult {
  const at = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = 'there is no rule beside the tests';
  return fileResult(path, [error('test/rule', message, { at, notes: ['a.test.yml is for a.yml in the same folder'] })]);
}

function showFaults(results: readonly RuleResult[], reporter: Reporter): void {
  for (const { faults, source } of results) reporter.show(faults, source);
}

function reportIn(
  format: (typeof formats)[number],
  results: readonly RuleResult[],
  totals: TestTotals,
  colors: boolean,
): string {
  switch (format) {
    case 'text':
      return textReport(results, colors);
    case 'json':
      return jsonReport(results, totals);
    case 'junit':
      return junitReport(results);
    default:
      return format satisfies never;
  }
}

async function write(text: string, path: string | undefined): Promise<void> {
  if (path === undefined) {
    await whileRead(async () => output(text));
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new UsageError(`${path}: cannot be written: ${reasonOf(thrown)}`);
  }
}

function summarize({ rules, untested, passed, failed, errors, skipped }: TestTotals, reporter: Reporter): void {
  const parts = [
    `${count(passed, 'test')} of ${count(rules, 'rule')} passed, ${grouped(failed)} failed`,
    ...(errors === 0 ? [] : [`${grouped(errors)} could not be run`]),
    ...(skipped === 0 ? [] : [`${grouped(skipped)} skipped`]),
    ...(untested === 0 ? [] : [`${count(untested, 'rule')} without tests`]),
  ];
  say(visible(parts.join(', ')));
  if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
}

import type { Finding } from '../../check/check.js';
import type { CheckedFile } from '../../check/checked-file.js';
import { pathTest } from '../../check/config/config-path.js';
import { anyCodeInfo } from '../../check/explain-code.js';
import { fingerprints } from '../../check/fingerprint.js';
import { type Judge, makeJudge } from '../../check/judge.js';
import { type FileFindings, findingsOf } from '../../check/run-checks.js';
import type { CheckReport, ReportedFile, ReportedFinding } from '../../report/check-report.js';
import { type ChangedFiles, isChanged } from '../check/changed-files.js';
import { checkFiles, checkRead } from '../check/check-files.js';
import { findConfig, isConfigPath } from '../check/find-config.js';
import { nameStandardInput } from '../check/name-standard-input.js';
import { absolutePath, readChecked } from '../check/read-checked.js';
import { textOfFile } from '../check/text-format.js';
import { writeOutput } from '../check/write-output.js';
import { compileForOnePass } from '../compile-less.js';
import { exitCodes, UsageError } from '../errors.js';
import { type FoundFile, findRuleFiles } from '../find-files.js';
import { endWith } from '../last-resort.js';
import { makeProgress } from '../progress.js';
import { count, makeReporter } from '../report.js';
import { colorsOnStdout, flushOutput, output, say, whileRead } from '../terminal.js';
import { visible } from '../visible.js';
import { explainCode } from './check-explain.js';
import { fixFiles, showFixes } from './check-fix.js';
import { type CheckArguments, type CheckSettings, checkSettings } from './check-settings.js';
import { exitCodeOf, summarizeFindings } from './check-summary.js';
import { protectInputs } from './protect-inputs.js';

/** Runs `transigma check`; gives the exit code. Throws UsageErrors. */
export async function checkCommand(paths: readonly string[], args: CheckArguments, version: string): Promise<number> {
  if (args.explain !== undefined) return explainCode(args.explain);
  const places = paths.length === 0 ? ['.'] : paths;
  if (args.watch !== true) return await checkOnce(places, args, version);
  if (args.fix === true) throw new UsageError('--watch goes without --fix: each fix would be a change');
  const { watchRules } = await import('../check/watch.js');
  const config = args.config === undefined ? findConfig(places) : args.config;
  const also = [config, args.baseline].filter((path) => typeof path === 'string');
  return await watchRules(places, () => checkOnce(places, args, version).catch(endWith), { also });
}

async function checkOnce(paths: readonly string[], args: CheckArguments, version: string): Promise<number> {
  compileForOnePass();
  const started = performance.now();
  const settings = await checkSettings(paths, args, version, makeReporter(makeProgress('reading', 'files')));
  const judge = makeJudge({ config: settings.config, checks: settings.checks, pathOf: absolutePath });
  const files = await findFiles(paths, settings);
  const { changed, checks } = settings;
  const isWanted = (file: CheckedFile) => changed === undefined || isChanged(changed, file.source.name);
  const fixing = { checks, judge, isWanted };
  if (settings.isDryRun) return await showFixes(readChecked(files), fixing);
  const checked = settings.fixes
    ? checkRead(fixFiles(readChecked(files), fixing), checks)
    : await checkFiles(files, checks, args.jobs);
  const findings = findingsOf(checked, checks);
  const found = reportOf(findings, settings, judge, started);
  if (settings.isBaselineWritten) return await writeBaseline(found, settings);
  const report = await withoutOld(found, settings);
  await whileRead(async () => tell(report, findings, settings));
  summarizeFindings(report);
  return exitCodeOf(report, settings);
}

async function findFiles(
  paths: readonly string[],
  { config, inputName, fixes, formats, baseline, isBaselineWritten }: CheckSettings,
): Promise<readonly FoundFile[]> {
  const isIgnored = pathTest(config.ignore);
  const all = (await findRuleFiles(paths)).filter(
    ({ path }) => !isConfigPath(path) && (config.ignore.length === 0 || !isIgnored(absolutePath({ path }))),
  );
  const found = inputName === undefined ? all : nameStandardInput(all, inputName);
  if (fixes && found.some(({ isStandardInput }) => isStandardInput === true)) {
    throw new UsageError('--fix goes without standard input: there is no file to write');
  }
  const guard = protectInputs(found);
  for (const { path } of formats) if (path !== undefined) guard(path);
  if (isBaselineWritten && baseline !== undefined) guard(baseline.path);
  return found;
}

/** What is found in all files, with what a user says of it; told is only what is in changed files, if that is asked for. */
function reportOf(
  found: readonly FileFindings[],
  { changed, version }: CheckSettings,
  judge: Judge,
  started: number,
): CheckReport {
  const reported = found
    .map((one) => (changed === undefined ? one : { ...one, findings: one.findings.filter(isAbout(changed)) }))
    .filter(
      ({ file, findings }) => changed === undefined || findings.length > 0 || isChanged(changed, file.source.name),
    )
    .map(({ file, findings }): ReportedFile => {
      const judged = judge(file, findings);
      let prints: readonly string[] | undefined;
      const printOf = (index: number) => {
        prints ??= fingerprints(
          file.path,
          file.source,
          judged.map(({ finding }) => finding),
        );
        return prints[index] ?? '';
      };
      return {
        path: file.path,
        documents: file.documents.length,
        findings: judged.map(
          (one, index): ReportedFinding => ({
            ...one,
            // The text for people has none.
            get fingerprint() {
              return printOf(index);
            },
          }),
        ),
      };
    });
  const codes = new Set(reported.flatMap(({ findings }) => findings.map(({ finding }) => finding.code)));
  return {
    version,
    files: reported,
    codes: new Map([...codes].sort().map((code) => [code, anyCodeInfo(code)])),
    seconds: (performance.now() - started) / 1000,
  };
}

/**
 * Whether a finding has to do with changed files: it is in one, points at one, or says that something is missing, which
 * may have been in a file that is gone.
 */
const isAbout =
  (changed: ChangedFiles) =>
  ({ code, location, notes }: Finding): boolean =>
    /^(?:correlation|filter)\/unknown-rule$/.test(code) ||
    [location, ...notes.map((note) => note.location)].some(
      (place) => place !== undefined && isChanged(changed, place.file),
    );

async function writeBaseline(report: CheckReport, { baseline }: CheckSettings): Promise<number> {
  if (baseline === undefined) return exitCodes.fine;
  const { baselineText } = await import('../../check/baseline.js');
  writeOutput(baseline.path, baselineText(report.files), 'the baseline');
  const kept = report.files.reduce(
    (sum, { findings }) => sum + findings.filter((one) => one.suppression === undefined).length,
    0,
  );
  say(`${count(kept, 'finding')} → ${visible(baseline.path)}`);
  return exitCodes.fine;
}

/** The report in which findings of the baseline do not count. */
async function withoutOld(report: CheckReport, { baseline, changed }: CheckSettings): Promise<CheckReport> {
  if (baseline?.content === undefined) return report;
  const { applyBaseline } = await import('../../check/baseline.js');
  const { files, hint } = applyBaseline(baseline.content, report.files);
  // Of files that are not told nothing is known.
  if (hint !== undefined && changed === undefined) say(`${hint.code}: ${hint.message}`);
  return { ...report, files };
}

function tell(report: CheckReport, found: readonly FileFindings[], { formats }: CheckSettings): void {
  const sources = new Map(found.map(({ file }) => [file.path, file.source]));
  for (const { name, path, write } of formats) {
    const colors = path === undefined && colorsOnStdout();
    const text =
      write?.(report) ?? report.files.map((file) => textOfFile(file, sources.get(file.path), colors)).join('');
    if (path === undefined) output(text);
    else writeOutput(path, text, `the format ${name}`);
  }
  flushOutput();
}

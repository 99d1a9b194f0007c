import type { Finding } from '../../check/check.js';
import { chooseChecks } from '../../check/config/severities.js';
import { anyCodeInfo } from '../../check/explain-code.js';
import { fingerprints } from '../../check/fingerprint.js';
import { type Judge, makeJudge } from '../../check/judge.js';
import { type FileFindings, findingsOf } from '../../check/run-checks.js';
import type { CheckReport, ReportedFile, ReportedFinding } from '../../report/check-report.js';
import { absolutePath } from '../check/absolute-path.js';
import { type ChangedFiles, isChanged } from '../check/changed-files.js';
import type { CheckedFiles } from '../check/check-files.js';
import { goneOf } from '../check/gone-files.js';
import { textOfFile } from '../check/text-format.js';
import { writeOutput } from '../check/write-output.js';
import { exitCodes } from '../errors.js';
import { count } from '../report.js';
import { colorsOnStdout, flushOutput, output, say, whileRead } from '../terminal.js';
import { visible } from '../visible.js';
import type { CheckSettings } from './check-settings.js';
import { exitCodeOf, summarizeFindings } from './check-summary.js';

/**
 * Tells what is found in files that were looked at one by one, and in all of them together, as the settings say; gives the
 * exit code. `started` is when the run began, as performance.now() says it.
 */
export async function tellFindings(
  { checks: checked, unchanged }: CheckedFiles,
  settings: CheckSettings,
  started: number,
): Promise<number> {
  const { config, profile } = settings;
  const checks = chooseChecks(config, profile);
  const findings = findingsOf(checked, checks);
  const judge = makeJudge({ config, checks, pathOf: absolutePath });
  const found = reportOf(findings, settings, judge, started);
  if (settings.isBaselineWritten) return await writeBaseline(found, settings);
  const report = await withoutOld(found, settings);
  await whileRead(async () => tell(report, findings, settings));
  summarizeFindings(report, unchanged);
  return exitCodeOf(report, settings);
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
  const { files, hint } = applyBaseline(baseline.content, report.files, goneOf(baseline.content.entries));
  // Of files that are not told nothing is known.
  if (hint !== undefined && changed === undefined) {
    say(`${hint.code}: ${hint.message}`);
    for (const { message } of hint.notes) say(`  ${visible(message)}`);
  }
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

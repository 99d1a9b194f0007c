import type { Severity } from '../../diagnostic/diagnostic.js';
import { grouped } from '../../diagnostic/grouped.js';
import type { CheckReport } from '../../report/check-report.js';
import { openFindings } from '../../report/open-findings.js';
import { exitCodes } from '../errors.js';
import { count, listCounts } from '../report.js';
import { say } from '../terminal.js';
import type { CheckSettings } from './check-settings.js';

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** The exit code: 1 if a finding that is not suppressed is as serious as that, or there are too many warnings. */
export function exitCodeOf(report: CheckReport, { failOn, maxWarnings }: CheckSettings): number {
  const open = openOf(report);
  const isSerious = open.some(({ severity }) => ranks[severity] >= ranks[failOn]);
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  return isSerious || warnings > maxWarnings ? exitCodes.findings : exitCodes.fine;
}

/** Says how much was found; `unchanged` is how many files were known from an earlier run. */
export function summarizeFindings(report: CheckReport, unchanged: number): void {
  const open = openOf(report);
  const rules = report.files.reduce((sum, { documents }) => sum + documents, 0);
  const suppressed = report.files.reduce((sum, { findings }) => sum + findings.length, 0) - open.length;
  const bySeverity = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = open.filter((one) => one.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  const found = bySeverity.length === 0 ? 'nothing found' : bySeverity.join(', ');
  const hidden = suppressed === 0 ? '' : `; ${grouped(suppressed)} suppressed`;
  const known = unchanged === 0 ? '' : `, ${count(unchanged, 'file')} unchanged`;
  say(`${count(rules, 'rule')} checked in ${report.seconds.toFixed(1)} s${known}: ${found}${hidden}`);
  const codes = new Map<string, number>();
  for (const { code } of open) codes.set(code, (codes.get(code) ?? 0) + 1);
  if (codes.size > 1) say(`   ${listCounts(codes)}`);
}

const openOf = ({ files }: CheckReport) => files.flatMap((file) => openFindings(file).map(({ finding }) => finding));

import type { Severity } from '../diagnostic/diagnostic.js';
import { jsonText } from '../diagnostic/json-text.js';
import type { CheckReport } from './check-report.js';
import { findingJson } from './finding-json.js';
import { openFindings } from './open-findings.js';

/** One JSON document: counts, then each file with its findings. The counts leave out what is suppressed. */
export function json(report: CheckReport): string {
  const files = report.files.map((file) => ({ ...file, findings: file.findings.map(findingJson) }));
  return `${jsonText({ version: report.version, summary: summaryOf(report), files }, 2)}\n`;
}

function summaryOf({ files, seconds }: CheckReport) {
  const open = files.flatMap(openFindings);
  const all = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const count = (severity: Severity): number => open.filter(({ finding }) => finding.severity === severity).length;
  return {
    files: files.length,
    documents: files.reduce((sum, { documents }) => sum + documents, 0),
    findings: open.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: all - open.length,
    seconds,
  };
}

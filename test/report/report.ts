import type { Diagnostic, Location } from '../../src/diagnostic/diagnostic.js';
import { error, info, warning } from '../../src/diagnostic/diagnostic.js';
import type { CheckReport, ReportedFinding, Suppression } from '../../src/report/check-report.js';

/** A place of a few characters. */
export const place = (file: string, line: number, column: number, length = 4): Location => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + length,
});

/** A finding with a fingerprint of its own. */
export function found(finding: Diagnostic, fingerprint = 'f1', suppression?: Suppression): ReportedFinding {
  return { finding, fingerprint, ...(suppression === undefined ? {} : { suppression }) };
}

/** A report of findings by file. */
export function reportOf(files: Readonly<Record<string, readonly ReportedFinding[]>>): CheckReport {
  const codes = new Set(Object.values(files).flatMap((findings) => findings.map(({ finding }) => finding.code)));
  return {
    version: '1.2.3',
    files: Object.entries(files).map(([path, findings]) => ({ path, documents: 1, findings })),
    codes: new Map(
      [...codes].map((code) => [code, { code, summary: `What ${code} enforces.`, help: `Why: **${code}**.` }]),
    ),
    seconds: 0.25,
  };
}

/** Two files: one that is fine, one with a finding of each severity and one that is suppressed. */
export const smallReport: CheckReport = reportOf({
  'rules/fine.yml': [],
  './rules/bad.yml': [
    found(
      error('rule/duplicate-id', 'the id is used twice', {
        at: place('rules/bad.yml', 2, 5, 36),
        notes: [{ message: 'it is first used here', location: place('rules/fine.yml', 3, 5, 36) }, 'give it a new one'],
      }),
      'aa',
    ),
    found(
      warning('condition/unused-selection', 'nothing uses "filter"', {
        at: { file: 'rules/bad.yml', line: 9, column: 5, endLine: 11, endColumn: 8 },
        fix: { message: 'remove it', location: place('rules/bad.yml', 9, 5), replacement: '' },
      }),
      'bb',
    ),
    found(info('metadata/author', 'there is no author'), 'cc'),
    found(warning('tag/unknown', 'no such tag', { at: place('rules/bad.yml', 5, 7) }), 'dd', {
      kind: 'comment',
      reason: 'ours',
    }),
  ],
});

/** Texts that break or attack what does not escape them. */
export const hostileTexts: readonly string[] = [
  '100%, a:b, c::d %0A %25',
  'one\ntwo\r\n::error::three\r::add-mask::four',
  '##[error]five ::stop-commands::six',
  '</failure><script>"&\' ]]> &#0; <!--',
  '\u0000\u0007\u001b[31mred\u001b[0m\u007f\u009b31m\ufffe\uffff',
  'high \ud800 low \udc00 whole 😀',
  'line\u2028paragraph\u2029bidi \u202e\u2066 mark \u200f\u061c',
  '[link](1) [link](https://example.org) {0} `code`',
  '../a b/#?&=+;[x]/ü/%41.yml',
  '-::',
];

/** A report in which each text stands at every place. */
export const hostileReport = (text: string): CheckReport => {
  const at = place(text, 1, 1);
  const notes = [text, { message: text, location: at }];
  const fix = { message: text, location: at, replacement: text };
  return reportOf({
    [text]: [
      found(error('rule/hostile', text, { at, notes, fix }), 'h1'),
      found(warning('rule/hostile', text, { notes }), 'h1'),
      found(info('rule/hostile', text, { at }), 'h2', { kind: 'baseline', reason: text }),
    ],
  });
};

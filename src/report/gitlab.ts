import type { Severity } from '../diagnostic/diagnostic.js';
import { jsonText } from '../diagnostic/json-text.js';
import type { CheckReport } from './check-report.js';
import { harmlessText } from './harmless-text.js';
import { messageWithNotes, openFindings, pathInRepository } from './open-findings.js';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** A code quality report of GitLab, without what is suppressed. */
export function gitlab({ files }: CheckReport): string {
  const used = new Map<string, number>();
  const issues = files.flatMap((file) =>
    openFindings(file).map(({ finding, fingerprint }) => ({
      description: harmlessText(messageWithNotes(finding)),
      check_name: finding.code,
      fingerprint: unused(fingerprint, used),
      severity: severities[finding.severity],
      location: {
        path: harmlessText(pathInRepository(file.path)),
        lines: { begin: finding.location?.line ?? 1, end: finding.location?.endLine ?? 1 },
      },
    })),
  );
  return `${jsonText(issues, 2)}\n`;
}

/** GitLab shows issues with the same fingerprint as one. */
function unused(fingerprint: string, used: Map<string, number>): string {
  const before = used.get(fingerprint) ?? 0;
  used.set(fingerprint, before + 1);
  return before === 0 ? fingerprint : `${fingerprint}-${before + 1}`;
}

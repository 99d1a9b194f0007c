import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { CheckReport, ReportedFile } from './check-report.js';
import { type JunitCase, type JunitSuite, junitXml } from './junit.js';
import { messageWithNotes, openFindings, pathInRepository } from './open-findings.js';

/** JUnit's XML, without what is suppressed: a suite a file, with a failed case a finding, or one case that is fine. */
export const junitFindings = ({ files }: CheckReport): string => junitXml('transigma check', files.map(suiteOf));

function suiteOf(file: ReportedFile): JunitSuite {
  const path = pathInRepository(file.path);
  const cases = openFindings(file).map(({ finding }) => caseOf(path, finding));
  const fine: JunitCase = { name: 'no findings', className: path, file: path, outcome: { kind: 'passed' } };
  return { name: path, file: path, cases: cases.length === 0 ? [fine] : cases };
}

function caseOf(path: string, finding: Diagnostic): JunitCase {
  const { code, severity, message, location } = finding;
  const { line = 1, column = 1 } = location ?? {};
  const text = `${path}:${line}:${column} ${severity} ${code}: ${messageWithNotes(finding)}`;
  return {
    name: `${line}:${column} ${code}`,
    className: path,
    file: path,
    line,
    outcome: { kind: 'failure', message, type: code, text },
  };
}

import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { CheckReport, ReportedFile } from './check-report.js';
import { messageWithNotes, openFindings, pathInRepository } from './open-findings.js';
import { xmlAttribute } from './xml.js';

/** Checkstyle's XML, without what is suppressed: the files that have findings. */
export const checkstyle = ({ files }: CheckReport): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files.flatMap(linesOf),
    '</checkstyle>\n',
  ].join('\n');

function linesOf(file: ReportedFile): readonly string[] {
  const findings = openFindings(file);
  if (findings.length === 0) return [];
  const head = `  <file name="${xmlAttribute(pathInRepository(file.path))}">`;
  return [head, ...findings.map(({ finding }) => `    ${errorXml(finding)}`), '  </file>'];
}

function errorXml(finding: Diagnostic): string {
  const { line = 1, column = 1 } = finding.location ?? {};
  const message = xmlAttribute(messageWithNotes(finding));
  // Jenkins takes what follows the last dot for the type of an issue.
  const source = xmlAttribute(`transigma.${finding.code}`);
  return `<error line="${line}" column="${column}" severity="${finding.severity}" message="${message}" source="${source}"/>`;
}

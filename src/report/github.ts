import type { Diagnostic, Location, Severity } from '../diagnostic/diagnostic.js';
import type { CheckReport } from './check-report.js';
import { harmlessText } from './harmless-text.js';
import { messageWithNotes, openFindings, pathInRepository } from './open-findings.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions, which become annotations: one a line, without what is suppressed. A line that
 * begins with a command is never searched for another one, so that only its own two parts have to be escaped.
 */
export const github = ({ files }: CheckReport): string =>
  files.flatMap((file) => openFindings(file).map(({ finding }) => `${annotation(file.path, finding)}\n`)).join('');

function annotation(path: string, finding: Diagnostic): string {
  const { code, severity, location } = finding;
  const properties = { file: pathInRepository(path), ...(location === undefined ? {} : place(location)), title: code };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${written.join(',')}::${escapeData(messageWithNotes(finding))}`;
}

/** GitHub has no end column of more than one line. */
function place({ line, column, endLine, endColumn }: Location) {
  return line === endLine ? { line, endLine, col: column, endColumn } : { line, endLine };
}

const escapeData = (text: string): string =>
  harmlessText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

import type { Diagnostic, DiagnosticNote } from '../diagnostic/diagnostic.js';
import type { ReportedFile, ReportedFinding } from './check-report.js';

/** The findings of a file that count: those that nothing suppresses. */
export const openFindings = ({ findings }: ReportedFile): readonly ReportedFinding[] =>
  findings.filter(({ suppression }) => suppression === undefined);

/** The message and the notes, a line each, for formats that have no place for notes. */
export const messageWithNotes = ({ message, notes }: Diagnostic): string =>
  [message, ...notes.map(noteText)].join('\n');

function noteText({ message, location }: DiagnosticNote): string {
  return location === undefined ? message : `${location.file}:${location.line}:${location.column}: ${message}`;
}

/** A path as CI systems know it: from the root of the repository, if it was given so. */
export const pathInRepository = (path: string): string => path.replace(/^(?:\.\/+)+(?=.)/, '');

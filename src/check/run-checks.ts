import type { Diagnostic, Location, Placed } from '../diagnostic/diagnostic.js';
import type { Check, Finding, ReportFinding } from './check.js';
import type { CheckedFile } from './checked-file.js';
import { type Collection, makeCollection } from './collection.js';

/** What was found in a file. */
export interface FileFindings {
  readonly file: CheckedFile;
  readonly findings: readonly Finding[];
}

/**
 * Runs checks over files: what the front end reports, then each check on each document, then those that see all of
 * them. Findings stand in the order of their places.
 */
export function runChecks(files: readonly CheckedFile[], checks: readonly Check[]): readonly FileFindings[] {
  const byFile = new Map<string, Diagnostic[]>(files.map((file) => [file.source.name, frontEndFindings(file)]));
  const ofDocuments = checks.filter(({ document }) => document !== undefined);
  for (const file of files) {
    const findings = byFile.get(file.source.name) ?? [];
    for (const check of checks) check.file?.(file, reporter(check, findings));
    for (const document of file.documents) {
      for (const check of ofDocuments) check.document?.(document, reporter(check, findings));
    }
  }
  const collection: Collection = makeCollection(files);
  for (const check of checks) check.collection?.(collection, reporter(check, byFile));
  return files.map((file) => ({ file, findings: inOrder(byFile.get(file.source.name) ?? []) }));
}

function frontEndFindings(file: CheckedFile): Diagnostic[] {
  const ofDocuments = file.documents.flatMap(({ reading, resolutionErrors }) => [
    ...reading.diagnostics,
    ...resolutionErrors,
  ]);
  return [...file.reading.diagnostics, ...ofDocuments];
}

/** Takes findings to the file in which they are. */
function reporter({ code, severity }: Check, findings: Diagnostic[] | Map<string, Diagnostic[]>): ReportFinding {
  return (at, message, details = {}) => {
    const location = locationOf(at);
    const list = Array.isArray(findings) ? findings : findings.get(location?.file ?? '');
    list?.push({
      code,
      severity: details.severity ?? severity,
      message,
      ...(location === undefined ? {} : { location }),
      notes: (details.notes ?? []).map((note) => (typeof note === 'string' ? { message: note } : note)),
      ...(details.fix === undefined ? {} : { fix: details.fix }),
    });
  };
}

const locationOf = (at: Placed | Location | undefined): Location | undefined =>
  at === undefined ? undefined : 'location' in at ? at.location : at;

function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return findings.length < 2
    ? findings
    : [...findings].sort(
        ({ location: one }, { location: other }) =>
          (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0),
      );
}

import type { Diagnostic, Location, Placed } from '../diagnostic/diagnostic.js';
import type { Check, Finding, ReportFinding } from './check.js';
import type { CheckedFile } from './checked-file.js';
import { makeCollection } from './collection.js';

/** What was found in a file. */
export interface FileFindings {
  readonly file: CheckedFile;
  readonly findings: readonly Finding[];
}

/**
 * Runs checks over files: what the front end reports, then each check on each document, then those that see all of
 * them. Findings stand in the order of their places, each once, and a warning of the front end gives way to a finding
 * that says more of the same place.
 */
export function runChecks(files: readonly CheckedFile[], checks: readonly Check[]): readonly FileFindings[] {
  const byFile = new Map<string, Diagnostic[]>(files.map((file) => [file.source.name, []]));
  const reporting = checks.map((check) => ({ check, report: reporter(check, byFile) }));
  // Checks are objects of many shapes: what is called for each document is taken out of them once.
  const ofFiles = reporting.flatMap(({ check: { file: run }, report }) => (run === undefined ? [] : [{ run, report }]));
  const ofDocuments = reporting.flatMap(({ check: { document: run }, report }) =>
    run === undefined ? [] : [{ run, report }],
  );
  for (const file of files) {
    for (const { run, report } of ofFiles) run(file, report);
    for (const document of file.documents) {
      for (const { run, report } of ofDocuments) run(document, report);
    }
  }
  const collection = makeCollection(files);
  for (const { check, report } of reporting) check.collection?.(collection, report);
  return files.map((file) => {
    const own = inOrder(byFile.get(file.source.name) ?? []);
    const all = [...withoutRepeated(frontEndFindings(file), own), ...own];
    return { file, findings: all.length < 2 ? all : distinct(inOrder(all)) };
  });
}

function frontEndFindings(file: CheckedFile): readonly Diagnostic[] {
  const found: Diagnostic[] = [...file.reading.diagnostics];
  for (const { reading, resolutionErrors } of file.documents) {
    // Pipelines fill in placeholders; that they are open is no fault of the rule.
    const errors = resolutionErrors.filter(({ code }) => !code.startsWith('placeholder/'));
    found.push(...reading.diagnostics, ...errors);
  }
  return found;
}

/** Takes findings to the file in which they are. */
function reporter({ code, severity }: Check, byFile: ReadonlyMap<string, Diagnostic[]>): ReportFinding {
  return (at, message, details = {}) => {
    const location = locationOf(at);
    byFile.get(location?.file ?? '')?.push({
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

/** What the front end found, without warnings about places that a finding is in. `own` is in order. */
function withoutRepeated(ofFrontEnd: readonly Diagnostic[], own: readonly Diagnostic[]): readonly Diagnostic[] {
  if (own.length === 0) return ofFrontEnd;
  return ofFrontEnd.filter(
    ({ severity, location }) => severity !== 'warning' || location === undefined || !isFindingIn(location, own),
  );
}

function isFindingIn(place: Location, own: readonly Diagnostic[]): boolean {
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(own[middle]?.location, place.line, place.column) < 0) low = middle + 1;
    else high = middle;
  }
  const location = own[low]?.location;
  if (location === undefined) return false;
  return (
    location.endLine < place.endLine || (location.endLine === place.endLine && location.endColumn <= place.endColumn)
  );
}

const compare = (location: Location | undefined, line: number, column: number): number =>
  (location?.line ?? 0) - line || (location?.column ?? 0) - column;

const inOrder = (findings: readonly Diagnostic[]): readonly Diagnostic[] =>
  findings.length < 2
    ? findings
    : [...findings].sort(({ location: one }, { location: other }) =>
        compare(one, other?.line ?? 0, other?.column ?? 0),
      );

/** A part that documents share (`action: global`) is found wrong in each of them. */
function distinct(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set<string>();
  return findings.filter(({ code, message, location }) => {
    const key = `${code}\n${location?.line}:${location?.column}\n${message}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

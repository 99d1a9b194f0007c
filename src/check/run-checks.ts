import type { Diagnostic, Location } from '../diagnostic/diagnostic.js';
import type { Check, Finding } from './check.js';
import { type FileCheck, fileChecker, reporter } from './check-file.js';
import type { CheckedFile } from './checked-file.js';
import { type CollectedFile, collectedFile, makeCollection } from './collection.js';

/** What was found in a file. */
export interface FileFindings {
  readonly file: CollectedFile;
  readonly findings: readonly Finding[];
}

/** Runs checks over files; see {@link findingsOf}. */
export const runChecks = (files: readonly CheckedFile[], checks: readonly Check[]): readonly FileFindings[] =>
  findingsOf(fileChecker(checks)(files), checks);

/**
 * What is found in files that were looked at one by one: what the front end reports, what each check found, and what those
 * find that see all of them. Findings stand in the order of their places, each once, and a warning of the front end gives
 * way to a finding that says more of the same place.
 */
export function findingsOf(checked: readonly FileCheck[], checks: readonly Check[]): readonly FileFindings[] {
  const files = checked.map(({ facts }) => collectedFile(facts));
  const together = findTogether(files, checks);
  return checked.map(({ frontEnd, findings }, index) => {
    // Every file is there.
    const file = files[index] as CollectedFile;
    const own = inOrder([...findings, ...(together.get(file.source.name) ?? [])]);
    const all = [...withoutRepeated(frontEnd, own), ...own];
    return { file, findings: all.length < 2 ? all : distinct(inOrder(all)) };
  });
}

/** What only several documents show, by the name of the file in which it is told. */
function findTogether(
  files: readonly CollectedFile[],
  checks: readonly Check[],
): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  const take = (finding: Finding) => {
    const name = finding.location?.file ?? '';
    const known = byFile.get(name);
    if (known === undefined) byFile.set(name, [finding]);
    else known.push(finding);
  };
  const collection = makeCollection(files);
  for (const check of checks) check.collection?.(collection, reporter(check, take));
  return byFile;
}

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

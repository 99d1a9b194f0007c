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
 * way to a finding that says more of the same fault ({@link Check.insteadOf}).
 */
export function findingsOf(checked: readonly FileCheck[], checks: readonly Check[]): readonly FileFindings[] {
  const files = checked.map(({ facts }) => collectedFile(facts));
  const together = findTogether(files, checks);
  const insteadOf = instead(checks);
  return checked.map(({ frontEnd, findings }, index) => {
    // Every file is there.
    const file = files[index] as CollectedFile;
    const own = inOrder([...findings, ...(together.get(file.source.name) ?? [])]);
    const all = [...withoutRepeated(frontEnd, own, insteadOf), ...own];
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

/** The codes of checks by the warnings of the front end that they are told instead of. */
function instead(checks: readonly Check[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byWarning = new Map<string, Set<string>>();
  for (const { code, insteadOf = [] } of checks) {
    for (const warning of insteadOf) {
      const known = byWarning.get(warning);
      if (known === undefined) byWarning.set(warning, new Set([code]));
      else known.add(code);
    }
  }
  return byWarning;
}

/** What the front end found, without warnings that findings are told instead of. `own` is in order. */
function withoutRepeated(
  ofFrontEnd: readonly Diagnostic[],
  own: readonly Diagnostic[],
  insteadOf: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Diagnostic[] {
  if (own.length === 0) return ofFrontEnd;
  return ofFrontEnd.filter(({ code, severity, location }) => {
    const better = insteadOf.get(code);
    if (better === undefined || severity !== 'warning' || location === undefined) return true;
    return !within(location, own).some((finding) => better.has(finding.code));
  });
}

/** Those that are told of a place, or of a part of it. */
function within(place: Location, own: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = firstAt(own, place.line, place.column);
  const after = firstAt(own, place.endLine, place.endColumn);
  return own
    .slice(first, after)
    .filter(
      ({ location }) =>
        location !== undefined && (location.endLine - place.endLine || location.endColumn - place.endColumn) <= 0,
    );
}

/** How many findings begin before a place. */
function firstAt(own: readonly Diagnostic[], line: number, column: number): number {
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(own[middle]?.location, line, column) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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

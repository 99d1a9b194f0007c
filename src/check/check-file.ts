import type { Diagnostic, Location, Placed } from '../diagnostic/diagnostic.js';
import type { Check, Finding, ReportFinding } from './check.js';
import type { CheckedFile } from './checked-file.js';
import { type FileFacts, factsOf } from './facts.js';

/** What a file shows by itself. Plain data: another thread may have looked at it. */
export interface FileCheck {
  readonly facts: FileFacts;
  /** What reading it complained about. */
  readonly frontEnd: readonly Diagnostic[];
  /** What checks found, in the order in which they ran. */
  readonly findings: readonly Finding[];
}

/**
 * Makes the function that runs checks on files, each by itself. Some dozen files at a time are best: each check goes over all
 * of them before the next one does, for its code is fastest when it just ran, and there is more code than caches hold.
 */
export function fileChecker(checks: readonly Check[]): (files: readonly CheckedFile[]) => readonly FileCheck[] {
  // Findings are rare: where one belongs is looked up when there is one.
  let byFile = new Map<string, Finding[]>();
  const take = (finding: Finding) => byFile.get(finding.location?.file ?? '')?.push(finding);
  // Checks are objects of many shapes: what is called for each document is taken out of them once.
  const reporting = checks.map(({ file, document, ...check }) => ({ file, document, report: reporter(check, take) }));
  return (files) => {
    const outcomes = files.map((file) => ({ file, frontEnd: frontEndFindings(file), findings: [] as Finding[] }));
    byFile = new Map(outcomes.map(({ file, findings }) => [file.source.name, findings]));
    const documents = files.flatMap((file) => file.documents);
    // What is found of a file stands before what is found in it, where both are told at its beginning.
    for (const { file: check, report } of reporting) {
      if (check !== undefined) for (const file of files) check(file, report);
    }
    for (const { document: check, report } of reporting) {
      if (check !== undefined) for (const document of documents) check(document, report);
    }
    return outcomes.map(({ file, frontEnd, findings }) => ({ facts: factsOf(file), frontEnd, findings }));
  };
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

/** Makes the complaints of a check findings. */
export function reporter(
  { code, severity }: Pick<Check, 'code' | 'severity'>,
  take: (finding: Finding) => void,
): ReportFinding {
  return (at, message, details = {}) => {
    const location = locationOf(at);
    take({
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

import type { CollectedDocument, CollectedFile } from '../collection.js';
import type { JudgedFinding } from '../suppress.js';
import type { Exclusion } from './check-config.js';
import { codeFits } from './code-pattern.js';
import { looksLikePath, pathTest } from './config-path.js';

/** Marks the findings of a file that a configuration excludes; `path` is absolute, with forward slashes. */
export type ExcludeFindings = (
  file: CollectedFile,
  path: string,
  findings: readonly JudgedFinding[],
) => readonly JudgedFinding[];

/**
 * Makes exclusions ready for use: those by id, title or name are looked up, so that thousands cost nothing. A finding
 * outside of every document of its file (broken YAML, say) is excluded by paths only.
 */
export function prepareExclusions(exclusions: readonly Exclusion[]): ExcludeFindings {
  if (exclusions.length === 0) return (_file, _path, findings) => findings;
  const byName = new Map<string, Exclusion[]>();
  const byPath: { readonly exclusion: Exclusion; readonly fits: (path: string) => boolean }[] = [];
  for (const exclusion of exclusions) {
    const { folder, rules } = exclusion;
    for (const rule of rules) {
      const known = byName.get(keyOf(rule));
      if (known === undefined) byName.set(keyOf(rule), [exclusion]);
      else known.push(exclusion);
    }
    const paths = rules.filter(looksLikePath);
    if (paths.length > 0) {
      byPath.push({ exclusion, fits: pathTest(paths.map((pattern) => ({ folder, pattern }))) });
    }
  }
  return (file, path, findings) => {
    if (findings.length === 0) return findings;
    const ofFile = byPath.flatMap(({ exclusion, fits }) => (fits(path) ? [exclusion] : []));
    const ofDocuments = file.documents.map((document) => namesOf(document).flatMap((name) => byName.get(name) ?? []));
    if (ofFile.length === 0 && ofDocuments.every(({ length }) => length === 0)) return findings;
    const indexOf = documentFinder(file.documents);
    return findings.map((one) => {
      if (one.suppression !== undefined) return one;
      const candidates = [...ofFile, ...(ofDocuments[indexOf(one)] ?? [])];
      const found = candidates.find(({ checks }) => fitsAny(checks, one.finding.code));
      if (found === undefined) return one;
      const { reason } = found;
      return { ...one, suppression: { kind: 'configuration', ...(reason === undefined ? {} : { reason }) } };
    });
  };
}

const fitsAny = (patterns: readonly string[], code: string): boolean =>
  patterns.length === 0 || patterns.some((pattern) => codeFits(pattern, code));

const keyOf = (name: string): string => name.trim().toLowerCase();

const namesOf = ({ facts: { id, title, name } }: CollectedDocument): readonly string[] => [
  ...new Set([id, title, name].flatMap((one) => (one === undefined ? [] : keyOf(one.text)))),
];

/** In which document a finding is: the last one that begins before it, or the first one. */
function documentFinder(documents: readonly CollectedDocument[]): (judged: JudgedFinding) => number {
  if (documents.length < 2) return () => 0;
  const starts = documents.map((document, index) => ({ line: document.at().location.line, index }));
  starts.sort((one, other) => one.line - other.line);
  return ({ finding: { location } }) => {
    const line = location?.line ?? 0;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle]?.line ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return starts[low]?.index ?? 0;
  };
}

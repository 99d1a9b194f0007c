import { type Diagnostic, error, info } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { ReportedFile, ReportedFinding } from '../report/check-report.js';
import { parseYaml } from '../source/parse-yaml.js';
import type { Source } from '../source/source.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';

/** Old findings that are the same to a baseline; path and code are for people. */
export interface BaselineEntry {
  readonly path: string;
  readonly code: string;
  readonly fingerprint: string;
  /** How many there are. */
  readonly count: number;
}

/** The findings that there were when the baseline was written. */
export interface Baseline {
  readonly source: Source;
  readonly entries: readonly BaselineEntry[];
}

/** What files are, and what is left of a baseline. */
export interface BaselineResult {
  readonly files: readonly ReportedFile[];
  /** What no longer occurs; `count` is how many times less. */
  readonly outdated: readonly BaselineEntry[];
  /** Says so, at the baseline; undefined if all of it occurs. */
  readonly hint: Diagnostic | undefined;
}

const version = 1;
const entryKeys = ['path', 'code', 'fingerprint', 'count'] as const;

/** After so many faults a file has said enough. */
const maxReported = 20;

/**
 * Reads a baseline. Whatever is wrong with it becomes an error with its place, and then there is no baseline: with a part
 * of it old findings would be told as new ones.
 */
export function readBaseline(source: Source): {
  readonly baseline: Baseline | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const conflict = /^(?:<{7}|={7}|>{7})(?=\s|$)/m.exec(source.text);
  if (conflict !== null) {
    const at = source.locate(conflict.index, conflict.index + 7);
    const notes = ['keep the entries of both sides, or write it anew'];
    return {
      baseline: undefined,
      diagnostics: [error('baseline/form', 'a merge of the baseline was not finished', { at, notes })],
    };
  }
  // JSON is YAML, and this reader knows places.
  const { documents, diagnostics: faults } = parseYaml(source);
  const diagnostics: Diagnostic[] = faults
    .slice(0, maxReported)
    .map((fault) => ({ ...fault, message: fault.message.replace('this is not YAML', 'this is not JSON') }));
  const complain = (message: string, at: YamlNode | undefined, notes: readonly string[] = []): undefined => {
    const place = at?.span ?? source.locate(0);
    if (diagnostics.length < maxReported) diagnostics.push(error('baseline/form', message, { at: place, notes }));
  };
  const [root] = documents;
  if (diagnostics.length === 0) {
    if (root === undefined) complain('the baseline is empty', undefined, ['write it anew']);
    else if (root.kind !== 'mapping') complain(`a baseline is a JSON object, and this is ${describeNode(root)}`, root);
  }
  const entries = root?.kind === 'mapping' && diagnostics.length === 0 ? entriesOf(root, complain) : [];
  return diagnostics.length > 0 ? { baseline: undefined, diagnostics } : { baseline: { source, entries }, diagnostics };
}

type Complain = (message: string, at: YamlNode | undefined, notes?: readonly string[]) => undefined;

function entriesOf(root: YamlMapping, complain: Complain): readonly BaselineEntry[] {
  const written = entryOf(root, 'version')?.value;
  if (written === undefined) complain('"version" is missing: this is no baseline of transigma', root);
  else if (written.kind !== 'scalar' || written.value !== version) {
    complain(`the version of a baseline is ${version}`, written, ['write it anew with this version of transigma']);
  }
  const findings = entryOf(root, 'findings')?.value;
  if (findings === undefined) complain('"findings" is missing: this is no baseline of transigma', root);
  else if (findings.kind !== 'sequence')
    complain(`"findings" is a list, and this is ${describeNode(findings)}`, findings);
  else return findings.items.flatMap((item) => readEntry(item, complain) ?? []);
  return [];
}

function readEntry(item: YamlNode, complain: Complain): BaselineEntry | undefined {
  if (item.kind !== 'mapping') {
    return complain(`an entry has ${entryKeys.join(', ')}, and this is ${describeNode(item)}`, item);
  }
  const unknown = item.entries.find(({ name }) => !entryKeys.some((key) => key === name));
  if (unknown !== undefined) {
    return complain(`an entry has no "${unknown.name}"`, unknown.key, didYouMean(unknown.name, entryKeys));
  }
  const text = (key: (typeof entryKeys)[number]): string | undefined => {
    const value = entryOf(item, key)?.value;
    if (value?.kind === 'scalar' && typeof value.value === 'string') return value.text;
    return complain(value === undefined ? `"${key}" is missing` : `"${key}" is a text`, value ?? item);
  };
  const path = text('path');
  const code = text('code');
  const fingerprint = text('fingerprint');
  const counted = entryOf(item, 'count')?.value;
  const count = counted?.kind === 'scalar' ? counted.value : undefined;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    return complain('"count" is a whole number from 1 on', counted ?? item);
  }
  return path === undefined || code === undefined || fingerprint === undefined
    ? undefined
    : { path, code, fingerprint, count };
}

/**
 * Marks the findings that a baseline knows; of more than it counts, the first ones. Entries of files that were not
 * checked are outdated only if `isGone` says so.
 */
export function applyBaseline(
  { source, entries }: Baseline,
  files: readonly ReportedFile[],
  isGone: (path: string) => boolean = () => false,
): BaselineResult {
  const left = new Map<string, number>();
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const mark =
    (path: string) =>
    (reported: ReportedFinding): ReportedFinding => {
      const key = keyOf({ path, code: reported.finding.code, fingerprint: reported.fingerprint });
      const count = left.get(key) ?? 0;
      if (count === 0) return reported;
      // One that a comment suppresses still occurs.
      left.set(key, count - 1);
      return reported.suppression === undefined ? { ...reported, suppression: { kind: 'baseline' } } : reported;
    };
  const marked = files.map((file) => ({ ...file, findings: file.findings.map(mark(file.path)) }));
  const checked = new Set(files.map(({ path }) => path));
  const outdated = entries.flatMap((entry) => {
    const count = Math.min(left.get(keyOf(entry)) ?? 0, entry.count);
    if (count === 0) return [];
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - count);
    return checked.has(entry.path) || isGone(entry.path) ? [{ ...entry, count }] : [];
  });
  return { files: marked, outdated, hint: outdated.length === 0 ? undefined : hintOf(source, outdated) };
}

function hintOf(source: Source, outdated: readonly BaselineEntry[]): Diagnostic {
  const number = outdated.reduce((sum, { count }) => sum + count, 0);
  const what =
    number === 1
      ? 'a finding of the baseline no longer occurs'
      : `${grouped(number)} findings of the baseline no longer occur`;
  const shown = outdated.slice(0, 5).map(({ path, code }) => `${path}: ${code}`);
  const more = outdated.length > shown.length ? ['…'] : [];
  const notes = [...shown, ...more, 'write the baseline anew to take them out'];
  return info('baseline/outdated', what, { at: source.locate(0), notes });
}

/**
 * The text of a baseline with all findings that nothing else suppresses. Sorted, an entry a line: it changes where
 * findings change, and merges like any text.
 */
export function baselineText(files: readonly ReportedFile[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const { path, findings } of files) {
    for (const { finding, fingerprint, suppression } of findings) {
      if (suppression !== undefined && suppression.kind !== 'baseline') continue;
      const entry = { path, code: finding.code, fingerprint };
      const key = keyOf(entry);
      entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
    }
  }
  const lines = [...entries.keys()].sort().map((key) => {
    const parts = entryKeys.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(entries.get(key)?.[name])}`);
    return `    { ${parts.join(', ')} }`;
  });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${version},\n  "findings": ${list}\n}\n`;
}

/** NUL stands in no path, so that the order is that of paths, then codes. */
const keyOf = ({ path, code, fingerprint }: Omit<BaselineEntry, 'count'>): string => `${path}\0${code}\0${fingerprint}`;

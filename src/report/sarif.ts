import type { DiagnosticFix, DiagnosticNote, Location, Severity } from '../diagnostic/diagnostic.js';
import { jsonText } from '../diagnostic/json-text.js';
import type { CheckReport, CodeInfo, ReportedFinding, Suppression } from './check-report.js';
import { fileUri } from './file-uri.js';
import { harmlessText } from './harmless-text.js';

/** GitHub refuses a file with more results; of those it shows the first 5,000. */
const resultsAtMost = 25_000;
/** GitHub shows no more places of a result. */
const relatedAtMost = 100;
/** GitHub's longest description of a rule. */
const longestDescription = 1024;

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
const problems = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface Result extends ReportedFinding {
  readonly path: string;
}

/** SARIF 2.1.0 with what GitHub code scanning asks for. Where there is too much for it, what matters least is left out. */
export function sarif(report: CheckReport): string {
  const all = report.files.flatMap(({ path, findings }) => findings.map((finding): Result => ({ ...finding, path })));
  const results = byImportance(all).slice(0, resultsAtMost);
  const rules = rulesOf(results, report.codes);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'transigma', version: report.version, semanticVersion: report.version, rules } },
        invocations: [invocation(all.length - results.length)],
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => resultOf(result, indices.get(result.finding.code) ?? -1)),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

/** In the order of the files within each step of importance. */
const byImportance = (results: readonly Result[]): readonly Result[] =>
  results.toSorted((one, other) => importance(one) - importance(other));

const importance = ({ finding, suppression }: Result): number =>
  ranks[finding.severity] + (suppression === undefined ? 0 : 3);

function invocation(left: number) {
  if (left === 0) return { executionSuccessful: true };
  const text = `${left} findings are left out: code scanning takes ${resultsAtMost}`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

/** The rules of the results, each with the level of its most serious result. */
function rulesOf(results: readonly Result[], codes: CheckReport['codes']) {
  const severities = new Map<string, Severity>();
  for (const { finding } of results) {
    const known = severities.get(finding.code);
    if (known === undefined || ranks[finding.severity] < ranks[known]) severities.set(finding.code, finding.severity);
  }
  return [...severities]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, severity]) => ruleOf(codes.get(code) ?? { code, summary: code, help: '' }, severity));
}

function ruleOf({ code, summary, help }: CodeInfo, severity: Severity) {
  const about = harmlessText(help.trim() === '' ? summary : help);
  const explain = `\`transigma check --explain ${code}\` shows examples.`;
  return {
    id: code,
    shortDescription: { text: shortened(harmlessText(summary)) },
    fullDescription: { text: shortened(about) },
    help: { text: `${about}\n\n${explain.replaceAll('`', '')}`, markdown: `${about}\n\n${explain}` },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['sigma', ...code.split('/').slice(0, 1)],
      precision: 'high',
      'problem.severity': problems[severity],
    },
  };
}

/** Not cut in the middle of a character. */
const shortened = (text: string): string =>
  text.length <= longestDescription
    ? text
    : `${harmlessText(text.slice(0, longestDescription - 1)).replace(/\ufffd$/, '')}…`;

function resultOf({ path, finding, fingerprint, suppression }: Result, ruleIndex: number) {
  const { code, severity, message, location, notes, fix } = finding;
  const related = notes.filter((note) => note.location !== undefined).slice(0, relatedAtMost);
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: [textOf(message), ...notes.map((note) => noteOf(note, related.indexOf(note)))].join('\n') },
    locations: [{ physicalLocation: placeOf(path, location) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedOf) }),
    // Not primaryLocationLineHash, which GitHub's own upload computes; it warns of each that has another value.
    partialFingerprints: { 'transigmaFinding/v1': fingerprint },
    ...(suppression === undefined ? {} : { suppressions: [suppressionOf(suppression)] }),
    ...(fix === undefined || !isText(fix.replacement) ? {} : { fixes: [fixOf(path, fix)] }),
  };
}

/** A message; what a rule says never becomes a link: `[text](1)` and `[text](https://…)` are links in SARIF. */
const textOf = (message: string): string =>
  harmlessText(message).replace(/\]\((?=\s*(?:[0-9]+\)|[a-z][a-z0-9+.-]*:))/gi, '] (');

/** A note; a link to its place if it is one of the related places, which begin with 1. */
function noteOf(note: DiagnosticNote, index: number): string {
  const text = textOf(note.message);
  return index === -1 ? text : `[${text.replace(/[\\[\]]/g, '\\$&')}](${index + 1})`;
}

function relatedOf({ message, location }: DiagnosticNote, index: number) {
  const physicalLocation = location === undefined ? undefined : placeOf(location.file, location);
  return { id: index + 1, physicalLocation, message: { text: textOf(message) } };
}

function placeOf(path: string, location: Location | undefined) {
  // GitHub shows only what has a line.
  const region = regionOf(location ?? { line: 1, column: 1, endLine: 1, endColumn: 1 });
  return { artifactLocation: { uri: fileUri(path) }, region };
}

function regionOf({ line, column, endLine, endColumn }: Omit<Location, 'file'>) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function suppressionOf({ kind, reason }: Suppression) {
  return {
    kind: kind === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === undefined ? {} : { justification: harmlessText(reason) }),
  };
}

/** Half characters cannot be written to a file. */
const isText = (text: string): boolean => !/\p{Cs}/u.test(text);

function fixOf(path: string, { message, location, replacement }: DiagnosticFix) {
  const replacements = [{ deletedRegion: regionOf(location), insertedContent: { text: replacement } }];
  return {
    description: { text: textOf(message) },
    artifactChanges: [{ artifactLocation: { uri: fileUri(path) }, replacements }],
  };
}

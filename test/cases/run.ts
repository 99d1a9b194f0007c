import { defaultOptions } from '../../src/backend/options.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { resolveRule } from '../../src/condition/resolve.js';
import { type Conversion, type ConversionSettings, convertDocument } from '../../src/convert.js';
import type { Diagnostic, Location } from '../../src/diagnostic/diagnostic.js';
import type { Event } from '../../src/event/event.js';
import { loadBackend, type TargetId } from '../../src/registry.js';
import { type DocumentReading, readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import type { Case, CaseEvent } from './case.js';

/** A row as a rule, as it stands or negated. */
export interface Sample {
  readonly text: string;
  readonly reading: DocumentReading;
  readonly resolved: ResolvedRule;
  /** The events of the row, with the verdicts of this sample. */
  readonly events: readonly CaseEvent[];
}

/** The row, and its negation. */
export const samplesOf = (row: Case): readonly [positive: Sample, negative: Sample] => [
  makeSample(row, row.condition ?? 'sel', row.events),
  makeSample(
    row,
    negate(row.condition ?? 'sel'),
    row.events.map((event) => ({ ...event, matches: !event.matches })),
  ),
];

/** What a target makes of a sample, its options being as they are by default unless given. */
export async function convert(
  { reading }: Sample,
  target: TargetId,
  settings: { readonly strict?: boolean; readonly options?: Readonly<Record<string, string | Source>> } = {},
): Promise<Conversion> {
  const backend = await loadBackend(target);
  const format = Object.keys(backend.formats)[0] ?? '';
  const options = { ...defaultOptions(backend.options), ...settings.options } as ConversionSettings['options'];
  return convertDocument(reading, { backend, format, options, strict: settings.strict ?? false });
}

/** The events for which a test gives another verdict than the sample has; readable in a failure. */
export const disagreements = (
  { events, text }: Sample,
  holds: (event: Event) => boolean,
): readonly { readonly event: Event; readonly expected: boolean; readonly why: string; readonly rule: string }[] =>
  events
    .filter(({ event, matches }) => holds(event) !== matches)
    .map(({ event, matches, why = '' }) => ({ event, expected: matches, why, rule: text }));

/** The codes of complaints, each once, in order. */
export const codesOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  [...new Set(diagnostics.map(({ code }) => code))].sort();

/** Whether a place is one of a text: between its first and its last character. */
export function isInside(text: string, location: Location | undefined): boolean {
  if (location === undefined) return false;
  const lines = text.split('\n');
  const { line, column, endLine, endColumn } = location;
  const holds = (at: number, character: number) =>
    at >= 1 && at <= lines.length && character >= 1 && character <= (lines[at - 1] ?? '').length + 1;
  return holds(line, column) && holds(endLine, endColumn) && (endLine > line || endColumn >= column);
}

function makeSample(row: Case, condition: string | readonly string[], events: readonly CaseEvent[]): Sample {
  const detection = row.detection.replace(/^\n+/, '');
  const indent = /^ */.exec(detection)?.[0].length ?? 0;
  const lines = detection.split('\n').map((line) => `  ${line.slice(indent)}`);
  const text = [
    'title: Case',
    'logsource: {category: test}',
    'detection:',
    ...lines,
    `  condition: ${JSON.stringify(condition)}`,
    '',
  ].join('\n');
  const { documents, diagnostics } = readSigmaFile(new Source('case.yml', text));
  const reading = documents[0];
  const complaints = [...diagnostics, ...documents.flatMap((document) => document.diagnostics)];
  if (reading?.document?.kind !== 'rule' || documents.length !== 1 || complaints.length > 0) {
    throw new Error(`${row.name}: no rule\n${text}\n${complaints.map(({ message }) => message).join('\n')}`);
  }
  const resolution = resolveRule(reading.document);
  if ('errors' in resolution) throw new Error(`${row.name}: ${resolution.errors[0]?.message}\n${text}`);
  return { text, reading, resolved: resolution.resolved, events };
}

/** A list of conditions is an OR. */
const negate = (condition: string | readonly string[]): string =>
  `not (${typeof condition === 'string' ? condition : condition.map((one) => `(${one})`).join(' or ')})`;

import { js } from '../../backends/js/index.js';
import { kql } from '../../backends/kql/index.js';
import { forAnyOptions } from '../../src/backend/backend.js';
import { type Conversion, convertDocument, resolveDocument } from '../../src/convert.js';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.js';
import { formatDiagnostic } from '../../src/diagnostic/format.js';
import type { Event } from '../../src/event/event.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { decodeSource } from '../../src/source/decode.js';
import { Source } from '../../src/source/source.js';

const targets = [
  { backend: forAnyOptions(kql), options: {} },
  { backend: forAnyOptions(kql), options: { cidr: 'patterns' } },
  { backend: forAnyOptions(js), options: {} },
];

/**
 * Takes the bytes of a file through everything that happens to a rule, and gives what is wrong with the outcome:
 * nothing, if every document became a result or diagnostics.
 */
export function faultsOfOutcome(bytes: Uint8Array, events: readonly Event[]): readonly string[] {
  const source = decodeSource('fuzz.yml', bytes);
  if (!(source instanceof Source)) return faultsOf(source, new Source('fuzz.yml', new TextDecoder().decode(bytes)));
  const reading = readSigmaFile(source);
  const faults = reading.diagnostics.flatMap((diagnostic) => faultsOf(diagnostic, source));
  if (reading.documents.length === 0 && reading.diagnostics.length === 0)
    faults.push('neither document nor diagnostic');
  for (const document of reading.documents) {
    faults.push(...document.diagnostics.flatMap((diagnostic) => faultsOf(diagnostic, source)));
    const broken = document.diagnostics.some(({ severity }) => severity === 'error');
    if (broken !== (document.document === undefined))
      faults.push('a document is missing without an error, or there with one');
    for (const { backend, options } of targets) {
      const format = Object.keys(backend.formats)[0] ?? '';
      const conversion = convertDocument(document, { backend, format, options, strict: false });
      faults.push(...faultsOfConversion(conversion, source).map((fault) => `${backend.id}: ${fault}`));
    }
    if (document.document === undefined) continue;
    const resolution = resolveDocument(document.document);
    if ('errors' in resolution) continue;
    const holds = compileReference(resolution.resolved.predicate);
    if (events.some((event) => typeof holds(event) !== 'boolean')) faults.push('a verdict is no boolean');
  }
  return faults;
}

function faultsOfConversion({ status, output, notes, errors }: Conversion, source: Source): readonly string[] {
  const faults = [...notes, ...errors].flatMap((diagnostic) => faultsOf(diagnostic, source));
  if ((output !== undefined) !== (status === 'converted')) faults.push(`${status}, with output ${String(output)}`);
  if (errors.length > 0 !== (status !== 'converted')) faults.push(`${status}, with ${errors.length} errors`);
  if (/\n/.test(output ?? '')) faults.push('a query of more than one line');
  // What NaN, missing objects and missing names are printed as; the rules that are mutated have no such words.
  const odd = /\bundefined\b|\bNaN\b|\bInfinity\b|\[object Object\]/.exec(output ?? '');
  if (odd !== null && !source.text.includes(odd[0])) faults.push(`output with ${odd[0]}`);
  return faults;
}

/** What is wrong with a diagnostic: it must have a code, a message, and a place that exists in the file. */
function faultsOf(diagnostic: Diagnostic, source: Source): string[] {
  const { code, message, location, notes } = diagnostic;
  const faults: string[] = [];
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(code)) faults.push(`the code "${code}"`);
  if (message === '' || /undefined|\[object/.test(message)) faults.push(`the message "${message}"`);
  if (location === undefined) faults.push(`${code} has no place`);
  for (const place of [location, ...notes.map((note) => note.location)]) {
    if (place === undefined) continue;
    const { line, column, endLine, endColumn } = place;
    const isInside = (atLine: number, atColumn: number) =>
      atLine >= 1 && atLine <= lineCount(source) && atColumn >= 1 && atColumn <= source.line(atLine).length + 2;
    const isOrdered = endLine > line || (endLine === line && endColumn >= column);
    if (!isInside(line, column) || !isInside(endLine, endColumn) || !isOrdered) {
      faults.push(`${code} at ${line}:${column}-${endLine}:${endColumn}`);
    }
  }
  const shown = formatDiagnostic(diagnostic, { lineOf: (_, line) => source.line(line) });
  if (/[\0-\x09\x0b-\x1f\x7f-\x9f]/.test(shown)) faults.push(`${code} is shown with control characters`);
  return faults;
}

const lineCounts = new WeakMap<Source, number>();

function lineCount(source: Source): number {
  const known = lineCounts.get(source) ?? source.text.split('\n').length;
  lineCounts.set(source, known);
  return known;
}

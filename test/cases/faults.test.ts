import { describe, expect, test } from 'vitest';
import { convertDocument, resolveDocument } from '../../src/convert.js';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.js';
import { formatDiagnostic } from '../../src/diagnostic/format.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import { type Fault, faults } from './faults.js';

interface Place {
  readonly start: string;
  readonly end: string;
}

/** The text without marks, and the marked places. */
function unmark(marked: string): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let text = '';
  let start = { place: '', offset: 0 };
  for (const character of marked) {
    const lines = text.split('\n');
    const place = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    if (character === '⟦') {
      start = { place, offset: text.length };
    } else if (character === '⟧') {
      // The YAML parser does not tell where a list or map in brackets ends.
      const end = /^[[{]/.test(text.slice(start.offset)) ? 'anywhere' : place;
      places.push({ start: start.place, end });
    } else {
      text += character;
    }
  }
  return { text, places };
}

const describeComplaint = ({ severity, code, location }: Diagnostic, expected: Place | undefined): string => {
  const start = `${location?.line}:${location?.column}`;
  const end = expected?.end === 'anywhere' ? 'anywhere' : `${location?.endLine}:${location?.endColumn}`;
  return `${severity} ${code} ${start}-${end}`;
};

const byPlace = (one: Diagnostic, other: Diagnostic): number =>
  (one.location?.line ?? 0) - (other.location?.line ?? 0) ||
  (one.location?.column ?? 0) - (other.location?.column ?? 0);

function complaintsOf({ onlyUnresolved }: Fault, source: Source): readonly Diagnostic[] {
  const { documents, diagnostics } = readSigmaFile(source);
  const complaints = [...diagnostics, ...documents.flatMap((document) => document.diagnostics)];
  if (onlyUnresolved !== true) {
    expect(documents.map(({ document }) => document?.kind ?? 'nothing')).toEqual(documents.map(() => 'nothing'));
    return complaints;
  }
  const document = documents[0]?.document;
  if (document === undefined) return complaints;
  const resolution = resolveDocument(document);
  return [...complaints, ...('errors' in resolution ? resolution.errors : [])];
}

describe('texts that have no meaning', () => {
  test.each(faults)('$name', async (fault) => {
    const { text, places } = unmark(fault.marked);
    const source = new Source('fault.yml', text);
    const complaints = [...complaintsOf(fault, source)].sort(byPlace);
    expect(complaints.map((one, index) => describeComplaint(one, places[index]))).toEqual(
      fault.codes.map((code, index) => `error ${code} ${places[index]?.start}-${places[index]?.end}`),
    );
    if (fault.note !== undefined) expect(complaints[0]?.notes.map(({ message }) => message)).toContain(fault.note);

    // The place can be shown, and the document becomes no output of any kind.
    for (const complaint of complaints) {
      const lines = formatDiagnostic(complaint, { lineOf: (_, line) => source.line(line) }).split('\n');
      expect(lines[0]).toContain(complaint.message);
      expect(lines[2]).toContain('^');
    }
    const backend = await loadBackend('kql');
    for (const document of readSigmaFile(source).documents) {
      const conversion = convertDocument(document, { backend, format: 'query', options: {}, strict: false });
      expect(conversion.status).toBe(fault.onlyUnresolved === true ? 'refused' : 'broken');
      expect(conversion.output).toBeUndefined();
      expect(conversion.errors.length).toBe(fault.codes.length);
    }
  });

  test('have names of their own', () => {
    const names = faults.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });
});

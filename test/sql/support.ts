import { expect } from 'vitest';
import { defaultOptions } from '../../src/backend/options.js';
import { type Conversion, convertDocument } from '../../src/convert.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

/** How to convert, where it is not as by default. */
export interface SqlSettings {
  readonly target?: 'athena' | 'duckdb';
  readonly format?: string;
  readonly options?: Readonly<Record<string, string | Source>>;
  readonly logsource?: string;
  readonly title?: string;
}

/** A rule as SQL; the detections are given as YAML, the table is CloudTrail's unless told. */
export async function toSql(detection: string, settings: SqlSettings = {}): Promise<Conversion> {
  const { target = 'athena', format = 'query', options = {}, title = 'Case' } = settings;
  const { logsource = '{product: aws, service: cloudtrail}' } = settings;
  const backend = await loadBackend(target);
  const condition = detection.includes('condition:') ? '' : '  condition: sel\n';
  const lines = detection
    .replace(/^\n+/, '')
    .split('\n')
    .map((line) => `  ${line}`);
  const text = `title: ${JSON.stringify(title)}\nlogsource: ${logsource}\ndetection:\n${lines.join('\n')}\n${condition}`;
  const reading = readSigmaFile(new Source('rule.yml', text)).documents[0];
  if (reading === undefined) throw new Error(`no rule: ${text}`);
  const values = { ...defaultOptions(backend.options), ...options } as ReturnType<typeof defaultOptions>;
  return convertDocument(reading, { backend, format, options: values, strict: false });
}

/** The condition of a rule's query, on one line. */
export async function where(detection: string, settings: SqlSettings = {}): Promise<string> {
  const { output, errors } = await toSql(detection, settings);
  if (output === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return (output.split(/\nWHERE /)[1] ?? '').replace(/\n\s*/g, ' ');
}

/** A file of table definitions. */
export const ddl = (text: string): Source => new Source('tables.sql', text);

/** The codes and texts of errors, and hints. */
export async function complaint(detection: string, settings: SqlSettings = {}): Promise<readonly string[]> {
  const { errors } = await toSql(detection, settings);
  // A refusal without a place helps nobody.
  expect(errors.filter(({ location }) => location === undefined)).toEqual([]);
  return errors.flatMap(({ code, message, notes }) => [`${code}: ${message}`, ...notes.map((note) => note.message)]);
}

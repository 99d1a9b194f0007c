import { harmlessJson, jsonText } from '../../diagnostic/json-text.js';
import type { Event, JsonValue } from '../../event/event.js';
import { eventText } from '../../event/event-text.js';
import { type Scalar, textOf, walkField } from '../../event/values.js';
import { tableLine } from '../match-table.js';
import type { MatchSettings } from './match-settings.js';
import type { MatchedRule } from './matched-rule.js';

/** An event, and where it is. */
export interface PlacedEvent {
  readonly event: Event;
  readonly source: string;
  readonly line: number;
}

/** Makes what is printed of a match, without the line break after it. */
export type RowMaker = (rule: MatchedRule, placed: PlacedEvent) => string;

/** The rows of a format; `width` is that of lines for people. */
export function rowMaker(settings: Pick<MatchSettings, 'format' | 'fields' | 'withEvent'>, width: number): RowMaker {
  switch (settings.format) {
    case 'ndjson':
    case 'json':
      return jsonRow(settings);
    case 'csv':
      return csvRow(settings);
    case 'table':
      return tableRow(settings, width);
  }
}

/** The line that comes first; undefined for formats that have none. */
export function headerOf({ format, fields }: Pick<MatchSettings, 'format' | 'fields'>, width: number) {
  if (format === 'csv') return csvLine([...ruleColumns, ...fields]);
  return format === 'table' ? tableLine(['LEVEL', 'RULE', 'EVENT', fields.join(', ')], width) : undefined;
}

function jsonRow({ fields, withEvent }: Pick<MatchSettings, 'fields' | 'withEvent'>): RowMaker {
  return ({ record }, { event, source, line }) => {
    const values = fields.flatMap((name) => {
      const json = valueText(event, name);
      return json === undefined ? [] : [`${JSON.stringify(name)}:${json}`];
    });
    const ofFields = fields.length === 0 ? '' : `,"fields":${harmlessJson(`{${values.join(',')}}`)}`;
    const whole = withEvent ? `,"data":${harmlessJson(eventText(event))}` : '';
    return `{"rule":${record},"event":{"source":${jsonText(source)},"line":${line}${ofFields}${whole}}}`;
  };
}

/** What an event has at a field, as JSON: a value, or a list if there are several. Undefined if the field is absent. */
function valueText(event: Event, field: string): string | undefined {
  const { present, values } = walkField(event, field);
  if (!present) return undefined;
  const [only] = values;
  return eventText(values.length === 1 && only !== undefined ? only : (values as readonly JsonValue[]));
}

const ruleColumns = ['rule_id', 'rule_title', 'level', 'rule_path', 'source', 'line'];

function csvRow({ fields }: Pick<MatchSettings, 'fields'>): RowMaker {
  return ({ id, title, level, path }, { event, source, line }) => {
    const values = fields.map((name) => textsAt(event, name));
    return csvLine([id ?? '', title, level ?? '', path, source, String(line), ...values]);
  };
}

/** The values of a field in one cell. */
const textsAt = (event: Event, field: string): string => walkField(event, field).values.map(cellText).join('; ');

const cellText = (value: Scalar): string => (value === null ? '' : textOf(value));

/**
 * A line of RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it: what stands in
 * events and rules is written by strangers.
 */
const csvLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => {
      const text = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join();

function tableRow({ fields, withEvent }: Pick<MatchSettings, 'fields' | 'withEvent'>, width: number): RowMaker {
  return ({ title, level }, { event, source, line }) => {
    const values = fields.map((name) => `${name}=${textsAt(event, name)}`);
    const rest = [...values, ...(withEvent ? [eventText(event)] : [])].join('  ');
    return tableLine([level ?? '', title, `${source}:${line}`, rest], width);
  };
}

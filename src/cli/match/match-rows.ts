import { harmlessJson, jsonText } from '../../diagnostic/json-text.js';
import type { Event, JsonValue } from '../../event/event.js';
import { eventText } from '../../event/event-text.js';
import { getOwn, isJsonObject } from '../../event/own-key.js';
import { textOf, walkField } from '../../event/values.js';
import { tableLine } from '../match-table.js';
import type { MatchSettings } from './match-settings.js';
import type { MatchedRule } from './matched-rule.js';

/** An event, and where it is. */
export interface PlacedEvent {
  readonly event: Event;
  readonly source: string;
  readonly line: number;
}

/**
 * What is printed of the matches of an event, without the line breaks after them: for each rule a text of its own, and
 * the same text after all of them. Apart, as an event may be large, and many rules match it.
 */
export interface EventRows {
  readonly own: readonly string[];
  readonly shared: string;
}

/** Makes rows of an event and the rules that match it. */
export type RowMaker = (placed: PlacedEvent, rules: readonly MatchedRule[]) => EventRows;

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
  return ({ event, source, line }, rules) => {
    const values = fields.flatMap((name) => {
      const value = valueAt(event, name);
      return value === undefined ? [] : [`${JSON.stringify(name)}:${eventText(value)}`];
    });
    const ofFields = fields.length === 0 ? '' : `,"fields":${harmlessJson(`{${values.join(',')}}`)}`;
    const whole = withEvent ? `,"data":${harmlessJson(eventText(event))}` : '';
    const shared = `,"event":{"source":${jsonText(source)},"line":${line}${ofFields}${whole}}}`;
    return { own: rules.map(({ record }) => `{"rule":${record}`), shared };
  };
}

/** What an event has at a field: a value, or a list of several. Undefined if the field is absent. */
function valueAt(event: Event, field: string): JsonValue | undefined {
  const { present, values, sawObject } = walkField(event, field);
  if (!present) return undefined;
  const [only] = values;
  if (values.length === 1 && only !== undefined && !sawObject) return only;
  // Objects are no values to rules; a person wants to see them all the same.
  return sawObject ? (objectAt(event, field) ?? values) : values;
}

/** What stands at a field as it is, as far as the way to it leads through objects alone. */
function objectAt(event: Event, field: string): JsonValue | undefined {
  const literal = getOwn(event, field);
  if (literal !== undefined) return literal;
  let node: JsonValue | undefined = event;
  for (const key of field.split('.')) node = isJsonObject(node) ? getOwn(node, key) : undefined;
  return node;
}

const ruleColumns = ['rule_id', 'rule_title', 'level', 'rule_path', 'source', 'line'];

function csvRow({ fields }: Pick<MatchSettings, 'fields'>): RowMaker {
  return ({ event, source, line }, rules) => {
    const values = fields.map((name) => textsAt(event, name));
    return {
      own: rules.map(({ id, title, level, path }) => csvLine([id ?? '', title, level ?? '', path])),
      shared: `,${csvLine([source, String(line), ...values])}`,
    };
  };
}

/** The values of a field in one cell. */
function textsAt(event: Event, field: string): string {
  const value = valueAt(event, field);
  const texts = isArray(value) ? value.map(cellText) : [cellText(value)];
  return texts.join('; ');
}

function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? eventText(value) : textOf(value);
}

/** Array.isArray does not narrow readonly arrays. */
const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

/** What a terminal obeys, line breaks and tabs aside. */
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * A line of comma-separated values, quoted as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, and what a terminal would obey is written as JSON escapes it: events and rules are written by
 * strangers.
 */
const csvLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => {
      const text = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
      const harmless = harmlessJson(text).replace(
        controls,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      // Semicolons stand between cells where commas stand in numbers.
      return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
    })
    .join();

function tableRow({ fields, withEvent }: Pick<MatchSettings, 'fields' | 'withEvent'>, width: number): RowMaker {
  return ({ event, source, line }, rules) => {
    const values = fields.map((name) => `${name}=${textsAt(event, name)}`);
    const rest = [...values, ...(withEvent ? [eventText(event)] : [])].join('  ');
    const own = rules.map(({ title, level }) => tableLine([level ?? '', title, `${source}:${line}`, rest], width));
    return { own, shared: '' };
  };
}

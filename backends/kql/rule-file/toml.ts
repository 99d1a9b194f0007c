import { wholeCharacters } from '../../../src/backend/clean-text.js';
import type { JsonObject, JsonValue } from '../../../src/event/event.js';

/** The lengths at which Elastic's files break lines. */
const lineLength = 120;
const flatListLength = 100;

/** A string in quotation marks. */
export const tomlString = (text: string): string => `"${escapeControls(text).replaceAll('"', '\\"')}"`;

/** Text over several lines, just as they are; its value ends with a line break. */
export const tomlBlock = (text: string): string => block(text.split('\n'), '');

/** Prose over several lines, wrapped as Elastic wraps it. */
const wrappedBlock = (text: string, indent = ''): string =>
  block(
    text.split('\n').flatMap((line) => wrap(line, lineLength - indent.length)),
    indent,
  );

function block(lines: readonly string[], indent: string): string {
  // Three quotation marks would end it.
  const escaped = lines.map((line) => escapeControls(line).replaceAll('"""', '""\\"'));
  const body = escaped.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
  return `"""\n${body}\n${indent}"""`;
}

/** Prose: a string if it is one short line, else a block. */
export const tomlProse = (text: string): string =>
  text.includes('\n') || text.length > lineLength ? wrappedBlock(text) : tomlString(text);

/** A list of strings, just as they are: on one line if it is short, else one a line. */
export const tomlList = (texts: readonly string[]): string => list(texts, tomlString);

/** A list of prose; what is long stands in wrapped blocks. */
export const tomlProseList = (texts: readonly string[]): string =>
  list(texts, (text) =>
    text.length > lineLength - 10 && text.includes(' ') ? wrappedBlock(text, '    ') : tomlString(text),
  );

function list(texts: readonly string[], write: (text: string) => string): string {
  const length = texts.reduce((sum, text) => sum + text.length + 3, 0);
  if (length <= flatListLength) return `[${texts.map(tomlString).join(', ')}]`;
  return `[\n${texts.map((text) => `    ${write(text)},`).join('\n')}\n]`;
}

/** A query, just as it is unless it holds what such a string cannot; its value then ends with a line break. */
export const tomlQuery = (query: string): string =>
  /'''|[^\P{Cc}\t]|\p{Surrogate}/u.test(query) ? tomlString(query) : `'''\n${query}\n'''`;

/** JSON data on one line. TOML has no null: what is null is left out. */
export function tomlValue(value: Exclude<JsonValue, null>): string {
  if (typeof value === 'string') return tomlString(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return tomlNumber(value);
  if (typeof value === 'bigint') return tomlNumber(Number(value));
  if (Array.isArray(value)) return `[${value.filter(isPresent).map(tomlValue).join(', ')}]`;
  const entries = presentEntries(value as JsonObject).map(([key, entry]) => `${tomlKey(key)} = ${tomlValue(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** The entries of an object that are not null, by name. */
export const presentEntries = (object: JsonObject): readonly (readonly [string, Exclude<JsonValue, null>])[] =>
  Object.entries(object)
    .flatMap(([key, value]) => (isPresent(value) ? [[key, value] as const] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** A key, in quotation marks if it needs them. */
const tomlKey = (key: string): string => (/^[A-Za-z0-9_-]+$/.test(key) ? key : tomlString(key));

const isPresent = (value: JsonValue | undefined): value is Exclude<JsonValue, null> =>
  value !== null && value !== undefined;

/** Integers of TOML have 64 bits; what JSON has beyond those that are exact is a float. */
const tomlNumber = (value: number): string =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escapeControls = (text: string): string =>
  wholeCharacters(text).replace(
    /[\\\p{Cc}]/gu,
    (character) => shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Breaks a line at spaces; a word that is too long stays whole, and so does the space at the beginning. */
function wrap(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\S) (?=\S)/)) {
    if (current === '') current = word;
    else if (current.length + 1 + word.length <= width) current = `${current} ${word}`;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

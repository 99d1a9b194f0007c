import type { JsonObject, JsonValue } from '../../../src/event/event.js';
import { escapeText, oddCharacter } from '../escape.js';

/**
 * A text as a scalar of YAML on one line, which nothing in it can end: plain only where every reader of YAML 1.1 and 1.2
 * takes it for that text.
 */
export const yamlText = (text: string): string => (isPlain(text) ? text : quoted(text));

/** A text of several lines as a block below its key, whose lines get the indent; on one line where it has to be quoted. */
export function yamlBlock(text: string, indent: number): string {
  const lines = text.split('\n');
  const isBlock =
    lines.length > 1 && !/^\s|\s$/.test(text) && lines.every((line) => !oddCharacter.test(line) && !/\s$/.test(line));
  if (!isBlock) return yamlText(text);
  return ['|-', ...lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`))].join('\n');
}

/** An event as JSON in a YAML file, over several lines whose lines get the indent. */
export function yamlJson(value: JsonValue, indent: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value);
  const inner = ' '.repeat(indent + 2);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((element: JsonValue) => `${inner}${yamlJson(element, indent + 2)}`)
    : Object.keys(value).map((key) => memberText(key, (value as JsonObject)[key] as JsonValue, indent + 2));
  const [open, close] = isList ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

/** What was written last for each key: the events of a log type have most of their values in common. */
const lastMembers = new Map<string, { readonly value: JsonValue; readonly indent: number; readonly text: string }>();

/** No more keys, and no longer texts, are kept. */
const maxKept = 2000;

function memberText(key: string, value: JsonValue, indent: number): string {
  const last = lastMembers.get(key);
  if (last?.value === value && last.indent === indent) return last.text;
  const text = `${' '.repeat(indent)}${quoted(key)}: ${yamlJson(value, indent)}`;
  if (text.length > maxKept) return text;
  if (lastMembers.size >= maxKept) lastMembers.clear();
  lastMembers.set(key, { value, indent, text });
  return text;
}

/** Readers of YAML 1.1 take a number with an exponent for one only if it has a point and a sign. */
export function numberText(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  return `${digits.includes('.') ? digits : `${digits}.0`}e${/^[-+]/.test(exponent) ? exponent : `+${exponent}`}`;
}

/** Words that readers take for something else than a text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

const isPlain = (text: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_./()'-]*(?: [A-Za-z0-9_./()'-]+)*$/.test(text) && !reserved.test(text);

const quoted = (text: string): string => `"${escapeText(text, '"')}"`;

/** Readers take no longer keys, as they are written. */
const maxKey = 1000;

/** Whether a name may be the key of an event in a YAML file. */
export const isWritableKey = (name: string): boolean =>
  // No character is written as more than ten.
  name.length * 10 + 2 <= maxKey || quoted(name).length <= maxKey;

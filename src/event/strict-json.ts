import type { JsonValue } from './event.js';
import { type MutableJsonObject, setOwn } from './own-key.js';

/** Deeper JSON is refused, so that nobody who walks an event by recursion can overflow the stack. */
export const MAX_JSON_DEPTH = 1000;

/** Turning digits into a bigint takes quadratic time; nothing that is logged has an integer of this length. */
const MAX_INTEGER_LENGTH = 10_000;

/** Says what is wrong with a JSON text, and at which character (from 0). At the text's length: it ends too early. */
export class JsonSyntaxError extends SyntaxError {
  override readonly name = 'JsonSyntaxError';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

type OpenContainer =
  | { readonly kind: 'array'; readonly items: JsonValue[] }
  | { readonly kind: 'object'; readonly object: MutableJsonObject; key: string };

/**
 * Reads the JSON value (RFC 8259) that begins at `start`, white space before it allowed; gives it and the offset after
 * it. Integers beyond 2^53 become bigints. Nesting is kept on a list and not on the stack.
 * @throws {JsonSyntaxError} for anything else, for nesting deeper than {@link MAX_JSON_DEPTH}, and for integers of
 * more than 10,000 digits
 */
export function readJsonValue(text: string, start = 0): { readonly value: JsonValue; readonly end: number } {
  const cursor: Cursor = { text, at: start };
  const open: OpenContainer[] = [];
  for (;;) {
    let value = readScalarOrOpen(cursor, open);
    if (value === undefined) continue;
    for (;;) {
      const container = open.at(-1);
      if (container === undefined) return { value, end: cursor.at };
      if (container.kind === 'array') container.items.push(value);
      else setOwn(container.object, container.key, value);
      skipSpace(cursor);
      const next = text[cursor.at];
      if (next === ',') {
        cursor.at++;
        if (container.kind === 'object') container.key = readKey(cursor);
        break;
      }
      const end = container.kind === 'array' ? ']' : '}';
      if (next !== end) throw expected(cursor, `"," or "${end}"`);
      cursor.at++;
      open.pop();
      value = container.kind === 'array' ? container.items : container.object;
    }
  }
}

/** The offset of the first character from `at` on that is not JSON white space. */
export function afterSpace(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return at;
}

/** Gives a scalar or an empty container; otherwise opens a container and gives undefined. */
function readScalarOrOpen(cursor: Cursor, open: OpenContainer[]): JsonValue | undefined {
  skipSpace(cursor);
  const first = cursor.text[cursor.at];
  if (first === '"') return readString(cursor);
  if (first !== '{' && first !== '[') return readNumberOrWord(cursor);
  if (open.length === MAX_JSON_DEPTH) {
    throw new JsonSyntaxError(`nested more than ${MAX_JSON_DEPTH} levels deep`, cursor.at);
  }
  cursor.at++;
  skipSpace(cursor);
  const second = cursor.text[cursor.at];
  if (first === '[') {
    if (second === ']') {
      cursor.at++;
      return [];
    }
    open.push({ kind: 'array', items: [] });
    return undefined;
  }
  if (second === '}') {
    cursor.at++;
    return {};
  }
  open.push({ kind: 'object', object: {}, key: readKey(cursor) });
  return undefined;
}

function readKey(cursor: Cursor): string {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== '"') throw expected(cursor, 'a key in double quotes');
  const key = readString(cursor);
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== ':') throw expected(cursor, '":"');
  cursor.at++;
  return key;
}

function readString(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      cursor.at = at + 1;
      // Not a slice of the text: that would keep the whole text alive as long as the value.
      return JSON.parse(text.slice(start, at + 1)) as string;
    }
    if (code === 0x5c) at = checkEscape(text, at);
    else if (code < 0x20) {
      const what = code === 0x0a || code === 0x0d ? 'a line break' : 'a control character';
      throw new JsonSyntaxError(`${what} inside a string`, at);
    }
  }
  throw new JsonSyntaxError('it ends inside a string', text.length);
}

/** Gives the offset of the escape's last character. */
function checkEscape(text: string, at: number): number {
  const letter = text[at + 1];
  if (letter === 'u') {
    if (/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return at + 5;
    if (at + 6 <= text.length) throw new JsonSyntaxError('"\\u" needs four hexadecimal digits', at);
  } else if (letter !== undefined) {
    if ('"\\/bfnrt'.includes(letter)) return at + 1;
    throw new JsonSyntaxError(`a string has the unknown escape ${shown(text, at + 1, '\\')}`, at);
  }
  throw new JsonSyntaxError('it ends inside a string', text.length);
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readNumberOrWord(cursor: Cursor): JsonValue {
  const { text, at } = cursor;
  const run = /[-+.\w]*/y;
  run.lastIndex = at;
  const token = run.exec(text)?.[0] ?? '';
  if (token === '') throw expected(cursor, 'a value');
  const word = WORDS.get(token);
  if (word === undefined && !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(token)) {
    // Cut off at the end of the text, it may have been the beginning of something good.
    const cut = at + token.length === text.length && /^(?:-?[\d.]*(?:[eE][-+]?)?|[a-z]{1,4})$/.test(token);
    throw new JsonSyntaxError(
      cut ? 'it ends inside a number or a word' : `${quoted(token)} is not a JSON value`,
      cut ? text.length : at,
    );
  }
  cursor.at += token.length;
  if (word !== undefined) return word;
  const number = Number(token);
  if (Number.isSafeInteger(number) || !/^-?\d+$/.test(token)) return number;
  if (token.length > MAX_INTEGER_LENGTH) throw new JsonSyntaxError('an integer of more than 10,000 digits', at);
  return BigInt(token);
}

function skipSpace(cursor: Cursor): void {
  cursor.at = afterSpace(cursor.text, cursor.at);
}

function expected(cursor: Cursor, what: string): JsonSyntaxError {
  const { text, at } = cursor;
  if (at >= text.length) return new JsonSyntaxError(`it ends too early, ${what} is missing`, text.length);
  return new JsonSyntaxError(`expected ${what}, found ${shown(text, at)}`, at);
}

function shown(text: string, at: number, prefix = ''): string {
  return quoted(prefix + String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function quoted(token: string): string {
  const short = token.length > 20 ? `${token.slice(0, 20)}…` : token;
  return /["\p{C}]/u.test(short) ? JSON.stringify(short).replaceAll('\\\\', '\\') : `"${short}"`;
}

import { lastCodePoint } from './code-points.js';
import { type RegexFaultCode, refuse } from './fault.js';
import { type ParserState, unitsOf } from './state.js';

/** Letters that mean one character in every dialect. */
const controlLetters: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

interface ForeignEscape {
  readonly code: RegexFaultCode;
  readonly what: string;
  readonly hint?: string;
}

const unicodeClass: ForeignEscape = {
  code: 'unicode-class',
  what: 'a Unicode class, which not every dialect has',
  hint: 'write the characters out: `[a-zà-ÿ]`',
};

const namedReference: ForeignEscape = {
  code: 'backreference',
  what: 'a reference to a group, which RE2 cannot follow in linear time',
};

/** Escapes that only some dialects know, or that they read differently. */
const foreignEscapes: ReadonlyMap<string, ForeignEscape> = new Map<string, ForeignEscape>([
  ['p', unicodeClass],
  ['P', unicodeClass],
  ['X', unicodeClass],
  ['k', namedReference],
  ['g', namedReference],
  [
    'v',
    {
      code: 'ambiguous',
      what: 'the vertical tab in RE2, any line break in PCRE and Java',
      hint: 'write `\\x0b`, or `[\\n\\x0b\\f\\r]`',
    },
  ],
  ['h', { code: 'unsupported', what: 'horizontal space, which RE2 does not know', hint: 'write `[ \\t]`' }],
  [
    'H',
    { code: 'unsupported', what: 'anything but horizontal space, which RE2 does not know', hint: 'write `[^ \\t]`' },
  ],
  ['R', { code: 'unsupported', what: 'any line break, which RE2 does not know', hint: 'write `(?:\\r\\n|\\n|\\r)`' }],
  ['N', { code: 'unsupported', what: 'not a line break, which RE2 does not know', hint: 'write `[^\\n]`' }],
  ['V', { code: 'unsupported', what: 'not a line break, which RE2 does not know', hint: 'write `[^\\n\\x0b\\f\\r]`' }],
  ['K', { code: 'unsupported', what: 'a reset of the match, which RE2 does not know' }],
  ['G', { code: 'unsupported', what: 'the end of the previous match, which RE2 does not know' }],
  ['C', { code: 'unsupported', what: 'a single byte, and the text here is characters' }],
  [
    'Z',
    {
      code: 'unsupported',
      what: 'the end or before a last line break, which RE2 does not know',
      hint: 'write `\\n?\\z`',
    },
  ],
  ['e', { code: 'unsupported', what: 'the escape character, which RE2 does not know', hint: 'write `\\x1b`' }],
  [
    'c',
    {
      code: 'unsupported',
      what: 'a control character, which RE2 does not know',
      hint: 'write `\\x` and two hexadecimal digits',
    },
  ],
  ['u', { code: 'unsupported', what: 'Java’s way to write a code point', hint: 'write `\\x{…}`' }],
  ['U', { code: 'unsupported', what: 'Perl’s upper case' }],
  ['L', { code: 'unsupported', what: 'Perl’s lower case' }],
  ['E', { code: 'syntax', what: 'the end of a quotation that was not begun' }],
  ['o', { code: 'unsupported', what: 'PCRE’s octal number', hint: 'write `\\x{…}`' }],
]);

/** The backslash and the code point after it. */
const escapeLength = (text: string, start: number): number => 1 + unitsOf(text.codePointAt(start + 1) ?? 0);

/** Reads an escape that stands for one character; the position is at its backslash. */
export function readCharacterEscape(state: ParserState, inClass: boolean): number {
  const { text, position: start } = state;
  const letter = text.charAt(start + 1);
  if (letter === '') {
    refuse('syntax', 'a backslash at the end', start, start + 1, 'a literal backslash is written `\\\\`');
  }
  if (letter === 'x') return readHexadecimal(state);
  if (letter === '0') return readOctal(state);
  if (letter >= '1' && letter <= '9') return refuseNumber(state, inClass);
  const control = controlLetters.get(letter);
  const codePoint = control ?? text.codePointAt(start + 1) ?? 0;
  if (control === undefined && (codePoint > 0x7f || /[a-zA-Z]/.test(letter))) return refuseLetter(state, inClass);
  state.position = start + 2;
  return codePoint;
}

function refuseLetter({ text, position: start }: ParserState, inClass: boolean): never {
  const end = start + escapeLength(text, start);
  const written = text.slice(start, end);
  const foreign = foreignEscapes.get(written.slice(1));
  if (foreign !== undefined) refuse(foreign.code, `\`${written}\` is ${foreign.what}`, start, end, foreign.hint);
  if (inClass && written === '\\b') {
    refuse('unsupported', '`\\b` in a class is a backspace in PCRE only', start, end, 'write `\\x08`');
  }
  const plain = `without the backslash it is the character itself; a literal backslash is written \`\\\\\``;
  refuse('syntax', `\`${written}\` is no known escape${inClass ? ' in a class' : ''}`, start, end, plain);
}

function refuseNumber({ text, position: start }: ParserState, inClass: boolean): never {
  let end = start + 2;
  while (/[0-9]/.test(text.charAt(end))) end++;
  const written = text.slice(start, Math.min(end, start + 4));
  const hint = 'a character by its number is written `\\x{…}`';
  if (inClass)
    refuse('ambiguous', `\`${written}\` in a class is an octal number in some dialects only`, start, end, hint);
  refuse(
    'backreference',
    `\`${written}\` refers back to a group, which RE2 cannot follow in linear time`,
    start,
    end,
    hint,
  );
}

function readOctal(state: ParserState): number {
  const { text, position: start } = state;
  let end = start + 2;
  while (end < start + 5 && /[0-7]/.test(text.charAt(end))) end++;
  if (end === start + 5) {
    const hint = 'write `\\x{…}`';
    refuse('ambiguous', 'an octal number of four digits is cut off after the third by RE2 and PCRE', start, end, hint);
  }
  state.position = end;
  return Number.parseInt(text.slice(start + 1, end), 8);
}

function readHexadecimal(state: ParserState): number {
  const { text, position: start } = state;
  const braced = text.charAt(start + 2) === '{';
  let end = start + (braced ? 3 : 2);
  let value = 0;
  const firstDigit = end;
  while (/[0-9a-fA-F]/.test(text.charAt(end)) && (braced || end < firstDigit + 2)) {
    // A number of any length is read to its end, without growing past what tells that it is too big.
    value = Math.min(value * 16 + Number.parseInt(text.charAt(end), 16), lastCodePoint + 1);
    end++;
  }
  const digits = end - firstDigit;
  const complete = braced ? digits > 0 && text.charAt(end) === '}' : digits === 2;
  if (!complete) {
    refuse('syntax', '`\\x` needs two hexadecimal digits, or digits in braces', start, Math.min(end + 1, text.length));
  }
  if (braced) end++;
  if (value > lastCodePoint) refuse('syntax', 'a code point beyond U+10FFFF', start, end);
  if (value >= 0xd800 && value <= 0xdfff)
    refuse('surrogate', 'half of a surrogate pair is not a character', start, end);
  state.position = end;
  return value;
}

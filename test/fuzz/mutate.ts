import type { Random } from './random.js';

/** Changes a rule file. */
export type Mutation = (text: string, random: Random) => string | Uint8Array;

const encoder = new TextEncoder();

const levels = ['informational', 'low', 'medium', 'high', 'critical'];
const keys = [
  ...['title', 'id', 'status', 'description', 'author', 'date', 'tags', 'level', 'fields', 'related', 'references'],
  ...['logsource', 'product', 'category', 'service', 'detection', 'selection', 'condition', 'timeframe', 'filter'],
  ...['correlation', 'generate', 'rules', 'group-by', 'timespan', 'type', 'aliases', 'action', 'name', 'scope'],
  ...[
    '',
    '<<',
    '__proto__',
    'constructor',
    'a|b',
    '|',
    '|contains',
    'and',
    'them',
    '1',
    'null',
    '*',
    '~',
    'x'.repeat(500),
  ],
];
const modifiers = [
  ...['contains', 'startswith', 'endswith', 'all', 'cased', 'exists', 'neq', 'windash', 're', 'i', 'm', 's', 'base64'],
  ...['base64offset', 'utf16le', 'wide', 'utf16be', 'utf16', 'lt', 'lte', 'gt', 'gte', 'minute', 'hour', 'day', 'week'],
  ...['month', 'year', 'cidr', 'expand', 'fieldref', 'near', 'Contains', '', ' ', '__proto__', 'toString'],
];
const values = [
  ...[
    '',
    '~',
    'null',
    'true',
    'yes',
    '0',
    '-0',
    '0o17',
    '0x1F',
    '012',
    '1.50',
    '1e3',
    '1e999',
    '-1e999',
    '.inf',
    '.nan',
  ],
  ...[
    '9'.repeat(30),
    '-9007199254740993',
    '9'.repeat(2000),
    `0x${'f'.repeat(40)}`,
    "'1e999'",
    "'-0'",
    "'9007199254740993'",
  ],
  ...[
    "''",
    "'*'",
    "'?'",
    "'**'",
    "'*?*?*'",
    "'\\'",
    "'\\\\'",
    "'\\*'",
    "'*\\'",
    "'a*b?c'",
    '"\\0"',
    '"\\x1b[31m"',
    '"\\ud800"',
  ],
  ...['"\\udc00a"', '"\\u202e"', '"\\U0001F600"', "'😀*'", "'ſK'", "'İ'", "'Σς'", "' '", "'a b'", '"\\n"', '"a\\tb"'],
  ...[
    '[]',
    '{}',
    '[[]]',
    '[{}]',
    '{a: {b: {c: 1}}}',
    '[null, 1, true, x]',
    '[*a]',
    '*a',
    '&a x',
    '&a [*a]',
    '!!str 1',
    '!!int x',
  ],
  ...[
    '!foo bar',
    '!!set {a}',
    '{a: 1, a: 2}',
    '[1, [2, [3]]]',
    '|\n    a\n     b\n',
    '>-\n    a\n\n    b',
    '? a\n: b',
    '- a\n- b',
  ],
  ...[
    "'(a|b)*c'",
    "'(?i)a.*b'",
    "'[a-z'",
    "'a{1,1000}'",
    "'(a{1,100}){1,100}'",
    "'((a*)*)*$'",
    "'(?=x)'",
    "'\\1'",
    "'^$'",
    "'\\'",
  ],
  ...[
    "'[a-cx-z]{2}[0-9]{2}'",
    "'(a|b|c)(d|e|f)(g|h|i)(j|k)(l|m)'",
    "'\\p{L}'",
    "'.*.*.*.*=.*'",
    "'[^\\x00-\\x{10FFFF}]'",
    "'\\Q*\\E'",
  ],
  ...[
    '10.0.0.0/8',
    '10.0.0.1/8',
    '::/0',
    'fe80::1%eth0',
    '1.2.3.4/33',
    "'2001:db8::/29'",
    '::ffff:1.2.3.0/120',
    '300.1.1.1',
  ],
  ...[
    "'%x%'",
    "'\\%x%'",
    "'%%'",
    "' -a /b –c —d ―e -f'",
    "'/a -b'",
    `' -${'a -'.repeat(12)}b'`,
    `'${'a*'.repeat(200)}b'`,
  ],
  ...[`'${'x'.repeat(3000)}'`, '2024-02-30', '2024-13-01', '15m', '1 of them', 'not a', 'a and b'],
];
const conditionWords = [
  ...[
    'and',
    'or',
    'not',
    'NOT',
    'And',
    '(',
    ')',
    '((',
    '))',
    '1 of',
    'any of',
    'all of',
    'ALL OF',
    '2 of',
    'of',
    'them',
  ],
  ...[
    'selection',
    'selection*',
    'sel*',
    '*',
    '**',
    '_*',
    'filter',
    'filter_*',
    '1 of them',
    'all of selection*',
    '|',
    '| count() > 5',
  ],
  ...[
    'notable',
    'not(selection)',
    ',',
    '%',
    '"',
    "'",
    '\u00a0',
    '\u0000',
    'é',
    '😀',
    'a*a*a*a*b',
    '.',
    '-',
    '_',
    '',
    '\n',
    '\t',
  ],
];
const structures = [
  '---',
  '...',
  '--- #',
  '- ',
  ': ',
  '\t',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '|',
  '>',
  '%YAML 1.2',
  '? ',
  '!!str ',
];
const documents = [
  '---\naction: global\nlogsource: {product: windows}\n---\n',
  '\n---\naction: reset\n',
  '\n---\naction: repeat\nlevel: low\n',
  '\n---\ncorrelation: {type: event_count, rules: [a], group-by: [b], timespan: 5m, condition: {gte: 5}}\n',
  '\n---\nlogsource: {}\nfilter: {rules: any, selection: {a: b}, condition: selection}\n',
  '\n---\nnull\n',
  '\n---\n[]\n',
];
const bytes = [
  0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x27, 0x2a, 0x2d, 0x3a, 0x5b, 0x5c, 0x7b, 0x7c, 0x7f, 0x80, 0xc3, 0xe2,
  0xff,
];

/** What replaces a piece of a text. */
const splice = (text: string, start: number, end: number, replacement: string) =>
  text.slice(0, start) + replacement + text.slice(end);

/** Changes one match of an expression, if there is any. */
function changeOne(
  text: string,
  random: Random,
  expression: RegExp,
  change: (found: RegExpMatchArray) => string,
): string {
  const found = [...text.matchAll(expression)];
  if (found.length === 0) return text;
  const one = random.pick(found);
  return splice(text, one.index, one.index + one[0].length, change(one));
}

function changeLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

const keyExpression = /^([ -]*)([^\s#:'"-][^:\n]*):(?=\s|$)/gm;
const valueExpression = /(?<=^[ -]*[^\s#:'"-][^:\n]*: +)\S.*$|(?<=^ *- )\S.*$/gm;
const conditionExpression = /(?<=^ *condition: *)\S.*$/gm;

/** The mutations by what they change. */
export const mutations = {
  'a byte': (text, random) => {
    const changed = encoder.encode(text);
    for (let left = 1 + random.below(4); left > 0; left--) {
      changed[random.below(changed.length)] = random.oneIn(2) ? random.pick(bytes) : random.below(256);
    }
    return changed;
  },
  'some bytes less': (text, random) => {
    const from = random.below(text.length);
    return splice(text, from, from + random.below(random.oneIn(4) ? text.length : 20), '');
  },
  'the order of bytes': (text, random) => {
    const [a = 0, b = 0, c = 0] = [0, 0, 0].map(() => random.below(text.length)).sort((x, y) => x - y);
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c);
  },
  'a character more': (text, random) => {
    const at = random.below(text.length + 1);
    const codePoint = random.pick([
      random.below(128),
      random.below(0x3000),
      0x2028,
      0xfeff,
      0x85,
      random.below(0x110000),
    ]);
    return splice(text, at, at, String.fromCodePoint(codePoint));
  },
  'a token more': (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, at, random.pick(structures));
  },
  'a line less': (text, random) => changeLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  'a line twice': (text, random) =>
    changeLines(text, (lines) => {
      const from = random.below(lines.length);
      lines.splice(random.below(lines.length), 0, ...lines.slice(from, from + 1 + random.below(5)));
    }),
  'two lines': (text, random) =>
    changeLines(text, (lines) => {
      const [a, b] = [random.below(lines.length), random.below(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }),
  'an indentation': (text, random) =>
    changeOne(text, random, /^ */gm, () => (random.oneIn(3) ? '\t' : ' '.repeat(random.below(12)))),
  'line breaks': (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\u2028', '\n\r'])),
  'a key': (text, random) =>
    changeOne(text, random, keyExpression, (found) => `${found[1]}${random.pick([...keys, ...levels])}:`),
  'two keys': (text, random) => {
    const found = [...text.matchAll(keyExpression)];
    if (found.length < 2) return text;
    const [first, second] = [random.pick(found), random.pick(found)].sort((a, b) => a.index - b.index);
    if (first === undefined || second === undefined || first === second) return text;
    const swapped = splice(text, second.index, second.index + second[0].length, `${second[1]}${first[2]}:`);
    return splice(swapped, first.index, first.index + first[0].length, `${first[1]}${second[2]}:`);
  },
  modifiers: (text, random) =>
    changeOne(text, random, keyExpression, (found) => {
      const added = Array.from({ length: 1 + random.below(4) }, () => `|${random.pick(modifiers)}`).join('');
      return `${found[1]}${(found[2] ?? '').replace(/\|.*$/, (old) => (random.oneIn(2) ? old : ''))}${added}:`;
    }),
  'a value': (text, random) => changeOne(text, random, valueExpression, () => random.pick(values)),
  'a modifier and its value': (text, random) =>
    changeOne(text, random, /^([ -]*)([^\s#:'"-][^:\n|]*)(?:\|[^:\n]*)?: +\S.*$/gm, (found) => {
      const list = random.oneIn(3) ? `[${random.pick(values)}, ${random.pick(values)}]` : random.pick(values);
      return `${found[1]}${found[2]}|${random.pick(modifiers)}: ${list}`;
    }),
  'the type of a value': (text, random) =>
    changeOne(text, random, valueExpression, ([old]) =>
      random.pick([
        `[${old}]`,
        `{${old}: ${old}}`,
        `'${old}'`,
        `"${old}"`,
        `{a: ${old}}`,
        `- ${old}`,
        `|\n${old}`,
        `&a ${old}`,
      ]),
    ),
  'a character of a value': (text, random) =>
    changeOne(text, random, valueExpression, ([old]) => {
      const at = random.below(old.length + 1);
      return splice(
        old,
        at,
        at + random.below(2),
        random.pick(['*', '?', '\\', '"', "'", '%', '|', ' ', '😀', '\u0301', ':', '#']),
      );
    }),
  'a condition': (text, random) =>
    changeOne(text, random, conditionExpression, () =>
      Array.from({ length: random.below(12) }, () => random.pick(conditionWords)).join(random.oneIn(5) ? '' : ' '),
    ),
  'a word of a condition': (text, random) =>
    changeOne(text, random, conditionExpression, ([old]) => {
      const words = old.split(/(?<=[\s()])|(?=[\s()])/);
      words.splice(random.below(words.length + 1), random.below(3), random.pick(conditionWords), ' ');
      return words.join('');
    }),
  'a long condition': (text, random) =>
    changeOne(text, random, conditionExpression, ([old]) => {
      // One that is long already would grow beyond what a string can hold.
      const count = old.length > 1000 ? 1 : random.pick([10, 300, 3000]);
      const [before, after] = random.pick([
        ['(', ')'],
        ['not ', ''],
        ['not (', ')'],
        ['(', ''],
        ['', ' or x'],
        [`${old} and `, ''],
      ]);
      return before.repeat(count) + old + after.repeat(count);
    }),
  'a document more': (text, random) =>
    random.oneIn(2) ? text + random.pick(documents) + text : random.pick(documents) + text,
  'a deep value': (text, random) =>
    changeOne(text, random, valueExpression, () => {
      const depth = random.pick([5, 60, 70, 2000]);
      const [open, close] = random.pick([
        ['[', ']'],
        ['{a: ', '}'],
        ['[{', '}]'],
        ['? ', ''],
        ['- ', ''],
      ]);
      return `${open.repeat(depth)}x${random.oneIn(3) ? '' : close.repeat(depth)}`;
    }),
} satisfies Record<string, Mutation>;

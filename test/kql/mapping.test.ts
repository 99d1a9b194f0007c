import { describe, expect, test } from 'vitest';
import { kql } from '../../backends/kql/index.js';
import { defaultOptions, readOptions } from '../../src/backend/options.js';
import { resolveRule } from '../../src/condition/resolve.js';
import { type Conversion, convertDocument } from '../../src/convert.js';
import type { Event } from '../../src/event/event.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import { compileKql } from '../support/kibana/evaluate-kql.js';
import { compileWithKibana } from '../support/kibana/kibana.js';
import { parseKql } from '../support/kibana/parse-kql.js';

const backend = await loadBackend('kql');

const caseless = { caseless: { type: 'keyword', normalizer: 'lowercase' } };

const mapping = {
  'logs-1': {
    mappings: {
      properties: {
        word: { type: 'keyword' },
        short_word: { type: 'keyword', ignore_above: 5 },
        low: { type: 'keyword', normalizer: 'lowercase' },
        odd: { type: 'keyword', normalizer: 'fold' },
        wild: { type: 'wildcard' },
        same: { type: 'constant_keyword', value: 'x' },
        both: { type: 'keyword', fields: { ...caseless, text: { type: 'match_only_text' } } },
        low_both: { type: 'keyword', normalizer: 'lowercase', fields: { raw: { type: 'keyword' } } },
        words: { type: 'text' },
        words_keyword: { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } },
        words_wild: { type: 'match_only_text', fields: { wild: { type: 'wildcard' }, ...caseless } },
        ip: { type: 'ip' },
        ip_keyword: { type: 'ip', fields: { keyword: { type: 'keyword' } } },
        long: { type: 'long' },
        byte: { type: 'byte' },
        big: { type: 'unsigned_long' },
        double: { type: 'double' },
        float: { type: 'float' },
        half: { type: 'half_float' },
        scaled: { type: 'scaled_float', scaling_factor: 100 },
        port: { type: 'long', fields: { text: { type: 'keyword' } } },
        flag: { type: 'boolean' },
        date: { type: 'date' },
        point: { type: 'geo_point' },
        flat: { type: 'flattened' },
        short_flat: { type: 'flattened', ignore_above: 5 },
        object: { properties: { word: { type: 'keyword' }, 'dotted.name': { type: 'long' } } },
        nest: {
          type: 'nested',
          properties: {
            word: { type: 'keyword' },
            text: { type: 'text', fields: { keyword: { type: 'keyword' } } },
            port: { type: 'long' },
            deep: { type: 'nested', properties: { ip: { type: 'ip' } } },
          },
        },
        alias: { type: 'alias', path: 'both' },
        lost_alias: { type: 'alias', path: 'nowhere' },
        off: { type: 'keyword', index: false, doc_values: false },
        only_values: { type: 'keyword', index: false },
        off_text: { type: 'text', index: false },
        off_object: { type: 'object', enabled: false },
        default_value: { type: 'keyword', null_value: 'none' },
        copied: { type: 'keyword', copy_to: 'copies' },
        copies: { type: 'keyword' },
      },
      runtime: { computed: { type: 'long' } },
    },
  },
};

const sourceOf = (value: unknown) => new Source('mapping.json', JSON.stringify(value, undefined, 2));
const known = sourceOf(mapping);

const ruleText = (line: string, condition: string) =>
  `title: t\nlogsource: { product: windows }\ndetection:\n    s:\n        ${line}\n    condition: ${condition}\n`;

interface Setting {
  readonly condition?: string;
  /** The mapping; `none` for a conversion without one. */
  readonly source?: Source | 'none';
  readonly strict?: boolean;
  readonly cidr?: string;
}

function conversionOf(line: string, { condition = 's', source = known, strict = false, cidr = 'ip' }: Setting = {}) {
  const [reading] = readSigmaFile(new Source('rule.yml', ruleText(line, condition))).documents;
  if (reading === undefined) throw new Error('no document');
  const options = { ...defaultOptions(kql.options), mapping: source === 'none' ? undefined : source, cidr };
  return convertDocument(reading, { backend, format: 'query', options: options as never, strict });
}

const codesIn = ({ notes, errors }: Conversion) => [...notes, ...errors].map(({ code }) => code.slice(4)).join(' ');

/** The query, and the codes of the notes after a `|`; or only the codes of the refusals. */
function show(conversion: Conversion): string {
  const codes = codesIn(conversion);
  if (conversion.output === undefined) return codes;
  return codes === '' ? conversion.output : `${conversion.output} | ${codes}`;
}

/** What a query of one field says, negated. */
function negated(shown: string): string {
  const query = shown.split(' | ')[0] ?? '';
  if (!query.includes(':') && !/[<>]/.test(query)) return shown;
  return shown.startsWith('not ') ? shown.slice(4) : `not ${shown}`;
}

const rows = (table: readonly (readonly [line: string, shown: string])[]) =>
  test.each(table)('%s', (line, shown) => {
    expect(show(conversionOf(line))).toBe(shown);
    expect(show(conversionOf(line, { condition: 'not s' }))).toBe(negated(shown));
  });

describe('keyword', () => {
  rows([
    ['word: Foo', 'word: "Foo" | case-heeded'],
    ['word|cased: Foo', 'word: "Foo"'],
    ["word: '4711-0'", 'word: "4711-0"'],
    ["word|contains: 'a b'", 'word: *a b* | case-heeded'],
    ["word|contains: '1 2'", 'word: *1 2*'],
    ["word: ''", 'word: ""'],
    ['word: 5', 'word: "5" | number-written'],
    ['word: [5, 6]', 'word: ("5" or "6") | number-written'],
    ["word: [5, '5']", 'word: "5" | number-written'],
    ['word: true', 'word: "true" | boolean-written'],
    ['word|gt: 5', 'text-range'],
    ['word: null', 'not word: *'],
    ['word|exists: true', 'word: * | present'],
    ["word: '*'", 'word: *'],
    ["word|cidr: '10.0.0.0/8'", 'word: 10.* | ip-text'],
    ["word|cidr: 'fc00::/7'", 'cidr-patterns'],
    ["word|re: 'x[0-9]+y'", 'regex'],
    ["word: 'a?'", 'single-character-wildcard'],
    ['only_values: 1.2', 'only_values: "1.2" | number-written'],
  ]);
});

describe('keyword with ignore_above', () => {
  rows([
    // A longer value is not equal to it, indexed or not.
    ["short_word: '12345'", 'short_word: "12345"'],
    ["short_word: '123456'", 'short_word: "123456" | ignore-above'],
    ["short_word: '1*'", 'short_word: 1* | ignore-above'],
    ["short_word: '*'", 'short_word: * | ignore-above'],
    ['short_word: null', 'not short_word: * | ignore-above'],
    ['short_word|exists: true', 'short_word: * | present ignore-above'],
  ]);

  test('the note names the number', () => {
    expect(conversionOf("short_word: '1*'").notes[0]?.message).toMatch(/: short_word \(5\)$/);
  });
});

describe('keyword with a normalizer', () => {
  rows([
    ['low: Foo', 'low: "Foo"'],
    ["low|contains: 'a B'", 'low: *a B*'],
    ['low|cased: Foo', 'low: "Foo" | case-ignored'],
    ["low|cased: '12'", 'low: "12"'],
    ['low: true', 'low: "true"'],
    ['low: 5', 'low: "5" | number-written'],
    ['odd: Foo', 'odd: "Foo" | normalizer'],
    ["odd: '12'", 'odd: "12" | normalizer'],
    ['odd|cased: Foo', 'odd: "Foo" | case-ignored'],
    ['odd: true', 'odd: "true" | boolean-written normalizer'],
    ["odd: '*'", 'odd: *'],
  ]);

  test.each([
    [{ filter: ['lowercase'] }, 'a: "X"'],
    [{ filter: 'lowercase', char_filter: [] }, 'a: "X"'],
    [{ filter: ['lowercase', 'asciifolding'] }, 'a: "X" | normalizer'],
    [{ filter: ['lowercase'], char_filter: ['strip'] }, 'a: "X" | normalizer'],
  ])('is the one of the settings, if they are there: %j', (definition, shown) => {
    const settings = { index: { analysis: { normalizer: { lowercase: { type: 'custom', ...definition } } } } };
    const properties = { a: { type: 'keyword', normalizer: 'lowercase' } };
    expect(show(conversionOf('a: X', { source: sourceOf({ logs: { mappings: { properties }, settings } }) }))).toBe(
      shown,
    );
  });
});

describe('wildcard and constant_keyword', () => {
  rows([
    ['wild: Foo', 'wild: "Foo" | case-heeded'],
    ["wild|contains: '1 2'", 'wild: *1 2*'],
    ['wild|cased|endswith: Foo', 'wild: *Foo'],
    ['same|cased: Foo', 'same: "Foo"'],
    ["same: '5'", 'same: "5"'],
  ]);
});

describe('text and multi-fields', () => {
  rows([
    ['words: Foo', 'text-type'],
    ["words: '5'", 'text-type'],
    ['words: 5', 'text-type'],
    ["words|cidr: '10.0.0.0/8'", 'text-type'],
    ['words|gt: 5', 'text-type'],
    ['words: null', 'not words: *'],
    ['words|exists: true', 'words: * | present'],
    ["words: '*'", 'words: *'],
    ["words_keyword: '1'", 'words_keyword.keyword: "1"'],
    ['words_keyword: a', 'words_keyword.keyword: "a" | case-heeded'],
    ["words_keyword: '*1*'", 'words_keyword.keyword: *1* | ignore-above'],
    ['words_keyword: null', 'not words_keyword: *'],
    ["words_keyword|cidr: '10.0.0.0/8'", 'words_keyword.keyword: 10.* | ip-text ignore-above'],
    ['words_wild|contains: a b', 'words_wild.caseless: *a b*'],
    ['words_wild|cased|contains: a b', 'words_wild.wild: *a b*'],
    ['both: Foo', 'both.caseless: "Foo"'],
    ["both: '5'", 'both: "5"'],
    ['both|cased: Foo', 'both: "Foo"'],
    ['both.text: Foo', 'text-type'],
    ['both.caseless: Foo', 'both.caseless: "Foo"'],
    ['low_both|cased: Foo', 'low_both.raw: "Foo"'],
    ['low_both: Foo', 'low_both: "Foo"'],
    ['alias: Foo', 'both.caseless: "Foo"'],
    ['alias|cased: Foo', 'alias: "Foo"'],
  ]);

  test('values of one field may go to several', () => {
    expect(show(conversionOf("both: [Foo, '5']"))).toBe('both.caseless: "Foo" or both: "5"');
    expect(show(conversionOf("both: [Foo, '5']", { condition: 'not s' }))).toBe(
      'not (both.caseless: "Foo" or both: "5")',
    );
  });
});

describe('ip', () => {
  rows([
    ["ip|cidr: '10.0.0.0/8'", 'ip: "10.0.0.0/8"'],
    ["ip|cidr: 'fe80::/10'", 'ip: "fe80::/10"'],
    ["ip|cidr: ['10.0.0.0/8', '::1']", 'ip: ("10.0.0.0/8" or "::1/128")'],
    // Elasticsearch holds 1.2.3.4 as ::ffff:1.2.3.4.
    ["ip|cidr: '::/0'", 'ip-form'],
    ["ip: '::ffff:1.2.3.4'", 'ip-form'],
    ['ip: 127.0.0.1', 'ip: "127.0.0.1"'],
    ["ip: 'FE80::1'", 'ip: "fe80::1"'],
    ["ip|cased: 'FE80::1'", 'ip-form'],
    ["ip: 'fe80:0::1'", 'ip-form'],
    ["ip: '10.*'", 'ip: "10.0.0.0/8"'],
    ["ip: '192.168.*'", 'ip: "192.168.0.0/16"'],
    ["ip|startswith: '10.1.2.'", 'ip: "10.1.2.0/24"'],
    ["ip: '2001:DB8:*'", 'ip: "2001:db8::/32"'],
    ["ip: '10*'", 'ip-wildcard'],
    ["ip: '10.01.*'", 'ip-wildcard'],
    ["ip: '*.1'", 'ip-wildcard'],
    ["ip: '1.2.3.4.*'", 'ip-wildcard'],
    ["ip: 'fe80::*'", 'ip-wildcard'],
    ["ip: 'localhost'", 'constant'],
    ["ip: '10.0.0.0/8'", 'constant'],
    ["ip: ['-', '127.0.0.1']", 'ip: "127.0.0.1" | never'],
    ['ip: 5', 'constant'],
    ['ip: true', 'constant'],
    ['ip|lt: 5', 'constant'],
    ['ip: null', 'not ip: *'],
    ['ip|exists: true', 'ip: * | present'],
    ["ip: '*'", 'ip: *'],
    ["ip_keyword: '10*'", 'ip_keyword.keyword: 10*'],
    ["ip_keyword: '-'", 'ip_keyword.keyword: "-"'],
    ['ip_keyword: 127.0.0.1', 'ip_keyword: "127.0.0.1"'],
  ]);

  test('networks of addresses stay networks with cidr=patterns', () => {
    expect(show(conversionOf("ip|cidr: '10.0.0.0/8'", { cidr: 'patterns' }))).toBe('ip: "10.0.0.0/8"');
  });
});

describe('numbers', () => {
  rows([
    ['long: 5', 'long: 5'],
    ["long: '5'", 'long: 5'],
    ["long: [5, '5', 6]", 'long: (5 or 6)'],
    ["long: [5, '-']", 'long: 5 | never'],
    ["long: '05'", 'constant'],
    ["long: '5.0'", 'constant'],
    ["long: ''", 'constant'],
    ["long: '0x5'", 'constant'],
    ['long: 5.5', 'constant'],
    ['long: true', 'constant'],
    ["long|cidr: '10.0.0.0/8'", 'constant'],
    ['long|contains: 5', 'number-wildcard'],
    ["long: '*'", 'long: *'],
    ['long: null', 'not long: *'],
    ['long|exists: true', 'long: * | present'],
    ['long|gte: 5', 'long >= 5'],
    ['long|lt: 5.5', 'long < 5.5'],
    ['long: 9223372036854775807', 'long: 9223372036854775807'],
    ['long: 9223372036854775808', 'constant'],
    ['long|lt: 9223372036854775808', 'long: *'],
    ['long|gt: 9223372036854775808', 'constant'],
    ['byte|gte: -1000', 'byte: *'],
    ['byte|lte: -1000', 'constant'],
    ['byte: 128', 'constant'],
    ['big: 18446744073709551615', 'big: 18446744073709551615'],
    ['big: -1', 'constant'],
    ['double: 0.1', 'double: 0.1'],
    ["double: '1e-7'", 'double: 1e-7'],
    ["double: '1E-7'", 'double: 1e-7'],
    ["double|cased: '1E-7'", 'constant'],
    ['double: 9007199254740993', 'double: 9007199254740993 | rounded'],
    ['float: 0.5', 'float: 0.5'],
    ['float: 0.1', 'float: 0.1 | rounded'],
    ['half: 2048', 'half: 2048'],
    ['half|gt: 2049', 'half > 2049 | rounded'],
    ['half: 70000', 'constant'],
    ['scaled: 0.25', 'scaled: 0.25'],
    ['scaled: 0.255', 'scaled: 0.255 | rounded'],
    ['computed: 5', 'computed: 5'],
    ["port|contains: '5'", 'port.text: *5*'],
    ["port: '5'", 'port: 5'],
  ]);
});

describe('boolean', () => {
  rows([
    ['flag: true', 'flag: true'],
    ["flag: 'True'", 'flag: true'],
    ["flag|cased: 'True'", 'constant'],
    ["flag|startswith: 'f'", 'flag: false'],
    ["flag: '*e'", 'flag: *'],
    ["flag: 'fals?'", 'flag: false'],
    ["flag: 'yes'", 'constant'],
    ['flag: 1', 'constant'],
    ['flag|gt: 0', 'constant'],
    ['flag: null', 'not flag: *'],
    ['flag|exists: true', 'flag: * | present'],
  ]);
});

describe('types that are hardly comparable', () => {
  rows([
    ["date: '2024-01-01'", 'date'],
    ["date: '2024*'", 'date'],
    ['date|gt: 5', 'date'],
    ['date|hour: 5', 'time-part'],
    ['date: null', 'not date: *'],
    ["date: '*'", 'date: *'],
    ['point: x', 'type'],
    ['point|exists: true', 'point: * | present'],
    ['off: x', 'not-searchable'],
    ['off: null', 'not-searchable'],
    ['off_text: x', 'not-searchable'],
    ['off_object.key: x', 'not-searchable'],
    ['object: x', 'constant'],
    ["object: '*'", 'constant'],
    ['object: null', 'not object: * | object'],
    ['object|exists: true', 'object: * | present object'],
    ["object.word: '1'", 'object.word: "1"'],
    ["object.dotted.name: '1'", 'object.dotted.name: 1'],
  ]);
});

describe('what the mapping does not settle is as without a mapping', () => {
  rows([
    ['default_value: x', 'default_value: "x" | text-field case'],
    ['copies: x', 'copies: "x" | text-field case'],
    ['copied|cased: x', 'copied: "x"'],
    ['lost_alias: x', 'lost_alias: "x" | text-field case'],
    ['_index: x', '_index: "x" | text-field case'],
  ]);
});

describe('flattened', () => {
  rows([
    ['flat.a: x', 'flat.a: "x" | case-heeded'],
    ['flat.a.b|cased: x', 'flat.a.b: "x"'],
    ["flat.a: '1*'", 'flattened-wildcard'],
    ["flat.a: '*'", 'flat.a: *'],
    ['flat.a: 5', 'flat.a: "5" | number-written'],
    ['flat.a: true', 'flat.a: "true" | boolean-written'],
    ['flat.a|gt: 5', 'text-range'],
    ["flat.a|cidr: '10.0.0.0/8'", 'flattened-wildcard'],
    ["flat.a|cidr: '10.0.0.1'", 'flat.a: "10.0.0.1" | ip-text'],
    ['flat.a: null', 'not flat.a: * | flattened-object'],
    ['flat.a|exists: true', 'flat.a: * | present flattened-object'],
    ["short_flat.a: '123456'", 'short_flat.a: "123456" | ignore-above'],
    ['flat: x', 'constant'],
    ['flat: null', 'not flat: * | object'],
  ]);
});

describe('nested', () => {
  rows([
    ["nest.word: '1'", 'nest: { word: "1" }'],
    ["nest.word: ['1', '2*']", 'nest: { word: ("1" or 2*) }'],
    ["nest.word: '1*'", 'nest: { word: 1* }'],
    ["nest.text: '1'", 'nest: { text.keyword: "1" }'],
    ['nest.port|gt: 5', 'nest: { port > 5 }'],
    ['nest.word: null', 'not nest: { word: * }'],
    ['nest.word|exists: true', 'nest: { word: * } | present'],
    ["nest.deep.ip|cidr: '10.0.0.0/8'", 'nest.deep: { ip: "10.0.0.0/8" }'],
    ['nest: x', 'constant'],
    ['nest: null', 'nested-object'],
    ['nest|exists: true', 'nested-object'],
  ]);

  test('each value may be of another object', () => {
    expect(show(conversionOf("nest.word|contains|all: ['1', '2']"))).toBe(
      'nest: { word: *1* } and nest: { word: *2* }',
    );
    expect(show(conversionOf("{ nest.word: '1', nest.port: 2 }"))).toBe('nest: { word: "1" } and nest: { port: 2 }');
    expect(show(conversionOf('nest.word: null', { condition: 'not s' }))).toBe('nest: { word: * }');
  });
});

describe('fields that the mapping does not have', () => {
  test('are named, with what was probably meant', () => {
    const { notes } = conversionOf('{ ip_keywrod: x, quite_something_else: y, words: null }');
    expect(notes.filter(({ code }) => code === 'kql/unknown-field')).toMatchObject([
      {
        severity: 'warning',
        message: 'the mapping has no field "ip_keywrod"',
        location: { line: 5, column: 23 },
        notes: [{ message: 'did you mean "ip_keyword"?' }],
      },
      { message: 'the mapping has no field "quite_something_else"', notes: [] },
    ]);
  });

  test('have the notes that they have without a mapping, and no type of ECS', () => {
    expect(show(conversionOf('event.code: 5'))).toBe('event.code: 5 | unknown-field number');
    expect(show(conversionOf('event.code: 5', { strict: true }))).toBe('unknown-field number');
  });
});

describe('--strict', () => {
  test.each([
    ['low: Foo', 'low: "Foo"'],
    ["long: [5, '-']", 'long: 5 | never'],
    ['word: Foo', 'case-heeded'],
  ])('%s', (line, shown) => {
    expect(show(conversionOf(line, { strict: true }))).toBe(shown);
  });
});

describe('expected types of ECS, without a mapping', () => {
  test.each([
    ['event.code: 5', 'event.code: "5" | ecs-types number-written'],
    ['process.pid: 5', 'process.pid: 5 | ecs-types'],
    ["process.pid: '5'", 'process.pid: 5 | ecs-types'],
    ['process.parent.pid|gt: 5', 'process.parent.pid > 5 | ecs-types'],
    ['user.name: Admin', 'user.name: "Admin" | ecs-types case'],
    ['process.command_line|contains: a b', 'process.command_line: *a b* | ecs-types case'],
    ["source.ip|cidr: '10.0.0.0/8'", 'source.ip: "10.0.0.0/8" | ecs-types'],
    ['source.ip: 127.0.0.1', 'source.ip: "127.0.0.1" | ecs-types'],
    ['winlog.event_data.LogonType: 5', 'winlog.event_data.LogonType: "5" | ecs-types number-written'],
    ['file.code_signature.valid: true', 'file.code_signature.valid: true | ecs-types'],
    ['destination.port|exists: true', 'destination.port: * | ecs-types present'],
    // A test that does not fit the type shows that the field has another one.
    ["source.ip: '-'", 'source.ip: "-" | text-field'],
    ["source.ip: ['-', '127.0.0.1']", 'source.ip: ("-" or "127.0.0.1") | text-field address'],
    ["process.pid: '5*'", 'process.pid: 5* | text-field'],
    ['event.code|gt: 5', 'event.code > 5 | range'],
    // Names of no schema have no expected type.
    ['EventID: 5', 'EventID: 5 | number'],
    ['Image: x', 'Image: "x" | text-field case'],
  ])('%s', (line, shown) => {
    expect(show(conversionOf(line, { source: 'none' }))).toBe(shown);
  });

  test('the note names the types', () => {
    const { notes } = conversionOf('{ process.pid: 5, user.name|cased: x }', { source: 'none' });
    expect(notes[0]?.message).toMatch(/: process\.pid \(long\), user\.name \(keyword or wildcard\)$/);
  });
});

describe('a query without a note gives the verdict of the reference', () => {
  const values = ['Foo', 'foo', 'xFOOx', '5', '127.0.0.1', '10.1.2.3', 'fe80::1', '12345', 'a b', 'x a B', ''];
  const numbers = [5, 6, -1, 0.5, 0, 2048, 9007199254740991];
  /** What a field of each kind can hold; `null` is nowhere, so that Kibana has it as the reference. */
  const holdable: Readonly<Record<string, readonly Event[string][]>> = {
    low: values,
    words_wild: values,
    both: values,
    ip: ['127.0.0.1', '10.1.2.3', 'fe80::1', '2001:db8::2', '192.168.0.1'],
    long: numbers.filter(Number.isInteger),
    double: numbers,
    flag: [true, false],
    'nest.word': ['1', '2', '12'],
    'nest.port': [1, 2, 6],
  };
  const lines = [
    'low: Foo',
    'low|contains: foo',
    'low: [Foo, a b]',
    'words_wild|contains: a b',
    'both: Foo',
    "both: ['5', foo]",
    'both|endswith: X',
    "ip|cidr: ['10.0.0.0/8', 'fe80::/10']",
    "ip: ['-', '127.0.0.1']",
    "ip: '10.*'",
    "ip: '2001:db8:*'",
    "long: ['5', '-', 6]",
    'long|gte: 5',
    'long|lt: 1e30',
    "double: '0.5'",
    'double|lte: 0.5',
    "flag: 'True'",
    "flag|startswith: 'f'",
    "flag: '*e'",
    "nest.word: '1'",
    "nest.word|contains|all: ['1', '2']",
    "{ nest.word: '1', nest.port|gt: 5 }",
    'low: null',
    'nest.port: null',
  ];

  test.each(lines.flatMap((line) => ['s', 'not s'].map((condition) => [line, condition] as const)))(
    '%s, %s',
    (line, condition) => {
      const conversion = conversionOf(line, { condition });
      expect(conversion.notes.filter(({ severity }) => severity === 'warning')).toEqual([]);
      const [reading] = readSigmaFile(new Source('rule.yml', ruleText(line, condition))).documents;
      if (reading?.document?.kind !== 'rule') throw new Error('no rule');
      const resolution = resolveRule(reading.document);
      if ('errors' in resolution) throw new Error('no meaning');
      const meant = compileReference(resolution.resolved.predicate);
      const said = compileKql(parseKql(conversion.output ?? ''));
      const events = eventsOf(holdable);
      expect(events.map((event) => said(indexed(event)))).toEqual(events.map(meant));
      expect(new Set(events.map(meant)).size).toBe(2);
    },
  );

  function eventsOf(fields: typeof holdable): readonly Event[] {
    const plain = Object.entries(fields).filter(([name]) => !name.startsWith('nest.'));
    const single = plain.flatMap(([name, all]) => [...all.map((value) => ({ [name]: value })), { [name]: all }]);
    return [
      {},
      ...single,
      { nest: [{ word: '1', port: 1 }] },
      { nest: [{ word: '1' }, { word: '2', port: 6 }] },
      { nest: { word: ['12', '1'], port: 6 } },
    ];
  }

  /** The event as the index has it: multi-fields hold the same. */
  const indexed = (event: Event): Event =>
    Object.fromEntries(
      Object.entries(event).flatMap(([name, value]) => [
        [name, value],
        ...['caseless', 'keyword', 'wild', 'raw', 'text'].map((variant) => [`${name}.${variant}`, value]),
      ]),
    );
});

describe('what Kibana sends', () => {
  const field = (name: string, type: string, esType: string, path?: string) => ({
    name,
    type,
    esTypes: [esType],
    ...(path === undefined ? {} : { subType: { nested: { path } } }),
  });
  /** Data views call wildcard and constant_keyword fields keyword. */
  const dataView = {
    title: 'logs',
    fields: [
      field('wild', 'string', 'keyword'),
      field('ip', 'ip', 'ip'),
      field('long', 'number', 'long'),
      field('nest.word', 'string', 'keyword', 'nest'),
    ],
  };
  test.each([
    ["wild|contains: '1 2'", { wildcard: { wild: { value: '*1 2*' } } }],
    ["ip: '10.*'", { match_phrase: { ip: '10.0.0.0/8' } }],
    ["long: '5'", { match: { long: '5' } }],
    [
      "nest.word: '1'",
      {
        nested: {
          path: 'nest',
          query: { bool: { should: [{ term: { 'nest.word': { value: '1' } } }], minimum_should_match: 1 } },
          score_mode: 'none',
        },
      },
    ],
  ])('%s', (line, clause) => {
    const compiled = compileWithKibana(conversionOf(line).output ?? '', dataView) as { bool?: { should: unknown[] } };
    expect(compiled.bool?.should[0] ?? compiled).toEqual(clause);
  });
});

describe('forms of mappings', () => {
  const properties = { a: { type: 'long' } };
  test.each<[string, unknown]>([
    ['GET index/_mapping', { logs: { mappings: { properties } } }],
    ['an index called mappings', { mappings: { mappings: { properties } } }],
    ['what stands in _meta', { logs: { mappings: { properties } }, b: { mappings: { _meta: { properties: {} } } } }],
    ['several indices', { one: { mappings: {} }, two: { mappings: { properties } } }],
    ['GET index', { logs: { aliases: {}, settings: {}, mappings: { properties } } }],
    ['an index template', { index_patterns: ['logs-*'], template: { settings: {}, mappings: { properties } } }],
    [
      'GET _component_template',
      { component_templates: [{ name: 'x', component_template: { template: { mappings: { properties } } } }] },
    ],
    [
      'GET _index_template',
      { index_templates: [{ name: 'x', index_template: { template: { mappings: { properties } } } }] },
    ],
    ['mappings by themselves', { mappings: { properties } }],
    ['properties by themselves', { properties }],
    ['only runtime fields', { mappings: { runtime: { a: { type: 'long' } } } }],
  ])('%s', (_name, value) => {
    expect(show(conversionOf("a: '5'", { source: sourceOf(value) }))).toBe('a: 5');
  });

  const merged = (...all: readonly object[]) =>
    sourceOf(Object.fromEntries(all.map((properties, index) => [`logs-${index}`, { mappings: { properties } }])));

  test.each<[string, Source, string]>([
    ['of the same type', merged({ a: { type: 'long' } }, { a: { type: 'long' } }), 'a: 5'],
    ['that one index lacks', merged({ a: { type: 'long' } }, { b: { type: 'long' } }), 'a: 5'],
    ['of different types', merged({ a: { type: 'long' } }, { a: { type: 'keyword' } }), 'a: "5" | text-field'],
    ['of one family', merged({ a: { type: 'wildcard' } }, { a: { type: 'keyword' } }), 'a: "5"'],
    [
      'of different normalizers',
      merged({ a: { type: 'keyword', normalizer: 'lowercase' } }, { a: { type: 'keyword' } }),
      'a: "5" | text-field',
    ],
    [
      'with a multi-field in one index only',
      merged({ a: { type: 'text', fields: { k: { type: 'keyword' } } } }, { a: { type: 'text' } }),
      'text-type',
    ],
    [
      'nested in one index only',
      merged(
        { a: { type: 'nested', properties: { b: { type: 'long' } } } },
        { a: { properties: { b: { type: 'long' } } } },
      ),
      'a.b: "5" | text-field',
    ],
  ])('fields %s', (name, source, shown) => {
    expect(show(conversionOf(name.startsWith('nested') ? "a.b: '5'" : "a: '5'", { source }))).toBe(shown);
  });

  const low = { a: { properties: { b: { type: 'keyword', normalizer: 'lowercase' } } } };

  test.each<[string, Source, string, string]>([
    [
      'flattened in one index only',
      merged({ a: { type: 'flattened' } }, low),
      'a.b|contains: x',
      'a.b: *x* | text-field case',
    ],
    [
      'switched off in one index only',
      merged(low, { a: { type: 'object', enabled: false } }),
      'a.b: x',
      'a.b: "x" | text-field case',
    ],
    [
      'flattened in both, with the lower limit',
      merged({ a: { type: 'flattened', ignore_above: 3 } }, { a: { type: 'flattened' } }),
      "a.b: '1234'",
      'a.b: "1234" | ignore-above',
    ],
  ])('keys %s', (_name, source, line, shown) => {
    expect(show(conversionOf(line, { source }))).toBe(shown);
  });

  test.each<[string, object, string, string]>([
    [
      'a runtime field with a script',
      { runtime: { a: { type: 'long', script: 'x' } } },
      "a: '5'",
      'a: "5" | text-field',
    ],
    [
      'parts of a composite runtime field',
      { runtime: { a: { type: 'composite', script: 'x', fields: { b: { type: 'long' } } } } },
      "a.b: '5'",
      'a.b: "5" | text-field',
    ],
    [
      'multi-fields of a field that others are copied to',
      {
        properties: {
          x: { type: 'keyword', copy_to: 'a' },
          a: { type: 'text', fields: { k: { type: 'keyword', normalizer: 'lowercase' } } },
        },
      },
      'a.k: x',
      'a.k: "x" | text-field case',
    ],
    [
      'a mapping that is switched off',
      { enabled: false, properties: { a: { type: 'long' } } },
      'a: 5',
      'not-searchable',
    ],
    [
      'an alias into nested objects',
      { properties: { n: { type: 'nested', properties: { b: { type: 'long' } } }, a: { type: 'alias', path: 'n.b' } } },
      "a: '5'",
      'a: "5" | text-field',
    ],
  ])('%s', (_name, body, line, shown) => {
    expect(show(conversionOf(line, { source: sourceOf({ logs: { mappings: body } }) }))).toBe(shown);
  });

  test('settings as one level of names', () => {
    const filterOf = (filter: string) =>
      sourceOf({
        logs: {
          settings: { 'index.analysis.normalizer.lowercase.filter': [filter] },
          mappings: { properties: { a: { type: 'keyword', normalizer: 'lowercase' } } },
        },
      });
    expect(show(conversionOf('a: x', { source: filterOf('lowercase') }))).toBe('a: "x"');
    expect(show(conversionOf('a: x', { source: filterOf('uppercase') }))).toBe('a: "x" | normalizer');
  });
});

describe('files that are no mappings', () => {
  const faultsOf = (text: string) =>
    readOptions(kql.options, ['mapping=m.json'], (path) => new Source(path, text)).diagnostics;

  test.each([
    ['{"a": {"mappings": ', 'the mapping is not JSON: it ends too early, a value is missing', 1, 20],
    ['{\n  "a": 1,\n}', 'the mapping is not JSON: expected a key in double quotes, found "}"', 3, 1],
    ['title: a rule', 'the mapping is not JSON: "title" is not a JSON value', 1, 1],
    ['[]', 'there is no Elasticsearch mapping in the file', 1, 1],
    ['{}', 'there is no Elasticsearch mapping in the file', 1, 1],
    ['{"error": {"type": "x"}, "status": 404}', 'there is no Elasticsearch mapping in the file', 1, 1],
    ['{"properties": {\n  "a": 5 } }', 'the mapping cannot be read: the field "a" is not a map', 2, 8],
    [
      '{"x": {"mappings": {"properties": {"a": {"properties": {\n"b": {"type": ["long"]}}}}}}}',
      'the mapping cannot be read: the type of the field "a.b" is not a text',
      2,
      15,
    ],
    ['{"mappings": {"properties": []}}', 'the mapping cannot be read: "properties" is not a map of fields', 1, 29],
    ['{"mappings": {"runtime": {"a": {}}}}', 'the mapping cannot be read: the runtime field "a" has no type', 1, 32],
    [
      '{"properties": {"a": {"type": "alias", "path": "a"}}}',
      'the mapping cannot be read: the alias "a" leads to no field',
      1,
      22,
    ],
    [
      '{"i": {"mappings": {"a": {"full_name": "a", "mapping": {}}}}}',
      'the mapping cannot be read: this is the mapping of single fields (`_mapping/field`), and the one of the index is needed',
      1,
      20,
    ],
    [
      '{"i": {"mappings": {"_doc": {"properties": {}}}}}',
      'the mapping cannot be read: this mapping has document types, as before Elasticsearch 7',
      1,
      20,
    ],
  ])('%s', (text, message, line, column) => {
    expect(faultsOf(text)).toMatchObject([
      { code: 'kql/mapping-file', severity: 'error', message, location: { file: 'm.json', line, column } },
    ]);
    expect(codesIn(conversionOf('a: 5', { source: new Source('m.json', text) }))).toBe('mapping-file');
  });

  test('hostile names are names', () => {
    const source = new Source(
      'm.json',
      '{"properties": {"__proto__": {"type": "long"}, "constructor": {"type": "ip"}}}',
    );
    expect(show(conversionOf("__proto__: '5'", { source }))).toBe('__proto__: 5');
    expect(show(conversionOf('constructor: 127.0.0.1', { source }))).toBe('constructor: "127.0.0.1"');
    expect(codesIn(conversionOf("toString: '5'", { source }))).toBe('unknown-field text-field');
  });
});

/**
 * A rule text that must be refused, and what the complaints are. In the text `⟦` and `⟧` stand around each place that
 * a complaint points at; they are not part of it.
 */
export interface Fault {
  readonly name: string;
  readonly marked: string;
  /** One for each marked place, in the order of the text. */
  readonly codes: readonly string[];
  /** What the notes of the first complaint must say, if anything. */
  readonly note?: string;
  /** Whether the text can be read, and only has no meaning. */
  readonly onlyUnresolved?: true;
}

const rule = (detection: string): string => `title: Case\nlogsource: {category: test}\ndetection:\n${detection}\n`;

/** A fault in a detection. */
const detection = (name: string, code: string, marked: string, note?: string): Fault => ({
  name,
  marked: rule(`  ${marked}\n  condition: sel`),
  codes: [code],
  ...(note === undefined ? {} : { note }),
});

/** A fault in a condition over the detections `sel`, `filter_a` and `_hidden`. */
const condition = (name: string, code: string, marked: string, note?: string): Fault => ({
  name,
  marked: rule(`  sel: {f: x}\n  filter_a: {g: x}\n  _hidden: {h: x}\n  condition: ${marked}`),
  codes: [code],
  ...(note === undefined ? {} : { note }),
});

const modifiers: readonly Fault[] = [
  detection('a misspelt modifier', 'modifier/unknown', 'sel: {f|⟦contians⟧: x}', 'did you mean "contains"?'),
  detection('a modifier in another case', 'modifier/unknown', 'sel: {f|all|⟦Contains⟧: x}', 'did you mean "contains"?'),
  detection('a modifier twice', 'modifier/conflict', 'sel: {f|contains|all|⟦contains⟧: x}'),
  detection('startswith and endswith', 'modifier/conflict', 'sel: {f|startswith|⟦endswith⟧: x}'),
  detection('contains and startswith of a field', 'modifier/conflict', 'sel: {f|fieldref|contains|⟦startswith⟧: x}'),
  detection('i without re', 'modifier/order', 'sel: {f|⟦i⟧: x}'),
  detection('s before re', 'modifier/order', 'sel: {f|⟦s⟧|re: x}'),
  detection('contains after re', 'modifier/order', 'sel: {f|re|⟦contains⟧: x}'),
  detection('re after contains', 'modifier/order', 'sel: {f|contains|⟦re⟧: x}'),
  detection('re after an encoding', 'modifier/order', 'sel: {f|base64|⟦re⟧: x}'),
  detection('cased and the flag i', 'modifier/conflict', 'sel: {f|re|i|cased: ⟦x⟧}'),
  detection('cased where nothing compares text', 'modifier/conflict', 'sel: {f|gt|cased: ⟦5⟧}'),
  detection('windash after an encoding', 'modifier/order', 'sel: {f|base64|⟦windash⟧: -x}'),
  detection('an encoding in UTF-16 after another', 'modifier/order', 'sel: {f|wide|⟦utf16be⟧: x}'),
  detection('a comparison after contains', 'modifier/order', 'sel: {f|contains|⟦lt⟧: 5}'),
  detection('something after a comparison', 'modifier/order', 'sel: {f|lt|⟦contains⟧: 5}'),
];

const values: readonly Fault[] = [
  detection('cidr with host bits', 'value/cidr-host-bits', 'sel: {f|cidr: ⟦10.1.0.1/8⟧}', 'did you mean "10.0.0.0/8"?'),
  detection(
    'cidr of IPv6 with host bits',
    'value/cidr-host-bits',
    `sel: {f|cidr: ⟦'2001:db8::1/32'⟧}`,
    'did you mean "2001:db8::/32"?',
  ),
  detection('cidr with a prefix that is too long', 'value/cidr-prefix', 'sel: {f|cidr: [10.0.0.0/8, ⟦10.0.0.0/33⟧]}'),
  detection('cidr of a name', 'value/cidr', 'sel: {f|cidr: ⟦example.org⟧}'),
  detection('cidr with leading zeros', 'value/cidr', 'sel: {f|cidr: ⟦010.0.0.0/8⟧}'),
  detection('cidr with a zone', 'value/cidr', `sel: {f|cidr: ⟦'fe80::1%eth0'⟧}`),
  detection('cidr with a wildcard', 'modifier/value-type', `sel: {f|cidr: ⟦'10.*'⟧}`),
  detection('cidr of a number', 'modifier/value-type', 'sel: {f|cidr: ⟦10⟧}'),
  detection('an hour that is too large', 'value/time-part-range', 'sel: {f|hour: [0, 23, ⟦24⟧]}'),
  detection('a minute that is too large', 'value/time-part-range', 'sel: {f|minute: ⟦60⟧}'),
  detection('a day that is too small', 'value/time-part-range', 'sel: {f|day: ⟦0⟧}'),
  detection('a week that is too large', 'value/time-part-range', 'sel: {f|week: ⟦54⟧}'),
  detection('a month that is negative', 'value/time-part-range', 'sel: {f|month: ⟦-1⟧}'),
  detection('a year that is no whole number', 'value/time-part-range', 'sel: {f|year: ⟦2024.5⟧}'),
  detection('a time part of a boolean', 'modifier/value-type', 'sel: {f|hour: ⟦true⟧}'),
  detection(
    'exists of a string',
    'modifier/value-type',
    `sel: {f|exists: ⟦'true'⟧}`,
    'write true or false without quotes',
  ),
  detection('exists of a number', 'modifier/value-type', 'sel: {f|exists: ⟦1⟧}'),
  detection('exists of null', 'modifier/value-type', 'sel: {f|exists: ⟦null⟧}'),
  detection('contains null', 'modifier/value-type', 'sel: {f|contains: ⟦null⟧}'),
  detection('startswith ~ in a list', 'modifier/value-type', 'sel: {f|startswith: [x, ⟦~⟧]}'),
  detection('re of null', 'modifier/value-type', 'sel: {f|re: ⟦null⟧}'),
  detection('lt of a text', 'modifier/value-type', 'sel: {f|lt: ⟦x⟧}'),
  detection('gte of a text that is nearly a number', 'modifier/value-type', `sel: {f|gte: ⟦'05'⟧}`),
  detection('gt of a boolean', 'modifier/value-type', 'sel: {f|gt: ⟦true⟧}'),
  detection('lte of null', 'modifier/value-type', 'sel: {f|lte: ⟦null⟧}'),
  detection('a wildcard in base64', 'modifier/wildcard-in-encoding', 'sel: {f|base64: ⟦a*b⟧}'),
  detection('contains before base64', 'modifier/wildcard-in-encoding', 'sel: {f|contains|base64: ⟦x⟧}'),
  detection('a wildcard in wide', 'modifier/wildcard-in-encoding', 'sel: {f|wide|base64offset|contains: ⟦a?b⟧}'),
  detection('base64offset of one byte', 'modifier/base64offset-too-short', 'sel: {f|base64offset|contains: ⟦x⟧}'),
  detection('base64offset of nothing', 'modifier/base64offset-too-short', `sel: {f|base64offset|contains: ⟦''⟧}`),
  detection('base64 of a number', 'modifier/value-type', 'sel: {f|base64: ⟦5⟧}'),
  detection('windash of a number', 'modifier/value-type', 'sel: {f|windash: ⟦-5⟧}'),
  detection('a reference with a wildcard', 'value/fieldref', 'sel: {f|fieldref: ⟦g*⟧}'),
  detection('a reference to nothing', 'value/fieldref', `sel: {f|fieldref: ⟦''⟧}`),
  detection('a reference to a number', 'modifier/value-type', 'sel: {f|fieldref: ⟦5⟧}'),
  detection('infinity', 'value/not-finite', 'sel: {f: ⟦.inf⟧}'),
  detection('not a number', 'value/not-finite', 'sel: {f|gt: ⟦.nan⟧}'),
  detection('a text of a number that is too large', 'value/not-finite', `sel: {f|lt: ⟦'1e400'⟧}`),
  detection('a keyword that is null', 'keyword/null', 'sel: [x, ⟦null⟧]'),
  detection('startswith of a keyword', 'keyword/modifier', `sel: {'|startswith': ⟦x⟧}`),
  detection('exists of a keyword', 'keyword/modifier', `sel: {'|exists': ⟦true⟧}`),
  detection('cidr of a keyword', 'keyword/modifier', `sel: {'|cidr': ⟦10.0.0.0/8⟧}`),
  {
    name: 'a placeholder without a value',
    marked: rule(`  sel: {f|expand|contains: [a, ⟦'x%users%'⟧]}\n  condition: sel`),
    codes: ['placeholder/no-value'],
    onlyUnresolved: true,
  },
];

const expressions: readonly Fault[] = [
  detection('lookahead', 'regex/lookaround', `sel: {f|re: 'a⟦(?=⟧b)'}`),
  detection('negative lookbehind', 'regex/lookaround', `sel: {f|re: ['x', '⟦(?<!⟧a)b']}`),
  detection('a backreference', 'regex/backreference', String.raw`sel: {f|re: '(a)⟦\1⟧'}`),
  detection('a Unicode class', 'regex/unicode-class', String.raw`sel: {f|re: 'a⟦\p⟧{L}'}`),
  detection('a possessive quantifier', 'regex/possessive', `sel: {f|re: 'a⟦*+⟧'}`),
  detection('an atomic group', 'regex/atomic-group', `sel: {f|re: '⟦(?>⟧a)'}`),
  detection('a group that is not closed', 'regex/syntax', `sel: {f|re|i: 'a⟦(⟧b'}`),
  detection('nothing to repeat', 'regex/syntax', `sel: {f|re: '⟦*⟧a'}`),
  detection('a backslash at the end', 'regex/syntax', String.raw`sel: {f|re: 'a⟦\⟧'}`),
  detection('a count that is too large', 'regex/repeat-limit', `sel: {f|re: 'a⟦{1001}⟧'}`),
  detection('a fault behind an escape of YAML', 'regex/lookaround', String.raw`sel: {f|re: "\ta⟦(?!⟧b)"}`),
  detection('a fault behind a doubled quote', 'regex/backreference', String.raw`sel: {f|re: '''(a)''⟦\2⟧'}`),
  detection('a fault on the second line of a value', 'regex/lookaround', 'sel:\n    f|re: |-\n      a\n      b⟦(?=⟧c)'),
];

const structure: readonly Fault[] = [
  detection('an empty list of values', 'detection/empty', 'sel: {f: ⟦[]⟧}'),
  detection('an empty map', 'detection/empty', 'sel: ⟦{}⟧'),
  detection('an empty list', 'detection/empty', 'sel: ⟦[]⟧'),
  detection('an empty map in a list', 'detection/empty', 'sel: [{f: x}, ⟦{}⟧]'),
  detection('a map for a value', 'detection/nested-map', 'sel: {f: ⟦{g: x}⟧}'),
  detection('an empty map for a value', 'detection/nested-map', 'sel: {f: ⟦{}⟧}'),
  detection('a list in a list of values', 'detection/nested-list', 'sel: {f: [a, ⟦[b]⟧]}'),
  detection('a map in a list of values', 'detection/nested-list', 'sel: {f: [a, ⟦{b: c}⟧]}'),
  detection('a list in a list of maps', 'detection/nested-list', 'sel: [{f: a}, ⟦[b]⟧]'),
  detection('a string for a detection', 'detection/scalar', 'sel: ⟦x⟧'),
  detection('null for a detection', 'detection/scalar', 'sel: ⟦~⟧'),
  detection('a time frame', 'detection/scalar', 'sel: {f: x}\n  timeframe: ⟦15m⟧'),
  detection('a field without a name', 'detection/field-name', `sel: {⟦''⟧: x}`),
  detection('a detection named not', 'detection/reserved-name', 'sel: {f: x}\n  ⟦not⟧: {g: x}'),
  detection('a detection named Them', 'detection/reserved-name', 'sel: {f: x}\n  ⟦Them⟧: {g: x}'),
  detection('a detection that nobody names is read too', 'modifier/unknown', 'sel: {f: x}\n  other: {g|⟦contain⟧: x}'),
  detection('a key twice', 'yaml/duplicate-key', 'sel: {f: a, g: b, ⟦f⟧: c}'),
  detection('a detection twice', 'yaml/duplicate-key', 'sel: {f: a}\n  ⟦sel⟧: {f: b}'),
  detection('an unknown alias', 'yaml/alias', 'sel: {f: ⟦*nowhere⟧}'),
  detection('an alias inside of what it names', 'yaml/alias', 'sel: &sel {f: [⟦*sel⟧]}'),
  detection('a list for a key', 'yaml/key', 'sel: {⟦[f]⟧: x}'),
  detection('a tag', 'yaml/tag', 'sel: {f: !!binary ⟦aGk=⟧}'),
  detection('a merge of a string', 'yaml/merge', 'sel: {<<: ⟦x⟧, f: y}'),
  detection('a tab for indentation', 'yaml/tab', 'sel:\n⟦\t⟧f: x'),
];

const deep = `${'('.repeat(200)}⟦(⟧sel${')'.repeat(201)}`;

const conditions: readonly Fault[] = [
  condition(
    'an unknown detection',
    'condition/unknown-detection',
    'sel and not ⟦filter_b⟧',
    'did you mean "filter_a"?',
  ),
  condition('names count case', 'condition/unknown-detection', '⟦SEL⟧', 'did you mean "sel"?'),
  condition('an unknown detection after of', 'condition/unknown-detection', 'sel or 1 of ⟦filter⟧'),
  condition('a pattern that no name fits', 'condition/pattern-without-match', 'sel and 1 of ⟦typo_*⟧'),
  condition('a pattern that only a hidden name fits', 'condition/pattern-without-match', 'all of ⟦*hidden⟧'),
  condition('another number', 'condition/syntax', '⟦2 of⟧ filter*'),
  condition('zero', 'condition/syntax', 'sel and ⟦0 of⟧ them'),
  condition('an aggregation', 'condition/retired-syntax', 'sel ⟦| count() by f > 5⟧'),
  condition('a near', 'condition/retired-syntax', 'sel ⟦| near filter_a⟧'),
  condition('a parenthesis that is not closed', 'condition/syntax', 'sel and ⟦(⟧sel or filter_a'),
  condition('a parenthesis that was not opened', 'condition/syntax', 'sel⟦)⟧ or filter_a'),
  condition('an operator at the end', 'condition/syntax', 'sel ⟦and⟧'),
  condition('an operator at the beginning', 'condition/syntax', '⟦or⟧ sel'),
  condition('two operators', 'condition/syntax', 'sel and ⟦or⟧ filter_a'),
  condition('not behind a name', 'condition/syntax', 'sel ⟦not⟧ filter_a'),
  condition('no operator', 'condition/syntax', 'sel ⟦filter_a⟧'),
  condition('empty parentheses', 'condition/syntax', 'sel and (⟦)⟧'),
  condition('a pattern without a quantifier', 'condition/syntax', 'sel and ⟦filter_*⟧'),
  condition('them without a quantifier', 'condition/syntax', '⟦them⟧'),
  condition('operators of other languages', 'condition/syntax', 'sel ⟦&⟧& filter_a'),
  condition('an empty condition', 'condition/empty', `⟦''⟧`),
  condition('no conditions', 'condition/empty', '⟦[]⟧'),
  condition('null for a condition', 'condition/type', '⟦~⟧'),
  condition('a map for a condition', 'condition/type', '⟦{sel: filter_a}⟧'),
  condition('a list in a list of conditions', 'condition/type', '[sel, ⟦[filter_a]⟧]'),
  condition('the second of two conditions', 'condition/unknown-detection', '[sel, not ⟦filter⟧]'),
  condition(
    'a fault on the second line of a condition',
    'condition/unknown-detection',
    '>-\n    sel and\n    not ⟦filter⟧',
  ),
  condition('a fault behind escapes', 'condition/unknown-detection', String.raw`"\tsel\nand ⟦filter⟧"`),
  condition('too many parentheses', 'condition/too-deep', deep),
  {
    name: 'them where all names are hidden',
    marked: rule('  _a: {f: x}\n  condition: 1 of ⟦them⟧'),
    codes: ['condition/pattern-without-match'],
  },
];

const documents: readonly Fault[] = [
  {
    name: 'no detection',
    marked: '⟦title⟧: Case\nlogsource: {category: test}\n',
    codes: ['schema/missing-detection'],
  },
  {
    name: 'no log source',
    marked: '⟦title⟧: Case\ndetection: {sel: {f: x}, condition: sel}\n',
    codes: ['schema/missing-logsource'],
  },
  {
    name: 'half a character in Base64',
    marked: rule('  sel: {f|base64: [⟦"\\ud800x"⟧]}\n  condition: sel'),
    codes: ['modifier/half-character'],
  },
  {
    name: 'modifiers in a wrong order, whatever the placeholder stands for',
    marked: rule("  sel: {f|expand|contains|⟦re⟧: '%x%'}\n  condition: sel"),
    codes: ['modifier/order'],
  },
  {
    name: 'no condition',
    marked: 'title: Case\nlogsource: {category: test}\n⟦detection⟧: {sel: {f: x}}\n',
    codes: ['schema/missing-condition'],
  },
  {
    name: 'a misspelt condition',
    marked: rule('  sel: {f: x}\n  conditions: sel').replace('detection:', '⟦detection⟧:'),
    codes: ['schema/missing-condition'],
  },
  {
    name: 'a detection that is a list',
    marked: 'title: Case\nlogsource: {category: test}\ndetection: ⟦[sel]⟧\n',
    codes: ['detection/type'],
  },
  {
    name: 'a log source that is a string',
    marked: 'title: Case\nlogsource: ⟦test⟧\ndetection: {sel: {f: x}, condition: sel}\n',
    codes: ['schema/logsource'],
  },
  {
    name: 'only a condition',
    marked: 'title: Case\nlogsource: {category: test}\n⟦detection⟧: {condition: ⟦sel⟧}\n',
    codes: ['detection/none', 'condition/unknown-detection'],
  },
  {
    name: 'several faults, all of them reported',
    marked: rule('  sel: {f|⟦contians⟧: x, g|cidr: ⟦10.0.0.1/8⟧, h: ⟦[]⟧}\n  condition: sel and not ⟦filter⟧'),
    codes: ['modifier/unknown', 'value/cidr-host-bits', 'detection/empty', 'condition/unknown-detection'],
  },
  { name: 'a document that is a list', marked: '⟦[a, b]⟧\n', codes: ['document/not-a-map'] },
  { name: 'nothing', marked: '⟦⟧# nothing\n', codes: ['document/none'] },
];

/** All texts that must be refused. */
export const faults: readonly Fault[] = [
  ...modifiers,
  ...values,
  ...expressions,
  ...structure,
  ...conditions,
  ...documents,
];

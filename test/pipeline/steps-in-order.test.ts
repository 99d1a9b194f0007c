import { describe, expect, test } from 'vitest';
import { describeRule } from '../../src/pipeline/describe.js';
import { applyPipelines, chainOf, queryOf, ruleOf } from './support.js';

const sel = (line: string) => `    sel:\n        ${line}\n    condition: sel\n`;
const vars = 'vars:\n  user: [aa, cc]\n  u: ["%v%", q]\n  v: [w]\n';
const chain = (items: string) => chainOf(`${vars}transformations:\n${items.replace(/^/gm, '  ')}\n`);

/** Items of a pipeline, a detection item, and the query: each item sees what the one before it has made. */
const examples: readonly (readonly [what: string, items: string, line: string, query: string])[] = [
  [
    'a number that was set becomes a text',
    '- {type: set_value, value: 5}\n- {type: convert_type, target_type: str}',
    'A: foo',
    'A: "5"',
  ],
  [
    'a number that was extracted becomes a text',
    "- {type: extract_fields, regex: 'id=(?P<id>\\d+)'}\n- {type: convert_type, target_type: str}",
    'A: id=4624',
    'id: "4624"',
  ],
  [
    'a number that was cut out becomes a text',
    "- {type: replace_string, regex: '^0x', replacement: ''}\n- {type: convert_type, target_type: num}\n- {type: convert_type, target_type: str}",
    "A: '0x10'",
    'A: "10"',
  ],
  ['a number of the rule stays as written', '- {type: convert_type, target_type: str}', 'A: 1.50', 'A: "1.50"'],
  [
    'a value is not changed before its placeholder is filled in',
    '- {type: replace_string, regex: a, replacement: b}\n- {type: value_placeholders}',
    "A|expand: 'a%user%a'",
    'pipeline/placeholder: the pipeline changes this value before its placeholder "%user%" is filled in',
  ],
  [
    '… but by what leaves it alone, and after',
    '- {type: replace_string, regex: z, replacement: b}\n- {type: value_placeholders}\n- {type: replace_string, regex: a, replacement: b}',
    "A|expand: '%user%'",
    'A: ("bb" or "cc")',
  ],
  [
    '… whatever the placeholder is called',
    '- {type: case}\n- {type: wildcard_placeholders}',
    "A|expand: '%User%'",
    'A: *',
  ],
  [
    'what is extracted keeps its wildcards',
    "- {type: extract_fields, regex: 'user=(?P<user>.*)'}",
    "A: ['user=adm*', 'user=a\\*b']",
    'user: (adm* or "a*b")',
  ],
  [
    'an escaped star is one character to an expression that has the star',
    "- {type: replace_string, regex: '\\*', replacement: X}",
    "A: 'a\\*b'",
    'A: "aXb"',
  ],
  [
    '… and none to one that has the backslash alone',
    "- {type: replace_string, regex: '\\\\', replacement: X}",
    "A: 'a\\*b'",
    'A: "a*b"',
  ],
  ['numbers have texts', "- {type: replace_string, regex: '1', replacement: X}", 'A: [10, 2]', 'A: ("X0" or 2)'],
  ['… that may be numbers again', "- {type: replace_string, regex: '1', replacement: '3'}", 'A: 10', 'A: 30'],
  [
    'map_string reaches what windash stands for',
    "- {type: map_string, mapping: {' -enc': ' -encode'}}",
    "A|windash: ' -enc'",
    'A: (" -encode" or " /enc" or " –enc" or " —enc" or " ―enc")',
  ],
  [
    'one of the texts of a value is enough, under all too',
    '- {type: map_string, mapping: {a: [x, y]}}',
    'A|all: [a, b]',
    'A: ("x" or "y") and A: "b"',
  ],
  [
    '… and so it is with placeholders',
    '- {type: value_placeholders}',
    "A|contains|all|expand: ['%user%', zz]",
    'A: (*aa* or *cc*) and A: *zz*',
  ],
  [
    'an escaped percent sign is filled with nothing',
    '- {type: value_placeholders}',
    "A|expand: '\\%v%%v%'",
    'A: "%v%w"',
  ],
  [
    'what was filled in is not filled in again',
    '- {type: value_placeholders}',
    "A|expand: '%u%%v%'",
    'A: ("%v%w" or "qw")',
  ],
  [
    '… not by a later item either',
    '- {type: value_placeholders, include: [u]}\n- {type: value_placeholders}',
    "A|expand: '%u%%v%'",
    'A: ("%v%w" or "qw")',
  ],
  [
    'what add_condition adds comes from it',
    '- {id: add, type: add_condition, conditions: {index: x}}\n- {type: field_name_suffix, suffix: _H, detection_item_conditions: [{type: processing_item_applied, processing_item_id: add}], detection_item_cond_not: true}',
    'A: a',
    'index: "x" and A_H: "a"',
  ],
  [
    'strict mappings look at what was added, too',
    '- {type: field_name_mapping, mapping: {A: B}}\n- {type: add_condition, conditions: {Q: 1}}\n- {type: strict_field_mapping_failure}',
    'A: a',
    'pipeline/unmapped-field: no mapping knows the field "Q"',
  ],
  [
    'no condition is no condition, whatever links them',
    '- {type: field_name_suffix, suffix: _H, rule_conditions: [], rule_cond_op: or}\n- {type: field_name_suffix, suffix: _I, rule_conditions: [], rule_cond_not: true}',
    'A: a',
    'A_H_I: "a"',
  ],
  [
    'values of a template are looked at when they are there',
    '- {type: add_condition, template: true, conditions: {"A|re": "^$product"}}',
    'B: b',
    'A: windows* and B: "b"',
  ],
  [
    'a value that a keyword cannot have',
    '- {type: set_value, value: null}',
    '- foo',
    'pipeline/set-value: null is no keyword: it says something about a field',
  ],
];

describe('the items of a pipeline work on each other', () => {
  test.each(examples)('%s', async (_, items, line, query) => {
    expect(await queryOf(ruleOf(sel(line)), chain(items))).toBe(query);
  });

  test('a mapping of the field that a value refers to counts as applied to the item', () => {
    const { rule } = applyPipelines(
      ruleOf(sel('C|fieldref: A')),
      chain(
        '- {id: m, type: field_name_mapping, mapping: {A: B}}\n- {type: field_name_suffix, suffix: _H, detection_item_conditions: [{type: processing_item_applied, processing_item_id: m}]}',
      ),
    );
    expect(rule && describeRule(rule)).toContain('sel: C_H equals B_H');
  });

  test('what a rule has become is told as it is', () => {
    const describeAfter = (items: string, line: string) => {
      const { rule } = applyPipelines(ruleOf(sel(line)), chain(items));
      return rule === undefined ? [] : describeRule(rule).slice(1);
    };
    expect(describeAfter('- {type: field_name_mapping, mapping: {A: [B, C]}}', '{A: a, D: d}')).toEqual([
      'sel: B = "a" or C = "a"',
      'sel: D = "d"',
    ]);
    expect(describeAfter('- {type: set_state, key: k, val: 1}', "A|windash: ' -a -b'")).toEqual([
      'sel: A = " [-/–—―]a [-/–—―]b"',
    ]);
    expect(describeAfter('- {type: regex, method: ignore_case_flag}', 'A: ab')).toEqual(['sel: A ~ /^ab$/is']);
  });
});

describe('what would fill the memory is refused', () => {
  const many = (item: string, count: number) => Array(count).fill(`- ${item}`).join('\n');

  test.each([
    ['{type: field_name_prefix_mapping, mapping: {A: [A0, A1]}}', 'A: a'],
    ['{type: map_string, mapping: {a: [a, a]}}', 'A: a'],
  ])('%s', async (item, line) => {
    expect(await queryOf(ruleOf(sel(line)), chain(many(item, 40)))).toBe(
      'pipeline/too-large: the pipelines add more than 100,000 values to the rule',
    );
  });

  test('the list of fields', async () => {
    const rule = ruleOf(sel('Z: a'), 'title: T\nlogsource: {product: windows}\nfields: [A]\n');
    const doubling = many('{type: field_name_prefix_mapping, mapping: {A: [A0, A1]}}', 40);
    expect(await queryOf(rule, chain(doubling))).toMatch(/^pipeline\/too-large/);
  });

  test.each([
    '{type: replace, pattern: a, replacement: aaaa}',
    "{type: simple_template, template: '{query}{query}{query}'}",
    "{type: template, template: '{{ query }}{{ query }}'}",
  ])('%s', async (step) => {
    const steps = many(step, 40).replace(/^/gm, '  ');
    expect(await queryOf(ruleOf(sel('A: a')), chainOf(`postprocessing:\n${steps}\n`))).toMatch(
      /^pipeline\/template: (?:the pipeline makes a query of more than|the template fails: a template works on at most)/,
    );
  });

  test('one string of any number is found without spelling them out', () => {
    const line = "A|windash: ' -a -b -c -d -e'";
    const after = (value: string) => {
      const condition = `detection_item_conditions: [{type: match_value, cond: any, value: '${value}'}]`;
      const { rule } = applyPipelines(ruleOf(sel(line)), chain(`- {type: field_name_suffix, suffix: x, ${condition}}`));
      return rule && describeRule(rule).at(-1);
    };
    expect(after(' /a -b –c -d /e')).toMatch(/^sel: Ax /);
    expect(after(' /a -b –c -d /f')).toMatch(/^sel: A /);
    expect(after(' /a -b –c -d')).toMatch(/^sel: A /);
  });

  test('more strings than are looked at one by one', async () => {
    const line = "A|windash|contains: ' -a -b -c -d -e'";
    const replaced = await queryOf(ruleOf(sel(line)), chain("- {type: replace_string, regex: ' ', replacement: '  '}"));
    expect(replaced).toBe(
      'pipeline/too-many-strings: the value stands for more than 1,000 strings, which a pipeline cannot change one by one',
    );
    const condition = 'detection_item_conditions: [{type: match_string, cond: any, pattern: x}]';
    expect(await queryOf(ruleOf(sel(line)), chain(`- {type: field_name_suffix, suffix: x, ${condition}}`))).toMatch(
      /^pipeline\/too-many-strings/,
    );
  });
});

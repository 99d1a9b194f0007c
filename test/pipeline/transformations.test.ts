import { describe, expect, test } from 'vitest';
import { chainOf, queryOf, ruleOf } from './support.js';

/** A transformation as a user writes it, the detections of a rule, and the query. */
type Example = readonly [what: string, items: string, detection: string, query: string];

const sel = (line: string) => `    sel:\n        ${line}\n    condition: sel\n`;

const examples: readonly Example[] = [
  // Names of fields.
  [
    'field_name_mapping',
    '- type: field_name_mapping\n  mapping: {Image: process.executable}',
    sel('Image: a'),
    'process.executable: "a"',
  ],
  ['… exchanges names', '- type: field_name_mapping\n  mapping: {a: b, b: a}', sel('{a: 1, b: 2}'), 'b: 1 and a: 2'],
  [
    '… to several fields',
    '- type: field_name_mapping\n  mapping: {a: [b, c]}',
    sel('a: [x, y]'),
    'b: ("x" or "y") or c: ("x" or "y")',
  ],
  [
    '… to several, negated',
    '- type: field_name_mapping\n  mapping: {a: [b, c]}',
    sel('a|neq: x'),
    'not b: "x" and not c: "x"',
  ],
  [
    '… to several, absent',
    '- type: field_name_mapping\n  mapping: {a: [b, c]}',
    sel('a|exists: false'),
    'not b: * and not c: *',
  ],
  [
    '… to several, present',
    '- type: field_name_mapping\n  mapping: {a: [b, c]}',
    sel('a|exists: true'),
    'b: * or c: *',
  ],
  ['… to several, null', '- type: field_name_mapping\n  mapping: {a: [b, c]}', sel('a: null'), 'not b: * and not c: *'],
  [
    '… to several, null or a value',
    '- type: field_name_mapping\n  mapping: {a: [b, c]}',
    sel('a: [null, x]'),
    'not b: * and not c: * or b: "x" or c: "x"',
  ],
  ['… to several, null not', '- type: field_name_mapping\n  mapping: {a: [b, c]}', sel('a|neq: null'), 'b: * or c: *'],
  [
    '… to several, all',
    '- type: field_name_mapping\n  mapping: {a: [b, c]}',
    sel('a|contains|all: [x, y]'),
    '(b: *x* or c: *x*) and (b: *y* or c: *y*)',
  ],
  [
    '… of keywords',
    '- type: field_name_mapping\n  mapping: {~: message}',
    '    sel: [foo, bar]\n    condition: sel\n',
    'message: (*foo* or *bar*)',
  ],
  ['… leaves other fields', '- type: field_name_mapping\n  mapping: {x: y}', sel('a: 1'), 'a: 1'],
  [
    'field_name_prefix_mapping',
    '- type: field_name_prefix_mapping\n  mapping: {win.: winlog., w: v}',
    sel('{win.a: 1, wx: 2, b: 3}'),
    'winlog.a: 1 and vx: 2 and b: 3',
  ],
  ['field_name_prefix', '- type: field_name_prefix\n  prefix: p.', sel('a: 1'), 'p.a: 1'],
  ['field_name_suffix', '- type: field_name_suffix\n  suffix: .keyword', sel('a: x'), 'a.keyword: "x"'],
  // Detection items.
  [
    'drop_detection_item',
    '- type: drop_detection_item\n  field_name_conditions:\n    - type: include_fields\n      fields: [b]',
    sel('{a: 1, b: 2}'),
    'a: 1',
  ],
  [
    '… a whole detection',
    '- type: drop_detection_item\n  field_name_conditions:\n    - type: include_fields\n      fields: [b]',
    '    s: {a: 1}\n    t: {b: 2}\n    condition: s and not t\n',
    'a: 1',
  ],
  [
    'hashes_fields',
    '- type: hashes_fields\n  valid_hash_algos: [MD5, SHA256]\n  field_prefix: hash.',
    sel(`Hashes|contains: ['MD5=${'0'.repeat(32)}', 'SHA256=${'a'.repeat(64)}']`),
    `hash.MD5: "${'0'.repeat(32)}" or hash.SHA256: "${'a'.repeat(64)}"`,
  ],
  [
    '… negated',
    '- type: hashes_fields\n  valid_hash_algos: [MD5]\n  field_prefix: hash.',
    sel(`Hashes|contains|neq: 'MD5=${'0'.repeat(32)}'`),
    `not hash.MD5: "${'0'.repeat(32)}"`,
  ],
  [
    '… all',
    '- type: hashes_fields\n  valid_hash_algos: [MD5, SHA1]',
    sel(`Hashes|contains|all: ['MD5=${'0'.repeat(32)}', 'SHA1=${'a'.repeat(40)}']`),
    `MD5: "${'0'.repeat(32)}" and SHA1: "${'a'.repeat(40)}"`,
  ],
  [
    '… keeps what it does not know',
    '- type: hashes_fields\n  valid_hash_algos: [MD5]',
    sel(`Hashes|contains: 'IMPHASH=${'0'.repeat(32)}'`),
    `Hashes: *IMPHASH=${'0'.repeat(32)}*`,
  ],
  [
    'extract_fields',
    "- type: extract_fields\n  regex: '(?P<domain>[^\\\\]+)\\\\(?P<name>.+)'\n  field_prefix: user",
    sel("User: 'CORP\\adm'"),
    'user.domain: "CORP" and user.name: "adm"',
  ],
  [
    'combine_detection_items',
    '- type: combine_detection_items\n  items: {c: null, m: null}\n  into: {o: ok}',
    sel('{a: 1, c: null, m: null, b: 2}'),
    'a: 1 and o: "ok" and b: 2',
  ],
  [
    '… negated, and in a list of maps',
    '- type: combine_detection_items\n  items: {c: null, m: null}\n  into: {o: ok}',
    '    s: [{a: 1, c: null, m: null}, {c: null}]\n    t: {m: null, c: null}\n    condition: s and not t\n',
    '(a: 1 and o: "ok" or not c: *) and not o: "ok"',
  ],
  [
    '… only where all stand together',
    '- type: combine_detection_items\n  items: {c: null, m: null}\n  into: {o: ok}',
    '    s: {c: null}\n    t: {m: null}\n    u: [{c: null}, {m: null}]\n    v: {c: [null, x], m: null}\n    condition: s and not t and not u and not v\n',
    'not c: * and m: * and not (not c: * or not m: *) and not ((not c: * or c: "x") and not m: *)',
  ],
  // Values.
  [
    'replace_string',
    "- type: replace_string\n  regex: '^\\*\\\\([^\\\\]+)$'\n  replacement: '\\1'",
    sel("Image|endswith: '\\cmd.exe'"),
    'Image: "cmd.exe"',
  ],
  [
    '… wildcards around it stay',
    '- type: replace_string\n  regex: foo\n  replacement: bar',
    sel("a|contains: 'xfoo?'"),
    'kql/single-character-wildcard: KQL has no wildcard for a single character',
  ],
  [
    '… skip_special',
    "- type: replace_string\n  regex: ^x\n  replacement: 'y*'\n  skip_special: true",
    sel('a|contains: xz'),
    'a: *y\\*z*',
  ],
  [
    '… interpret_special',
    "- type: replace_string\n  regex: ^x\n  replacement: 'y*'\n  skip_special: true\n  interpret_special: true",
    sel('a|contains: xz'),
    'a: *y*z*',
  ],
  [
    '… in each dash of windash',
    '- type: replace_string\n  regex: foo\n  replacement: bar',
    sel("a|windash: '-foo'"),
    'a: ("-bar" or "/bar" or "–bar" or "—bar" or "―bar")',
  ],
  ['map_string', '- type: map_string\n  mapping: {High: S-1-16-12288}', sel('a: High'), 'a: "S-1-16-12288"'],
  ['… to several', '- type: map_string\n  mapping: {x: [y, z]}', sel('a: [x, w]'), 'a: ("y" or "z" or "w")'],
  ['… of a part', "- type: map_string\n  mapping: {'*x*': y*}", sel('a|contains: x'), 'a: y*'],
  ['regex', '- type: regex\n  method: plain', sel("a|cased|contains: 'x(y'"), 'a: *x\\(y*'],
  ['… ignoring case by a flag', '- type: regex\n  method: ignore_case_flag', sel("a|endswith: 'xy'"), 'a: *xy'],
  ['… ignoring case by brackets', '- type: regex', sel('a: x1'), 'a: "x1"'],
  [
    'set_value',
    '- type: set_value\n  value: 5\n  field_name_conditions:\n    - type: include_fields\n      fields: a',
    sel('{a: [x, y], b: 1}'),
    'a: 5 and b: 1',
  ],
  ['… as a string', '- type: set_value\n  value: 5\n  force_type: str', sel('a: x'), 'a: "5"'],
  ['convert_type to strings', '- type: convert_type\n  target_type: str', sel('a: [1, x]'), 'a: ("1" or "x")'],
  ['convert_type to numbers', '- type: convert_type\n  target_type: num', sel("a: ['1', 2]"), 'a: (1 or 2)'],
  [
    '… what is none',
    '- type: convert_type\n  target_type: num',
    sel('a: x'),
    'pipeline/convert-type: "x" is no number',
  ],
  ['case', '- type: case\n  method: upper', sel('a|contains: xy'), 'a: *XY*'],
  ['… snake_case', '- type: case\n  method: snake_case', sel('a: DeleteGroup'), 'a: "delete_group"'],
  // Placeholders.
  ['value_placeholders', '- type: value_placeholders', sel("a|expand: '%admins%'"), 'a: ("root" or adm*)'],
  ['… in a regular expression', '- type: value_placeholders', sel("a|re|expand: '^%domain%$'"), 'a: "corp"'],
  [
    '… only some',
    '- type: value_placeholders\n  include: [admins]',
    sel("a|expand: '%domain%'"),
    'placeholder/no-value: the placeholder "%domain%" has no value',
  ],
  [
    '… without a variable',
    '- type: value_placeholders',
    sel("a|expand: '%none%'"),
    'pipeline/placeholder: no variable of the pipelines is named "none"',
  ],
  ['wildcard_placeholders', '- type: wildcard_placeholders', sel("a|expand: 'x%none%y'"), 'a: x*y'],
  [
    '… after one that filled in others',
    '- type: value_placeholders\n  exclude: [x]\n- type: wildcard_placeholders',
    sel("a|expand: '%domain%-%x%'"),
    'a: corp-*',
  ],
  [
    'query_expression_placeholders',
    '- type: query_expression_placeholders\n  expression: "{field} in list {id}"\n  mapping: {admins: adm-1}',
    sel("'a b|expand': ['%admins%', x]"),
    '("a b" in list adm-1) or "a b": "x"',
  ],
  [
    '… of a part of a value',
    '- type: query_expression_placeholders\n  expression: "{field} in list {id}"',
    sel("a|expand: 'x%admins%'"),
    'pipeline/placeholder: "%admins%" must be the whole value, without modifiers that change it, to become an expression',
  ],
  [
    'file_placeholders, without the file',
    '- type: file_placeholders\n  path: x.txt',
    sel("a|expand: '%none%'"),
    'pipeline/placeholder: the pipeline gets nothing from outside here',
  ],
  // The rule as a whole.
  [
    'add_condition',
    '- type: add_condition\n  conditions: {event.code: 1, b: [x, y]}',
    sel('a: 1'),
    'event.code: "1" and b: ("x" or "y") and a: 1',
  ],
  ['… negated', '- type: add_condition\n  conditions: {b: 1}\n  negated: true', sel('a: 1'), 'not b: 1 and a: 1'],
  [
    '… with parts of the log source',
    '- type: add_condition\n  conditions: {b: "$product-$category"}\n  template: true',
    sel('a: 1'),
    'b: "windows-process_creation" and a: 1',
  ],
  [
    '… to each of several conditions',
    '- type: add_condition\n  conditions: {b: 1}',
    '    s: {a: 1}\n    t: {c: 2}\n    condition: [s, t]\n',
    'b: 1 and (a: 1 or c: 2)',
  ],
  [
    '… is no part of "1 of them"',
    '- type: add_condition\n  name: other\n  conditions: {b: 1}',
    '    s: {a: 1}\n    t: {c: 2}\n    condition: 1 of them\n',
    'b: 1 and (a: 1 or c: 2)',
  ],
  [
    '… later items apply to it',
    '- type: add_condition\n  conditions: {EventID: 1}\n- type: field_name_mapping\n  mapping: {EventID: event.code}',
    sel('a: 1'),
    'event.code: "1" and a: 1',
  ],
  [
    'change_logsource',
    '- type: change_logsource\n  service: sysmon\n- type: add_condition\n  conditions: {b: 1}\n  rule_conditions:\n    - type: logsource\n      service: sysmon',
    sel('a: 1'),
    'b: 1 and a: 1',
  ],
  [
    'set_state',
    '- type: set_state\n  key: k\n  val: v\n- type: add_condition\n  conditions: {b: 1}\n  rule_conditions:\n    - type: processing_state\n      key: k\n      val: v',
    sel('a: 1'),
    'b: 1 and a: 1',
  ],
  [
    'set_custom_attribute',
    '- type: set_custom_attribute\n  attribute: k\n  value: 5\n- type: add_condition\n  conditions: {b: 1}\n  rule_conditions:\n    - type: rule_attribute\n      attribute: k\n      value: 4\n      op: gt',
    sel('a: 1'),
    'b: 1 and a: 1',
  ],
  ['rule_failure', '- type: rule_failure\n  message: not here', sel('a: 1'), 'pipeline/failure: not here'],
  [
    'detection_item_failure',
    '- type: detection_item_failure\n  message: not this\n  field_name_conditions:\n    - type: include_fields\n      fields: [a]',
    sel('a: 1'),
    'pipeline/failure: not this',
  ],
  [
    'strict_field_mapping_failure',
    '- type: field_name_mapping\n  mapping: {a: a}\n- type: strict_field_mapping_failure',
    sel('{a: 1, b: 2}'),
    'pipeline/unmapped-field: no mapping knows the field "b"',
  ],
  [
    'nest',
    '- type: nest\n  items:\n    - type: field_name_suffix\n      suffix: .x\n    - type: value_placeholders',
    sel("a|expand: '%domain%'"),
    'a.x: "corp"',
  ],
];

describe('transformations', () => {
  test.each(examples)('%s', async (_, items, detection, query) => {
    const indented = items.replace(/^/gm, '  ');
    const chain = chainOf(`vars:\n  admins: [root, adm*]\n  domain: corp\ntransformations:\n${indented}\n`);
    expect(await queryOf(ruleOf(detection), chain)).toBe(query);
  });

  test.each([
    ['add_field', 'field: c', 'a b c'],
    ['remove_field', 'field: [a]', 'b'],
    ['set_field', 'fields: [x, y]', 'x y'],
    ['field_name_mapping', 'mapping: {a: [p, q]}', 'p q b'],
  ])('%s changes the list of fields', async (type, parameters, fields) => {
    const { applyPipelines } = await import('./support.js');
    const rule = ruleOf(sel('z: 1'), 'title: T\nlogsource: {product: windows}\nfields: [a, b]\n');
    const { rule: changed } = applyPipelines(rule, chainOf(`transformations:\n  - type: ${type}\n    ${parameters}\n`));
    expect(changed?.metadata.fields.join(' ')).toBe(fields);
    expect(rule.metadata.fields).toEqual(['a', 'b']);
  });
});

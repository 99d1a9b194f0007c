import { describe, expect, test } from 'vitest';
import { faultsOf } from './support.js';

const item = (text: string) => `transformations:\n  - ${text.replaceAll('\n', '\n    ')}\n`;

describe('what is wrong with a pipeline is said with its place', () => {
  test.each([
    ['an empty file', '', ['1:1 pipeline/none']],
    ['a list', '- a\n', ['1:1 pipeline/not-a-map']],
    ['a rule', 'title: T\ndetection: {}\n', ['1:1 pipeline/is-a-rule']],
    ['an unknown key', 'transformation: []\n', ['1:1 pipeline/unknown-parameter | did you mean "transformations"?']],
    ['a priority that is none', 'priority: high\n', ['1:11 pipeline/parameter']],
    ['transformations that are no list', 'transformations: {a: 1}\n', ['1:18 pipeline/items']],
    [
      'a misspelt type',
      item('type: field_name_maping\nmapping: {}'),
      ['2:11 pipeline/type | did you mean "field_name_mapping"?'],
    ],
    ['no type', item('mapping: {}'), ['2:5 pipeline/type']],
    [
      'an unknown parameter',
      item('type: case\nmetod: lower'),
      ['3:5 pipeline/unknown-parameter | did you mean "method"?'],
    ],
    ['a parameter is missing', item('type: field_name_prefix'), ['2:5 pipeline/missing-parameter']],
    ['a parameter of the wrong kind', item('type: field_name_mapping\nmapping: [a]'), ['3:14 pipeline/parameter']],
    ['an unknown word', item('type: case\nmethod: loer'), ['3:13 pipeline/parameter | did you mean "lower"?']],
    ['a mapping to nothing', item('type: field_name_mapping\nmapping: {a: []}'), ['3:14 pipeline/parameter']],
    [
      'a bad regular expression',
      item("type: replace_string\nregex: '('\nreplacement: x"),
      ['3:12 pipeline/regex | expressions are those of RE2: there is no look-around, and there are no back references'],
    ],
    [
      'a group that there is not',
      item("type: replace_string\nregex: 'a'\nreplacement: '\\1'"),
      ['4:18 pipeline/parameter'],
    ],
    [
      'an unknown condition',
      item('type: case\nrule_conditions:\n  - type: logsorce\n    product: x'),
      ['4:15 pipeline/condition-type | did you mean "logsource"?'],
    ],
    [
      'a log source of nothing',
      item('type: case\nrule_conditions:\n  - type: logsource'),
      ['4:9 pipeline/missing-parameter'],
    ],
    [
      'an unknown operator',
      item('type: case\nrule_conditions: []\nrule_cond_op: xor'),
      ['4:19 pipeline/condition-operator | did you mean "or"?'],
    ],
    ['an operator alone', item('type: case\nrule_cond_op: or'), ['3:5 pipeline/no-conditions']],
    [
      'a name that no condition has',
      item('type: case\nrule_conditions:\n  windows: {type: is_sigma_rule}\nrule_cond_expr: not widows'),
      ['5:25 pipeline/condition-expression | did you mean "windows"?'],
    ],
    [
      'a missing parenthesis',
      item('type: case\nrule_conditions:\n  w: {type: is_sigma_rule}\nrule_cond_expr: (w or w'),
      ['5:27 pipeline/condition-expression'],
    ],
    [
      'an expression over a list',
      item('type: case\nrule_conditions:\n  - {type: is_sigma_rule}\nrule_cond_expr: w'),
      ['4:7 pipeline/condition-expression'],
    ],
    [
      'a condition that would be ignored',
      item('type: rule_failure\nmessage: no\nfield_name_conditions:\n  - {type: include_fields, fields: [a]}'),
      [
        '4:5 pipeline/condition-kind | rule conditions such as contains_field or contains_detection_item ask for fields of a rule',
      ],
    ],
    [
      'a level that there is not',
      item('type: case\nrule_conditions:\n  - {type: rule_attribute, attribute: level, value: hgh}'),
      ['4:57 pipeline/parameter | did you mean "high"? | there are informational, low, medium, high, critical'],
    ],
    [
      'modifiers that there are not',
      item('type: add_condition\nconditions: {a|contans: x}'),
      ['3:20 modifier/unknown | did you mean "contains"?'],
    ],
    [
      'code',
      item('type: field_name_transform\ntransform_func: str.lower'),
      [
        '2:5 pipeline/no-code | field_name_prefix, field_name_suffix and field_name_prefix_mapping change many names at once',
      ],
    ],
    [
      'a template that reads files',
      'postprocessing:\n  - {type: template, template: x.j2, path: ..}\n',
      ['2:38 pipeline/template | write the template into the pipeline'],
    ],
    ['JSON that is none', 'postprocessing:\n  - {type: json, json_template: "{"}\n', ['2:33 pipeline/template']],
    ['a brace alone', "postprocessing:\n  - {type: simple_template, template: 'a { b'}\n", ['2:39 pipeline/template']],
    ['an unknown finalizer', 'finalizers:\n  - {type: conct}\n', ['2:12 pipeline/type | did you mean "concat"?']],
    [
      'an unknown step, with nothing near',
      'postprocessing:\n  - {type: xyz}\n',
      ['2:12 pipeline/type | there are embed, simple_template, template, json, replace, nest'],
    ],
    [
      'an unknown key and what is wrong elsewhere',
      'posprocessing: []\ntransformations:\n  - {type: cas}\n',
      ['1:1 pipeline/unknown-parameter | did you mean "postprocessing"?', '3:12 pipeline/type | did you mean "case"?'],
    ],
    [
      'a prefix mapped to nothing',
      item('type: field_name_prefix_mapping\nmapping: {a: []}'),
      ['3:14 pipeline/parameter'],
    ],
    [
      'an unknown key beside a wrong value, each once',
      'prioritty: 1\npriority: high\n',
      ['1:1 pipeline/unknown-parameter | did you mean "priority"?', '2:11 pipeline/parameter'],
    ],
    ['a prefix of keywords', item('type: field_name_prefix_mapping\nmapping: {null: x}'), ['3:14 pipeline/parameter']],
    ['a value that is no number', item('type: set_value\nvalue: .nan'), ['3:12 pipeline/parameter']],
    ['a time that is none', item('type: command_placeholders\ncmd: x\ntimeout: -1'), ['4:14 pipeline/parameter']],
    ['a path with a null character', item('type: file_placeholders\npath: "a\\0b"'), ['3:11 pipeline/parameter']],
    ['an address that is none', item('type: http_placeholders\nurl: nowhere'), ['3:10 pipeline/parameter']],
    ['no YAML', 'transformations: [\n', ['2:1 yaml/syntax']],
  ])('%s', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});

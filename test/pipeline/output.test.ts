import { describe, expect, test } from 'vitest';
import { finalize, prepareChain } from '../../src/pipeline/apply.js';
import { chainOf, queryOf, ruleOf } from './support.js';

const rule = ruleOf('    sel: {a: x}\n    condition: sel\n');
const after = (steps: string) =>
  chainOf(
    `vars: {v: [1, 2]}\ntransformations:\n  - {type: set_state, key: index, val: logs}\npostprocessing:\n${steps}\n`,
  );

describe('postprocessing', () => {
  test.each([
    ['embed', "  - {type: embed, prefix: '(', suffix: ')'}", '(a: "x")'],
    [
      'simple_template',
      "  - {type: simple_template, template: '{{x}} {rule.title}: {query} {rule.logsource.product} {pipeline.state[index]}'}",
      '{x} Test: a: "x" windows logs',
    ],
    [
      'a name that there is not',
      "  - {type: simple_template, template: '{rule.tittle}'}",
      'pipeline/template: there is no "rule.tittle"',
    ],
    [
      'nothing but data',
      "  - {type: simple_template, template: '{rule.constructor}'}",
      'pipeline/template: there is no "rule.constructor"',
    ],
    [
      'template',
      '  - {type: template, template: \'{{ rule.title|upper }} {{ query }} {{ pipeline.vars.v|join("-") }} {{ pipeline.state.index }}\'}',
      'TEST a: "x" 1-2 logs',
    ],
    [
      'methods of texts',
      '  - {type: template, template: \'{{ rule.title.upper() }} {{ rule.logsource.get("product") }}\'}',
      'TEST windows',
    ],
    [
      'macros see what is set at the top',
      '  - {type: template, template: \'{% set x = "hi" %}{% macro m(a) %}[{{ a }}-{{ x }}]{% endmacro %}{{ m(1) }}\'}',
      '[1-hi]',
    ],
    ['loops', "  - {type: template, template: '{% for n in range(3) %}{{ n }}{% endfor %}'}", '012'],
    [
      'json',
      '  - type: json\n    json_template: \'{"q": "%QUERY%", "l": ["%QUERY%", 1]}\'',
      '{"q":"a: \\"x\\"","l":["a: \\"x\\"",1]}',
    ],
    ['replace', "  - {type: replace, pattern: '\"(\\w)\"', replacement: '<\\1>'}", 'a: <x>'],
    [
      'nest',
      "  - type: nest\n    items:\n      - {type: embed, prefix: '1'}\n      - {type: embed, prefix: '2'}",
      '21a: "x"',
    ],
    [
      'rule conditions',
      "  - {type: embed, prefix: '1', rule_conditions: [{type: logsource, product: linux}]}",
      'a: "x"',
    ],
  ])('%s', async (_, steps, query) => {
    expect(await queryOf(rule, after(steps))).toBe(query);
  });

  test.each([
    ['a template that is none', '{{ query', /^pipeline\/template: this is no template/],
    ['a template that throws', '{{ query.nothing.more() }}', /^pipeline\/template: the template fails/],
    ['files', '{% include "/etc/passwd" %}', /^pipeline\/template: the template fails/],
    [
      'endless ranges',
      '{% for n in range(1000000000) %}x{% endfor %}',
      /^pipeline\/template: the template fails: .*at most/,
    ],
    [
      'loops in loops',
      '{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}',
      /at most 1,000,000 steps/,
    ],
    [
      'macros that call themselves',
      '{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}',
      /^pipeline\/template: the template fails/,
    ],
    ['wide columns', '{{ query | center(1000000000) }}', /numbers in filters are at most/],
    ['deep indents', '{{ query | indent(width=1000000000) }}', /^pipeline\/template: the template fails/],
    [
      'texts that double',
      '{% set x = "ab" %}{% for i in range(60) %}{% set x = x ~ x %}{% endfor %}{{ x }}',
      /^pipeline\/template: the template fails/,
    ],
    [
      'macros that double a text',
      '{% macro f(n,s) %}{% if n > 0 %}{{ f(n-1, s ~ s) }}{% else %}{{ s.split("")|length }}{% endif %}{% endmacro %}{{ f(27,"a") }}',
      /at most 10,000,000 characters/,
    ],
    [
      'filters of long texts in loops',
      '{% macro f(n,s) %}{% if n > 0 %}{{ f(n-1, s ~ s) }}{% else %}{% for i in range(10000) %}{% set x = s|upper|length %}{% endfor %}{% endif %}{% endmacro %}{{ f(19,"a") }}',
      /at most 10,000,000 characters/,
    ],
    [
      'texts that double by hand',
      `{% set s = "a" %}${'{% set s = s ~ s %}'.repeat(40)}{{ s|length }}`,
      /at most 10,000,000 characters/,
    ],
    ['many long joints', '{{ range(9999)|join(range(9999)|join("x")) }}', /at most 10,000,000 characters/],
    [
      'many long parts',
      '{{ (range(9999)|join("x")).replace("x", range(9999)|join("x")) }}',
      /at most 10,000,000 characters/,
    ],
    ['tags of long texts', '{{ range(9999)|join("<a")|striptags }}', /at most 20,000 characters/],
    [
      'values that are used as others',
      '{{ rule.logsource }}',
      /^pipeline\/template: the template fails: it does something with a value/,
    ],
    ['slow expressions', '{{ query | replace(r/(a+)+$/, "") }}', /^pipeline\/template: the template fails/],
  ])('%s', async (_, template, expected) => {
    expect(await queryOf(rule, after(`  - type: template\n    template: '${template}'`))).toMatch(expected);
  });

  test.each([
    '{{ query.constructor.constructor("return 1")() }}',
    '{{ rule.constructor.constructor("return 1")() }}',
    '{{ range.constructor("return 1")() }}',
    '{{ constructor.constructor("return 1")() }}',
    '{{ __proto__.constructor.constructor("return 1")() }}',
    '{{ rule["__proto__"].constructor.constructor("return 1")() }}',
    '{{ (query|length).constructor.constructor("return 1")() }}',
    '{{ [].constructor.constructor("return 1")() }}',
    '{{ joiner().constructor("return 1")() }}',
    '{% set f = cycler.constructor %}{{ f("return 1")() }}',
    '{% macro m() %}{% endmacro %}{{ m.constructor("return 1")() }}',
  ])('no code is reached: %s', async (template) => {
    const query = await queryOf(rule, after(`  - type: template\n    template: '${template}'`));
    expect(query).toMatch(/^pipeline\/template: the template fails: .*Unable to call/);
  });
});

describe('finalizers', () => {
  const queries = ['a: 1', 'b: "2"'];

  test.each([
    ['concat', "  - {type: concat, separator: ' or ', prefix: '(', suffix: ')'}", '(a: 1 or b: "2")'],
    ['json', '  - {type: json}', '["a: 1","b: \\"2\\""]'],
    ['yaml', '  - {type: yaml}', "- 'a: 1'\n- 'b: \"2\"'\n"],
    [
      'template',
      "  - {type: template, template: '{% for q in queries %}[{{ q }}]{% endfor %}{{ pipeline.state.k }}'}",
      '[a: 1][b: "2"]v',
    ],
    [
      'nested',
      '  - type: nested\n    finalizers:\n      - {type: concat, separator: ;}\n      - {type: json}',
      '["a: 1;b: \\"2\\""]',
    ],
  ])('%s', async (_, finalizers, output) => {
    const chain = chainOf(`finalizers:\n${finalizers}\n`);
    expect(await prepareChain(chain)).toEqual([]);
    expect(finalize(queries, chain, new Map([['k', 'v']]))).toEqual({ output });
  });
});

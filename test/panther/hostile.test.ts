import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectModules, python, runRules, withoutPython } from '../support/python/python.js';
import { convertText, filesOf, readYaml, ruleOf } from './convert.js';

const nasty = [
  '"""',
  "'''",
  '\\',
  '"',
  "'",
  '\n',
  '\r\n',
  '#',
  '{}',
  '{0}',
  '%s',
  'é',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\u0000',
  '\u0085',
  '😀',
  '\\N{DIGIT ONE}',
  '\\"',
  '\\\\"',
  "\\'",
  '$' + '{x}',
  '\ndef rule(event): return True\n',
  '*/',
  'import os',
  ': ',
  ' #',
  '- ',
  '| ',
  '&a',
  '*a',
  '!!python/object',
  '---',
  '...',
  '\t',
];

const text = fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 6 });

/** A rule with hostile texts everywhere, as JSON, which is YAML. */
const hostileRule = fc
  .record({
    title: text,
    description: text,
    author: text,
    value: text,
    field: text,
    reference: text,
    other: text,
    tag: text,
  })
  .map((parts) => {
    const one = (words: readonly string[]) => words.join('');
    const field = one(parts.field).replaceAll('|', '');
    // Wildcards in the values are of no interest here.
    const value = one(parts.value).replace(/[*?%]/g, '');
    const rule = {
      title: `t${one(parts.title)}`.slice(0, 200),
      description: one(parts.description),
      author: one(parts.author),
      references: [one(parts.reference)],
      falsepositives: [one(parts.other)],
      fields: [field, one(parts.other)],
      tags: [`x.${one(parts.tag)}`],
      logsource: { category: 'test' },
      detection: {
        sel: { [field === '' ? 'f' : field]: `v${value.replaceAll('\\', '\\\\')}v` },
        re: {
          'f|re': `v${value.replace(/[^a-z"'#]/g, (character) => `\\x{${character.codePointAt(0)?.toString(16)}}`)}`,
        },
        condition: 'sel or re',
      },
    };
    return { rule: JSON.stringify(rule), value: `v${value}v`, title: rule.title };
  });

const functions = new Set(['rule', 'title', 'dedup', 'alert_context']);

describe.skipIf(python === undefined)(
  `nothing in a rule gets out of its literal${python ? '' : `: ${withoutPython}`}`,
  () => {
    test('the module holds only what we write, and its literals are those of the rule', async () => {
      const samples = fc.sample(hostileRule, { numRuns: 300, seed: 5 });
      const helpers = new Set(
        (await filesOf('title: t\nlogsource: {category: t}\ndetection:\n  a: {f: x, g|re: x}\n  condition: a\n')).py
          .match(/^def (\w+)/gm)
          ?.map((one) => one.slice(4)),
      );
      const converted: { readonly module: string; readonly value: string; readonly title: string }[] = [];
      for (const { rule, value, title } of samples) {
        const conversion = await convertText(rule);
        const [py, yml] = conversion.files?.('rule') ?? [];
        // A rule may be none: a field may have the name of a modifier, say. Then it says so.
        if (py === undefined || yml === undefined) {
          expect(conversion.errors.length).toBeGreaterThan(0);
          continue;
        }
        const yaml = readYaml(yml.content);
        expect(yaml.AnalysisType).toBe('rule');
        expect(yaml.Filename).toBe('rule.py');
        expect(yaml.DisplayName).toMatch(/^[^<>&"%]+$/);
        expect(Object.keys(yaml).filter((key) => !/^[A-Z][A-Za-z]+(?:ID)?$/.test(key))).toEqual([]);
        converted.push({ module: py.content, value, title });
      }
      expect(converted.length).toBeGreaterThan(200);
      for (const [index, parts] of inspectModules(converted.map(({ module }) => module)).entries()) {
        const { value = '', module = '' } = converted[index] ?? {};
        expect({ odd: parts.functions.filter((name) => !functions.has(name) && !helpers.has(name)), module }).toEqual({
          odd: [],
          module,
        });
        expect(new Set(parts.statements)).toEqual(
          new Set(
            ['Expr', 'ImportFrom', 'Import', 'Assign', 'FunctionDef'].filter((kind) => parts.statements.includes(kind)),
          ),
        );
        expect(parts.statements.filter((kind) => kind === 'Expr')).toHaveLength(1);
        expect(parts.texts).toContain(value);
        expect(Object.keys(parts.constants)).toEqual(['TITLE']);
      }
    });
  },
);

test('conditions that are too deep for Python are refused, and deep ones are not', async () => {
  const conditionOf = (depth: number) => {
    const opened = Array.from({ length: depth }, (_, at) => `(s${at} ${at % 2 === 0 ? 'and' : 'or'} `);
    return `${opened.join('')}s0${')'.repeat(depth)}`;
  };
  const names = Array.from({ length: 120 }, (_, index) => `    s${index}: {f${index}: x}\n`).join('');
  const rule = (depth: number) => ruleOf(`${names}    condition: ${conditionOf(depth)}\n`);
  expect((await convertText(rule(120))).errors.map(({ code }) => code)).toEqual(['panther/too-deep']);
  const { py } = await filesOf(rule(80));
  if (python !== undefined) expect(runRules([{ module: py, events: ['{}'] }])).toEqual([[false]]);
});

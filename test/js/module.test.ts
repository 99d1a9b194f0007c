import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/backend/options.js';
import { resolveDocument } from '../../src/convert.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { FieldTest, Predicate } from '../../src/predicate/predicate.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import { cases } from '../cases/cases.js';
import { samplesOf } from '../cases/run.js';
import { convertText, load, matchBody, moduleOf, type RuleSetModule, renderAll, ruleOf } from './modules.js';

const single = (items: string) => matchBody(`    sel:\n        ${items}\n    condition: sel\n`);

describe('a test is a call of a helper with a plain name', () => {
  test.each([
    ['f: x', 'equals(event, "f", "x")'],
    ['f|cased: Ab', 'equals(event, "f", "Ab", cased)'],
    ['f|cased: "12"', 'equals(event, "f", "12")'],
    ['f|cased: [Ab, Cd]', 'equalsAny(event, "f", ["Ab", "Cd"], cased)'],
    ['f: [a, b, 3]', 'equalsAny(event, "f", ["a", "b"]) || equalsNumber(event, "f", 3)'],
    ['f: [3, 4]', 'equalsAnyNumber(event, "f", [3, 4])'],
    ['f|contains: x', 'contains(event, "f", "x")'],
    ['f|contains: [x, y]', 'containsAny(event, "f", ["x", "y"])'],
    ['f|contains|all: [x, y]', 'containsAll(event, "f", ["x", "y"])'],
    ['f|startswith: C:\\', 'startsWith(event, "f", "C:\\\\")'],
    ['f|endswith: \\cmd.exe', 'endsWith(event, "f", "\\\\cmd.exe")'],
    ['f|endswith: "\\ud83d"', 'like(event, "f", "*\\ud83d")'],
    ['f: "*"', 'hasText(event, "f")'],
    ['f: "a*b?c"', 'like(event, "f", "a*b?c")'],
    ['f: \'say "hi"\'', 'equals(event, "f", \'say "hi"\')'],
    ['f|windash|contains: " -e"', 'like(event, "f", "* [-/–—―]e*")'],
    ['f: 5', 'equalsNumber(event, "f", 5)'],
    ['f: 12345678901234567890', 'equalsNumber(event, "f", 12345678901234567890n)'],
    ['f|gte: 5', 'atLeast(event, "f", 5)'],
    ['f|lt: 2.5', 'lessThan(event, "f", 2.5)'],
    ['f: true', 'isTrue(event, "f")'],
    ['f: null', 'isNull(event, "f")'],
    ["f: ''", 'equals(event, "f", "")'],
    ['f|exists: true', 'exists(event, "f")'],
    ['f|exists: false', '!exists(event, "f")'],
    ['f|cidr: 10.0.0.0/8', 'inNetwork(event, "f", "10.0.0.0/8")'],
    ['f|cidr: [10.0.0.0/8, "fe80::/10"]', 'inAnyNetwork(event, "f", ["10.0.0.0/8", "fe80::/10"])'],
    ['f|hour: [1, 2]', 'inTime(event, "f", "hour", [1, 2])'],
    ['f|fieldref: g', 'equalsField(event, "f", "g")'],
    ['f|fieldref|endswith: g', 'endsWithField(event, "f", "g")'],
    ['f|re: x\\d', 'search(event, "f", /x[0-9]/u)'],
    ['f|re|i: xy/', 'search(event, "f", /xy\\//u, fold)'],
    ['f|re: .*xy', 'contains(event, "f", "xy", cased)'],
    ['f|re: x.+y', 'search(event, "f", fRegex)'],
    ['a.b|neq: x', '!equals(event, "a.b", "x")'],
  ])('%s', async (item, call) => {
    expect(await single(item)).toBe(`  return ${call};`);
  });

  test('keywords look anywhere', async () => {
    expect(await matchBody('    words: [mimikatz, lazagne]\n    condition: words\n')).toBe(
      '  return containsAny(anywhere(event), "value", ["mimikatz", "lazagne"]);',
    );
  });
});

describe('expressions that RegExp may take long for are constants', () => {
  test('each once, called like the field', async () => {
    const detection =
      '    a: {f|re: x.+y}\n    b: {User.Agent|re: [y.+x, x.+y, z.+x]}\n    condition: a or (b and a)\n';
    expect((await moduleOf(ruleOf(detection))).match(/^const .*$/gm)).toEqual([
      'const fRegex = linear(/x[^\\n]+y/u);',
      'const userAgentRegex = linear(/y[^\\n]+x/u);',
      'const userAgentRegex2 = linear(/z[^\\n]+x/u);',
    ]);
  });

  test('unless RegExp is asked for, with a note', async () => {
    const detection = '    a: {f|re: x.+y, g|re: xy}\n    condition: a\n';
    const { output, notes } = await convertText(ruleOf(detection), 'module', { regex: 'native' });
    expect(output).toContain('search(event, "f", /x[^\\n]+y/u) && search(event, "g", /xy/u)');
    expect(output).not.toContain('linear');
    expect(notes.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'js/native-regex: exact if no text in these fields makes RegExp try for minutes, or give up, as hostile texts can: f',
    ]);
  });
});

describe('the layout is that of Prettier', () => {
  const long = (name: string) => `${name}: ${'x'.repeat(40)}`;
  const call = (name: string) => `equals(event, "${name}", "${'x'.repeat(40)}")`;

  test('a chain stands in lines of its own', async () => {
    const detection = `    sel: {${long('a')}, ${long('b')}, ${long('c')}}\n    condition: sel\n`;
    expect(await matchBody(detection)).toBe(`  return (
    ${call('a')} &&
    ${call('b')} &&
    ${call('c')}
  );`);
  });

  test('mixed operators have parentheses', async () => {
    const detection = `    a: {${long('a')}}\n    b: {${long('b')}}\n    c: {${long('c')}}\n    condition: a and not (b or c) or c and (a or b)\n`;
    expect(await matchBody(detection)).toBe(`  return (
    (${call('a')} &&
      !(
        ${call('b')} ||
        ${call('c')}
      )) ||
    (${call('c')} &&
      (${call('a')} ||
        ${call('b')}))
  );`);
  });

  test('a list stands below its field', async () => {
    expect(await single(`f|contains: [${'x'.repeat(40)}, ${'y'.repeat(40)}]`)).toBe(`  return containsAny(event, "f", [
    "${'x'.repeat(40)}",
    "${'y'.repeat(40)}",
  ]);`);
  });
});

test('only helpers that are used are there', async () => {
  const text = await moduleOf(ruleOf('    sel: {f|exists: true}\n    condition: sel\n'));
  expect(text.match(/^(?:export )?function (\w+)/gm)).toEqual([
    'export function match',
    'function exists',
    'function valuesOf',
    'function memberOf',
    'function elementsOf',
  ]);
});

test('a module needs nothing but the language, and no eval', async () => {
  const samples = cases.map((row) => samplesOf(row)[0]);
  for (const [index, text] of (await renderAll(samples.map(({ resolved }) => resolved))).entries()) {
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const run = `${text.replace(/^export /gm, '')}\n(json) => match(JSON.parse(json));`;
    const match = runInContext(run, context) as (json: string) => boolean;
    const { events = [], resolved } = samples[index] ?? {};
    const holds = resolved === undefined ? () => false : compileReference(resolved.predicate);
    // The long way round through JSON loses digits.
    for (const json of events.map(({ event }) => eventText(event))) expect(match(json)).toBe(holds(JSON.parse(json)));
  }
});

test('the rule is data', async () => {
  const head =
    'title: Odd\nid: 11111111-1111-4111-8111-111111111111\nlevel: high\ntags: [attack.execution]\nfields: [user]\n';
  const { rule } = await load(await moduleOf(ruleOf('    sel: {f: x}\n    condition: sel\n', head)));
  expect(rule).toEqual({
    title: 'Odd',
    id: '11111111-1111-4111-8111-111111111111',
    level: 'high',
    tags: ['attack.execution'],
    references: [],
    falsepositives: [],
    fields: ['user'],
    related: [],
    logsource: { category: 'test' },
  });
});

test('a module of many rules shares helpers and expressions', async () => {
  const outputs = await Promise.all(
    ['x.+y', 'y.+x', 'x.+y', 'x'].map(async (expression, index) => {
      const detection = `    s: {f|re: '${expression}', g: fRegex}\n    condition: s\n`;
      return (await convertText(ruleOf(detection, `title: Rule ${index}\n`), 'rule-set')).output ?? '';
    }),
  );
  const join = (await loadBackend('js')).formats['rule-set']?.join;
  const joined = join?.(outputs, {});
  const text = joined !== undefined && 'output' in joined ? joined.output : '';
  expect(text.match(/^(?:const|export|function search).*$/gm)).toEqual([
    'const fRegex = linear(/x[^\\n]+y/u);',
    'const fRegex2 = linear(/y[^\\n]+x/u);',
    'export const rules = [',
    'export function match(event) {',
    'function search(event, field, expression, caseOf) {',
  ]);
  const { rules, match } = await load<RuleSetModule>(text);
  expect(rules.map(({ title }) => title)).toEqual(['Rule 0', 'Rule 1', 'Rule 2', 'Rule 3']);
  expect(match({ f: 'x-y', g: 'fRegex' }).map(({ title }) => title)).toEqual(['Rule 0', 'Rule 2', 'Rule 3']);
  expect(match({ f: 'x-y', g: 'fRegex2' })).toEqual([]);
});

test('no rule at all is a module too', async () => {
  const joined = (await loadBackend('js')).formats['rule-set']?.join?.([], {});
  const { rules, match } = await load<RuleSetModule>(joined !== undefined && 'output' in joined ? joined.output : '');
  expect([rules, match({})]).toEqual([[], []]);
});

test('what is written in the words of a query is no module', async () => {
  const [reading] = readSigmaFile(new Source('rule.yml', ruleOf('    sel: {f: x}\n    condition: sel\n'))).documents;
  const resolution = reading?.document === undefined ? { errors: [] } : resolveDocument(reading.document);
  if ('errors' in resolution) throw new Error('no rule');
  const { resolved } = resolution;
  const test: FieldTest = { kind: 'query-expression', template: '{field} is odd' };
  const predicate: Predicate = { kind: 'field', field: 'f', test, origin: resolved.predicate.origin };
  const { formats, options, render } = await loadBackend('js');
  for (const format of Object.keys(formats)) {
    const { errors } = render({ ...resolved, predicate }, format, defaultOptions(options));
    expect(errors.map(({ code }) => code)).toEqual(['js/query-expression']);
  }
});

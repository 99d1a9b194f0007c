import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteMessages } from '../../backends/kql/notes.js';
import { itemConditions } from '../../src/pipeline/conditions/detection-item.js';
import { fieldConditions } from '../../src/pipeline/conditions/field-name.js';
import { ruleConditions } from '../../src/pipeline/conditions/rule.js';
import { queryStepReaders } from '../../src/pipeline/output/postprocessing.js';
import { transformations } from '../../src/pipeline/transformations/index.js';
import { transigma } from '../cli/run.js';

const pages = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))];

/** Blocks of `$ transigma …` and what it prints: standard output, then standard error. */
const examples = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/```console\n\$ transigma (.*)\n([\s\S]*?)```/g)].map(
    ([, command = '', printed = '']) => ({
      page,
      command,
      printed,
    }),
  ),
);

describe('the documentation is true', () => {
  test('there are examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  test.each(examples)('$page: transigma $command', ({ command, printed }) => {
    const { stdout, stderr } = transigma(command.split(' '));
    expect(stdout + stderr).toBe(printed);
  });

  test('every note of KQL is explained', () => {
    const page = readFileSync('docs/kql.md', 'utf8');
    expect(Object.keys(noteMessages).filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
  });

  test('every refusal of KQL is explained', () => {
    const page = readFileSync('docs/kql.md', 'utf8');
    const ofTypes = readdirSync('backends/kql/mapping').map((name) => join('mapping', name));
    const sources = ['leaf.ts', 'print.ts', 'reconcile.ts', ...ofTypes]
      .map((name) => readFileSync(join('backends/kql', name), 'utf8'))
      .join('');
    const codes = new Set([...sources.matchAll(/'(kql\/[a-z-]+)'/g)].map(([, code]) => code ?? ''));
    expect([...codes].filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
  });

  test('every note and refusal of SQL is explained', () => {
    const page = readFileSync('docs/athena.md', 'utf8');
    const sources = readdirSync('backends/sql', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('backends/sql', name), 'utf8'))
      .join('');
    const codes = new Set([...sources.matchAll(/'(sql\/[a-z-]+)'/g)].map(([, code]) => code ?? ''));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  test('every note and refusal of Panther is explained', () => {
    const page = readFileSync('docs/panther.md', 'utf8');
    const sources = readdirSync('backends/panther', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('backends/panther', name), 'utf8'))
      .join('');
    const codes = new Set([...sources.matchAll(/'(panther\/[a-z-]+)'/g)].map(([, code]) => code ?? ''));
    expect(codes.size).toBeGreaterThan(10);
    expect([...codes].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  test('the Python in the page on Panther is what is written', () => {
    const [, code = ''] = /```python\n([\s\S]*?)```/.exec(readFileSync('docs/panther.md', 'utf8')) ?? [];
    const { stdout } = transigma([
      'convert',
      '-t',
      'panther',
      'rules/aws/iam/aws_cloudtrail_iam_group_deletion_failure.yml',
    ]);
    expect(code).toContain('def rule(event):');
    expect(stdout).toContain(code);
  });

  test('every note and refusal of JavaScript is explained', () => {
    const page = readFileSync('docs/javascript.md', 'utf8');
    const sources = readdirSync('backends/js', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('backends/js', name), 'utf8'))
      .join('');
    const codes = new Set([...sources.matchAll(/'(js\/[a-z-]+)'/g)].map(([, code]) => code ?? ''));
    expect(codes.size).toBeGreaterThanOrEqual(5);
    expect([...codes].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  test('the JavaScript in the page on it is what is written', () => {
    const codes = [...readFileSync('docs/javascript.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g)];
    const code = codes.map(([, one = '']) => one).find((one) => one.startsWith('export function match(')) ?? 'none';
    const rule = 'rules/aws/iam/aws_cloudtrail_iam_group_deletion_failure.yml';
    expect(transigma(['convert', '-t', 'js', '-f', 'module', rule]).stdout).toContain(code);
  });

  test('every transformation and condition of pipelines is listed', () => {
    const page = readFileSync('docs/pipelines.md', 'utf8');
    const tables = [transformations, ruleConditions, itemConditions, fieldConditions, queryStepReaders];
    const names = tables.flatMap((table) => Object.keys(table));
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('links lead somewhere', () => {
    for (const page of pages) {
      for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)) {
        expect(() => readFileSync(join(page, '..', target))).not.toThrow();
      }
    }
  });
});

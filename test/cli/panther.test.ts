import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, ruleText, transigma, withFolder } from './run.js';

const rule = (id: string) =>
  `id: ${id}\n${ruleText('    s:\n        eventName: x\n    condition: s\n').replace(/logsource:.*\n(?: +.*\n)*/, 'logsource: {product: aws, service: cloudtrail}\n')}`;
const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';
const convert = ['convert', '-t', 'panther'];

describe('a rule is two files', () => {
  test('in folders that mirror those of the rules, with names of modules', () => {
    withFolder({ 'in/aws/My-Rule 1.yml': rule(first), 'in/2.yml': `${rule(first)}---\n${rule(second)}` }, (cwd) => {
      const { stderr, status } = transigma([...convert, '-o', 'out', 'in'], { cwd });
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('3 of 3 rules converted') });
      expect(readdirSync(join(cwd, 'out')).sort()).toEqual([
        'aws',
        'manifest.json',
        'rule_2.py',
        'rule_2.yml',
        'rule_2_2.py',
        'rule_2_2.yml',
      ]);
      expect(readdirSync(join(cwd, 'out/aws')).sort()).toEqual(['my_rule_1.py', 'my_rule_1.yml']);
      expect(readFileSync(join(cwd, 'out/aws/my_rule_1.yml'), 'utf8')).toContain('Filename: my_rule_1.py\n');
      const { rules } = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8'));
      expect(rules[2].files ?? rules[0].files).toBeDefined();
    });
  });

  test('names that would be the same are told apart, in the YAML too', () => {
    withFolder({ 'in/a-b.yml': rule(first), 'in/a_b.yml': rule(second) }, (cwd) => {
      transigma([...convert, '-o', 'out', 'in'], { cwd });
      expect(readdirSync(join(cwd, 'out'))).toHaveLength(5);
      expect(readFileSync(join(cwd, 'out/a_b_2.yml'), 'utf8')).toContain('Filename: a_b_2.py');
    });
  });

  test('an input is never overwritten', () => {
    withFolder({ 'in/a.yml': rule(first) }, (cwd) => {
      const { status, stderr } = transigma([...convert, '-o', 'in', 'in'], { cwd });
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('is not written') });
      expect(readFileSync(join(cwd, 'in/a.yml'), 'utf8')).toBe(rule(first));
    });
  });

  test('need a folder, or standard output', () => {
    withFolder({ 'a.yml': rule(first), 'b.txt': '' }, (cwd) => {
      expect(transigma([...convert, '-o', 'b.txt', 'a.yml'], { cwd })).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('several files of a rule'),
      });
      expect(transigma([...convert, 'a.yml'], { cwd }).stdout).toMatch(
        /^# a\.py\n[\s\S]*\n# a\.yml\nAnalysisType: rule\n/,
      );
      const [record] = jsonLines(transigma([...convert, '--json', 'a.yml'], { cwd }).stdout) as [
        { files: { path: string }[] },
      ];
      expect(record.files.map(({ path }) => path)).toEqual(['a.py', 'a.yml']);
    });
  });
});

test('one global helper for all rules', () => {
  withFolder({ 'in/a.yml': rule(first) }, (cwd) => {
    expect(transigma([...convert, '-O', 'helpers=global', '-o', 'out', 'in'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, 'out/a.py'), 'utf8')).toContain('from transigma_helpers import equals\n');
    expect(readFileSync(join(cwd, 'out/global_helpers/transigma_helpers.yml'), 'utf8')).toContain(
      'GlobalID: transigma_helpers',
    );
    expect(existsSync(join(cwd, 'out/global_helpers/transigma_helpers.py'))).toBe(true);
  });
});

test('a pack does not list what is refused, nor takes the place of an older one without any', () => {
  const unknown = rule(second).replace('product: aws, service: cloudtrail', 'product: nothing');
  withFolder({ 'in/a.yml': rule(first), 'b.yml': unknown, 'old.yml': 'kept\n' }, (cwd) => {
    const { stdout, status } = transigma([...convert, '-f', 'pack', 'in', 'b.yml'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain(first);
    expect(stdout).not.toContain(second);
    transigma([...convert, '-f', 'pack', '-o', 'old.yml', 'b.yml'], { cwd });
    expect(readFileSync(join(cwd, 'old.yml'), 'utf8')).toBe('kept\n');
  });
});

test('a pack lists what was converted', () => {
  withFolder({ 'in/a.yml': rule(first), 'in/b.yml': rule(second) }, (cwd) => {
    const { stdout } = transigma([...convert, '-f', 'pack', '-O', 'pack=My rules', 'in'], { cwd });
    expect(stdout).toBe(`AnalysisType: pack
PackID: My rules
DisplayName: My rules
Description: Rules that were converted from Sigma
PackDefinition:
  IDs:
    - Sigma.${first}
    - Sigma.${second}
`);
  });
});

describe('log types', () => {
  test('come from the log source, unless there are to be no pipelines', () => {
    withFolder({ 'a.yml': rule(first) }, (cwd) => {
      expect(transigma([...convert, 'a.yml'], { cwd }).stdout).toContain('LogTypes:\n  - AWS.CloudTrail\n');
      expect(transigma([...convert, '-p', 'none', 'a.yml'], { cwd })).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('panther/log-type'),
      });
      expect(transigma([...convert, '-p', 'none', '-p', 'auto', 'a.yml'], { cwd }).status).toBe(2);
    });
  });

  test('an unknown one is an error before any rule is read', () => {
    withFolder({ 'a.yml': rule(first) }, (cwd) => {
      const { status, stderr } = transigma([...convert, '-O', 'log-types=AWS.CloudTrial', 'a.yml'], { cwd });
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: expect.stringContaining('did you mean "AWS.CloudTrail"?'),
      });
    });
  });
});

describe('--tests', () => {
  test('adds events of the user to the tests of a rule', () => {
    const events = {
      [`t/${first}.ndjson`]: '{"eventName":"X"}\n{"eventName":"y"}\n',
      't/a/more.json': '{"eventName":"x"}',
    };
    withFolder({ 'a.yml': rule(first), ...events }, (cwd) => {
      const { stdout, status } = transigma([...convert, '--tests', 't', 'a.yml'], { cwd });
      expect(status).toBe(0);
      expect(stdout).toContain(`  - Name: "${first}.ndjson 1"\n    ExpectedResult: true`);
      expect(stdout).toContain(`  - Name: "${first}.ndjson 2"\n    ExpectedResult: false`);
      expect(stdout).toContain('  - Name: a/more.json 1\n    ExpectedResult: true');
    });
  });

  test('says what cannot be read, and goes on', () => {
    withFolder({ 'a.yml': rule(first), [`t/${first}.ndjson`]: '{"eventName":\n' }, (cwd) => {
      const { stdout, stderr, status } = transigma([...convert, '--tests', 't', 'a.yml'], { cwd });
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('event/truncated') });
      expect(stdout).toContain('AnalysisType');
      expect(transigma([...convert, '--tests', 'nowhere', 'a.yml'], { cwd }).status).toBe(2);
      expect(transigma(['convert', '-t', 'kql', '--tests', 't', 'a.yml'], { cwd }).status).toBe(2);
    });
  });
});

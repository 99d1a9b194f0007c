import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleText, shell, transigma, withFolder } from './run.js';

const rule = (value: string) => ruleText(`    s:\n        eventName: ${value}\n    condition: s\n`);
const convert = (format: string) => ['convert', '-t', 'js', '-f', format];

test('a module a rule, in folders that mirror those of the rules', () => {
  withFolder({ 'in/aws/a.yml': rule('x'), 'in/b.yml': `${rule('y')}---\n${rule('z')}` }, (cwd) => {
    expect(transigma([...convert('module'), '-o', 'out', 'in'], { cwd })).toMatchObject({ status: 0, stdout: '' });
    expect(readdirSync(join(cwd, 'out'), { recursive: true, encoding: 'utf8' }).sort()).toEqual(
      ['aws', join('aws', 'a.mjs'), 'b.2.mjs', 'b.mjs', 'manifest.json'].sort(),
    );
    transigma([...convert('module-types'), '-o', 'out', 'in'], { cwd });
    expect(readdirSync(join(cwd, 'out'))).toContain('b.2.d.mts');
    writeFileSync(
      join(cwd, 'use.mjs'),
      "import { match } from './out/b.2.mjs';\nconsole.log(String(match({ eventName: 'Z' })));\n",
    );
    expect(shell('node use.mjs && node --check out/aws/a.mjs', { cwd })).toMatchObject({ status: 0, stdout: 'true\n' });
  });
});

test.each(['module', 'module-types'])('%s: one rule to a file or standard output, many not', (format) => {
  withFolder({ 'in/a.yml': rule('x'), 'in/b.yml': rule('y') }, (cwd) => {
    const { stdout } = transigma([...convert(format), 'in/a.yml'], { cwd });
    expect(stdout).toContain('match(event');
    transigma([...convert(format), '-o', 'a.mjs', 'in/a.yml'], { cwd });
    expect(readFileSync(join(cwd, 'a.mjs'), 'utf8')).toBe(stdout);
    const many = transigma([...convert(format), 'in'], { cwd });
    expect(many).toMatchObject({ status: 2, stdout: '' });
    expect(many.stderr).toContain(`2 rules do not fit into one ${format}`);
    expect(transigma([...convert(format), '-o', 'b.mjs', 'in'], { cwd }).status).toBe(2);
    expect(readdirSync(cwd)).toEqual(['a.mjs', 'in']);
    const broken = transigma([...convert(format), '-'], {
      cwd,
      input: rule('x').replace('condition: s', 'condition: t'),
    });
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).not.toContain('js/many-rules');
  });
});

test('one module of many rules, to standard output or a file, and its types', () => {
  withFolder({ 'in/a.yml': rule('x'), 'in/b.yml': rule('y') }, (cwd) => {
    expect(transigma([...convert('rule-set'), '-o', 'rules.mjs', 'in'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, 'rules.mjs'), 'utf8')).toBe(
      transigma([...convert('rule-set'), 'in'], { cwd }).stdout,
    );
    const use = "import { match } from './rules.mjs';\nconsole.log(String(match({ eventName: ['X', 'y'] }).length));\n";
    writeFileSync(join(cwd, 'use.mjs'), use);
    expect(shell('node use.mjs', { cwd }).stdout).toBe('2\n');
    expect(transigma([...convert('rule-set-types'), 'in'], { cwd }).stdout).toContain('readonly Rule[]');
    expect(transigma([...convert('rule-set'), '-o', 'in', 'in'], { cwd }).status).toBe(2);
  });
});

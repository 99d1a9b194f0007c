import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleText, shell, transigma, withFolder } from './run.js';

const rule = ruleText('    s:\n        a: x\n    condition: s\n');
const broken = ruleText('    s:\n        a: x\n    condition: t\n');
const convert = ['convert', '-t', 'kql'];

describe('an input is never overwritten', () => {
  test.each([
    ['itself', ['-o', 'in/a.yml', 'in/a.yml']],
    ['one of a folder', ['-o', 'in/a.yml', 'in']],
    ['in another spelling', ['-o', './in/../in/a.yml', 'in']],
    ['through a link', ['-o', 'link.yml', 'in/a.yml']],
    ['through a hard link', ['-o', 'hard.yml', 'in/a.yml']],
    ['by a query in a folder', ['-o', 'in', 'in/b.yml', 'in/b.kql']],
    ['by the manifest', ['-o', 'in', 'in/a.yml', 'in/manifest.json']],
  ])('%s', (_, args) => {
    // JSON is YAML: this one is a rule and might be taken for a manifest.
    const manifest = JSON.stringify({ target: 'a', format: 'b', converted: 1, total: 1, rules: [] });
    const files = { 'in/a.yml': rule, 'in/b.yml': rule, 'in/b.kql': rule, 'in/manifest.json': manifest };
    withFolder(files, (cwd) => {
      symlinkSync('in/a.yml', join(cwd, 'link.yml'));
      linkSync(join(cwd, 'in/a.yml'), join(cwd, 'hard.yml'));
      const { stdout, stderr, status } = transigma([...convert, ...args], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      expect(stderr).toContain('is not written, as it is the input in/');
      for (const [name, content] of Object.entries(files)) {
        expect(readFileSync(join(cwd, name), 'utf8')).toBe(content);
      }
      expect(existsSync(join(cwd, 'in/a.kql'))).toBe(false);
    });
  });

  test('not if it comes from standard input', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      const { stderr, status } = shell('transigma convert -t kql -o a.yml - < a.yml', { cwd });
      expect(stderr).toContain('a.yml: is not written, as it is the input <stdin>');
      expect(status).toBe(2);
      expect(readFileSync(join(cwd, 'a.yml'), 'utf8')).toBe(rule);
    });
  });

  test('not by the second rule of a file', () => {
    withFolder({ 'a.yml': `${rule}---\n${rule}`, 'a.2.kql': rule }, (cwd) => {
      expect(transigma([...convert, '-o', './', 'a.yml', 'a.2.kql'], { cwd }).status).toBe(2);
      expect(readFileSync(join(cwd, 'a.2.kql'), 'utf8')).toBe(rule);
    });
  });
});

describe('a file as output, and nothing was converted', () => {
  test.each([
    ['one broken rule', { 'in/a.yml': broken }, '0 of 1 rule'],
    ['broken YAML', { 'in/a.yml': 'a: [' }, '0 of 0 rules'],
    ['several broken rules', { 'in/a.yml': broken, 'in/b.yml': broken }, '0 of 2 rules'],
  ])('%s: what was there stays', (_, files, summary) => {
    withFolder({ ...files, 'all.kql': 'old' }, (cwd) => {
      const { stderr, status } = transigma([...convert, '-o', 'all.kql', 'in'], { cwd });
      expect(status).toBe(1);
      expect(stderr).toContain(`${summary} converted to kql in `);
      expect(stderr).toContain(' s; nothing to write: all.kql is left as it is\n');
      expect(readFileSync(join(cwd, 'all.kql'), 'utf8')).toBe('old');
      expect(transigma([...convert, '-o', 'new.kql', 'in'], { cwd }).stderr).toContain('new.kql is not made\n');
      expect(existsSync(join(cwd, 'new.kql'))).toBe(false);
    });
  });
});

describe('manifest.json in an output folder', () => {
  test.each([
    ['of a web application', '{"name":"app","icons":[]}'],
    ['that is no JSON', 'hello'],
    ['that is an array', '[]'],
  ])('%s is not overwritten', (_, content) => {
    withFolder({ 'a.yml': rule, 'out/manifest.json': content }, (cwd) => {
      const { stderr, status } = transigma([...convert, '-o', 'out', 'a.yml'], { cwd });
      expect(stderr).toContain('out/manifest.json: is not overwritten, as transigma did not write it');
      expect(status).toBe(2);
      expect(readFileSync(join(cwd, 'out/manifest.json'), 'utf8')).toBe(content);
      expect(existsSync(join(cwd, 'out/a.kql'))).toBe(false);
    });
  });

  test('is written again by the next run', () => {
    withFolder({ 'in/a.yml': rule, 'in/b.yml': rule }, (cwd) => {
      expect(transigma([...convert, '-o', 'out', 'in'], { cwd }).status).toBe(0);
      expect(transigma([...convert, '-o', 'out', 'in/a.yml'], { cwd }).status).toBe(0);
      expect(JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8'))).toMatchObject({ converted: 1 });
    });
  });

  test('as a folder is in the way', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      mkdirSync(join(cwd, 'out/manifest.json'), { recursive: true });
      const { stderr, status } = transigma([...convert, '-o', 'out', 'a.yml'], { cwd });
      expect(stderr).toContain('cannot be written, as what is there cannot be read: it is a directory');
      expect(status).toBe(2);
    });
  });
});

describe('names in an output folder', () => {
  test('a folder may be called like a file, and like the manifest', () => {
    const names = ['in/x.yml', 'in/x.kql/y.yml', 'in/manifest.json/z.yml', 'in/Manifest.json/w.yml'];
    withFolder(Object.fromEntries(names.map((name) => [name, rule])), (cwd) => {
      const { stderr, status } = transigma([...convert, '-o', 'out', 'in/x.yml', 'in'], { cwd });
      expect(status).toBe(0);
      expect(stderr).toContain('4 of 4 rules converted');
      const { rules } = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8'));
      const files = rules.map((entry: { files: string[] }) => entry.files[0]);
      expect(files).toEqual(['x.kql', 'Manifest-2.json/w.kql', 'manifest-2.json/z.kql', 'x-2.kql/y.kql']);
      for (const file of files) expect(existsSync(join(cwd, 'out', file))).toBe(true);
    });
    withFolder({ 'in/x.yml': rule, 'in/x.kql/y.yml': rule }, (cwd) => {
      expect(transigma([...convert, '-o', 'out', 'in'], { cwd }).status).toBe(0);
      expect(existsSync(join(cwd, 'out/x-2.kql')) && existsSync(join(cwd, 'out/x.kql/y.kql'))).toBe(true);
    });
  });

  test('an empty one is none', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      expect(transigma([...convert, '-o', '', 'a.yml'], { cwd })).toEqual({
        stdout: '',
        stderr: 'transigma: the output needs the name of a file or folder\n',
        status: 2,
      });
    });
  });
});

describe('whether a name without an extension is a file or a folder', () => {
  // Not what a folder happens to hold decides, but what was named.
  test.each([
    ['a folder with one rule', ['in'], ['out/a.kql']],
    ['a glob that fits one file', ['in/*.yml'], ['out/a.kql']],
    ['several files', ['in/a.yml', 'two.yml'], ['out/a.kql', 'out/two.kql']],
    ['one file', ['in/a.yml'], ['out']],
    ['one file with several rules', ['two.yml'], ['out']],
    ['standard input', ['-'], ['out']],
  ])('%s', (_, inputs, expected) => {
    withFolder({ 'in/a.yml': rule, 'two.yml': `${rule}---\n${rule}` }, (cwd) => {
      expect(transigma([...convert, '-o', 'out', ...inputs], { cwd, input: rule }).status).toBe(0);
      for (const path of expected) expect(readFileSync(join(cwd, path), 'utf8')).toMatch(/^(a: "x"\n)+$/);
    });
  });
});

describe('a place that cannot be written', () => {
  test.each([
    ['a file in the way', 'a.yml/out.kql', 'a.yml/out.kql: cannot be written: a'],
    ['a folder of the kernel', '/proc/out.kql', '/proc/out.kql: cannot be written: '],
    ['a link to itself', 'loop.kql', 'loop.kql: cannot be written: its symbolic links lead in a circle'],
    ['a name too long', `${'x'.repeat(300)}.kql`, 'cannot be written: its name is too long'],
  ])('%s', (_, place, message) => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      symlinkSync('loop.kql', join(cwd, 'loop.kql'));
      const { stderr, status } = transigma([...convert, '-o', place, 'a.yml'], { cwd });
      expect(stderr).toContain(message);
      expect(stderr.trimEnd().split('\n').at(-1)).toContain(message);
      expect(status).toBe(2);
    });
  });

  test.runIf(existsSync('/dev/full'))('a full disk', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      const { stderr, status } = transigma([...convert, '-o', '/dev/full', 'a.yml'], { cwd });
      expect(stderr).toContain('/dev/full: cannot be written: no space is left\n');
      expect(status).toBe(2);
    });
  });
});

import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, ruleText, shell, transigma, withFolder } from './run.js';

const rule = ruleText('    s:\n        a: x\n    condition: s\n');
const convert = ['convert', '-t', 'kql'];

describe('what cannot be read is reported in its place, and the rest goes on', () => {
  test.each([
    [
      'a link to itself',
      ['loop.yml', 'a.yml'],
      'loop.yml:1:1 error source/unreadable: the file cannot be read: its sym',
    ],
    [
      'a path below a file',
      ['a.yml/b.yml', 'a.yml'],
      'a.yml/b.yml:1:1 error source/unreadable: the file cannot be read: a',
    ],
    [
      'a name too long',
      [`${'x'.repeat(300)}.yml`, 'a.yml'],
      'error source/unreadable: the file cannot be read: its name',
    ],
    ['a folder with a link to itself', ['.'], 'loop.yml:1:1 error source/unreadable'],
    [
      'a folder with a link to nothing',
      ['.'],
      'gone.yml:1:1 error source/unreadable: the file cannot be read: there is',
    ],
    ['a glob that fits a link to itself', ['*.yml'], 'loop.yml:1:1 error source/unreadable'],
  ])('%s', (_, paths, message) => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      symlinkSync('loop.yml', join(cwd, 'loop.yml'));
      symlinkSync('nowhere', join(cwd, 'gone.yml'));
      symlinkSync('nowhere', join(cwd, 'gone.txt'));
      const { stdout, stderr, status } = transigma([...convert, ...paths], { cwd });
      expect({ stdout, status }).toEqual({ stdout: 'a: "x"\n', status: 1 });
      expect(stderr).toContain(message);
      expect(stderr).not.toContain('gone.txt');
      expect(stderr).toContain('1 of 1 rule converted to kql');
      const matched = transigma(['match', ...paths.flatMap((path) => ['-r', path])], { cwd, input: '{"a":"x"}' });
      expect(jsonLines(matched.stdout)).toHaveLength(1);
      expect(matched.status).toBe(1);
    });
  });

  test('as a record with --json', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      const { stdout } = transigma([...convert, '--json', 'a.yml/b.yml', 'a.yml'], { cwd });
      const [bad, good] = jsonLines(stdout);
      expect(bad).toMatchObject({ rule: { id: null, path: 'a.yml/b.yml' }, output: null });
      expect(bad.errors[0]).toMatchObject({ code: 'source/unreadable', location: { file: 'a.yml/b.yml' } });
      expect(good.output).toBe('a: "x"');
    });
  });

  test('folders linked in a circle are read once', () => {
    withFolder({ 'in/x/a.yml': rule }, (cwd) => {
      symlinkSync('..', join(cwd, 'in/x/up'));
      expect(transigma([...convert, 'in'], { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
    });
  });
});

describe('globs', () => {
  test.each([
    ['r/*.yml', ['r/a.yml']],
    ['./r/*.yml', ['r/a.yml']],
    ['r/{s/t,u}/*.yml', ['r/s/t/b.yml', 'r/u/c.yml']],
    ['r/@(u|s/t)/*.yml', ['r/s/t/b.yml', 'r/u/c.yml']],
    ['r/[u]/c.yml', ['r/u/c.yml']],
    ['r/**/b.yml', ['r/s/t/b.yml']],
    ['r/\\*/*.yml', ['r/*/d.yml']],
    ['r/**', ['r/*/d.yml', 'r/a.yml', 'r/s/t/b.yml', 'r/u/c.yml']],
    ['r/.hidden/*.yml', ['r/.hidden/e.yml']],
    ['r/node_modules/*.yml', ['r/node_modules/f.yml']],
  ])('%s', (pattern, expected) => {
    const names = ['a.yml', 's/t/b.yml', 'u/c.yml', '*/d.yml', '.hidden/e.yml', 'node_modules/f.yml', '.git/g.yml'];
    withFolder(Object.fromEntries(names.map((name) => [`r/${name}`, rule])), (cwd) => {
      const { stdout } = transigma([...convert, '--json', pattern], { cwd });
      expect(jsonLines(stdout).map((record) => record.rule.path)).toEqual(expected);
    });
  });

  test('may be longer than a file name', () => {
    const pattern = `{a,${'x'.repeat(300)}}.yml`;
    withFolder({ 'a.yml': rule }, (cwd) => {
      expect(transigma([...convert, pattern], { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
      const { stderr, status } = transigma([...convert, `*${'x'.repeat(70_000)}`], { cwd });
      expect(stderr).toContain('not a usable pattern');
      expect(status).toBe(2);
    });
  });

  test('reach through links what is a file of another folder, too', () => {
    withFolder({ 'r/a/x.yml': rule }, (cwd) => {
      symlinkSync('a', join(cwd, 'r/z'));
      expect(transigma([...convert, 'r/z*/*.yml'], { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
    });
  });

  test('round brackets alone are no pattern', () => {
    const { stderr } = transigma([...convert, 'rules (1)/a.yml']);
    expect(stderr).toContain('there is no such file or folder');
  });
});

describe('unusual inputs', () => {
  test('standard input is <stdin> everywhere', () => {
    const [good] = jsonLines(transigma([...convert, '--json', '-'], { input: rule }).stdout);
    expect(good.rule.path).toBe('<stdin>');
    const [bad] = jsonLines(transigma([...convert, '--json', '-'], { input: 'a: [' }).stdout);
    expect(bad).toMatchObject({ rule: { path: '<stdin>' }, errors: [{ location: { file: '<stdin>' } }] });
    withFolder({}, (cwd) => {
      transigma([...convert, '-o', 'out/', '-'], { cwd, input: rule });
      const { stdout } = shell('cat out/manifest.json', { cwd });
      expect(JSON.parse(stdout).rules[0]).toMatchObject({ rule: { path: '<stdin>' }, files: ['stdin.kql'] });
    });
  });

  test('a file that is called <stdin> is a file', () => {
    withFolder({ '<stdin>': rule }, (cwd) => {
      expect(transigma([...convert, '<stdin>'], { cwd, input: 'a: [' }).stdout).toBe('a: "x"\n');
      const both = transigma([...convert, '<stdin>', '-'], { cwd, input: rule });
      expect(both.stdout).toBe('a: "x"\na: "x"\n');
    });
  });

  test('a pipe with a name can be read, and is not waited for in a folder', () => {
    withFolder({ 'in/a.yml': rule }, (cwd) => {
      const line = `mkfifo in/pipe.yml; cat in/a.yml > in/pipe.yml & transigma convert -t kql in/pipe.yml`;
      expect(shell(line, { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
      expect(shell('transigma convert -t kql in', { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
    });
  });

  test('an empty path is nothing', () => {
    const { stderr, status } = transigma([...convert, '']);
    expect({ stderr, status }).toEqual({ stderr: 'transigma: "": there is no such file or folder\n', status: 2 });
  });

  test('a folder as standard input is an error', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      const match = shell('transigma match -r a.yml < .', { cwd });
      expect(match.stderr).toContain('cannot read <stdin>: it is a directory');
      expect(match.status).toBe(2);
      const converted = shell('transigma convert -t kql - < .', { cwd });
      expect(converted.stderr).toContain('<stdin>:1:1 error source/unreadable: the file cannot be read: it is a dir');
      expect(converted.status).toBe(1);
    });
  });

  test('a folder that is called like a rule is a folder', () => {
    withFolder({ 'in/x.yml/a.yml': rule }, (cwd) => {
      mkdirSync(join(cwd, 'in/empty.yml'));
      expect(transigma([...convert, 'in'], { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
      expect(transigma([...convert, 'in/x.yml'], { cwd })).toMatchObject({ stdout: 'a: "x"\n', status: 0 });
    });
  });
});

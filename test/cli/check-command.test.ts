import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, shell, transigma, withFolder } from './run.js';

const rule = (id: string, title = 'Some  Rule') => `title: ${title}
id: ${id}
logsource: {category: test}
detection:
    s:
        a: x${id.slice(0, 3)}
    condition: s
level: low
tags:
    - attack.execution`;
const first = '6b1f3c1e-0a55-4a64-9f3e-1f5b0b8f1c01';
const second = '7c2f4d2f-1b66-4b75-8a4f-2f6c1c9f2d02';
const check = (cwd: string, ...args: string[]) => transigma(['check', ...args], { cwd });

function withRepository(files: Readonly<Record<string, string>>, use: (cwd: string) => void): void {
  withFolder(files, (cwd) => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    use(cwd);
  });
}

describe('--fix', () => {
  test.each([
    ['with a byte order mark', '\ufeff', '\n'],
    ['without a line break at its end', '', ''],
    ['with line breaks of Windows', '', '\r\n'],
  ])('keeps every other byte of a file %s, and its patch applies', (_, mark, end) => {
    const text = `${mark}${rule(first)}`.replaceAll('\n', end === '\r\n' ? '\r\n' : '\n') + end;
    withRepository({ 'r/a.yml': text }, (cwd) => {
      const { stdout } = check(cwd, '--fix', '--dry-run', 'r');
      writeFileSync(join(cwd, 'fix.patch'), stdout);
      expect(spawnSync('git', ['apply', '--check', 'fix.patch'], { cwd, encoding: 'utf8' }).stderr).toBe('');
      expect(check(cwd, '--fix', 'r').stderr).toContain('1 fix applied');
      expect(readFileSync(join(cwd, 'r/a.yml'), 'utf8')).toBe(text.replace('Some  Rule', 'Some Rule'));
    });
  });

  test('takes out comments that nothing needs', () => {
    const comment = ' # transigma-disable-line metadata/title-space';
    withFolder({ 'r/a.yml': `${rule(first, 'Some Rule').replace('\n', `${comment}\n`)}\n` }, (cwd) => {
      expect(check(cwd, 'r').stdout).toContain('suppression/unused');
      expect(check(cwd, '--fix', 'r').stderr).toContain('1 fix applied');
      expect(readFileSync(join(cwd, 'r/a.yml'), 'utf8')).not.toContain('transigma-disable');
    });
  });

  test.each(['r/a.yml', 'r/a b.yml'])('prints a patch for files above the current folder, too: %s', (name) => {
    withRepository({ [name]: `${rule(first)}\n`, 'other/b.txt': '' }, (cwd) => {
      const { stdout, stderr } = check(join(cwd, 'other'), '--fix', '--dry-run', '../r');
      expect(stderr).toContain(`the patch is for the folder ${realpathSync(cwd)}`);
      writeFileSync(join(cwd, 'fix.patch'), stdout);
      expect(spawnSync('git', ['apply', '--check', 'fix.patch'], { cwd, encoding: 'utf8' }).stderr).toBe('');
      const patched = spawnSync('patch', ['-p1', '--dry-run', '-i', 'fix.patch'], { cwd, encoding: 'utf8' });
      if (patched.error === undefined) expect(patched.stdout).toMatch(/checking file '?r\/a/);
    });
  });

  test('leaves comments that other files need, and is not for standard input', () => {
    const comment = '# transigma-disable collection/duplicate-id -- on purpose\n';
    const files = { 'r/a.yml': `${comment}${rule(first, 'A')}\n`, 'r/b.yml': `${comment}${rule(first, 'B')}\n` };
    withFolder(files, (cwd) => {
      check(cwd, '--fix', 'r');
      expect(readFileSync(join(cwd, 'r/a.yml'), 'utf8')).toBe(files['r/a.yml']);
      expect(check(cwd, 'r/a.yml').stdout).not.toContain('suppression/unused');
      const { status } = shell('transigma check --fix - --stdin-filename r/a.yml < r/b.yml', { cwd });
      expect(status).toBe(2);
      expect(readFileSync(join(cwd, 'r/a.yml'), 'utf8')).toBe(files['r/a.yml']);
    });
  });
});

describe('--changed', () => {
  test('tells of duplicates whichever file is the new one, and mends no other', () => {
    withRepository({ 'r/m.yml': rule(first), 'r/n.yml': rule(second, 'Odd  One') }, (cwd) => {
      writeFileSync(join(cwd, 'r/a.yml'), rule(first, 'New'));
      const { stdout } = check(cwd, '--changed', 'HEAD', '--format', 'ndjson', 'r');
      const codes = (jsonLines(stdout) as { code: string }[]).map(({ code }) => code);
      expect(codes).toContain('collection/duplicate-id');
      expect(stdout).not.toContain('r/n.yml');
      check(cwd, '--fix', '--changed', 'HEAD', 'r');
      expect(readFileSync(join(cwd, 'r/n.yml'), 'utf8')).toContain('Odd  One');
      expect(check(cwd, '--changed', 'r').stderr).toContain('put paths before --changed');
      expect(check(cwd, 'r', '--changed', '--baseline', 'b.json', '--update-baseline').status).toBe(2);
    });
  });

  test('tells of a correlation whose rule is gone', () => {
    const correlation = `title: Many
correlation:
    type: event_count
    rules: [${first}]
    group-by: [a]
    timespan: 1h
    condition: {gte: 10}
`;
    withRepository({ 'r/m.yml': rule(first), 'r/c.yml': correlation }, (cwd) => {
      expect(check(cwd, '--changed', 'HEAD', 'r', '--format', 'json').stdout).not.toContain('unknown-rule');
      rmSync(join(cwd, 'r/m.yml'));
      expect(check(cwd, 'r', '--changed', 'HEAD').stdout).toContain('correlation/unknown-rule');
    });
  });
});

test('reports never take the place of rules, nor of each other', () => {
  withFolder({ 'r/a.yml': rule(first) }, (cwd) => {
    expect(check(cwd, 'r', '--format', 'json=r/a.yml').status).toBe(2);
    expect(check(cwd, 'r', '--baseline', 'r/a.yml', '--update-baseline').status).toBe(2);
    expect(check(cwd, 'r', '--format', 'json=o.json', '--format', 'sarif=./o.json').status).toBe(2);
    expect(check(cwd, 'r', '--format', 'json=-').status).toBe(2);
    expect(readFileSync(join(cwd, 'r/a.yml'), 'utf8')).toBe(rule(first));
    expect(existsSync(join(cwd, 'o.json'))).toBe(false);
  });
});

test('placeholders are no finding, and codes of the front end can be explained', () => {
  const open = rule(first, 'A').replace(/a: x\w+/, "a|expand: '%X%'");
  withFolder({ 'r/a.yml': open }, (cwd) => {
    expect(check(cwd, 'r').stdout).not.toContain('placeholder');
    expect(check(cwd, '--explain', 'condition/unknown-detection').stdout).toContain('The condition can be read');
    expect(check(cwd, '--explain', 'condition/unknown-detektion').stderr).toContain('did you mean');
  });
});

test('the configuration of the folder of --stdin-filename counts', () => {
  withFolder({ 'r/transigma.yml': 'profile: none\n', 'a.yml': rule(first) }, (cwd) => {
    const { stdout } = shell('transigma check - --stdin-filename r/x.yml < a.yml', { cwd });
    expect(stdout).toBe('');
    expect(shell('transigma check - < a.yml', { cwd }).stdout).not.toBe('');
  });
});

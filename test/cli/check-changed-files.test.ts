import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedFiles, isChanged } from '../../src/cli/check/changed-files.js';
import { UsageError } from '../../src/cli/errors.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'transigma-changed-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const repository = () => join(folder, 'repo');

const git = (...args: readonly string[]): string => {
  mkdirSync(repository(), { recursive: true });
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: repository(), encoding: 'utf8', stdio: 'pipe' }).trim();
};

const put = (path: string, text = path): string => {
  const whole = join(repository(), path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
};

const commit = (message: string): string => {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
};

const changed = (base?: string, from = repository()): readonly string[] =>
  [...changedFiles(base, from).paths].map((path) => relative(repository(), path)).sort();

test('without a remote: what differs from the last commit, staged or not, or is new', () => {
  git('init', '--quiet', '--initial-branch', 'main');
  put('rules/a.yml');
  expect(changed()).toEqual(['rules/a.yml']);
  put('rules/b.yml');
  put('rules/gone.yml');
  put('.gitignore', 'ignored.yml\n');
  const head = commit('first');
  expect(changed()).toEqual([]);
  put('rules/a.yml', 'changed');
  put('rules/b.yml', 'changed');
  git('add', 'rules/b.yml');
  rmSync(join(repository(), 'rules/gone.yml'));
  put('ignored.yml');
  put('rules/new "é\n.yml');
  const expected = ['rules/a.yml', 'rules/b.yml', 'rules/new "é\n.yml'];
  expect(changed()).toEqual(expected);
  // From a folder below it is the same.
  expect(changed(undefined, join(repository(), 'rules'))).toEqual(expected);
  expect(changedFiles(undefined, repository()).base).toBe(head);
});

test('with a base: what differs from where the work branched off', () => {
  git('init', '--quiet', '--initial-branch', 'main');
  put('a.yml');
  const first = commit('first');
  git('checkout', '--quiet', '-b', 'work');
  put('b.yml');
  commit('second');
  git('checkout', '--quiet', 'main');
  put('c.yml');
  commit('third');
  git('checkout', '--quiet', 'work');
  expect(changed()).toEqual([]);
  expect(changed('main')).toEqual(['b.yml']);
  expect(changed(first)).toEqual(['b.yml']);
  expect(changed('HEAD')).toEqual([]);
  git('update-ref', 'refs/remotes/origin/trunk', 'main');
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
  expect(changed()).toEqual(['b.yml']);
});

test('settings of the repository change nothing, and run nothing', () => {
  git('init', '--quiet', '--initial-branch', 'main');
  put('rules/a.yml');
  commit('first');
  put('rules/a.yml', 'changed');
  git('config', 'diff.relative', 'true');
  git('config', 'diff.external', `touch ${join(folder, 'ran')}; true`);
  git('config', 'core.fsmonitor', `touch ${join(folder, 'ran')}; true`);
  git('config', 'diff.noprefix', 'true');
  rmSync(join(folder, 'ran'), { force: true });
  expect(changed()).toEqual(['rules/a.yml']);
  expect(() => realpathSync(join(folder, 'ran'))).toThrow();
});

test('paths may go through links', () => {
  git('init', '--quiet', '--initial-branch', 'main');
  const path = put('rules/a.yml');
  symlinkSync(repository(), join(folder, 'link'));
  const found = changedFiles(undefined, join(folder, 'link'));
  expect([...found.paths]).toEqual([path]);
  expect(isChanged(found, join(folder, 'link/rules/a.yml'))).toBe(true);
  expect(isChanged(found, join(folder, 'link/rules/b.yml'))).toBe(false);
});

test.each(['--output=x', '-h', 'missing', '', 'HEAD^{tree}', 'HEAD:a.yml', 'main..work', 'a\0b'])(
  '%j is no base',
  (base) => {
    git('init', '--quiet', '--initial-branch', 'main');
    put('a.yml');
    commit('first');
    expect(() => changedFiles(base, repository())).toThrow(UsageError);
  },
);

test('it needs a repository', () => {
  expect(() => changedFiles(undefined, folder)).toThrow(UsageError);
});

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findConfig, isConfigPath, loadConfig } from '../../src/cli/check/find-config.js';
import { nameStandardInput } from '../../src/cli/check/name-standard-input.js';
import { UsageError } from '../../src/cli/errors.js';
import { slashes } from '../../src/cli/expand-glob.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'transigma-config-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text = ''): string => {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
};

describe('the configuration is found', () => {
  test('in the folder of the first path, or above it', () => {
    put('repo/.git/HEAD');
    const config = put('repo/transigma.yml');
    const rule = put('repo/rules/windows/a.yml');
    expect(findConfig([rule])).toBe(config);
    expect(findConfig([join(folder, 'repo/rules')])).toBe(config);
    expect(findConfig(['rules/**/*.yml'], join(folder, 'repo'))).toBe(config);
    expect(findConfig(['-'], join(folder, 'repo/rules'))).toBe(config);
    expect(findConfig([], join(folder, 'repo/rules'))).toBe(config);
    const nearer = put('repo/rules/.transigma.yml');
    expect(findConfig([rule])).toBe(nearer);
  });

  test('not outside of the repository', () => {
    put('transigma.yml');
    put('repo/.git/HEAD');
    expect(findConfig([put('repo/a.yml')])).toBeUndefined();
  });

  test('not if there are two', () => {
    put('transigma.yml');
    put('.transigma.yml');
    expect(() => findConfig([folder])).toThrow(UsageError);
  });

  test('by its name only', () => {
    put('.git/HEAD');
    mkdirSync(join(folder, 'transigma.yml'));
    expect(findConfig([folder])).toBeUndefined();
    expect(isConfigPath('a/.transigma.yml')).toBe(true);
    expect(isConfigPath('a/my-transigma.yml')).toBe(false);
  });
});

describe('it is read', () => {
  test('with what it extends, from its own folder', async () => {
    put('shared/base.yml', 'baseline: old.json\n');
    const path = put('repo/transigma.yml', 'extends: ../shared/base.yml\nprofile: all\nignore: [x]\n');
    const { config, diagnostics, files } = await loadConfig(path);
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({
      profile: 'all',
      baseline: slashes(join(folder, 'shared/old.json')),
      ignore: [{ folder: slashes(join(folder, 'repo')), pattern: 'x' }],
    });
    expect(files.map((file) => file.path)).toEqual([path, join(folder, 'shared/base.yml')].map(slashes));
  });

  test('and says what cannot be', async () => {
    await expect(loadConfig(join(folder, 'missing.yml'))).rejects.toThrow(UsageError);
    const { diagnostics } = await loadConfig(put('a.yml', 'extends: [b.yml, "x\\0y"]\n'));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '"b.yml" cannot be extended: the file cannot be read: there is no such file',
      '"x\0y" cannot be extended: no path has a NUL character',
    ]);
    expect((await loadConfig(put('c.yml', 'extends: c.yml'))).diagnostics).toHaveLength(1);
  });
});

describe('--stdin-filename', () => {
  const standardInput = { path: '<stdin>', relativePath: 'stdin', isStandardInput: true } as const;

  test('names standard input, and takes the place of the file', () => {
    const others = [
      { path: './rules/a.yml', relativePath: 'a.yml' },
      { path: 'rules/b.yml', relativePath: 'b.yml' },
    ];
    expect(nameStandardInput([standardInput, ...others], 'rules/a.yml')).toEqual([
      { path: 'rules/a.yml', relativePath: 'a.yml', isStandardInput: true },
      others[1],
    ]);
  });

  test('needs standard input and a name', () => {
    expect(() => nameStandardInput([], 'a.yml')).toThrow(UsageError);
    expect(() => nameStandardInput([standardInput], '')).toThrow(UsageError);
  });
});

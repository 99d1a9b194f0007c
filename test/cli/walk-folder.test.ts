import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { expandGlob } from '../../src/cli/expand-glob.js';
import { walkFolder } from '../../src/cli/walk-folder.js';
import { withFolder } from './run.js';

/** The superuser may read everything: refusals are played, and it is written down which folders were read. */
const { forbidden, read } = vi.hoisted(() => ({ forbidden: new Set<string>(), read: [] as string[] }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const refusing =
    <Rest extends readonly unknown[], Result>(call: (path: string, ...rest: Rest) => Result) =>
    (path: string, ...rest: Rest): Result => {
      if (forbidden.has(path.split('/').at(-1) ?? '')) {
        throw Object.assign(new Error(`EACCES: permission denied, '${path}'`), { errno: -13, code: 'EACCES' });
      }
      return call(path, ...rest);
    };
  const readdirSync = (path: string, options: { withFileTypes: true }) => {
    read.push(path);
    return fs.readdirSync(path, options);
  };
  return { ...fs, readdirSync: refusing(readdirSync), statSync: refusing(fs.statSync) };
});

beforeEach(() => {
  forbidden.clear();
  read.length = 0;
});

const accepts = (path: string) => path.endsWith('.yml');

describe('a walk through folders', () => {
  test('goes on after a folder and a link that may not be looked at', () => {
    withFolder({ 'a.yml': '', 'b/x.yml': '', 'd/y.yml': '' }, (folder) => {
      symlinkSync(join(folder, 'a.yml'), join(folder, 'c.yml'));
      forbidden.add('b').add('c.yml');
      const found = walkFolder(folder, { accepts });
      expect(found.map(({ relativePath, fault }) => [relativePath, fault?.message])).toEqual([
        ['a.yml', undefined],
        ['b', 'the folder cannot be read: permission denied'],
        ['c.yml', 'the file cannot be read: permission denied'],
        ['d/y.yml', undefined],
      ]);
      expect(found[1]?.fault?.location?.file).toBe(join(folder, 'b'));
    });
  });

  test('looks at files only where a link leads to one', () => {
    withFolder({ 'a.yml': '', 'in/b.yml': '', 'c.yml/d.yml': '' }, (folder) => {
      symlinkSync(join(folder, 'a.yml'), join(folder, 'e.yml'));
      symlinkSync(join(folder, 'in'), join(folder, 'f'));
      symlinkSync(join(folder, 'nowhere'), join(folder, 'g'));
      forbidden.add('a.yml').add('b.yml').add('d.yml');
      const found = walkFolder(folder, { accepts });
      // A folder is walked through once, under its first name.
      expect(found.map(({ relativePath, fault }) => [relativePath, fault])).toEqual([
        ['a.yml', undefined],
        ['c.yml/d.yml', undefined],
        ['e.yml', undefined],
        ['f/b.yml', undefined],
      ]);
    });
  });

  test('says so if the folder itself may not be read', () => {
    withFolder({ 'in/a.yml': '' }, (folder) => {
      forbidden.add('in');
      expect(walkFolder(join(folder, 'in'), { accepts }).map((one) => one.fault?.message)).toEqual([
        'the folder cannot be read: permission denied',
      ]);
    });
  });

  test('faults of this program are not taken for faults of files', () => {
    const broken = () => {
      throw new TypeError('a fault');
    };
    withFolder({ 'a.yml': '' }, (folder) => {
      expect(() => walkFolder(folder, { accepts: broken })).toThrow(TypeError);
    });
  });
});

describe('a glob reads only folders in which it can match', () => {
  const files = ['r/a/x.yml', 'r/a/b/c/y.yml', 'other/z.yml', 'r/node_modules/n/x.yml', 'r/.git/x.yml', 'r/a/z/w.yml'];
  const folder = mkdtempSync(join(tmpdir(), 'transigma-test-'));
  beforeAll(() => {
    for (const name of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['r/*.yml', ['r']],
    ['r/*/*.yml', ['r', 'r/a']],
    ['r/q*/*/*.yml', ['r']],
    ['r/*/', ['r', 'r/a']],
    ['r/{a,q}/*/*.yml', ['r', 'r/a', 'r/a/b', 'r/a/z']],
    ['r/a/**/*.yml', ['r/a', 'r/a/b', 'r/a/b/c', 'r/a/z']],
    ['r/{a/b,q}/c/*.yml', ['r', 'r/a', 'r/a/b', 'r/a/b/c', 'r/a/z']],
    ['q/**', []],
  ])('%s', async (pattern, expected) => {
    await expandGlob(`${folder}/${pattern}`);
    expect(read.map((path) => path.slice(folder.length + 1))).toEqual(expected);
  });
});

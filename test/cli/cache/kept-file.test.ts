import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keep, readKept } from '../../../src/cli/cache/kept-file.js';
import { isApart } from '../../../src/cli/cache/own-folder.js';
import { withFolder } from '../run.js';

const nameOf = (number: number) => number.toString(16).padStart(64, '0');
const day = 86_400_000;
const bytes = Buffer.from('what was found');

describe('a kept file', () => {
  test('is read as it was written, or not at all', () => {
    withFolder({}, (folder) => {
      const file = { folder: join(folder, 'a/b/c/d/e'), name: nameOf(1) };
      expect(readKept(file)).toBeUndefined();
      keep(file, bytes, day);
      expect(readKept(file)).toEqual(bytes);
      keep(file, Buffer.alloc(0), day);
      expect(readKept(file)).toEqual(Buffer.alloc(0));
      expect(readdirSync(file.folder)).toEqual([file.name]);
      const path = join(file.folder, file.name);
      keep(file, bytes, day);
      const whole = readFileSync(path);
      for (let index = 0; index < whole.length; index++) {
        const changed = Buffer.from(whole);
        changed[index] = (changed[index] ?? 0) ^ 0x10;
        writeFileSync(path, changed);
        expect(readKept(file)).toBeUndefined();
        writeFileSync(path, whole.subarray(0, index));
        expect(readKept(file)).toBeUndefined();
      }
    });
  });

  test('is nothing where the system refuses, and nothing unfinished is left', () => {
    withFolder({ taken: '' }, (folder) => {
      keep({ folder: join(folder, 'taken/b/c'), name: nameOf(1) }, bytes, day);
      expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('');
      // A folder where the file should be: it is written, and then cannot take its place.
      const file = { folder: join(folder, 'c'), name: nameOf(1) };
      mkdirSync(join(file.folder, file.name, 'more'), { recursive: true, mode: 0o700 });
      keep(file, bytes, day);
      expect(readKept(file)).toBeUndefined();
      expect(readdirSync(file.folder)).toEqual([file.name]);
    });
  });

  test.skipIf(process.platform !== 'linux')('does not wait for ever where a folder cannot be made', () => {
    keep({ folder: '/proc/transigma/check', name: nameOf(1) }, bytes, day);
    expect(existsSync('/proc/transigma')).toBe(false);
  });

  const isRoot = process.getuid?.() === 0;

  test.skipIf(process.getuid === undefined).each<[string, (folder: string) => void]>([
    ['others may write', (folder) => chmodSync(folder, 0o777)],
    ['others may write into the one above', (folder) => chmodSync(dirname(folder), 0o770)],
    // Only root can give a folder away.
    ...(isRoot
      ? [['it is of somebody else', (folder: string) => chownSync(folder, 12345, 0)] as [string, () => void]]
      : []),
  ])('is neither written nor read where %s', (_, give) => {
    withFolder({}, (folder) => {
      const file = { folder: join(folder, 'b/c'), name: nameOf(1) };
      keep(file, bytes, day);
      expect(readKept(file)).toEqual(bytes);
      give(file.folder);
      expect(readKept(file)).toBeUndefined();
      keep({ ...file, name: nameOf(2) }, bytes, day);
      expect(readdirSync(file.folder)).toEqual([file.name]);
    });
  });

  test('is neither written nor read through a link, and what is there is left', () => {
    withFolder({ 'elsewhere/thesis': 'x' }, (folder) => {
      keep({ folder: join(folder, 'elsewhere'), name: nameOf(7) }, bytes, day);
      utimesSync(join(folder, 'elsewhere', nameOf(7)), 0, 0);
      symlinkSync(join(folder, 'elsewhere'), join(folder, 'c'));
      expect(readKept({ folder: join(folder, 'c'), name: nameOf(7) })).toBeUndefined();
      keep({ folder: join(folder, 'c'), name: nameOf(1) }, bytes, day);
      expect(readdirSync(join(folder, 'elsewhere')).sort()).toEqual([nameOf(7), 'thesis']);
    });
  });

  test('goes when it is old or too much; nothing else does', () => {
    withFolder({}, (parent) => {
      const folder = join(parent, 'c');
      for (let number = 0; number < 20; number++) {
        keep({ folder, name: nameOf(number) }, bytes, day);
        const written = Date.now() / 1000 - 100 + number;
        utimesSync(join(folder, nameOf(number)), written, written);
      }
      const others = ['thesis.doc', `${nameOf(99)}.txt`];
      for (const name of others) writeFileSync(join(folder, name), '');
      mkdirSync(join(folder, nameOf(98)));
      writeFileSync(join(folder, `${nameOf(97)}.abc`), '');
      for (const name of [...others, nameOf(98), `${nameOf(97)}.abc`, nameOf(19)]) utimesSync(join(folder, name), 0, 0);
      keep({ folder, name: nameOf(20) }, bytes, day);
      // The one of long ago and the unfinished one are gone, and the first ones, too.
      const left = [...Array.from({ length: 15 }, (_, index) => nameOf(index + 4)), nameOf(20)];
      expect(readdirSync(folder).sort()).toEqual([...left, nameOf(98), ...others].sort());
    });
  });
});

test('a folder is apart from places, links resolved, and from what git looks after', () => {
  withFolder({ 'rules/a.yml': '', 'repository/.git': '', 'home/x': '' }, (folder) => {
    const at = (path: string) => join(folder, path);
    symlinkSync(at('rules'), at('home/linked'));
    expect(isApart(at('home/cache/transigma'), [at('rules'), at('missing')])).toBe(true);
    expect(isApart(at('rules'), [at('rules')])).toBe(false);
    expect(isApart(at('rules/deep/cache'), [at('rules')])).toBe(false);
    expect(isApart(at('home/linked/cache'), [at('rules')])).toBe(false);
    expect(isApart(at('rules/cache'), [at('home/linked')])).toBe(false);
    expect(isApart(at('rules-too/cache'), [at('rules')])).toBe(true);
    expect(isApart(at('repository/.cache/transigma'), [])).toBe(false);
    expect(isApart(at('home/x/cache'), [at('rules/a.yml/b')])).toBe(false);
  });
});

import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/check/all-checks.js';
import { fileChecker } from '../../src/check/check-file.js';
import { cacheFolder } from '../../src/cli/cache-folder.js';
import { type CacheKey, openCheckCache } from '../../src/cli/check/check-cache.js';
import { readChecked } from '../../src/cli/check/read-checked.js';
import { transigma, withFolder } from './run.js';

const idOf = (number: number) => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`;

const ruleOf = (number: number, title = `Rule Number ${number}`, value = `v${number}`) => `title: ${title}
id: ${idOf(number)}
logsource: {category: test}
detection:
    s:
        field: "${value}"
    condition: ${number % 50 === 3 ? 'nothing' : 's'}
`;

/** As many as there have to be. */
const many = 300;
const files = {
  ...Object.fromEntries(Array.from({ length: many }, (_, number) => [`in/rule_${number}.yml`, ruleOf(number)])),
  'in/empty.yml': '',
  'in/binary.yml': 'a: \0',
  'in/commented.yml': `# transigma-disable-next-line metadata/title-end -- so it is\n${ruleOf(many, 'Ends with a stop.')}`,
};

/** Runs check in `in`; everything that it says, but for how long it took, and how many files were unchanged. */
function check(cwd: string, ...more: readonly string[]) {
  const args = ['check', '--format', 'json', '--profile', 'all', ...more, 'in'];
  const { stdout, stderr, status } = transigma(args, { cwd, env: { XDG_CACHE_HOME: join(cwd, 'cache') } });
  return {
    said: {
      stdout: stdout.replace(/"seconds": [\d.]+/, ''),
      stderr: stderr.replace(/in \d+\.\d s(?:, .* unchanged)?/, ''),
      status,
    },
    unchanged: Number(/([\d,]+) files? unchanged/.exec(stderr)?.[1]?.replace(',', '') ?? 0),
  };
}

const keptIn = (cwd: string) => readdirSync(join(cwd, 'cache/transigma/check'));

// Where the folder is given by another variable than here, the tests below would look into the user's own.
describe.skipIf(process.platform === 'win32' || process.platform === 'darwin')('files that are known', () => {
  test('are told as they were, and counted', () => {
    withFolder(files, (cwd) => {
      const first = check(cwd);
      expect(first.unchanged).toBe(0);
      expect(first.said.stdout).toContain('suppression');
      expect(first.said.stdout).toContain('source/binary');
      const second = check(cwd);
      // All but the empty one and the one that is no text.
      expect(second.unchanged).toBe(many + 1);
      expect(second.said).toEqual(first.said);
      expect(check(cwd, '--no-cache')).toEqual(first);
      const { mode } = statSync(join(cwd, 'cache/transigma/check', keptIn(cwd)[0] ?? ''));
      expect(mode & 0o077).toBe(0);
    });
  });

  test('are looked at again when they change; what others show of them is never kept', () => {
    withFolder(files, (cwd) => {
      check(cwd);
      // One is gone, one is new, one has another title: that of a file which does not change.
      rmSync(join(cwd, 'in/rule_7.yml'));
      writeFileSync(join(cwd, 'in/rule_1000.yml'), ruleOf(1000));
      writeFileSync(join(cwd, 'in/rule_8.yml'), ruleOf(8, 'Rule Number 9', '*x'));
      const changed = check(cwd);
      expect(changed.unchanged).toBe(many - 1);
      expect(changed.said).toEqual(check(cwd, '--no-cache').said);
      expect(changed.said.stdout).toContain('collection/duplicate-title');
      expect(changed.said.stdout).toContain('value/wildcard-instead-of-modifier');
      // And back again.
      writeFileSync(join(cwd, 'in/rule_8.yml'), ruleOf(8));
      const back = check(cwd);
      expect(back.unchanged).toBe(many);
      expect(back.said.stdout).not.toContain('collection/duplicate-title');
      expect(back.said).toEqual(check(cwd, '--no-cache').said);
    });
  });

  test('are others with another configuration, another profile, in another folder', () => {
    withFolder(files, (cwd) => {
      check(cwd);
      expect(check(cwd, '--profile', 'sigmahq').unchanged).toBe(0);
      writeFileSync(join(cwd, 'transigma.yml'), 'checks:\n    metadata/missing-author: off\n');
      const configured = check(cwd);
      expect(configured.unchanged).toBe(0);
      expect(configured.said).toEqual(check(cwd, '--no-cache').said);
      rmSync(join(cwd, 'transigma.yml'));
      expect(check(cwd).unchanged).toBe(many + 1);
      expect(check(cwd, 'in/rule_1.yml').unchanged).toBe(0);
      expect(keptIn(cwd)).toHaveLength(4);
    });
  });

  test('are forgotten if what is kept is damaged, and nothing is kept where the system refuses', () => {
    withFolder(files, (cwd) => {
      const first = check(cwd);
      const path = join(cwd, 'cache/transigma/check', keptIn(cwd)[0] ?? '');
      const whole = readFileSync(path);
      for (const damaged of [whole.subarray(0, whole.length / 2), Buffer.from('{}'), Buffer.alloc(0)]) {
        writeFileSync(path, damaged);
        expect(check(cwd)).toEqual(first);
      }
      expect(readFileSync(path)).toEqual(whole);
      rmSync(join(cwd, 'cache'), { recursive: true });
      writeFileSync(join(cwd, 'cache'), 'a file is in the way');
      expect(check(cwd)).toEqual(first);
      expect(check(cwd)).toEqual(first);
    });
  });

  test('are left alone by fixes, and not kept for few files', () => {
    withFolder({ ...files, 'few/a.yml': ruleOf(1) }, (cwd) => {
      expect(transigma(['check', 'few'], { cwd, env: { XDG_CACHE_HOME: join(cwd, 'cache') } }).status).toBe(0);
      expect(check(cwd, '--fix').unchanged).toBe(0);
      expect(() => keptIn(cwd)).toThrow('ENOENT');
    });
  });
});

describe('what is kept', () => {
  const key: CacheKey = { build: 'b', setup: { profile: 'all' }, places: ['/a', 'in'], now: Date.UTC(2026, 0, 5, 12) };

  const kept = (folder: string) => {
    const path = join(folder, 'rule.yml');
    writeFileSync(path, ruleOf(1, 'Ends with a stop.'));
    const checked = fileChecker(allChecks)(readChecked([{ path, relativePath: 'rule.yml' }]));
    const cache = openCheckCache(join(folder, 'deep/cache'), key);
    expect(cache.known(path, readFileSync(path, 'utf8'))).toBeUndefined();
    cache.keep(checked);
    return { path, text: readFileSync(path, 'utf8'), checked, folder: join(folder, 'deep/cache') };
  };

  test('is known by its path and its text, and is the same', () => {
    withFolder({}, (folder) => {
      const { path, text, checked, folder: place } = kept(folder);
      const again = openCheckCache(place, key);
      expect(again.has(path)).toBe(true);
      expect(checked[0]?.findings.length).toBeGreaterThan(0);
      expect(again.known(path, text)).toEqual(checked[0]);
      expect(again.known(path, `${text} `)).toBeUndefined();
      expect(again.known(`${path}x`, text)).toBeUndefined();
    });
  });

  test.each<[string, Partial<CacheKey>]>([
    ['build', { build: 'c' }],
    ['setup', { setup: { profile: 'sigmahq' } }],
    ['folder', { places: ['/b', 'in'] }],
    ['place', { places: ['/a', 'out'] }],
    ['day', { now: Date.UTC(2026, 0, 6, 0) }],
  ])('is not known with another %s', (_, other) => {
    withFolder({}, (folder) => {
      const { path, text, folder: place } = kept(folder);
      expect(openCheckCache(place, { ...key, now: Date.UTC(2026, 0, 5, 23) }).known(path, text)).toBeDefined();
      expect(openCheckCache(place, { ...key, ...other }).known(path, text)).toBeUndefined();
    });
  });

  test('is removed after a day', () => {
    withFolder({}, (folder) => {
      const { checked, folder: place } = kept(folder);
      const [old = ''] = readdirSync(place);
      utimesSync(join(place, old), new Date(key.now), new Date(key.now));
      const later = { ...key, now: key.now + 90_000_000 };
      openCheckCache(place, later).keep(checked);
      expect(readdirSync(place)).toHaveLength(1);
      expect(readdirSync(place)).not.toContain(old);
    });
  });

  test.skipIf(process.getuid?.() === 0)('is nothing where nobody may write', () => {
    withFolder({}, (folder) => {
      const { checked } = kept(folder);
      mkdirSync(join(folder, 'closed'));
      chmodSync(join(folder, 'closed'), 0o500);
      openCheckCache(join(folder, 'closed'), key).keep(checked);
      expect(readdirSync(join(folder, 'closed'))).toEqual([]);
    });
  });
});

describe('the folder for what is kept', () => {
  const home = () => '/home/u';

  test.each([
    ['linux', {}, '/home/u/.cache/transigma'],
    ['linux', { XDG_CACHE_HOME: '/var/c' }, '/var/c/transigma'],
    ['linux', { XDG_CACHE_HOME: 'here' }, '/home/u/.cache/transigma'],
    ['darwin', { XDG_CACHE_HOME: '/var/c' }, '/home/u/Library/Caches/transigma'],
    ['win32', {}, '/home/u/AppData/Local/transigma'],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(cacheFolder({ platform, env, home })?.replaceAll('\\', '/')).toBe(folder);
  });

  test('is none without a home', () => {
    const homeless = () => {
      throw new Error('no home');
    };
    expect(cacheFolder({ platform: 'linux', env: {}, home: homeless })).toBeUndefined();
    expect(cacheFolder({ platform: 'linux', env: {}, home: () => '' })).toBeUndefined();
  });
});

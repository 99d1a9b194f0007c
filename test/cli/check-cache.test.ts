import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/check/all-checks.js';
import { fileChecker } from '../../src/check/check-file.js';
import { type CacheKey, openCheckCache } from '../../src/cli/check/check-cache.js';
import { readChecked } from '../../src/cli/check/read-checked.js';
import { shell, transigma, withFolder } from './run.js';

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
  ...Object.fromEntries(Array.from({ length: many }, (_, number) => [`run/in/rule_${number}.yml`, ruleOf(number)])),
  'run/in/empty.yml': '',
  'run/in/binary.yml': 'a: \0',
  'run/in/commented.yml': `# transigma-disable-next-line metadata/title-end -- so it is\n${ruleOf(many, 'Ends with a stop.')}`,
};

/** Rule files, a folder to be in, and a folder for what is kept beside it. */
interface Place {
  readonly cwd: string;
  readonly cache: string;
  readonly kept: () => readonly string[];
  readonly write: (name: string, text: string) => void;
}

/** Tells what everything that is kept depends on to be the same for a whole test: at midnight the test begins again. */
function onOneDay(test: (place: Place) => void): void {
  const day = () => Math.floor(Date.now() / 86_400_000);
  const run = () =>
    withFolder(files, (folder) => {
      const cwd = join(folder, 'run');
      const cache = join(folder, 'cache');
      const kept = () =>
        readdirSync(join(cache, 'transigma/check')).map((name) => join(cache, 'transigma/check', name));
      test({ cwd, cache, kept, write: (name, text) => writeFileSync(join(cwd, name), text) });
    });
  const before = day();
  try {
    run();
  } catch (thrown) {
    if (day() === before) throw thrown;
    run();
  }
}

/** Runs check; everything that it says, but for how long it took, and how many files were unchanged. */
function check({ cwd, cache }: Place, ...more: readonly string[]) {
  const args = ['check', '--format', 'json', '--profile', 'all', ...(more.includes('in') ? [] : ['in']), ...more];
  return said(transigma(args, { cwd, env: { XDG_CACHE_HOME: cache } }));
}

const said = ({ stdout, stderr, status }: ReturnType<typeof transigma>) => ({
  said: {
    stdout: stdout.replace(/"seconds": [\d.]+/, ''),
    stderr: stderr.replace(/in \d+\.\d s(?:, .* unchanged)?/, ''),
    status,
  },
  unchanged: Number(/([\d,]+) files? unchanged/.exec(stderr)?.[1]?.replace(',', '') ?? 0),
});

// Where the folder is given by another variable than here, the tests below would look into the user's own.
const isElsewhere = process.platform === 'win32' || process.platform === 'darwin';

describe.skipIf(isElsewhere)('files that are known', () => {
  test('are told as they were, and counted', () => {
    onOneDay((place) => {
      const first = check(place);
      expect(first.unchanged).toBe(0);
      expect(first.said.stdout).toContain('suppression');
      expect(first.said.stdout).toContain('source/binary');
      const written = place.kept().map((path) => statSync(path));
      const second = check(place);
      // All but the empty one and the one that is no text.
      expect(second.unchanged).toBe(many + 1);
      expect(second.said).toEqual(first.said);
      expect(check(place, '--no-cache')).toEqual(first);
      expect(written).toHaveLength(1);
      expect((written[0]?.mode ?? 0) & 0o077).toBe(0);
      // There was nothing new to keep.
      expect(place.kept().map((path) => statSync(path).mtimeMs)).toEqual(written.map(({ mtimeMs }) => mtimeMs));
    });
  });

  test('are looked at again when they change; what others show of them is never kept', () => {
    onOneDay((place) => {
      check(place);
      // One is gone, one is new, one has another title: that of a file which does not change.
      rmSync(join(place.cwd, 'in/rule_7.yml'));
      place.write('in/rule_1000.yml', ruleOf(1000));
      place.write('in/rule_8.yml', ruleOf(8, 'Rule Number 9', '*x'));
      const changed = check(place, '--jobs', '3');
      expect(changed.unchanged).toBe(many - 1);
      expect(changed.said).toEqual(check(place, '--no-cache').said);
      expect(changed.said.stdout).toContain('collection/duplicate-title');
      expect(changed.said.stdout).toContain('value/wildcard-instead-of-modifier');
      // And back again.
      place.write('in/rule_8.yml', ruleOf(8));
      const back = check(place);
      expect(back.unchanged).toBe(many);
      expect(back.said.stdout).not.toContain('collection/duplicate-title');
      expect(back.said).toEqual(check(place, '--no-cache').said);
    });
  });

  test('are others with other checks, and of another place; what is done with findings makes no difference', () => {
    onOneDay((place) => {
      check(place);
      expect(check(place, '--profile', 'sigmahq').unchanged).toBe(0);
      place.write('transigma.yml', 'checks:\n    metadata/missing-author: off\n');
      const configured = check(place);
      expect(configured.unchanged).toBe(0);
      expect(configured.said).toEqual(check(place, '--no-cache').said);
      place.write('transigma.yml', `exclude:\n    - rule: [${idOf(1)}]\n`);
      const excluded = check(place, '--fail-on', 'info', '--max-warnings', '0');
      expect(excluded.unchanged).toBe(many + 1);
      expect(excluded.said).toEqual(check(place, '--no-cache', '--fail-on', 'info', '--max-warnings', '0').said);
      unlinkSync(join(place.cwd, 'transigma.yml'));
      expect(check(place, 'in', 'in/rule_1.yml').unchanged).toBe(0);
      expect(place.kept()).toHaveLength(4);
    });
  });

  test('are forgotten if what is kept is damaged', () => {
    onOneDay((place) => {
      const first = check(place);
      const [path = ''] = place.kept();
      const whole = readFileSync(path);
      // One bit of a code: still something that could be read.
      const flipped = Buffer.from(whole);
      const at = flipped.indexOf('metadata/');
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(at).toBeGreaterThan(0);
      for (const damaged of [whole.subarray(0, whole.length / 2), flipped, Buffer.from('{}'), Buffer.alloc(0)]) {
        writeFileSync(path, damaged);
        expect(check(place)).toEqual(first);
      }
      expect(check(place).unchanged).toBe(many + 1);
    });
  });

  test.each<[string, (place: Place) => void]>([
    ['a file is in its way', ({ cache }) => writeFileSync(cache, '')],
    ['it leads to the repository', ({ cache, cwd }) => symlinkSync(cwd, cache)],
  ])('are none if the folder is not ours: %s', (_, prepare) => {
    onOneDay((place) => {
      prepare(place);
      const first = check(place);
      expect(check(place)).toEqual(first);
      expect(readdirSync(place.cwd)).toEqual(['in']);
    });
  });

  test.each([
    ['the current one', 'run'],
    ['one that is checked', 'run/in'],
    ['a repository', '.'],
  ])('are none if the folder is in %s', (_, where) => {
    onOneDay((place) => {
      const cache = join(place.cwd, '..', where, 'kept');
      if (where === '.') writeFileSync(join(place.cwd, '../.git'), 'gitdir: elsewhere');
      const first = check({ ...place, cache });
      expect(check({ ...place, cache })).toEqual(first);
      expect(() => readdirSync(cache)).toThrow('ENOENT');
    });
  });

  test('are none where an input can be read once', () => {
    onOneDay((place) => {
      const options = { cwd: place.cwd, env: { XDG_CACHE_HOME: place.cache } };
      const good = ruleOf(1, 'From A Pipe');
      const args = ['check', '--profile', 'all', '-', 'in'];
      transigma(args, { ...options, input: good });
      expect(transigma(args, { ...options, input: 'title: broken\nid: nope\n' }).stdout).toContain(
        '<stdin>:1:1 error schema/',
      );
      const line = (text: string) => `transigma check --profile all in <(printf '${text}')`;
      shell(line(good.replaceAll('\n', '\\n')), options);
      const { stdout } = shell(line('title: broken\\nid: nope\\n'), options);
      expect(stdout).toMatch(/^\/dev\/fd\/\d+:1:1 error schema\//m);
      expect(() => place.kept()).toThrow('ENOENT');
    });
  });

  test.skipIf(!process.allowedNodeEnvironmentFlags.has('--experimental-permission'))(
    'are none where Node may not write, or read more than is asked for',
    () => {
      onOneDay((place) => {
        const first = check(place, '--jobs', '1', '--no-cache');
        for (const allowed of ['*', `${process.cwd()}/*,${place.cwd}/*`]) {
          const rights = ['--experimental-permission', ...allowed.split(',').map((path) => `--allow-fs-read=${path}`)];
          const cli = join(process.cwd(), 'dist/cli.js');
          const args = [
            ...rights,
            '--no-warnings',
            cli,
            'check',
            '--format',
            'json',
            '--profile',
            'all',
            '--no-config',
          ];
          const { stdout, stderr, status } = spawnSync(process.execPath, [...args, '--jobs', '1', 'in'], {
            cwd: place.cwd,
            encoding: 'utf8',
            env: { ...process.env, XDG_CACHE_HOME: place.cache },
          });
          expect(said({ stdout, stderr, status })).toEqual(first);
        }
      });
    },
  );

  test('are not heeded by fixes, and not kept for few files', () => {
    onOneDay((place) => {
      place.write('few.yml', ruleOf(1));
      const options = { cwd: place.cwd, env: { XDG_CACHE_HOME: place.cache } };
      expect(transigma(['check', 'few.yml'], options).status).toBe(0);
      expect(() => place.kept()).toThrow('ENOENT');
      const before = check(place);
      const [path = ''] = place.kept();
      const written = readFileSync(path);
      expect(before.said.stdout).toContain('"fix"');
      expect(check(place, '--fix').unchanged).toBe(0);
      expect(readFileSync(path)).toEqual(written);
      expect(check(place).said).toEqual(check(place, '--no-cache').said);
    });
  });
});

describe('what is kept', () => {
  const key: CacheKey = {
    build: 'b',
    profile: 'all',
    config: { severities: [] },
    places: ['/a', 'in'],
    now: Date.UTC(2026, 0, 5, 12),
  };

  const kept = (folder: string) => {
    const path = join(folder, 'rule.yml');
    writeFileSync(path, ruleOf(1, 'Ends with a stop.'));
    const checked = fileChecker(allChecks)(readChecked([{ path, relativePath: 'rule.yml' }]));
    const place = join(folder, 'deep/cache');
    const text = readFileSync(path, 'utf8');
    const cache = openCheckCache(place, key);
    expect(cache.known(path, text)).toBeUndefined();
    cache.keep(checked);
    return { path, text, checked, place };
  };

  test('is known by its path and its text, and is the same', () => {
    withFolder({}, (folder) => {
      const { path, text, checked, place } = kept(folder);
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
    ['profile', { profile: 'sigmahq' }],
    ['severity', { config: { severities: [{ pattern: '*', severity: 'off' }] } }],
    ['folder', { places: ['/b', 'in'] }],
    ['place', { places: ['/a', 'out'] }],
    ['day', { now: Date.UTC(2026, 0, 6, 0) }],
  ])('is not known with another %s', (_, other) => {
    withFolder({}, (folder) => {
      const { path, text, place } = kept(folder);
      const later = { ...key, now: Date.UTC(2026, 0, 5, 23) };
      expect(openCheckCache(place, later).known(path, text)).toBeDefined();
      expect(
        openCheckCache(place, { ...key, profile: undefined, config: { severities: [], profile: 'all' } }).has(path),
      ).toBe(true);
      expect(openCheckCache(place, { ...key, ...other }).known(path, text)).toBeUndefined();
    });
  });
});

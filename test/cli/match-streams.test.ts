import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jsonLines, ruleText, shell, transigma, withFolder } from './run.js';

const rule = ruleText('    s:\n        a|contains: x\n    condition: s\n');
const other = ruleText('    s:\n        n|gte: 1990\n    condition: s\n', 'title: Large');

/** Runs `transigma` and talks with it while it runs. */
function running(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [resolve('dist/cli.js'), ...args], { cwd });
  const seen = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    seen.stdout += data;
  });
  child.stderr.on('data', (data) => {
    seen.stderr += data;
  });
  // As shells have it.
  const ofSignal = (signal: string | null) => (signal === 'SIGINT' ? 130 : null);
  const exit = new Promise<number | null>((done) => {
    child.on('exit', (code, signal) => done(code ?? ofSignal(signal)));
  });
  const lines = async (count: number) => {
    for (let turn = 0; turn < 600; turn++) {
      if (seen.stdout.split('\n').length > count) return;
      await wait(50);
    }
    throw new Error(`there are no ${count} lines: ${seen.stdout} ${seen.stderr}`);
  };
  return { child, seen, exit, lines };
}

async function inFolder(files: Readonly<Record<string, string>>, use: (cwd: string) => Promise<void>) {
  const cwd = mkdtempSync(join(tmpdir(), 'transigma-test-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    await use(cwd);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

describe('threads make no difference', () => {
  const events = Array.from({ length: 2000 }, (_, n) => JSON.stringify({ a: n % 3 === 0 ? 'x' : 'y', n })).join('\n');
  const broken = `${events.slice(0, 20_000)}\n{broken\n"no object"\n${events.slice(20_001)}`;
  const files = {
    'r/1.yml': rule,
    'r/2.yml': other,
    'r/broken.yml': 'title: x\n',
    one: broken,
    two: JSON.stringify({ Records: [{ a: 'x' }, { a: 'y' }] }),
    three: gzipSync(events),
    cut: gzipSync(events).subarray(0, -20),
  };

  test.each([
    ['all files', ['one', 'two', 'three']],
    ['damaged and missing files', ['cut', 'missing', 'one']],
    ['CSV', ['--format', 'csv', '--fields', 'n', 'one', 'two']],
    ['whole events in one JSON text', ['--format', 'json', '--with-event', 'one']],
    ['pipelines', ['-p', 'sysmon', 'one']],
    ['no rules', ['-r', 'r/broken.yml', '--format', 'json', 'one']],
  ])('%s', (_, args) => {
    withFolder(files, (cwd) => {
      const rules = args[0] === '-r' ? [] : ['-r', 'r'];
      const run = (jobs: string) => transigma(['match', ...rules, '--jobs', jobs, ...args], { cwd });
      const [one, three] = [run('1'), run('3')];
      expect(three).toEqual(one);
      expect(one.stderr).toContain('schema/missing-detection');
    });
  });

  test.each([
    ['rules that are not there', '-r missing one', 'transigma: missing: there is no such file or folder\n'],
    ['rules of a pipe', '-r <(cat r/1.yml) one', ' input faults\n'],
    ['a pipeline of a pipe', '-r r/1.yml -p <(cat named.yml) one', ' input faults\n'],
    ['a broken pipeline', '-r r/1.yml -p broken.yml one', 'transigma: the pipeline broken.yml cannot be used\n'],
    ['a warning about a pipeline', '-r r/1.yml -p odd.yml one', ' input faults\n'],
    [
      'no rule for a log source',
      '-r r/1.yml --logsource product=x one',
      'transigma: --logsource: none of the rules is for product=x\n',
    ],
  ])('complaints: %s', (_, args, end) => {
    const items = (more: string) =>
      `name: A pipeline\ntransformations:\n  - {type: set_state, key: a, val: b${more}}\n`;
    const odd =
      ', rule_conditions: {one: {type: logsource, product: windows}, two: {type: logsource, product: linux}}, rule_cond_expr: one';
    const pipelines = {
      'named.yml': items(''),
      'broken.yml': items('').replace('set_state', 'no_such'),
      'odd.yml': items(odd),
    };
    withFolder({ ...files, ...pipelines }, (cwd) => {
      const [one, three] = ['1', '3'].map((jobs) => shell(`transigma match --jobs ${jobs} ${args}`, { cwd }));
      expect(three).toEqual(one);
      expect(one?.stderr.endsWith(end)).toBe(true);
      expect(one?.stderr.match(/pipeline\/[a-z-]+/g) ?? []).toHaveLength(/broken|odd/.test(args) ? 1 : 0);
    });
  });

  test('an input that cannot be read is named, however much else is wrong', () => {
    withFolder({ ...files, noisy: '{broken\n'.repeat(80) }, (cwd) => {
      const { stderr, status } = transigma(['match', '-r', 'r/1.yml', 'noisy', 'missing'], { cwd });
      expect(stderr).toContain('cannot read missing: there is no such file');
      expect(stderr).toContain('30 more messages not shown');
      expect(status).toBe(2);
    });
  });

  test('a large event that many rules match is in memory once, and in the output as often as they are', () => {
    const rules = Array.from({ length: 300 }, () => rule).join('---\n');
    const events = `${JSON.stringify({ a: 'x'.repeat(1_000_000) })}\n`.repeat(2);
    const { stdout, stderr, status } = withFolder({ 'rules.yml': rules, events }, (cwd) =>
      shell('transigma match -r rules.yml --with-event --jobs 2 events | wc -c', {
        cwd,
        env: { NODE_OPTIONS: '--max-old-space-size=120' },
      }),
    );
    expect(stderr).toContain('600 matches');
    expect(status).toBe(0);
    expect(Number(stdout)).toBeGreaterThan(600e6);
  });

  test('a thread that ends by itself ends the run, and not as if all were well', () => {
    const killer = `
      import { isMainThread } from 'node:worker_threads';
      if (!isMainThread) setTimeout(() => process.exit(9), 400);
    `;
    withFolder({ ...files, 'killer.mjs': killer }, (cwd) => {
      const env = { NODE_OPTIONS: `--import=${join(cwd, 'killer.mjs')}` };
      const line = `yes '{"a":"x"}' | transigma match -r r/1.yml --jobs 2 > all.txt`;
      const { stderr, status } = shell(line, { cwd, env });
      expect({ stderr, status }).toEqual({
        stderr: expect.stringContaining('a thread ended before its work was done: exit code 9'),
        status: 70,
      });
    });
  });

  test('a reader that has seen enough', () => {
    withFolder(files, (cwd) => {
      const { stdout, stderr } = shell(`yes '{"a":"x"}' | transigma match -r r/1.yml --jobs 2 | head -n 2 | wc -l`, {
        cwd,
      });
      expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '2', stderr: '' });
    });
  });
});

describe('a stream that goes on', () => {
  test.each(['1', '2'])('a match is told before the next event comes, with %s threads', async (jobs) => {
    await inFolder({ 'r.yml': rule }, async (cwd) => {
      const { child, seen, exit, lines } = running(['match', '-r', 'r.yml', '--jobs', jobs], cwd);
      child.stdin.write('{"a":"x"}\n');
      await lines(1);
      child.stdin.write('{"a":"x1"}\n{"a":"y"}\n');
      await lines(2);
      child.stdin.end('{"a":"x2"}');
      expect(await exit).toBe(0);
      expect(jsonLines(seen.stdout).map((match) => match.event.line)).toEqual([1, 2, 4]);
    });
  });

  test.each(['1', '2'])('SIGINT ends it with a summary, with %s threads', async (jobs) => {
    await inFolder({ 'r.yml': rule }, async (cwd) => {
      const { child, seen, exit, lines } = running(['match', '-r', 'r.yml', '--format', 'json', '--jobs', jobs], cwd);
      child.stdin.write('{"a":"x"}\n{"a":');
      await lines(1);
      child.kill('SIGINT');
      expect(await exit).toBe(130);
      expect(JSON.parse(seen.stdout)).toHaveLength(1);
      // What was cut off is no broken event.
      expect(seen.stderr).toBe('interrupted: 1 match in 1 event with 1 rule\n');
    });
  });
});

describe('what is waited for cannot keep it', () => {
  test('an input that nobody writes to', async () => {
    await inFolder({ 'r.yml': rule, log: '{"a":"x"}\n' }, async (cwd) => {
      spawnSync('mkfifo', [join(cwd, 'pipe')]);
      const { child, seen, exit, lines } = running(['match', '-r', 'r.yml', 'log', 'pipe'], cwd);
      await lines(1);
      await wait(300);
      child.kill('SIGINT');
      expect(await exit).toBe(130);
      expect(seen.stderr).toBe('interrupted: 1 match in 1 event with 1 rule\n');
    });
  });

  test('a reader that does not read: a second SIGINT ends it', async () => {
    await inFolder({ 'r.yml': rule, log: '{"a":"x"}\n'.repeat(20_000) }, async (cwd) => {
      const child = spawn(process.execPath, [resolve('dist/cli.js'), 'match', '-r', 'r.yml', 'log'], { cwd });
      const exit = new Promise((done) => child.on('exit', (_, signal) => done(signal)));
      await wait(1500);
      child.kill('SIGINT');
      await wait(300);
      child.kill('SIGINT');
      expect(await exit).toBe('SIGINT');
    });
  });
});

describe('a file that is written to', () => {
  const args = ['match', '-r', 'r.yml', '--follow', 'log'];
  const placeOf = (text: string) => jsonLines(text).map((match) => match.event.line);

  test('what is there, what comes, and a half line only when it is whole; SIGINT is the end', async () => {
    await inFolder({ 'r.yml': rule, log: '{"a":"x"}\n' }, async (cwd) => {
      const { child, seen, exit, lines } = running(args, cwd);
      await lines(1);
      appendFileSync(join(cwd, 'log'), '{"a":"y"}\n{"a":"x2"}\n{"a":');
      await lines(2);
      appendFileSync(join(cwd, 'log'), '"x3"}\n');
      await lines(3);
      child.kill('SIGINT');
      expect(await exit).toBe(0);
      expect(placeOf(seen.stdout)).toEqual([1, 3, 4]);
      expect(seen.stderr).toBe('3 matches in 4 events with 1 rule\n');
    });
  });

  test('another file takes its place', async () => {
    await inFolder({ 'r.yml': rule, log: '{"a":"x1"}\n' }, async (cwd) => {
      const { child, seen, exit, lines } = running([...args, '--fields', 'a'], cwd);
      await lines(1);
      renameSync(join(cwd, 'log'), join(cwd, 'log.1'));
      appendFileSync(join(cwd, 'log.1'), '{"a":"x2"}\n');
      await lines(2);
      writeFileSync(join(cwd, 'log'), '{"a":"x3"}\n');
      await lines(3);
      truncateSync(join(cwd, 'log'));
      await wait(500);
      appendFileSync(join(cwd, 'log'), '{"a":"x4"}\n');
      await lines(4);
      child.kill('SIGINT');
      expect(await exit).toBe(0);
      expect(jsonLines(seen.stdout).map((match) => match.event.fields.a)).toEqual(['x1', 'x2', 'x3', 'x4']);
      // Each file has lines of its own.
      expect(placeOf(seen.stdout)).toEqual([1, 2, 1, 1]);
    });
  });

  test('files of UTF-16 and arrays take the place of one another', async () => {
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    await inFolder({ 'r.yml': rule }, async (cwd) => {
      const log = join(cwd, 'log');
      writeFileSync(log, utf16('{"a":"x1"}\n'));
      const { child, seen, exit, lines } = running([...args, '--fields', 'a'], cwd);
      await lines(1);
      renameSync(log, `${log}.1`);
      writeFileSync(log, utf16('{"a":"x2"}\n{"a":"x3"}\n'));
      await lines(3);
      renameSync(log, `${log}.2`);
      mkdirSync(log);
      await wait(600);
      rmdirSync(log);
      writeFileSync(log, '[\n{"a":"x4"},\n{"a":"x5"},\n');
      await lines(5);
      child.kill('SIGINT');
      expect(await exit).toBe(0);
      expect(jsonLines(seen.stdout).map((match) => match.event.fields.a)).toEqual(['x1', 'x2', 'x3', 'x4', 'x5']);
    });
  });

  test('quick rotation ends nothing', async () => {
    await inFolder({ 'r.yml': rule, log: '{"a":"x"}\n' }, async (cwd) => {
      const log = join(cwd, 'log');
      const { child, seen, exit, lines } = running(args, cwd);
      await lines(1);
      for (let turn = 0; turn < 40; turn++) {
        renameSync(log, `${log}.1`);
        await wait(turn % 30);
        writeFileSync(log, '{"a":"x"}\n');
      }
      await lines(2);
      child.kill('SIGINT');
      expect(await exit).toBe(0);
      expect(seen.stderr).not.toContain('error');
    });
  });

  test.each([
    ['gzip', 'is compressed'],
    ['pipe', 'is no file that can be followed'],
    ['.', 'is no file that can be followed'],
  ])('%s is refused', async (name, message) => {
    await inFolder({ 'r.yml': rule }, async (cwd) => {
      writeFileSync(join(cwd, 'gzip'), gzipSync('{"a":"x"}\n'));
      spawnSync('mkfifo', [join(cwd, 'pipe')]);
      const { seen, exit } = running(['match', '-r', 'r.yml', '--follow', name], cwd);
      expect(await exit).toBe(2);
      expect(seen.stderr).toContain(message);
    });
  });

  test('there is no such file', async () => {
    await inFolder({ 'r.yml': rule }, async (cwd) => {
      const { seen, exit } = running(args, cwd);
      expect(await exit).toBe(2);
      expect(seen.stderr).toContain('cannot read log: there is no such file');
    });
  });
});

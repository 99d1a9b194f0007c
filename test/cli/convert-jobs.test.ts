import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleText, shell, transigma, withFolder } from './run.js';

const idOf = (number: number) => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`;

function ruleOf(number: number): string {
  // One of each kind: fine, refused by the target, broken.
  const modifier = number % 10 === 3 ? '|fieldref' : '';
  const condition = number % 10 === 7 ? 'nothing' : 's';
  const text = ruleText(`    s:\n        eventName${modifier}: x${number}\n    condition: ${condition}\n`);
  const aws = 'logsource: {product: aws, service: cloudtrail}\n';
  return `id: ${idOf(number)}\n${text.replace(/logsource:.*\n(?: +.*\n)*/, aws)}`;
}

/** Some files whose names would be one in Panther; a file without rules. */
const files = Object.fromEntries([
  ...Array.from({ length: 100 }, (_, number) => [
    `in/${number % 3}/r${number % 2 === 0 ? '-' : '_'}${number >> 1}.yml`,
    ruleOf(number),
  ]),
  ['in/empty.yml', '# nothing\n'],
  ['in/several.yml', `${ruleOf(200)}---\n${ruleOf(201)}`],
]);

const treeOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length), readFileSync(path, 'utf8')];
      }),
  );

const withoutTime = (text: string) => text.replaceAll(/in \d+\.\d s/g, 'in N s');

describe('threads make no difference', () => {
  test.each([
    ['queries', ['-t', 'kql']],
    ['lines of JSON', ['-t', 'kql', '--json']],
    ['pipelines of log sources', ['-t', 'kql', '-p', 'auto']],
    ['files of rules on standard output', ['-t', 'panther']],
    ['files of rules in JSON', ['-t', 'panther', '--json']],
    ['one text of all rules', ['-t', 'panther', '-f', 'pack']],
  ])('%s', (_, args) => {
    withFolder(files, (cwd) => {
      const run = (jobs: string) => transigma(['convert', ...args, '--jobs', jobs, 'in'], { cwd });
      const [one, three] = [run('1'), run('3')];
      expect(one.stdout.length).toBeGreaterThan(1000);
      expect({ ...three, stderr: withoutTime(three.stderr) }).toEqual({ ...one, stderr: withoutTime(one.stderr) });
    });
  });

  test('a folder of rules, with names that two of them want', () => {
    withFolder(files, (cwd) => {
      const run = (jobs: string) =>
        transigma(['convert', '-t', 'panther', '-o', `out${jobs}`, '--jobs', jobs, 'in'], { cwd });
      const [one, three] = [run('1'), run('3')];
      expect(withoutTime(three.stderr).replaceAll('out3', 'out1')).toBe(withoutTime(one.stderr));
      const tree = treeOf(join(cwd, 'out1'));
      expect(Object.keys(tree).length).toBeGreaterThan(150);
      expect(treeOf(join(cwd, 'out3'))).toEqual(tree);
    });
  });
});

describe('what can go wrong', () => {
  test('no number', () => {
    withFolder(files, (cwd) => {
      const { stderr, status } = transigma(['convert', '-t', 'kql', '--jobs', '0', 'in'], { cwd });
      expect({ stderr, status }).toEqual({
        stderr: 'transigma: --jobs: "0" is no whole number from 1 to 9999\n',
        status: 2,
      });
    });
  });

  test('a thread that ends by itself ends the run', () => {
    const killer = `
      import { isMainThread } from 'node:worker_threads';
      if (!isMainThread) setTimeout(() => process.exit(9), 50);
    `;
    withFolder({ ...files, 'killer.mjs': killer }, (cwd) => {
      const env = { NODE_OPTIONS: `--import=${join(cwd, 'killer.mjs')}` };
      const many = Array.from({ length: 40 }, () => 'in').join(' ');
      const { stderr, status } = shell(`transigma convert -t panther --jobs 2 ${many} > all.txt`, { cwd, env });
      expect({ stderr, status }).toEqual({
        stderr: expect.stringContaining('a thread ended before its work was done: exit code 9'),
        status: 70,
      });
    });
  });

  test('a reader that has seen enough', () => {
    withFolder(files, (cwd) => {
      const { stdout, stderr } = shell('transigma convert -t panther --jobs 2 in | head -1', { cwd });
      expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^# /), stderr: '' });
    });
  });

  test('a file of more rules than files may be open', () => {
    const rules = Array.from({ length: 600 }, (_, number) =>
      ruleText(`    s:\n        a: x${number}\n    condition: s\n`),
    );
    withFolder({ 'in.yml': rules.join('---\n') }, (cwd) => {
      const { stderr, status } = shell('ulimit -n 128; transigma convert -t kql -o out/ in.yml', { cwd });
      expect({ stderr, status }).toEqual({ stderr: expect.stringContaining('600'), status: 0 });
      expect(readdirSync(join(cwd, 'out')).length).toBe(601);
    });
  });

  test('a place that cannot be written', () => {
    withFolder({ ...files, out: 'a file' }, (cwd) => {
      const { stderr, status } = transigma(['convert', '-t', 'kql', '--jobs', '2', '-o', 'out/x/', 'in'], { cwd });
      expect({ stderr, status }).toEqual({ stderr: expect.stringContaining('cannot be written'), status: 2 });
    });
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpusFolder } from '../support/corpus.js';
import { pantherReady, runTool, skipped } from '../support/python/panther.js';
import { type PantherOutput, pantherOutputs } from '../support/python/panther-output.js';

const ready = pantherReady();
const corpus = join(corpusFolder ?? '', 'sigma/rules');
const aws = join(corpus, 'cloud/aws');
const globally = ['-O', 'helpers=global'];
const timeout = 240_000;

describe.skipIf(!ready.ok)(`panther_analysis_tool${skipped(ready)}`, () => {
  const outputs = pantherOutputs();
  afterAll(outputs.remove);

  /** What the tool does in the folder that the output stands in, without the network. */
  const analysisTool = ({ folder }: PantherOutput, ...args: readonly string[]) =>
    runTool('panther_analysis_tool', ['--skip-version-check', ...args, '--path', basename(folder)], {
      cwd: dirname(folder),
    });

  /** What the tool sums up; names of rules that failed come with what is wrong. */
  async function testRules(output: PantherOutput) {
    const { stdout, stderr, status } = await analysisTool(output, 'test', '--minimum-tests', '2');
    const failures = /^Failed Tests Summary\n([\s\S]*?)\n-{5}/m.exec(stdout)?.[1]?.match(/^\t\S+$/gm) ?? [];
    const count = (what: string) => Number(new RegExp(`^\\t${what}: (\\d+)$`, 'm').exec(stdout)?.[1] ?? Number.NaN);
    const counts = { passed: count('Passed'), failed: count('Failed'), invalid: count('Invalid') };
    return { status, ...counts, failures: failures.map((id) => id.trim()), stderr: stderr.slice(-2000) };
  }

  /** All rules of a folder pass but those that have no tests, which the conversion said. */
  async function expectAllPass(output: PantherOutput, least: number) {
    const withoutTests = output.rules.filter(({ notes }) => notes.includes('panther/no-test'));
    const isFine = withoutTests.length === 0;
    const { stderr, ...summary } = await testRules(output);
    expect(summary, stderr).toEqual({
      ...{ status: isFine ? 0 : 1, failed: withoutTests.length, invalid: 0 },
      passed: output.rules.length - withoutTests.length,
      failures: withoutTests.map(({ rule }) => `Sigma.${rule.id}`),
    });
    expect(output.rules.length).toBeGreaterThanOrEqual(least);
    return withoutTests.map(({ rule }) => rule.id);
  }

  test('passes the rules that we ship, with their pack', { timeout }, async () => {
    const output = outputs.write('own', 'rules');
    outputs.addPack(output, 'rules');
    expect(await expectAllPass(output, 23)).toEqual([]);
    expect(await analysisTool(output, 'check-packs')).toMatchObject({ status: 0 });
  });

  test('passes the rules that we ship with a global helper, and its pack', { timeout }, async () => {
    const output = outputs.write('own-global', 'rules', globally);
    const pack = outputs.addPack(output, 'rules', globally);
    expect(await expectAllPass(output, 23)).toEqual([]);
    expect(await analysisTool(output, 'check-packs')).toMatchObject({ status: 0 });
    // It would have seen what is missing.
    writeFileSync(pack, readFileSync(pack, 'utf8').replace(/^ *- transigma_helpers\n/m, ''));
    expect(await analysisTool(output, 'check-packs')).toMatchObject({ status: 1 });
  });

  describe.skipIf(corpusFolder === undefined)('of SigmaHQ', () => {
    test.each([
      ['inline', []],
      ['global', globally],
    ] as const)('passes the rules for AWS, with %s helpers and a pack', { timeout }, async (name, options) => {
      const output = outputs.write(`aws-${name}`, aws, options);
      outputs.addPack(output, aws, options);
      expect(await expectAllPass(output, 50)).toEqual([]);
      expect(await analysisTool(output, 'check-packs')).toMatchObject({ status: 0 });
    });

    test('passes all rules that have a log type, with fields as Panther names them', { timeout }, async () => {
      const output = outputs.write('known', corpus);
      // It leaves out the channel System, and its log source says that it is about no other: no event can match.
      expect(await expectAllPass(output, 2900)).toEqual(['a62b37e0-45d3-48d9-a517-90c1a1b0186b']);
    });

    test('passes all rules as they are, with a global helper', { timeout }, async () => {
      const output = outputs.write('plain', corpus, ['-p', 'none', '-O', 'log-types=Custom.Test', ...globally]);
      expect(await expectAllPass(output, 3141)).toEqual([]);
    });
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../cli/run.js';

const read = (path: string) => load(readFileSync(path, 'utf8')) as never;
const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the hook of pre-commit', () => {
  const [hook, ...others] = read('.pre-commit-hooks.yaml') as readonly Readonly<Record<string, string>>[];

  it('runs the binary of the package', () => {
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'transigma-check', language: 'node', require_serial: true });
    expect(bin).toHaveProperty([hook?.entry?.split(' ')[0] ?? '']);
  });

  it.each([
    ['rules/windows/a.yml', true],
    ['rules-threat-hunting/a.yaml', true],
    ['detections/rules/a.yml', true],
    ['.github/workflows/rules.yml', false],
    ['rules/a.test.yml', false],
  ])('of %s: %s', (path, isRule) => {
    const matches = new RegExp(hook?.files ?? '').test(path) && !new RegExp(hook?.exclude ?? '').test(path);
    expect(matches).toBe(isRule);
  });
});

describe('the template for GitLab', () => {
  const { transigma } = read('ci/gitlab.yml') as {
    readonly transigma: {
      readonly variables: Readonly<Record<string, string>>;
      readonly script: readonly string[];
      readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
    };
  };

  it('keeps the reports of what failed', () => {
    const { when, reports } = transigma.artifacts;
    expect(when).toBe('always');
    const script = transigma.script.join('\n');
    expect(script).toContain(`--format=gitlab=${reports.codequality}`);
    expect(script).toContain(`--format=junit=${reports.junit}`);
  });

  it.each(['bash', 'sh'])('gives the variables to the command line in %s', (shell) => {
    const show = '#!/bin/sh\nprintf "%s\\n" "$@"\n';
    withFolder({ 'bin/npm': show, 'bin/transigma': show, 'a.yml': '' }, (folder) => {
      for (const name of ['npm', 'transigma']) chmodSync(join(folder, 'bin', name), 0o755);
      const { stdout } = spawnSync(shell, ['-e', '-c', transigma.script.join('\n')], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
          ...transigma.variables,
          TRANSIGMA_PATHS: '*.yml rules',
          TRANSIGMA_PROFILE: '$(touch made); a',
        },
      });
      expect(stdout.trimEnd().split('\n').slice(-5)).toEqual([
        '--profile=$(touch made); a',
        '--fail-on=warning',
        '--',
        '*.yml',
        'rules',
      ]);
    });
  });
});

describe('docs/ci.md', () => {
  const page = readFileSync('docs/ci.md', 'utf8');

  it('has YAML that can be read', () => {
    const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(4);
    for (const block of blocks) expect(load(block)).toBeTypeOf('object');
  });

  it('names the inputs, outputs and hooks that there are', () => {
    const { inputs, outputs } = read('action.yml') as Record<'inputs' | 'outputs', object>;
    for (const name of [...Object.keys(inputs), ...Object.keys(outputs)]) expect(page).toContain(`\`${name}\``);
  });
});

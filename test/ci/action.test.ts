import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ruleText, transigma, withFolder } from '../cli/run.js';

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const text = readFileSync('action.yml', 'utf8');
const action = load(text) as Action;
const { steps } = action.runs;

/** Runs a step as the runner does, with inputs that differ from the defaults. */
function runStep(id: string, folder: string, inputs: Readonly<Record<string, string>>, others = {}) {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`there is no step ${id}`);
  const env = Object.entries(step.env).map(([name, value]) => {
    const [, input = ''] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value) ?? [];
    return [name, inputs[input] ?? action.inputs[input]?.default ?? ''];
  });
  const script = join(folder, 'step.sh');
  const output = join(folder, 'output');
  writeFileSync(script, step.run);
  writeFileSync(output, '');
  const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, RUNNER_TEMP: folder, GITHUB_OUTPUT: output, ...Object.fromEntries(env), ...others },
  });
  return { stdout, stderr, status, outputs: outputsOf(readFileSync(output, 'utf8')) };
}

/** The outputs of a step, `name=value` or with a delimiter. */
function outputsOf(file: string): Readonly<Record<string, string>> {
  const lines = file.matchAll(/^([a-z-]+)(?:=(.*)|<<(.*)\n([\s\S]*?)\n\3)$/gm);
  return Object.fromEntries([...lines].map(([, name = '', short, , long]) => [name, short ?? long ?? '']));
}

/** What the stand-in was called with. */
const argumentsIn = (folder: string): readonly string[] =>
  JSON.parse(readFileSync(join(folder, 'arguments.json'), 'utf8')).filter(
    (one: string) => !one.includes('/transigma.'),
  );

const standIn = { TRANSIGMA: resolve('test/ci/check-stand-in.mjs') };

describe('the action for GitHub', () => {
  it('uses inputs through the environment only', () => {
    for (const { run, env, shell } of steps) {
      expect(run).not.toContain('${{');
      expect(shell).toBe('bash');
      for (const value of Object.values(env)) expect(value).toMatch(/^\$\{\{ [a-z._-]+ \}\}$/);
    }
    const used = [...text.matchAll(/\$\{\{ inputs\.([a-z-]+) \}\}/g)].map(([, name]) => name);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it('gives the inputs to the command line', () => {
    withFolder({}, (folder) => {
      const inputs = {
        paths: 'rules/a b\n\n--fix\n$(touch made)/*.yml',
        profile: 'sigmahq',
        config: 'my config.yml',
        baseline: '`touch made`',
        'fail-on': '";touch made;"',
        'max-warnings': '5',
        changed: 'origin/main',
        format: 'junit=findings.xml\ncheckstyle=other file.xml',
      };
      const { status, outputs } = runStep('check', folder, inputs, standIn);
      expect(status).toBe(1);
      expect(existsSync(join(folder, 'made'))).toBe(false);
      expect(argumentsIn(folder)).toEqual([
        'check',
        '--format=text',
        '--format=sarif=transigma.sarif',
        '--format=junit=findings.xml',
        '--format=checkstyle=other file.xml',
        '--profile=sigmahq',
        '--config=my config.yml',
        '--baseline=`touch made`',
        '--fail-on=";touch made;"',
        '--max-warnings=5',
        '--changed=origin/main',
        '--',
        'rules/a b',
        '--fix',
        '$(touch made)/*.yml',
      ]);
      expect(outputs).toEqual({ findings: '3', errors: '1', warnings: '2', 'sarif-file': 'transigma.sarif' });
    });
  });

  it('leaves out what is not given', () => {
    withFolder({}, (folder) => {
      expect(runStep('check', folder, { 'sarif-file': '', changed: 'false' }, standIn).outputs['sarif-file']).toBe('');
      expect(argumentsIn(folder)).toEqual(['check', '--format=text', '--', 'rules']);
      runStep('check', folder, { changed: 'true' }, standIn);
      expect(argumentsIn(folder)).toContain('--changed');
    });
  });

  it('lets nothing in the text be a command, and annotates', () => {
    withFolder({}, (folder) => {
      const lines = runStep('check', folder, {}, standIn).stdout.trimEnd().split('\n');
      const [, token = ''] = /^::stop-commands::([0-9a-f-]{36})$/.exec(lines[0] ?? '') ?? [];
      const end = lines.indexOf(`::${token}::`);
      expect(lines.slice(1, end)).toContain('::set-output name=findings::0');
      expect(lines.slice(end + 1)).toEqual(['::error file=rules/a.yml::wrong']);
    });
  });

  it('leaves suppressed results out of the SARIF file', () => {
    withFolder({}, (folder) => {
      runStep('check', folder, {}, standIn);
      const log = JSON.parse(readFileSync(join(folder, 'transigma.sarif'), 'utf8'));
      expect(log).toEqual({ runs: [{ results: [{ ruleId: 'a' }] }] });
    });
  });

  it('cannot be made to give other outputs', () => {
    withFolder({}, (folder) => {
      const name = 'a.sarif\nfindings=0';
      expect(runStep('check', folder, { 'sarif-file': name }, standIn).outputs).toMatchObject({
        findings: '3',
        'sarif-file': name,
      });
    });
  });

  it('keeps the exit code of wrong usage', () => {
    withFolder({}, (folder) => {
      const { status, outputs } = runStep('check', folder, { profile: 'nothing' }, standIn);
      expect([status, outputs]).toEqual([2, {}]);
    });
  });

  it('takes what is built', () => {
    withFolder({ 'dist/cli.js': '' }, (folder) => {
      const { outputs } = runStep('install', folder, {}, { ACTION_PATH: folder });
      expect(outputs).toEqual({ cli: join(folder, 'dist/cli.js') });
    });
  });

  it('installs nothing but a version', () => {
    withFolder({}, (folder) => {
      expect(runStep('install', folder, { version: '1.0.0 https://example.org/x.tgz' }).status).toBe(2);
    });
  });

  it.skipIf(!transigma(['check', '--help']).stdout.startsWith('Usage: transigma check'))('checks rules', () => {
    const bad = ruleText('    selection:\n        a: 1\n    unused:\n        b: 1\n    condition: selection\n');
    withFolder({ 'rules/bad.yml': bad }, (folder) => {
      const { status, stdout, outputs } = runStep('check', folder, {}, { TRANSIGMA: resolve('dist/cli.js') });
      expect([status, Number(outputs.findings) > 0], stdout).toEqual([1, true]);
      expect(stdout).toMatch(/^::(?:error|warning) file=rules\/bad\.yml,/m);
      expect(JSON.parse(readFileSync(join(folder, 'transigma.sarif'), 'utf8')).runs[0].results.length).toBe(
        Number(outputs.findings),
      );
    });
  });
});

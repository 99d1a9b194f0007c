import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleText, transigma, withFolder } from './run.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('the command line', () => {
  test('knows its version', () => {
    expect(transigma(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 });
  });

  test.each([[[]], [['convert']], [['match']], [['list']], [['completion']]])(
    'prints help with examples: %j',
    (command) => {
      const { stdout, status } = transigma([...command, '--help']);
      expect(stdout).toMatch(/Examples:\n {2}\S/);
      expect(status).toBe(0);
    },
  );

  test('helps with a misspelt command', () => {
    const { stderr, status } = transigma(['convrt']);
    expect(stderr).toContain("unknown command 'convrt'\n(Did you mean convert?)");
    expect(status).toBe(2);
  });

  test.each([
    ['targets', /^kql +Kibana Query Language/],
    ['formats', /^kql query/],
    ['options', /^kql cidr=ip\|patterns/],
    ['modifiers', /^contains {2,}/],
    ['inputs', /^auto {2,}/],
  ])('lists %s', (what, expected) => {
    const { stdout, status } = transigma(['list', what]);
    expect(stdout).toMatch(expected);
    expect(status).toBe(0);
    for (const line of transigma(['list', what, '--json']).stdout.trimEnd().split('\n')) {
      expect(Object.keys(JSON.parse(line))).toEqual(['name', 'description']);
    }
  });

  test('completes in bash', () => {
    withFolder({ 'completion.bash': transigma(['completion', 'bash']).stdout }, (folder) => {
      const complete = (words: string) => {
        const list = words.split(' ');
        const script = `source ${folder}/completion.bash; COMP_WORDS=(${list.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${list.length - 1}; _transigma; echo "\${COMPREPLY[@]}"`;
        return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim();
      };
      expect(complete('transigma con')).toBe('convert');
      expect(complete('transigma convert -t ')).toBe('kql athena duckdb panther js');
      expect(complete('transigma convert --str')).toBe('--strict');
      expect(complete('transigma list mod')).toBe('modifiers');
    });
  });

  test('has completions for zsh and fish, and says which shells there are', () => {
    expect(transigma(['completion', 'zsh']).stdout).toMatch(/^#compdef transigma\n/);
    expect(transigma(['completion', 'fish']).stdout).toContain('complete -c transigma');
    const { stderr, status } = transigma(['completion', 'csh']);
    expect(stderr).toContain('the shells are bash, zsh, fish');
    expect(status).toBe(2);
  });

  test('is quiet when the pipe is closed', () => {
    const rule = ruleText('    s:\n        a: x\n    condition: s\n');
    withFolder({ 'rule.yml': rule, 'events.ndjson': '{"a":"x"}\n'.repeat(200_000) }, (cwd) => {
      const command = `'${process.execPath}' '${resolve('dist/cli.js')}' match -r rule.yml events.ndjson | head -n 1; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
      expect(stdout.split('\n')[1]).toBe('0');
      expect(stderr).toBe('');
    });
  });
});

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleText, shell, withFolder } from './run.js';

const rule = ruleText('    s:\n        a: x\n    condition: s\n');
const broken = ruleText('    s:\n        a: x\n    condition: t\n');
/** More than a pipe holds. */
const many = (text: string) => `${text}---\n`.repeat(20_000);

describe.runIf(existsSync('/dev/full'))('standard output on a full disk', () => {
  test.each([
    ['convert', 'transigma convert -t kql a.yml'],
    ['convert --json', 'transigma convert -t kql --json a.yml'],
    ['match', `echo '{"a":"x"}' | transigma match -r a.yml`],
    ['list', 'transigma list targets'],
    ['help', 'transigma --help'],
    ['completion', 'transigma completion bash'],
  ])('%s', (_, command) => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      const { stderr, status } = shell(`${command} > /dev/full`, { cwd });
      expect({ stderr, status }).toEqual({
        stderr: 'transigma: standard output cannot be written: no space is left\n',
        status: 2,
      });
    });
  });

  test('standard error on a full disk stops nothing', () => {
    withFolder({ 'a.yml': broken, 'b.yml': rule }, (cwd) => {
      expect(shell('transigma convert -t kql . 2> /dev/full', { cwd })).toMatchObject({
        stdout: 'a: "x"\n',
        status: 1,
      });
    });
  });
});

describe('closed pipes', () => {
  test('nobody reads standard error: the work goes on', () => {
    const files = { 'a.yml': broken, 'b.yml': 'a: [', 'c.yml': rule };
    withFolder(files, (cwd) => {
      // What reads is gone before anything is written.
      const line = `{ sleep 0.3; transigma convert -t kql .; echo $? > status; } 2> >(exec true) > out; cat out status`;
      expect(shell(line, { cwd }).stdout).toBe('a: "x"\n1\n');
    });
  });

  test.each([
    ['all is well', 'convert -t kql many.yml', 0],
    ['a failure came before', 'convert -t kql broken.yml many.yml', 1],
    ['a refusal came before', 'convert -t kql refused.yml many.yml', 1],
    ['a refusal that does not count', 'convert -t kql -s refused.yml many.yml', 0],
    ['an unreadable rule', 'match -r rule.yml -r broken.yml events', 1],
    ['an unreadable input', 'match -r rule.yml missing events', 2],
  ])('nobody reads standard output: %s', (_, command, status) => {
    const files = {
      'rule.yml': rule,
      'broken.yml': broken,
      'refused.yml': ruleText('    s:\n        a|fieldref: b\n    condition: s\n'),
      'many.yml': many(rule),
      events: '{"a":"x"}\n'.repeat(20_000),
    };
    withFolder(files, (cwd) => {
      const { stdout, stderr } = shell(`transigma ${command} | head -n 1 > first; echo "\${PIPESTATUS[0]}"`, { cwd });
      expect(stdout).toBe(`${status}\n`);
      expect(stderr).not.toMatch(/EPIPE|internal/);
      expect(stderr).not.toContain('converted to kql');
    });
  });

  test('the end comes although standard input stays open', () => {
    withFolder({ 'rule.yml': rule }, (cwd) => {
      const line = `yes '{"a":"x"}' | transigma match -r rule.yml | head -n 1 > first; wc -l < first`;
      expect(shell(line, { cwd }).stdout.trim()).toBe('1');
    });
  });
});

describe('a fault of transigma itself', () => {
  const boom = 'performance.now = () => { throw new Error("bo\\u001b\\nom") }';
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(boom)}` };

  test('is one line with a request to report it', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      expect(shell('transigma convert -t kql a.yml', { cwd, env })).toEqual({
        stdout: '',
        stderr: 'transigma: internal error: bo\ufffd\ufffdom (please report it, with the input that led to it)\n',
        status: 70,
      });
    });
  });

  test('has a stack for those who ask for it', () => {
    withFolder({ 'a.yml': rule }, (cwd) => {
      const { stderr } = shell('transigma convert -t kql a.yml', { cwd, env: { ...env, TRANSIGMA_DEBUG: '1' } });
      expect(stderr).toMatch(/\n\s+at /);
    });
  });

  test('outside of the run is one, too', () => {
    const later = 'setTimeout(() => { throw new Error("later") }, 2000)';
    withFolder({ 'a.yml': rule }, (cwd) => {
      const line = 'sleep 6 | transigma match -r a.yml';
      const { stderr } = shell(`${line}; exit \${PIPESTATUS[1]}`, {
        cwd,
        env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(later)}` },
      });
      expect(stderr).toContain('transigma: internal error: later');
      expect(stderr).not.toMatch(/\n\s+at /);
    });
  });
});

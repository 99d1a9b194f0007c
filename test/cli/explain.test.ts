import { describe, expect, test } from 'vitest';
import { jsonLines, type Run, ruleText, transigma, withFolder } from './run.js';

const rule = ruleText(
  "    selection:\n        Image|endswith: ['\\a.exe', '\\b.exe']\n    filter:\n        User: SYSTEM\n    condition: selection and not filter\n",
);
const utf8 = { LC_ALL: 'C.UTF-8' };

/** Runs `transigma explain` on the rule with an event from standard input. */
function explain(event: string | undefined, { env = utf8, args = [] as readonly string[], text = rule } = {}): Run {
  return withFolder({ 'rule.yml': text }, (cwd) => {
    const ofEvent = event === undefined ? [] : ['--event', '-'];
    return transigma(['explain', 'rule.yml', ...ofEvent, ...args], { cwd, env, input: event ?? '' });
  });
}

describe('transigma explain', () => {
  test('prints a rule as a tree', () => {
    const { stdout, stderr, status } = explain(undefined);
    expect(stdout).toBe(`rule.yml: A rule
  all of 2 at 9:16
    any of 2 for Image at 6:9
      Image ends with "\\a.exe" (ignoring case) at 6:26
      Image ends with "\\b.exe" (ignoring case) at 6:36
    not at 9:30
      User is "SYSTEM" (ignoring case) at 8:15
`);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('tells why an event matches or does not', () => {
    const { stdout, status } = explain('{"Image":"C:\\\\B.exe","User":["x","system"]}');
    expect(stdout).toBe(`rule.yml: A rule
✗ event 1 at <stdin>:1 does not match
  ✗ all of 2 at 9:16
    ✓ any of 2 for Image at 6:9: Image is "C:\\B.exe"
      ✗ Image ends with "\\a.exe" (ignoring case) at 6:26
      ✓ Image ends with "\\b.exe" (ignoring case) at 6:36
    ✗ not at 9:30
      ✓ User is "SYSTEM" (ignoring case) at 8:15: User is "x", "system"
`);
    expect(status).toBe(0);
    expect(explain('{"Image":"\\\\a.exe"}').stdout).toContain('✓ event 1 at <stdin>:1 matches');
  });

  test.each([
    ['without UTF-8', { LC_ALL: 'C' }],
    ['with NO_COLOR', { ...utf8, NO_COLOR: '1' }],
  ])('marks verdicts in ASCII %s', (_, env) => {
    const { stdout } = explain('{"Image":"x"}', { env });
    expect(stdout).toContain('no  event 1');
    expect(stdout).toContain('yes not at');
    expect(stdout).toMatch(/^[\n -~]*$/);
  });

  test('has colours only where they are wanted', () => {
    expect(explain('{}', { env: { ...utf8, FORCE_COLOR: '1' } as typeof utf8 }).stdout).toContain(
      '\u001b[31m✗\u001b[0m',
    );
    expect(explain('{}', { env: { ...utf8, FORCE_COLOR: '1', NO_COLOR: '1' } as typeof utf8 }).stdout).not.toContain(
      '\u001b',
    );
  });

  test('shows no control characters, and no endless values', () => {
    const event = JSON.stringify({ Image: '\u001b[31m\u202eevil', User: 'x'.repeat(100_000) });
    const { stdout } = explain(event);
    expect(stdout).toContain('Image is "\ufffd[31m\ufffdevil"');
    expect(stdout).toContain(`User is "${'x'.repeat(80)}…" (100,000 characters)`);
    expect(stdout.length).toBeLessThan(2000);
  });

  test('explains ten events, and counts the others', () => {
    const events = Array.from({ length: 30 }, (_, index) => `{"Image":"\\\\${index % 2 === 0 ? 'a' : 'c'}.exe"}\n`);
    const { stdout } = explain(events.join(''));
    expect(stdout.match(/event \d+ at/g)).toHaveLength(10);
    expect(stdout).toContain('\n20 more events with 10 matches\n');
  });

  test('gives JSON, a line for each event', () => {
    const [only] = jsonLines(explain(undefined, { args: ['--json'] }).stdout);
    expect(only).toMatchObject({
      rule: { title: 'A rule', path: 'rule.yml' },
      predicate: { kind: 'and', text: 'all of 2', operands: [{ kind: 'or' }, { kind: 'not' }] },
    });
    const lines = jsonLines(
      explain('{"User":12345678901234567890}\n{"Image":"\\\\a.exe"}', { args: ['--json'] }).stdout,
    );
    expect(lines).toMatchObject([
      {
        event: { source: '<stdin>', line: 1, index: 1 },
        matches: false,
        predicate: {
          verdict: false,
          operands: [
            { verdict: false },
            {
              verdict: true,
              operands: [
                { verdict: false, fields: [{ name: 'User', present: true, values: ['12345678901234567890'] }] },
              ],
            },
          ],
        },
      },
      { matches: true },
    ]);
  });

  test('takes the rule from standard input, and pipelines', () => {
    const pipeline =
      'name: p\npriority: 1\ntransformations:\n  - type: field_name_mapping\n    mapping: {Image: process.path}\n';
    withFolder({ 'p.yml': pipeline }, (cwd) => {
      const { stdout } = transigma(['explain', '-', '-p', 'p.yml'], { cwd, input: rule });
      expect(stdout).toContain('<stdin>: A rule');
      expect(stdout).toContain('any of 2 for process.path');
    });
  });

  test.each([
    ['a rule that is broken', ['explain', 'broken.yml'], 1, 'broken.yml:1:1 error'],
    ['an event that is broken', ['explain', 'rule.yml', '--event', 'broken.json'], 1, 'error event/broken-json'],
    ['no event', ['explain', 'rule.yml', '--event', 'empty.json'], 1, 'there is no event'],
    ['a file that is not there', ['explain', 'gone.yml'], 2, 'gone.yml: there is no such file'],
    ['an event that is not there', ['explain', 'rule.yml', '--event', 'gone'], 2, 'cannot read gone'],
    ['a format that is not there', ['explain', 'rule.yml', '--input', 'x'], 2, 'there is no input format "x"'],
    ['standard input twice', ['explain', '-', '--event', '-'], 2, 'standard input can only be read once'],
  ])('complains of %s', (_, args, status, complaint) => {
    const files = { 'rule.yml': rule, 'broken.yml': 'title: x\n', 'broken.json': '{"a":', 'empty.json': '' };
    const run = withFolder(files, (cwd) => transigma(args, { cwd }));
    expect(run.stderr).toContain(complaint);
    expect(run.status).toBe(status);
  });

  test('is quick for a rule that is spelled out to a lot', () => {
    const values = Array.from({ length: 60 }, (_, index) => `'v${index}'`).join(', ');
    const detections = Array.from({ length: 60 }, (_, index) => `    d${index}:\n        f${index}: [${values}]\n`);
    const names = Array.from({ length: 60 }, (_, index) => `(1 of d* and not d${index})`).join(' or ');
    const text = ruleText(`${detections.join('')}    condition: ${names}\n`);
    const started = performance.now();
    for (const args of [[], ['--json']]) {
      const { stdout, status } = explain('{"f1":"v1"}', { text, args });
      expect(status).toBe(0);
      expect(stdout.length).toBeLessThan(5_000_000);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

import { describe, expect, test } from 'vitest';
import { jsonText } from '../../src/diagnostic/json-text.js';
import { jsonLines, ruleText, shell, transigma, withFolder } from './run.js';

const rule = ruleText('    s:\n        a: x\n    condition: s\n');
/** Clears the screen, goes back to the line's beginning, starts a new one, turns the direction of writing around. */
const hostile = 'x\u001b[2J\r\n\u009b1m\u202e';
const harmful = /[^\P{C}\n]|[\u2028\u2029]/u;

describe('what the user gives never reaches the terminal as a command', () => {
  test.each([
    [['convert', '-t', 'kql', `${hostile}.yml`]],
    [['convert', '-t', 'kql', `${hostile}*.yml`]],
    [['convert', '-t', 'kql', hostile]],
    [['convert', '-t', 'kql', `a.yml/${hostile}`]],
    [['convert', '-t', 'kql', '-o', `a.yml/${hostile}`, 'a.yml']],
    [['convert', '-t', 'kql', '-o', `out${hostile}/`, 'a.yml']],
    [['convert', '-t', 'kql', '-o', `out${hostile}.kql`, 'a.yml']],
    [['convert', '-t', 'kql', '-o', `${hostile}.txt`, `${hostile}.txt`]],
    [['convert', '-t', hostile, 'a.yml']],
    [['convert', '-t', 'kql', '-f', hostile, 'a.yml']],
    [['convert', '-t', 'kql', '-O', hostile, 'a.yml']],
    [['convert', '-t', 'kql', '-O', `cidr=${hostile}`, 'a.yml']],
    [['convert', `--${hostile}`, 'a.yml']],
    [['match', '-r', 'a.yml', hostile]],
    [['match', '-r', 'a.yml', `${hostile}.txt`]],
    [['match', '-r', 'a.yml', '--input', hostile]],
    [['list', hostile]],
    [['completion', hostile]],
    [[hostile]],
  ])('%j', (args) => {
    withFolder({ 'a.yml': rule, [`${hostile}/readme`]: '', [`${hostile}.txt`]: 'a: [' }, (cwd) => {
      const { stdout, stderr } = transigma(args, { cwd });
      expect(stderr).not.toBe('');
      expect(stderr).not.toMatch(harmful);
      expect(stdout).not.toMatch(harmful);
    });
  });

  test('a usage error is one line, and its hints one each', () => {
    const { stderr } = transigma(['convert', '-t', 'kql', 'a\nb.yml']);
    expect(stderr).toBe('transigma: a\ufffdb.yml: there is no such file or folder\n');
    const option = transigma(['convert', '-t', 'kql', '-O', 'cdr=ip', 'a.yml']);
    expect(option.stderr).toContain('option/unknown: there is no option "cdr"\n  did you mean "cidr"?\n');
  });
});

describe('JSON is safe to look at', () => {
  const name = `a${hostile}\u007f\u0085\u2028\u2029\u2066\u200f.yml`;
  const title = 'title: "A \\x9B rule \\u202E \\u2028"';
  const files = { [name]: ruleText('    s:\n        a: "x\\u009bx\\u202e"\n    condition: s\n', title) };

  test('convert --json', () => {
    withFolder(files, (cwd) => {
      const { stdout } = transigma(['convert', '-t', 'kql', '--json', '.'], { cwd });
      expect(stdout).not.toMatch(harmful);
      expect(jsonLines(stdout)[0].rule).toMatchObject({ path: name, title: 'A \u009b rule \u202e \u2028' });
      expect(stdout).toContain('A \\u009b rule \\u202e \\u2028');
    });
  });

  test('manifest.json', () => {
    withFolder(files, (cwd) => {
      transigma(['convert', '-t', 'kql', '-o', 'out', '.'], { cwd });
      const { stdout } = shell('cat out/manifest.json', { cwd });
      expect(stdout).not.toMatch(harmful);
      expect(JSON.parse(stdout).rules[0].rule.path).toBe(name);
    });
  });

  test('match', () => {
    withFolder({ ...files, 'e\u009b\u202e': '{"a":"x\\u009bx\\u202e"}' }, (cwd) => {
      const { stdout } = transigma(['match', '-r', '.', 'e\u009b\u202e'], { cwd });
      expect(stdout).not.toMatch(harmful);
      expect(jsonLines(stdout)[0]).toMatchObject({ rule: { path: name }, event: { source: 'e\u009b\u202e' } });
    });
  });

  test('means the same', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(JSON.parse(jsonText({ all }))).toEqual({ all });
    expect(jsonText('\u0080\u009f\u061c\u200e\u2069é𐍈')).toBe('"\\u0080\\u009f\\u061c\\u200e\\u2069é𐍈"');
    expect(jsonText({ a: 1 }, 2)).toBe('{\n  "a": 1\n}');
  });
});

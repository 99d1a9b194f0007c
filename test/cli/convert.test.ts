import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleText, transigma, withFolder } from './run.js';

const simple = ruleText("    selection:\n        Image|endswith: '\\whoami.exe'\n    condition: selection\n");
const unsupported = ruleText('    selection:\n        a|fieldref: b\n    condition: selection\n');
const broken = ruleText('    selection:\n        a: b\n    condition: selectoin\n');

describe('transigma convert', () => {
  test('prints the query of one rule and nothing else to standard output', () => {
    withFolder({ 'rule.yml': simple }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', 'rule.yml'], { cwd });
      expect(stdout).toBe('Image: *\\\\whoami.exe\n');
      expect(stderr).toContain('warning kql/case');
      expect(stderr).not.toContain('\u001b');
      expect(status).toBe(0);
    });
  });

  test('reads standard input', () => {
    const { stdout, status } = transigma(['convert', '-t', 'kql', '-'], { input: simple });
    expect({ stdout, status }).toEqual({ stdout: 'Image: *\\\\whoami.exe\n', status: 0 });
  });

  test('one bad rule never stops the others', () => {
    withFolder({ 'a.yml': broken, 'b.yml': simple, 'c.yml': 'a: [', 'd.yml': unsupported }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', '.'], { cwd });
      expect(stdout).toBe('Image: *\\\\whoami.exe\n');
      expect(stderr).toContain('a.yml:7:16 error condition/unknown-detection: no detection is named "selectoin"');
      expect(stderr).toContain('did you mean "selection"?');
      expect(stderr).toContain('c.yml:1:');
      expect(stderr).toContain('d.yml:6:21 error kql/fieldref');
      expect(stderr).toContain('1 of 3 rules converted to kql');
      expect(stderr).toContain('1 refused: 1 kql/fieldref');
      expect(status).toBe(1);
    });
  });

  test('-s keeps refusals out of the exit code, but not broken rules', () => {
    withFolder({ 'a.yml': simple, 'b.yml': unsupported }, (cwd) => {
      expect(transigma(['convert', '-t', 'kql', '.'], { cwd }).status).toBe(1);
      expect(transigma(['convert', '-t', 'kql', '-s', '.'], { cwd }).status).toBe(0);
    });
    withFolder({ 'a.yml': simple, 'b.yml': broken }, (cwd) => {
      expect(transigma(['convert', '-t', 'kql', '-s', '.'], { cwd }).status).toBe(1);
    });
  });

  test('--strict takes conditional notes for refusals', () => {
    withFolder({ 'rule.yml': simple }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', '--strict', 'rule.yml'], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
      expect(stderr).toContain('error kql/case');
    });
  });

  test('sums up several files although there is at most one rule in them', () => {
    const bad = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.yml`, 'a: [']));
    withFolder({ ...bad, 'x.yml': simple }, (cwd) => {
      const { stderr, status } = transigma(['convert', '-t', 'kql', '.'], { cwd });
      expect(stderr).toContain('1 of 1 rule converted to kql');
      expect(stderr).toContain('   60 files with errors\n');
      expect(stderr).toContain('   10 more messages not shown (--json has them)\n');
      expect(status).toBe(1);
    });
    withFolder({ ...bad }, (cwd) => {
      expect(transigma(['convert', '-t', 'kql', '.'], { cwd }).stderr).toContain('   60 files with errors\n');
    });
  });

  test('says how many complaints about one rule it hid', () => {
    const detections = Array.from({ length: 60 }, (_, index) => `        a${index}|containz: b\n`).join('');
    withFolder({ 'a.yml': ruleText(`    s:\n${detections}    condition: s\n`) }, (cwd) => {
      const { stderr } = transigma(['convert', '-t', 'kql', 'a.yml'], { cwd });
      expect(stderr).toMatch(/\n {3}\d+ more messages not shown/);
    });
  });

  test('--json prints one object a rule, with outputs, notes and errors', () => {
    const files = { 'a.yml': `${simple}---\n${unsupported}`, 'b.yml': broken, 'c.yml': 'a: [' };
    withFolder(files, (cwd) => {
      const { stdout, status } = transigma(['convert', '-t', 'kql', '--json', '.'], { cwd });
      const records = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(
        records.map((record) => [
          record.rule.path,
          record.rule.line,
          record.output,
          record.errors.map((e: { code: string }) => e.code),
        ]),
      ).toEqual([
        ['a.yml', 1, 'Image: *\\\\whoami.exe', []],
        ['a.yml', 9, null, ['kql/fieldref']],
        ['b.yml', 1, null, ['condition/unknown-detection']],
        ['c.yml', 1, null, ['yaml/syntax']],
      ]);
      expect(Object.keys(records[0])).toEqual(['rule', 'target', 'format', 'output', 'notes', 'errors']);
      expect(records[0]).toMatchObject({ rule: { id: null, title: 'A rule' }, target: 'kql', format: 'query' });
      expect(records[2].errors[0]).toEqual({
        code: 'condition/unknown-detection',
        severity: 'error',
        message: 'no detection is named "selectoin"',
        location: { file: 'b.yml', line: 7, column: 16, endLine: 7, endColumn: 25 },
        notes: [{ message: 'did you mean "selection"?' }],
      });
      expect(status).toBe(1);
    });
  });

  test('a folder as output mirrors the input, with a manifest', () => {
    const files = {
      'in/x/a.yml': simple,
      'in/b.yaml': `${simple}---\n${simple}`,
      'in/b.yml': simple,
      'in/.hidden/c.yml': simple,
    };
    withFolder(files, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', '-o', 'out', 'in'], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
      expect(stderr).toContain('4 of 4 rules converted to kql');
      const written = readdirSync(join(cwd, 'out'), { recursive: true, encoding: 'utf8' }).sort();
      expect(written).toEqual(['b-2.kql', 'b.2.kql', 'b.kql', 'manifest.json', 'x', 'x/a.kql']);
      expect(readFileSync(join(cwd, 'out/x/a.kql'), 'utf8')).toBe('Image: *\\\\whoami.exe\n');
      const manifest = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8'));
      expect(manifest).toMatchObject({ target: 'kql', format: 'query', converted: 4, total: 4 });
      expect(manifest.rules.map((entry: { files: string[] }) => entry.files[0])).toEqual([
        'b.kql',
        'b.2.kql',
        'b-2.kql',
        'x/a.kql',
      ]);
    });
  });

  test('a file as output holds all queries', () => {
    withFolder({ 'a.yml': simple, 'b.yml': simple }, (cwd) => {
      expect(transigma(['convert', '-t', 'kql', '-o', 'all.kql', '.'], { cwd }).status).toBe(0);
      expect(readFileSync(join(cwd, 'all.kql'), 'utf8')).toBe('Image: *\\\\whoami.exe\n'.repeat(2));
    });
  });

  test('globs find files, each once', () => {
    withFolder({ 'r/a.yml': simple, 'r/s/b.yml': simple, 'r/c.txt': '' }, (cwd) => {
      expect(transigma(['convert', '-t', 'kql', 'r/**/*.yml', 'r/a.yml'], { cwd }).stdout.split('\n').length).toBe(3);
    });
  });

  test.each([
    [['-t', 'kqll', 'a.yml'], 'there is no target "kqll"'],
    [['-t', 'kql', '-f', 'x', 'a.yml'], 'has no format "x"'],
    [['-t', 'kql', '-O', 'cdr=ip', 'a.yml'], 'did you mean "cidr"?'],
    [['-t', 'kql', '-O', 'cidr=x', 'a.yml'], 'one of ip, patterns'],
    [['-t', 'kql', 'missing.yml'], 'there is no such file or folder'],
    [['-t', 'kql', 'empty'], 'holds no rules'],
    [['-t', 'kql', 'x*.yml'], 'no file fits'],
    [['-t', 'kql', '-o', 'a.yml/out.kql', 'a.yml'], 'cannot be written'],
    [['-t', 'kql'], "missing required argument 'path'"],
    [['a.yml'], 'required option'],
  ])('wrong usage %j', (args, message) => {
    withFolder({ 'a.yml': simple, 'empty/readme.txt': '' }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', ...args], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    });
  });

  const nested = `${'('.repeat(10_000)}selection${')'.repeat(10_000)}`;
  test.each([
    ['empty', '', ':1:1 error document/none'],
    ['binary', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), ':1:5 error source/binary'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x74, 0]), ':1:1 error source/encoding'],
    ['bad UTF-8', Uint8Array.from([0x61, 0x3a, 0x20, 0xff]), ':1:4 error source/encoding'],
    ['100 MB', new Uint8Array(100_000_000).fill(0x61), ':1:1 error source/too-large'],
    [
      '10,000 parentheses',
      ruleText(`    selection:\n        a: b\n    condition: ${nested}\n`),
      ':7:216 error condition/too-deep',
    ],
    ['no detection', 'title: x\nlogsource: { product: windows }\n', ':1:1 error schema/missing-detection'],
    [
      'a misspelt modifier',
      ruleText('    s:\n        a|containz: b\n    condition: s\n'),
      ':6:11 error modifier/unknown',
    ],
    [
      'an open parenthesis',
      ruleText('    s:\n        a: b\n    condition: (s and s\n'),
      ':7:16 error condition/syntax',
    ],
    ['a list as document', '- a\n', ':1:1 error document/not-a-map'],
  ])('bad input: %s', (_, content, message) => {
    withFolder({ 'bad.yml': content }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', 'bad.yml'], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
      expect(stderr).toContain(`bad.yml${message}`);
      expect(stderr.match(/ error /g)).toHaveLength(1);
      expect(stderr).not.toMatch(/\n\s+at /);
    });
  });

  test('colours only where they are wanted', () => {
    withFolder({ 'bad.yml': broken }, (cwd) => {
      const args = ['convert', '-t', 'kql', 'bad.yml'];
      expect(transigma(args, { cwd, env: { FORCE_COLOR: '1' } }).stderr).toContain('\u001b[31m');
      expect(transigma(args, { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stderr).not.toContain('\u001b');
    });
  });

  test('terminal escapes in a rule never reach the terminal', () => {
    withFolder({ 'bad.yml': ruleText('    s:\n        "a|\\e[31mx": b\n    condition: s \u001b]0;x\n') }, (cwd) => {
      expect(transigma(['convert', '-t', 'kql', 'bad.yml'], { cwd }).stderr).not.toContain('\u001b');
    });
  });

  test('correlations and filters are refused, clearly', () => {
    const correlation = `title: Many
correlation:
    type: event_count
    rules: [a]
    group-by: [User]
    timespan: 1h
    condition: { gte: 10 }
`;
    const filter = `title: Filter
logsource: { product: windows }
filter:
    rules: [a]
    selection: { User: x }
    condition: not selection
`;
    withFolder({ 'a.yml': `${correlation}---\n${filter}` }, (cwd) => {
      const { stderr, status } = transigma(['convert', '-t', 'kql', 'a.yml'], { cwd });
      expect(stderr).toContain('a.yml:1:1 error correlation/unsupported');
      expect(stderr).toContain('a.yml:9:1 error filter/unsupported');
      expect(status).toBe(1);
    });
  });
});

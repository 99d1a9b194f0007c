import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, ruleText, transigma, withFolder } from './run.js';

const rule = ruleText("    sel:\n        Image|endswith: '\\a.exe'\n        User: u\n    condition: sel\n");
const placeholderRule = ruleText("    sel:\n        User|expand: '%users%'\n    condition: sel\n");
const mapping = 'transformations:\n  - type: field_name_mapping\n    mapping: {Image: process.executable}\n';
const from = (source: string) => `transformations:\n  - type: ${source}\n`;

describe('convert with pipelines', () => {
  test('a file', () => {
    withFolder({ 'rule.yml': rule, 'p.yml': mapping }, (cwd) => {
      const { stdout, status } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', 'rule.yml'], { cwd });
      expect({ stdout, status }).toEqual({ stdout: 'process.executable: *\\\\a.exe and User: "u"\n', status: 0 });
    });
  });

  test('several, in the order of their priorities', () => {
    const prefix = 'priority: 5\ntransformations:\n  - {type: field_name_suffix, suffix: x}\n';
    withFolder(
      { 'rule.yml': rule, 'p.yml': `priority: 9\n${mapping.replace('Image', 'Imagex')}`, 'q.yml': prefix },
      (cwd) => {
        const { stdout } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', '-p', 'q.yml', 'rule.yml'], { cwd });
        expect(stdout).toBe('process.executable: *\\\\a.exe and Userx: "u"\n');
      },
    );
  });

  test('a finalizer that fails says where it stands', () => {
    const finalizer = 'finalizers:\n  - {type: template, template: "{{ nothing.more() }}"}\n';
    withFolder({ 'a.yml': rule, 'f.yml': finalizer }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', '-p', 'f.yml', 'a.yml'], { cwd });
      expect(stderr).toContain('f.yml:2:32: pipeline/template: the template fails: ');
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    });
  });

  test('finalizers make one text', () => {
    const finalizer = 'finalizers:\n  - type: json\n';
    withFolder({ 'a.yml': rule, 'b.yml': rule, 'p/f.yml': finalizer }, (cwd) => {
      const { stdout, status } = transigma(['convert', '-t', 'kql', '-p', 'p', 'a.yml', 'b.yml'], { cwd });
      expect(JSON.parse(stdout)).toHaveLength(2);
      expect(status).toBe(0);
      const refused = transigma(['convert', '-t', 'kql', '-p', 'p/f.yml', '-o', 'out/', 'a.yml', 'b.yml'], { cwd });
      expect(refused.stderr).toContain('the finalizers of the pipelines make one text of all queries');
      expect(refused.status).toBe(2);
    });
  });

  test('auto chooses by log source, and says where it has nothing to choose', () => {
    const cisco = rule.replace('product: windows', 'product: cisco');
    const cloudTrail = rule
      .replace('product: windows', 'product: aws\n    service: cloudtrail')
      .replace('User:', 'eventName:');
    withFolder({ 'a.yml': cloudTrail, 'b.yml': cisco }, (cwd) => {
      const { stdout, stderr } = transigma(['convert', '-t', 'kql', '-p', 'auto', '.'], { cwd });
      expect(stdout).toBe(
        'event.dataset: "aws.cloudtrail" and Image: *\\\\a.exe and event.action: "u"\nImage: *\\\\a.exe and User: "u"\n',
      );
      expect(stderr).toContain('1 rule without a pipeline: auto knows none for the log source');
    });
  });

  test('a pipeline for another target', () => {
    withFolder({ 'rule.yml': rule, 'p.yml': `allowed_backends: [splunk]\n${mapping}` }, (cwd) => {
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', 'rule.yml'], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      expect(stderr).toContain('the pipeline p.yml is meant for splunk, not for kql');
    });
  });

  test.each([
    [
      'a misspelt type',
      mapping.replace('mapping\n', 'maping\n'),
      'p.yml:2:11 error pipeline/type: there is no transformation "field_name_maping"',
    ],
    ['a rule', rule, 'p.yml:1:1 error pipeline/is-a-rule: this is a Sigma rule, not a pipeline'],
    ['no YAML', 'a: [', 'error yaml/syntax'],
    ['an empty file', '', 'p.yml:1:1 error pipeline/none: the file holds no pipeline'],
    ['a binary file', 'a\0b', 'the file is binary'],
    [
      '../',
      from('file_placeholders\n    path: ../secret.txt'),
      'p.yml:3:11 error pipeline/outside-folder: a pipeline reads only files of its own folder and below',
    ],
    ['an absolute path', from('file_placeholders\n    path: /etc/passwd'), 'pipeline/outside-folder'],
    [
      'a file that is not there',
      from('file_placeholders\n    path: none.txt'),
      'p.yml:3:11 error pipeline/file: the file cannot be read: there is no such file',
    ],
    [
      'an address',
      from('http_placeholders\n    url: http://127.0.0.1:1/'),
      'p.yml:3:10 error pipeline/not-allowed: pipelines may not fetch addresses',
    ],
    [
      'a command',
      from('command_placeholders\n    cmd: touch made'),
      'p.yml:3:10 error pipeline/not-allowed: pipelines may not run commands',
    ],
    [
      'a template that throws at once',
      'postprocessing:\n  - {type: template, template: "{{ query"}\n',
      'p.yml:2:32 error pipeline/template: this is no template',
    ],
  ])('not: %s', (_, pipeline, message) => {
    withFolder({ 'sub/p.yml': pipeline, 'secret.txt': 'x', 'rule.yml': rule }, (folder) => {
      const cwd = join(folder, 'sub');
      const { stdout, stderr, status } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', '../rule.yml'], { cwd });
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/^ +at /m);
    });
  });

  test('a name that there is not', () => {
    withFolder({ 'rule.yml': rule }, (cwd) => {
      const { stderr, status } = transigma(['convert', '-t', 'kql', '-p', 'nothing_like_it', 'rule.yml'], { cwd });
      expect(stderr).toContain('there is no pipeline "nothing_like_it", and no such file');
      expect(status).toBe(2);
    });
  });

  test('a link to a file outside of the folder', () => {
    withFolder(
      { 'p/p.yml': from('file_placeholders\n    path: link.txt'), 'secret.txt': 'x', 'rule.yml': rule },
      (cwd) => {
        symlinkSync(resolve(cwd, 'secret.txt'), join(cwd, 'p/link.txt'));
        const { stderr, status } = transigma(['convert', '-t', 'kql', '-p', 'p/p.yml', 'rule.yml'], { cwd });
        expect(stderr).toContain('pipeline/outside-folder');
        expect(status).toBe(2);
      },
    );
  });

  test.each([
    ['lines', 'path: list.txt', 'root\n\nadm*\n'],
    ['lines that an expression is found in', 'path: list.txt\n    filter: "[mt]"', 'root\nx\nadm*\n'],
    ['a column', 'path: list.txt\n    format: csv\n    csv_column: user', 'id,user\n1,root\n2,"adm*"\n'],
    [
      'JSON',
      'path: list.txt\n    format: json\n    jq_expression: .users[].name',
      '{"users":[{"name":"root"},{"name":"adm*"}]}',
    ],
    ['YAML', 'path: list.txt\n    format: yaml', '- root\n- adm*\n'],
  ])('placeholders from a file: %s', (_, parameters, content) => {
    withFolder(
      { 'p.yml': from(`file_placeholders\n    ${parameters}`), 'list.txt': content, 'rule.yml': placeholderRule },
      (cwd) => {
        const { stdout } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', 'rule.yml'], { cwd });
        expect(stdout).toBe('User: ("root" or adm*)\n');
      },
    );
  });

  test('a pipe that nothing is written to is no file', () => {
    withFolder({ 'p.yml': from('file_placeholders\n    path: pipe'), 'rule.yml': placeholderRule }, (cwd) => {
      if (spawnSync('mkfifo', ['pipe'], { cwd }).status !== 0) return;
      const { stderr, status } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', 'rule.yml'], { cwd });
      expect(stderr).toContain('pipeline/file: the path leads to something that is no file');
      expect(status).toBe(2);
    });
  });

  test('placeholders from a command, if that is allowed', () => {
    withFolder(
      { 'p.yml': from("command_placeholders\n    cmd: 'echo root; echo adm*'"), 'rule.yml': placeholderRule },
      (cwd) => {
        const { stdout } = transigma(['convert', '-t', 'kql', '-p', 'p.yml', '--allow-commands', 'rule.yml'], { cwd });
        expect(stdout).toBe('User: ("root" or adm*)\n');
      },
    );
  });

  test('placeholders from an address, if that is allowed', async () => {
    const server = createServer((request, response) => response.end(`${request.url?.replace('?', '!')}\n`));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const pipeline = from(`http_placeholders\n    url: http://127.0.0.1:${port}/users\n    params: {a: b}`);
    const folder = mkdtempSync(join(tmpdir(), 'transigma-test-'));
    try {
      writeFileSync(join(folder, 'p.yml'), pipeline);
      writeFileSync(join(folder, 'rule.yml'), placeholderRule);
      const args = ['convert', '-t', 'kql', '-p', 'p.yml', '--allow-http', 'rule.yml'];
      // Not synchronously: this process has to answer.
      const child = spawn(process.execPath, [resolve('dist/cli.js'), ...args], { cwd: folder });
      let stdout = '';
      child.stdout.on('data', (chunk) => {
        stdout += String(chunk);
      });
      await new Promise((done) => child.on('close', done));
      expect(stdout).toBe('User: "/users!a=b"\n');
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('looking at pipelines', () => {
  test('fields', () => {
    withFolder({ 'a.yml': rule, 'b.yml': placeholderRule, 'p.yml': mapping }, (cwd) => {
      const { stdout, stderr, status } = transigma(['fields', '-p', 'p.yml', 'a.yml', 'b.yml'], { cwd });
      expect(stdout).toBe('      2  User → User  unmapped\n      1  Image → process.executable\n');
      expect(stderr).toBe('2 fields in 2 rules\n   1 mapped (50.0 %), 1 unmapped\n');
      expect(status).toBe(0);
      const json = transigma(['fields', '-p', 'p.yml', '--unmapped', '--json', 'a.yml', 'b.yml'], { cwd });
      expect(jsonLines(json.stdout)).toEqual([{ field: 'User', rules: 2, unmapped: 2, targets: ['User'] }]);
      expect(transigma(['fields', 'a.yml'], { cwd }).stdout).toBe('      1  Image\n      1  User\n');
    });
  });

  test('a field is mapped if all of its items are, and what is dropped is not mapped', () => {
    const steps = `transformations:
  - type: field_name_mapping
    mapping: {A: A9}
    detection_item_conditions: [{type: match_string, cond: any, pattern: a}]
  - type: drop_detection_item
    field_name_conditions: [{type: include_fields, fields: [D]}]
`;
    const two = ruleText('    sel:\n        A: a\n    other:\n        A: b\n        D: d\n    condition: 1 of *\n');
    withFolder({ 'a.yml': two, 'p.yml': steps }, (cwd) => {
      const { stdout, stderr } = transigma(['fields', '-p', 'p.yml', 'a.yml'], { cwd });
      expect(stdout).toBe('      1  A → A9, A  unmapped\n      1  D → (dropped)\n');
      expect(stderr).toBe('2 fields in 1 rule\n   0 mapped (0.0 %), 1 dropped, 1 unmapped\n');
    });
  });

  test('two rules with one id become one rule of the target, and that is said', () => {
    const id = 'id: 11111111-2222-4333-8444-555555555555\n';
    withFolder({ 'a.yml': id + rule, 'b.yml': id.toUpperCase().replace('ID', 'id') + rule }, (cwd) => {
      const { stderr, status } = transigma(['convert', '-t', 'kql', '-f', 'rule-ndjson', 'a.yml', 'b.yml'], { cwd });
      expect(stderr).toContain(
        '1 id of several rules, which then have one identifier in the target: 11111111-2222-4333-8444-555555555555',
      );
      expect(status).toBe(0);
    });
  });

  test('pipeline diff', () => {
    const more = `${mapping}  - {type: add_condition, conditions: {event.code: 1}}\n  - {type: set_state, key: index, val: [a, b]}\n`;
    withFolder({ 'a.yml': rule, 'p.yml': more, 'q.yml': 'transformations: []\n' }, (cwd) => {
      const { stdout, status } = transigma(['pipeline', 'diff', '-p', 'p.yml', 'a.yml'], { cwd });
      expect(stdout).toBe(`a.yml: A rule
  - sel: Image = "*\\\\a.exe"
  + added: event.code = 1
  + sel: process.executable = "*\\\\a.exe"
  + state: index = ["a","b"]
`);
      expect(status).toBe(0);
      expect(transigma(['pipeline', 'diff', '-p', 'q.yml', 'a.yml'], { cwd }).stdout).toBe(
        'a.yml: A rule\n  nothing changes\n',
      );
      const without = transigma(['pipeline', 'diff', 'a.yml'], { cwd });
      expect(without.stderr).toContain('there is nothing to compare without a pipeline');
      expect(without.status).toBe(2);
    });
  });

  test('match with a pipeline', () => {
    withFolder(
      { 'a.yml': rule, 'p.yml': mapping, 'e.ndjson': '{"process":{"executable":"C:\\\\a.exe"},"User":"U"}\n' },
      (cwd) => {
        const { stdout, status } = transigma(['match', '-r', 'a.yml', '-p', 'p.yml', 'e.ndjson'], { cwd });
        expect(jsonLines(stdout)).toHaveLength(1);
        expect(status).toBe(0);
      },
    );
  });
});

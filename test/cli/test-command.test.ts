import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { elementsIn, readXml } from '../report/read-xml.js';
import { corpusFolder } from '../support/corpus.js';
import { type Run, ruleText, transigma, withFolder } from './run.js';

const id = '5b4c3a1e-2222-4333-8444-555566667777';
const rule = ruleText(
  "    selection:\n        Image|endswith: '\\whoami.exe'\n    filter:\n        User: SYSTEM\n    condition: selection and not filter\n",
  `title: Discovery\nid: ${id}`,
);

/** Runs `transigma test` on files. */
const runIn = (files: Readonly<Record<string, string>>, ...args: readonly string[]): Run =>
  withFolder(files, (cwd) => transigma(['test', ...args], { cwd }));

const match = "  event: {Image: 'C:\\whoami.exe'}\n";

describe('tests beside a rule', () => {
  test('pass', () => {
    const tests = `- name: found\n${match}  expected: true
- name: in a file
  file: events/many.ndjson
  expected: no match
- name: several
  events:
    - Image: x
    - {Image: '\\whoami.exe', User: system}
  expected: false
`;
    const files = {
      'rule.yml': rule,
      'rule.test.yml': tests,
      'events/many.ndjson': '{"Image":"a"}\n{"Image":"b"}\n',
    };
    const { stdout, stderr, status } = runIn(files, '.');
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: '3 tests of 1 rule passed, 0 failed\n',
      status: 0,
    });
    expect(runIn(files, 'rule.test.yml').stderr).toBe('3 tests of 1 rule passed, 0 failed\n');
    expect(runIn(files, 'rule.yml').status).toBe(0);
  });

  test('fail with the place in the rule, and why', () => {
    const tests = `- name: by the system\n  expected: match\n  event: {Image: '\\whoami.exe', User: System}\n`;
    const { stdout, stderr, status } = runIn({ 'rule.yml': rule, 'rule.test.yml': tests }, 'rule.yml');
    expect(stdout).toBe(
      `rule.yml:9:15 error test/failed: by the system: expected a match, and there is none
    9 |         User: SYSTEM
      |               ^^^^^^ holds: User is "SYSTEM" (ignoring case); User is "System"
      | the event: at rule.test.yml:3
      | rule.test.yml:1:3: the test stands here
`,
    );
    expect(stderr).toBe('0 tests of 1 rule passed, 1 failed\n');
    expect(status).toBe(1);
  });

  test('tell which of several events is wrong', () => {
    const tests = '- name: many\n  expected: true\n  file: e.json\n';
    const events = '[{"Image":"\\\\whoami.exe"},\n{"Image":"other"}]';
    const { stdout } = runIn({ 'rule.yml': rule, 'rule.test.yml': tests, 'e.json': events }, '.');
    expect(stdout).toContain('many: expected 2 of 2 events to match, and 1 does');
    expect(stdout).toContain('the event: event 2 at e.json:2');
    expect(stdout).toContain('Image is "other"');
  });

  test.each([
    ['expected: true\n', 'rule.test.yml:1:1 error test/list: the file has no tests'],
    ['- name: x\n  expected: true\n', 'rule.test.yml:1:3 error test/event: the test has no event'],
    [`- name: x\n${match}`, 'rule.test.yml:1:3 error test/expected: the test does not say what it expects'],
    [`- expected: maybe\n${match}`, 'rule.test.yml:1:13 error test/expected: what is expected is a match or none'],
    [`- expected: true\n  file: a\n${match}`, 'the test has its events in several places'],
    ['- expected: true\n  event: [1]\n', 'rule.test.yml:2:10 error test/event: an event is a map, not a list'],
    ['- expected: true\n  events: []\n', 'error test/event: "events" is a list of events, not an empty one'],
    ['- expected: true\n  file: gone.json\n', 'error test/events-file: gone.json: there is no such file'],
    ['- expected: true\n  file: .\n', 'error test/events-file: .: is no file'],
    ['- x: [\n', 'error yaml/syntax'],
    [`- rule: Other\n  expected: true\n${match}`, 'no rule of the file has the id, name or title "Other"'],
  ])('with a fault are told: %j', (tests, complaint) => {
    const { stdout, stderr, status } = runIn({ 'rule.yml': rule, 'rule.test.yml': tests }, 'rule.yml');
    expect(stdout + stderr).toContain(complaint);
    expect(status).toBe(1);
  });

  test('a key that is misspelt is a warning', () => {
    const tests = `- nmae: x\n  expected: true\n${match}`;
    const { stderr, status } = runIn({ 'rule.yml': rule, 'rule.test.yml': tests }, 'rule.yml');
    expect(stderr).toContain('rule.test.yml:1:3 warning test/unknown-key: a test has no "nmae"');
    expect(stderr).toContain('did you mean "name"?');
    expect(status).toBe(0);
  });

  test('name their rule if there are several in the file', () => {
    const second = rule.replace('Discovery', 'Other').replace(id, id.replace(/^5/, '6'));
    const files = { 'rule.yml': `${rule}---\n${second}` };
    const named = `- rule: ${id}\n  expected: true\n${match}- rule: other\n  expected: true\n${match}`;
    expect(runIn({ ...files, 'rule.test.yml': named }, '.').stderr).toBe('2 tests of 2 rules passed, 0 failed\n');
    const unnamed = runIn({ ...files, 'rule.test.yml': `- expected: true\n${match}` }, '.');
    expect(unnamed.stderr).toContain('the file has several rules, and the test names none of them');
    expect(unnamed.status).toBe(1);
  });

  test('are found beside a rule without an extension too', () => {
    const files = { rule, 'rule.test.yml': `- expected: true\n${match}` };
    expect(runIn(files, 'rule').stderr).toBe('1 test of 1 rule passed, 0 failed\n');
    expect(runIn({ rule }, 'rule').stderr).toBe('0 tests of 0 rules passed, 0 failed, 1 rule without tests\n');
  });

  test('without a rule are told', () => {
    const { stderr, status } = runIn({ 'a.test.yml': `- expected: true\n${match}` }, '.');
    expect(stderr).toContain('a.test.yml:1:1 error test/rule: there is no rule beside the tests');
    expect(status).toBe(1);
  });

  test('have Windows events made flat, and keys of any name', () => {
    const event = "{Event: {System: {EventID: 1}, EventData: {Image: 'C:\\whoami.exe', __proto__: x}}}";
    const tests = `- expected: true\n  event: ${event}\n`;
    expect(runIn({ 'rule.yml': rule, 'rule.test.yml': tests }, '.').status).toBe(0);
  });
});

describe('other places of tests', () => {
  test('a folder of events for each rule', () => {
    const events = '{"Image":"\\\\whoami.exe"}\n{"Image":"x"}\n';
    const { stdout, stderr, status } = runIn({ 'r/rule.yml': rule, [`e/${id}.ndjson`]: events }, 'r', '--events', 'e');
    expect(stdout).toContain(`r/rule.yml:7:25 error test/failed: ${id}.ndjson 2: expected a match, and there is none`);
    expect(stderr).toBe('1 test of 1 rule passed, 1 failed\n');
    expect(status).toBe(1);
    const none = runIn({ 'rule.yml': rule }, 'rule.yml', '--events', 'gone');
    expect(none.stderr).toContain('gone: there is no such file');
    expect(none.status).toBe(2);
  });

  describe('the regression data of SigmaHQ', () => {
    const folder = 'regression_data/rules/rule';
    const withPath = `${rule}regression_tests_path: ${folder}/info.yml\n`;
    const info = (count: number, path = `${folder}/${id}.evtx`) => `id: x
rule_metadata:
    - id: ${id}
      title: Discovery
regression_tests_info:
    - name: Positive Detection Test
      type: evtx
      provider: Microsoft-Windows-Sysmon
      match_count: ${count}
      path: ${path}
`;
    const event = (image: string) => JSON.stringify({ Event: { System: { EventID: 1 }, EventData: { Image: image } } });
    const files = (count: number, events: string) => ({
      'rules/rule.yml': withPath,
      [`${folder}/info.yml`]: info(count),
      [`${folder}/${id}.json`]: events,
    });

    test.each([
      [1, [event('\\whoami.exe')], 0],
      [1, [event('\\whoami.exe'), event('x')], 0],
      [2, [event('\\whoami.exe')], 0],
      [1, [event('x')], 1],
      [1, [event('\\whoami.exe'), event('\\whoami.exe')], 1],
      [0, [event('x')], 0],
    ])('%i of %j', (count, events, status) => {
      expect(runIn(files(count, events.join('\n')), '.').status).toBe(status);
    });

    test('without JSON is skipped, and that is said', () => {
      const { stdout, stderr, status } = runIn(
        { 'rules/rule.yml': withPath, [`${folder}/info.yml`]: info(1) },
        'rules',
      );
      expect(stdout).toBe(
        `rules/rule.yml: skipped: Positive Detection Test (${id}.evtx): only JSON is read, not evtx, and there is no .json of the same name\n`,
      );
      expect(stderr).toBe('0 tests of 0 rules passed, 0 failed, 1 skipped, 1 rule without tests\n');
      expect(status).toBe(0);
    });

    test('may be missing as a whole, but not in part', () => {
      const whole = runIn({ 'rules/rule.yml': withPath }, '.');
      expect(whole.stdout).toContain('skipped');
      expect(whole.status).toBe(0);
      const part = runIn({ 'rules/rule.yml': withPath, 'regression_data/x': '' }, '.');
      expect(part.stderr).toContain(`no folder above the rule has ${folder}/info.yml`);
      expect(part.status).toBe(1);
    });

    test.each([
      ['../../etc/passwd', '"path" leads out of the repository'],
      ['/etc/passwd', '"path" leads out of the repository'],
    ])('stays in the repository: %s', (path, complaint) => {
      const { stderr, status } = runIn({ 'rules/rule.yml': withPath, [`${folder}/info.yml`]: info(1, path) }, 'rules');
      expect(stderr).toContain(complaint);
      expect(status).toBe(1);
    });
  });

  test("Panther's, which transigma has made", () => {
    withFolder({ 'rules/rule.yml': rule }, (cwd) => {
      transigma(['convert', '-t', 'panther', '-p', 'none', '-O', 'log-types=Custom.X', '-o', 'out/', 'rules'], { cwd });
      const { stderr, status } = transigma(['test', 'rules', '--panther', 'out'], { cwd });
      expect(stderr).toMatch(/^[1-9]\d* tests of 1 rule passed, 0 failed\n$/);
      expect(status).toBe(0);
    });
  });

  test("Panther's, in the rule or beside it", () => {
    const tests = (expected: boolean) => `Tests:
  - Name: one
    ExpectedResult: ${expected}
    Log: {Image: '\\whoami.exe'}
  - Name: as JSON
    ExpectedResult: false
    Log: '{"Image": "x"}'
`;
    expect(runIn({ 'rule.yml': `${rule}${tests(true)}` }, '.').stderr).toBe('2 tests of 1 rule passed, 0 failed\n');
    expect(runIn({ 'rule.yml': rule, 'rule.test.yml': tests(false) }, '.').status).toBe(1);
  });
});

describe('the run', () => {
  const files = { 'a.yml': rule, 'a.test.yml': `- name: one\n  expected: true\n${match}` };

  test('counts rules without tests, which --require-tests refuses', () => {
    const more = { ...files, 'b.yml': rule };
    const { stderr, status } = runIn(more, '.');
    expect(stderr).toBe('1 test of 1 rule passed, 0 failed, 1 rule without tests\n');
    expect(status).toBe(0);
    const required = runIn(more, '.', '--require-tests');
    expect(required.stderr).toContain('b.yml:1:1 error test/none: the rule has no tests');
    expect(required.status).toBe(1);
  });

  test('goes on after a broken rule', () => {
    const { stderr, status } = runIn({ ...files, 'b.yml': 'title: x\n' }, '.');
    expect(stderr).toContain('b.yml:1:1 error');
    expect(stderr).toContain('1 test of 1 rule passed, 0 failed');
    expect(status).toBe(1);
  });

  test('takes rules as pipelines make them', () => {
    const pipeline =
      'name: p\npriority: 1\ntransformations:\n  - type: field_name_mapping\n    mapping: {Image: process.path}\n';
    const tests = "- expected: true\n  event: {process: {path: '\\whoami.exe'}}\n";
    const run = runIn({ 'r/a.yml': rule, 'r/a.test.yml': tests, 'p.yml': pipeline }, 'r', '-p', 'p.yml');
    expect(run.status).toBe(0);
  });

  test('tells what no test decides', () => {
    const { stdout } = runIn(files, '.', '--coverage');
    expect(stdout).toBe(`a.yml: Discovery: 0 of 3 parts decided (0 %)
    10:16 rule never false
    7:25 conjunct never false: Image ends with "\\whoami.exe" (ignoring case)
    10:30 filter never false: not User is "SYSTEM" (ignoring case)
coverage of 1 rule: 0 of 3 parts decided (0 %)
`);
    const tests = `${files['a.test.yml']}- expected: false\n  event: {User: system}\n`;
    expect(runIn({ ...files, 'a.test.yml': tests }, '.', '--coverage').stdout).toContain(
      '3 of 3 parts decided (100 %)',
    );
  });

  test('gives JSON', () => {
    const tests = `${files['a.test.yml']}- name: two\n  expected: false\n${match}`;
    const { stdout } = runIn({ ...files, 'a.test.yml': tests }, '.', '--format', 'json', '--coverage');
    expect(JSON.parse(stdout)).toMatchObject({
      rules: [
        {
          rule: { id, title: 'Discovery', path: 'a.yml', line: 1 },
          tests: [
            { name: 'one', status: 'passed', events: 1, errors: [] },
            { name: 'two', status: 'failed', events: 1, errors: [{ code: 'test/failed' }] },
          ],
          coverage: { parts: 3, decided: 0 },
        },
      ],
      totals: { rules: 1, untested: 0, tests: 2, passed: 1, failed: 1, errors: 0, skipped: 0 },
    });
  });

  test('gives JUnit, whatever the texts', () => {
    const hostile = rule.replace('title: Discovery', 'title: "a\\"<b>&\\u0007]]>"');
    const tests = `- name: "x\\"><y/>\\e[31m\\n]]>"\n  expected: false\n${match}- expected: true\n  file: gone\n`;
    withFolder({ 'a.yml': hostile, 'a.test.yml': tests, 'b.yml': 'title: x\n' }, (cwd) => {
      const run = transigma(['test', '.', '--format', 'junit', '--output', 'out.xml'], { cwd });
      expect(run.stdout).toBe('');
      expect(run.status).toBe(1);
      const elements = elementsIn(readXml(readFileSync(join(cwd, 'out.xml'), 'utf8')));
      expect(elements.map(({ name }) => name)).toEqual([
        'testsuites',
        'testsuite',
        'testcase',
        'failure',
        'testcase',
        'error',
        'testsuite',
        'testcase',
        'error',
      ]);
      expect(elements[0]?.attributes).toMatchObject({ tests: '3', failures: '1', errors: '2', skipped: '0' });
      expect(elements[2]?.attributes).toMatchObject({ name: 'x"><y/>\ufffd[31m\n]]>', file: 'a.test.yml', line: '1' });
      expect(elements[3]?.attributes).toMatchObject({ type: 'test/failed' });
    });
  });

  test('refuses wrong usage', () => {
    expect(runIn(files, '.', '--format', 'xml').status).toBe(2);
    expect(runIn(files, 'gone').status).toBe(2);
    expect(runIn(files, '.', '--output', 'a.yml').status).toBe(2);
    expect(runIn(files, '.', '--output', 'gone/x').status).toBe(2);
  });
});

describe.skipIf(corpusFolder === undefined)('the regression events of SigmaHQ (need TRANSIGMA_CORPUS)', () => {
  /** These stand in the recordings beside the events that the rules are about. */
  const others: Readonly<Record<string, number>> = {
    'file_event_win_anydesk_artefact.yml': 2,
    'file_event_win_cred_dump_tools_dropped_files.yml': 3,
  };

  test('match their rules', () => {
    const folder = join(corpusFolder ?? '', 'sigma');
    const args = ['test', join(folder, 'rules'), '--events', join(folder, 'regression'), '--format', 'json'];
    const { stdout, status } = transigma(args);
    const { rules, totals } = JSON.parse(stdout);
    const failed: Record<string, number> = {};
    for (const { rule: tested, tests } of rules) {
      const count = tests.filter(({ status: of }: { status: string }) => of === 'failed').length;
      if (count > 0) failed[tested.path.replace(/.*\//, '')] = count;
    }
    expect(failed).toEqual(others);
    expect(totals).toMatchObject({ failed: 5, errors: 0 });
    expect(totals.passed).toBeGreaterThan(100);
    expect(status).toBe(1);
  });
});

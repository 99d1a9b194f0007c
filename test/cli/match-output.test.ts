import { describe, expect, test } from 'vitest';
import { jsonLines, ruleText, transigma, withFolder } from './run.js';

const id = '5b4c3a1e-2222-4333-8444-555566667777';
const rule = ruleText(
  '    selection:\n        name|startswith: delete\n    condition: selection\n',
  `title: '=Deletion, "all"'\nid: ${id}\nlevel: high`,
);
const event = { name: 'DeleteGroup', tags: ['a', 'b,c'], none: null, id: 1, formula: '=1+1', deep: { er: true } };
const big = '{"name":"Delete2","id":12345678901234567891}';
const files = { 'rule.yml': rule, events: `${JSON.stringify(event)}\n{"name":"Get"}\n${big}\n` };

const run = (...args: readonly string[]) =>
  withFolder(files, (cwd) => transigma(['match', '-r', 'rule.yml', ...args, 'events'], { cwd }));

describe('forms of matches', () => {
  test('fields and whole events in JSON', () => {
    const [first] = jsonLines(run('--fields', 'tags,deep.er,absent,none', '--fields', 'id', '--with-event').stdout);
    expect(first.event).toEqual({
      source: 'events',
      line: 1,
      fields: { tags: ['a', 'b,c'], 'deep.er': true, none: null, id: 1 },
      data: event,
    });
  });

  test('integers keep their digits', () => {
    const { stdout } = run('--fields', 'id', '--with-event');
    expect(stdout).toContain('"fields":{"id":12345678901234567891}');
    expect(stdout).toContain(`"data":${big}`);
  });

  test('objects and lists of them, which are no values to rules', () => {
    const nested = '{"name":"delete","deep":{"er":[{"n":1},{"n":2}],"x":null}}';
    const { stdout } = withFolder({ ...files, events: nested }, (cwd) =>
      transigma(['match', '-r', 'rule.yml', '--fields', ' deep, deep.er.n,deep ', 'events'], { cwd }),
    );
    expect(stdout).toContain('"fields":{"deep":{"er":[{"n":1},{"n":2}],"x":null},"deep.er.n":[1,2]}');
  });

  test('one JSON text', () => {
    expect(JSON.parse(run('--format', 'json').stdout)).toHaveLength(2);
    const none = withFolder({ ...files, events: '' }, (cwd) =>
      transigma(['match', '-r', 'rule.yml', '--format', 'json', 'events'], { cwd }),
    );
    expect(none.stdout).toBe('[]\n');
  });

  test('CSV, in which no cell is a formula', () => {
    expect(run('--format', 'csv', '--fields', 'tags,formula,id,absent').stdout.split('\n')).toEqual([
      'rule_id,rule_title,level,rule_path,source,line,tags,formula,id,absent',
      `${id},"'=Deletion, ""all""",high,rule.yml,events,1,"a; b,c",'=1+1,1,`,
      `${id},"'=Deletion, ""all""",high,rule.yml,events,3,,,12345678901234567891,`,
      '',
    ]);
  });

  test('CSV obeys no terminal and no other separator', () => {
    const odd = JSON.stringify({ name: 'delete', x: '\u001b[2J\u202e', y: 'a;=1', z: 'two\nlines' });
    const { stdout } = withFolder({ ...files, events: odd }, (cwd) =>
      transigma(['match', '-r', 'rule.yml', '--format', 'csv', '--fields', 'x,y,z', 'events'], { cwd }),
    );
    expect(stdout).toContain(',\\u001b[2J\\u202e,"a;=1","two\nlines"\n');
  });

  test('a table for people, which obeys no event', () => {
    const { stdout } = withFolder({ ...files, events: '{"name":"delete","x":"\\u001b[2J\\n"}' }, (cwd) =>
      transigma(['match', '-r', 'rule.yml', '--format', 'table', '--fields', 'x', 'events'], { cwd }),
    );
    const [head, line, ...rest] = stdout.split('\n');
    expect(head).toMatch(/^LEVEL +RULE +EVENT +x$/);
    expect(line).toMatch(/^high +=Deletion, "all" +events:1 +x=/);
    expect(stdout).not.toContain('\u001b');
    expect(rest).toEqual(['']);
  });

  test.each([
    [['--format', 'xml'], 'there is no format of matches "xml"'],
    [['--format', 'tabel'], 'did you mean "table"?'],
    [['--format', 'csv', '--with-event'], '--with-event goes without --format csv'],
    [['--jobs', 'many'], '--jobs: "many" is no whole number'],
    [['--max-event-length', '0'], '--max-event-length: "0" is no number of characters'],
    [['--logsource', 'prodct=x'], 'did you mean "product"?'],
    [['--logsource', 'product=x'], 'none of the rules is for product=x'],
    [['--follow', 'events'], '--follow is for one file'],
  ])('wrong usage %j', (args, message) => {
    const { stderr, status, stdout } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('events that are too long are reported, and the others matched', () => {
    const long = `{"name":"delete","x":"${'x'.repeat(500)}"}\n`;
    const { stdout, stderr, status } = withFolder({ ...files, events: `${long}{"name":"delete"}\n` }, (cwd) =>
      transigma(['match', '-r', 'rule.yml', '--max-event-length', '400', 'events'], { cwd }),
    );
    expect(jsonLines(stdout).map((match) => match.event.line)).toEqual([2]);
    expect(stderr).toContain('events:1:1 error event/too-long: an event of more than 400 characters is skipped');
    expect(status).toBe(1);
  });

  test('what rules had to do', () => {
    const { stderr } = run('--stats');
    expect(stderr).toMatch(/TRIED +MATCHED +TIME +RULE\n +2 +2 +\d+\.\d ms +=Deletion, "all"\n$/);
  });
});

describe('rules chosen by log source', () => {
  const of = (logsource: string) =>
    `title: ${logsource.replaceAll(/[{}:,]/g, '')}\nlogsource: ${logsource}\ndetection:\n    s:\n        Image|endswith: x\n    condition: s\n`;
  const rules = {
    'r/1.yml': of('{product: windows, category: process_creation}'),
    'r/2.yml': of('{product: windows, category: image_load}'),
    'r/3.yml': of('{product: linux, category: process_creation}'),
    'r/4.yml': of('{category: process_creation}'),
  };
  const sysmon = { Channel: 'Microsoft-Windows-Sysmon/Operational', EventID: 1, Image: 'C:\\x' };
  const events = `${JSON.stringify(sysmon)}\n{"Image":"x"}\n`;
  const matched = (...args: readonly string[]) =>
    withFolder({ ...rules, events }, (cwd) => {
      const { stdout, stderr, status } = transigma(['match', '-r', 'r', ...args, 'events'], { cwd });
      const found = jsonLines(stdout).map(({ rule: { path }, event: { line } }) => `${line} ${path}`);
      return { found, stderr, status };
    });
  const all = ['1 r/1.yml', '1 r/2.yml', '1 r/3.yml', '1 r/4.yml'];
  const ofSecond = ['2 r/1.yml', '2 r/2.yml', '2 r/3.yml', '2 r/4.yml'];

  test('by default, where the event is known, and it is said', () => {
    expect(matched()).toEqual({
      found: ['1 r/1.yml', '1 r/4.yml', ...ofSecond],
      stderr:
        '6 matches in 2 events with 4 rules\n' +
        '   rules chosen by log source: 1 Windows event tried with 2 on average, 1 other event with all   (--logsource off tries all)\n',
      status: 0,
    });
  });

  test('not at all', () => {
    expect(matched('--logsource', 'off')).toEqual({
      found: [...all, ...ofSecond],
      stderr: '8 matches in 2 events with 4 rules\n',
      status: 0,
    });
  });

  test('as the user says', () => {
    expect(matched('--logsource', 'product=linux').found).toEqual(['1 r/3.yml', '1 r/4.yml', '2 r/3.yml', '2 r/4.yml']);
  });

  test('not where pipelines say which events are meant, unless asked for', () => {
    expect(matched('-p', 'sysmon').found).toEqual(['1 r/1.yml', '1 r/3.yml', '1 r/4.yml', '2 r/3.yml', '2 r/4.yml']);
    expect(matched('-p', 'sysmon', '--logsource', 'auto').found).toEqual([
      '1 r/1.yml',
      '1 r/4.yml',
      '2 r/3.yml',
      '2 r/4.yml',
    ]);
    expect(matched('-p', 'none').found).toEqual(matched().found);
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jsonLines as lines, ruleText, transigma, withFolder } from './run.js';

const head = 'title: Deletion\nid: 5b4c3a1e-2222-4333-8444-555566667777\nlevel: high';
const rule = ruleText('    selection:\n        eventName|startswith: Delete\n    condition: selection\n', head);
const record = { id: '5b4c3a1e-2222-4333-8444-555566667777', title: 'Deletion', level: 'high', path: 'rule.yml' };
const events = [{ eventName: 'DeleteGroup' }, { eventName: 'GetGroup' }, { eventName: 'deleteuser' }];
const ndjson = `${events.map((event) => JSON.stringify(event)).join('\n')}\n`;

describe('transigma match', () => {
  test.each([
    ['NDJSON', ndjson, [1, 3]],
    ['a JSON array', JSON.stringify(events, null, 1), [2, 8]],
    ['one object', JSON.stringify(events[0], null, 2), [1]],
    ['CloudTrail', JSON.stringify({ Records: events }), [1, 1]],
    ['gzip', gzipSync(ndjson), [1, 3]],
  ])('reads %s from a file and from standard input', (_, input, expected) => {
    withFolder({ 'rule.yml': rule, events: input }, (cwd) => {
      const fromFile = transigma(['match', '-r', 'rule.yml', 'events'], { cwd });
      expect(lines(fromFile.stdout)).toEqual(
        expected.map((line) => ({ rule: record, event: { source: 'events', line } })),
      );
      expect(fromFile.status).toBe(0);
      const piped = transigma(['match', '-r', 'rule.yml'], { cwd, input: Buffer.from(input) });
      expect(lines(piped.stdout).map((match) => match.event)).toEqual(
        expected.map((line) => ({ source: '<stdin>', line })),
      );
    });
  });

  test('reads Windows events', () => {
    const event = {
      Event: {
        System: { Provider: { '#attributes': { Name: 'Sysmon' } }, EventID: 1, Channel: 'C' },
        EventData: { Image: 'C:\\whoami.exe' },
      },
    };
    const selection =
      "    s:\n        Provider_Name: sysmon\n        EventID: 1\n        Image|endswith: '\\whoami.exe'\n    condition: s\n";
    withFolder({ 'rule.yml': ruleText(selection) }, (cwd) => {
      expect(lines(transigma(['match', '-r', 'rule.yml'], { cwd, input: JSON.stringify(event) }).stdout)).toHaveLength(
        1,
      );
      const forced = transigma(['match', '-r', 'rule.yml', '--input', 'windows'], { cwd, input: '{"a":1}' });
      expect(forced.stderr).toContain('event/not-windows');
    });
  });

  test('a broken line is reported and counted, the rest goes on', () => {
    withFolder({ 'rule.yml': rule }, (cwd) => {
      const input = '{"eventName":"DeleteA"}\n{broken\n{"eventName":"DeleteB"}\n';
      const { stdout, stderr, status } = transigma(['match', '-r', 'rule.yml'], { cwd, input });
      expect(lines(stdout).map((match) => match.event.line)).toEqual([1, 3]);
      expect(stderr).toContain('<stdin>:2:2 error event/broken-json');
      expect(stderr).toContain('2 matches in 2 events with 1 rule, 1 input fault');
      expect(status).toBe(1);
    });
  });

  test('integers beyond 2^53 keep their digits', () => {
    withFolder({ 'rule.yml': ruleText('    s:\n        id: 12345678901234567891\n    condition: s\n') }, (cwd) => {
      const input = '{"id":12345678901234567890}\n{"id":12345678901234567891}\n';
      expect(
        lines(transigma(['match', '-r', 'rule.yml'], { cwd, input }).stdout).map((match) => match.event.line),
      ).toEqual([2]);
    });
  });

  test('says which rules it could not use, and uses the others', () => {
    const correlation = 'title: Many\ncorrelation: { type: temporal, rules: [a], group-by: [b], timespan: 1h }\n';
    withFolder({ 'rule.yml': rule, 'bad.yml': 'title: x\n', 'correlation.yml': correlation }, (cwd) => {
      const { stdout, stderr, status } = transigma(['match', '-r', '.'], { cwd, input: ndjson });
      expect(lines(stdout)).toHaveLength(2);
      expect(stderr).toContain('bad.yml:1:1 error schema/missing-detection');
      expect(stderr).toContain('correlation.yml:1:1 error correlation/unsupported');
      expect(status).toBe(1);
    });
  });

  test('reads rules from standard input, and calls it <stdin>', () => {
    withFolder({ events: ndjson }, (cwd) => {
      const { stdout, status } = transigma(['match', '-r', '-', 'events'], { cwd, input: rule });
      expect(lines(stdout).map((match) => match.rule.path)).toEqual(['<stdin>', '<stdin>']);
      expect(status).toBe(0);
      const broken = transigma(['match', '-r', '-', 'events'], { cwd, input: 'a: [' });
      expect(broken.stderr).toContain('<stdin>:1:');
    });
  });

  test('calls standard input <stdin> when its gzip is damaged', () => {
    withFolder({ 'rule.yml': rule }, (cwd) => {
      const input = gzipSync(ndjson).subarray(0, -4);
      const { stderr } = transigma(['match', '-r', 'rule.yml'], { cwd, input });
      expect(stderr).toContain('<stdin>: the gzip data is cut off');
    });
  });

  test('says how many complaints it hid although no rule could be loaded', () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.yml`, 'title: x\n']));
    withFolder(files, (cwd) => {
      const { stderr, status } = transigma(['match', '-r', '.'], { cwd });
      expect(stderr).toMatch(/no rule could be loaded\n {3}\d+ more messages not shown/);
      expect(status).toBe(1);
    });
  });

  test.each([
    [['-r', 'rule.yml', 'missing.json'], 'there is no such file'],
    [['-r', 'missing.yml'], 'there is no such file or folder'],
    [['-r', 'rule.yml', '--input', 'xml'], 'there is no input format "xml"'],
    [['-r', '-'], 'standard input can only be read once'],
    [['-r', 'rule.yml', '-r', '-', 'events', '-'], 'standard input can only be read once'],
    [['-r', 'rule.yml', '-', '-'], 'standard input can only be read once'],
    [[], "required option '-r, --rules <path>'"],
  ])('wrong usage %j', (args, message) => {
    withFolder({ 'rule.yml': rule }, (cwd) => {
      const { stderr, status } = transigma(['match', ...args], { cwd });
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    });
  });
});

import { describe, expect, test } from 'vitest';
import { transigma, withFolder } from './run.js';

const idOf = (number: number) => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`;

/** Every seventh has the title of another one, every ninth asks what another one asks, every eleventh is broken. */
const ruleOf = (number: number) => `title: Rule Number ${number % 7 === 0 ? 0 : number}
id: ${idOf(number)}
status: test
${number % 5 === 0 ? '# transigma-disable-next-line value/wildcard-instead-of-modifier -- as it was\n' : ''}logsource: {category: test}
detection:
    s:
        field: ${number % 5 === 1 ? '"*x*"' : `v${number % 9 === 0 ? 0 : number}`}
    condition: ${number % 11 === 0 ? 'nothing' : 's'}
level: low
`;

const files = {
  ...Object.fromEntries(
    Array.from({ length: 150 }, (_, number) => [`in/${number % 3}/rule_${number % 140}.yml`, ruleOf(number)]),
  ),
  'in/empty.yml': '# nothing\n',
  'in/several.yml': `name: base\n${ruleOf(200)}---\n${ruleOf(201)}`,
  'in/correlation.yml': `title: Correlation
correlation:
    type: event_count
    rules: [base, bas]
    group-by: [User]
    timespan: 5m
    condition: {gte: 10}
`,
  'in/filter.yml': `title: Filter
logsource: {product: other}
filter:
    rules: [base]
    selection: {User: a}
    condition: not selection
`,
  'transigma.yml': `checks:
    metadata/missing-author: info
exclude:
    - rule: [${idOf(1)}]
      checks: [metadata/*]
`,
};

const withoutTime = (text: string) => text.replaceAll(/in \d+\.\d s/g, 'in N s').replace(/"seconds": [\d.]+/, '');

describe('threads make no difference to check', () => {
  test.each(['text', 'json', 'sarif'])('as %s', (format) => {
    withFolder(files, (cwd) => {
      const run = (jobs: string) =>
        transigma(['check', '--profile', 'all', '--format', format, '--jobs', jobs, 'in'], { cwd });
      const [one, three] = [run('1'), run('3')];
      expect(one.stdout).toContain('collection/duplicate-title');
      expect(one.stdout).toContain('collection/same-logic');
      expect(one.stdout).toContain('correlation/unknown-rule');
      expect({ status: three.status, stdout: withoutTime(three.stdout), stderr: withoutTime(three.stderr) }).toEqual({
        status: one.status,
        stdout: withoutTime(one.stdout),
        stderr: withoutTime(one.stderr),
      });
    });
  });
});

test('a number of threads that is none is refused', () => {
  withFolder({ 'in/a.yml': ruleOf(1) }, (cwd) => {
    const { status, stderr } = transigma(['check', '--jobs', 'x', 'in'], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'transigma: --jobs: "x" is no whole number from 1 to 9999\n',
    });
  });
});

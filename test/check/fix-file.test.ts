import { expect, test } from 'vitest';
import { allChecks } from '../../src/check/all-checks.js';
import { checkedFile } from '../../src/check/checked-file.js';
import { fixFile } from '../../src/check/fix-file.js';
import { runChecks } from '../../src/check/run-checks.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

const head = 'title: Some Rule\ndate: 2024/01/01\nlogsource: {category: test}\ndetection:\n    selection:\n';
const findingsOf = (file: ReturnType<typeof read>) => runChecks([file], allChecks).flatMap(({ findings }) => findings);

function read(text: string) {
  const source = new Source('rule.yml', text);
  return checkedFile('rule.yml', source, readSigmaFile(source));
}

const fixed = (items: string) => fixFile(read(`${head}${items}    condition: selection\n`), findingsOf);

test.each([
  ['        a|contains|all: foo\n        a|contains:\n            - aa\n            - bb\n'],
  ["        a: '*foo'\n        a|endswith: bar\n"],
  ["        a|re: '(?i)foo'\n        a|re|i: bar\n"],
  ['        a|windash|contains: foo\n        a|contains: bar\n'],
])('no fix gives two items of a map one key: %j', (items) => {
  const { file, isRefused } = fixed(items);
  expect(isRefused).toBe(false);
  expect(file.source.text).toContain('date: 2024-01-01');
  expect(file.source.text).toContain(items);
});

test('fixes that only together would change the meaning are not in the way of others', () => {
  const { file, isRefused } = fixed("        a: '*x*'\n        a|contains|all: y\n        b: '*.exe'\n");
  expect(isRefused).toBe(true);
  expect(file.source.text).toContain('date: 2024-01-01');
  expect(file.source.text).toContain("b|endswith: '.exe'");
  expect(file.source.text).toContain('a|contains: ');
  expect(findingsOf(file).flatMap(({ fix }) => (fix === undefined ? [] : [fix]))).toEqual([]);
});

test('an item below a comment that is for it is not taken away', () => {
  const tags = `tags:
    - attack.t1059
    # transigma-disable-next-line tag/unknown-attack -- ours

    # and more
    - attack.t1059
    - attack.t9999
`;
  const { file } = fixFile(read(`${head}        a: b\n    condition: selection\n${tags}`), findingsOf);
  expect(file.source.text).toContain(tags);
  const open = fixFile(
    read(`${head}        a: b\n    condition: selection\n${tags.replace(/transigma-.*/, '')}`),
    findingsOf,
  );
  expect(open.file.source.text).toMatch(/tags:\n {4}- attack.t1059\n {4}# \n\n {4}# and more\n {4}- attack.t9999\n$/);
});

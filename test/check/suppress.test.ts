import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../src/check/apply-fixes.js';
import { findComments } from '../../src/check/comments.js';
import { makeKnownCodes } from '../../src/check/config/known-codes.js';
import { suppressByComments } from '../../src/check/suppress.js';
import { type Diagnostic, warning } from '../../src/diagnostic/diagnostic.js';
import { Source } from '../../src/source/source.js';

const codes = makeKnownCodes(['a/one', 'a/two', 'b/three', 'b/four']);

const sourceOf = (lines: readonly string[]) => new Source('rule.yml', `${lines.join('\n')}\n`);

const at = (line: number) => ({ file: 'rule.yml', line, column: 1, endLine: line, endColumn: 2 });

/** The findings of a file: `a/one 3` is one on line 3, `a/one` one without a place. */
function judge(lines: readonly string[], findings: readonly string[], isActive?: (code: string) => boolean) {
  const given: Diagnostic[] = findings.map((finding) => {
    const [code = '', line] = finding.split(' ');
    return warning(code, 'found', line === undefined ? {} : { at: at(Number(line)) });
  });
  return suppressByComments(sourceOf(lines), given, isActive === undefined ? { codes } : { codes, isActive });
}

const told = (...args: Parameters<typeof judge>) =>
  judge(...args)
    .filter(({ suppression }) => suppression === undefined)
    .map(({ finding: { code, message, location } }) =>
      code.startsWith('suppression/')
        ? `${location?.line}:${location?.column} ${code}: ${message}`
        : `${code} ${location?.line}`,
    );

/** The file after the fixes of what is said about comments. */
const mended = (...args: Parameters<typeof judge>) =>
  applyFixes(
    sourceOf(args[0]),
    judge(...args).map(({ finding }) => finding),
  ).text;

describe('comments are for', () => {
  test('the next line', () => {
    const lines = [
      'title: x',
      '# transigma-disable-next-line a/one, b/three -- the vendor spells it so',
      'a: b',
      'c: d',
    ];
    const findings = ['a/one 3', 'a/two 3', 'b/three 3', 'a/one 4'];
    expect(told(lines, findings)).toEqual(['a/two 3', 'a/one 4']);
    expect(judge(lines, findings)[0]?.suppression).toEqual({
      kind: 'comment',
      reason: 'the vendor spells it so',
    });
  });

  test('the next line that is not empty or a comment', () => {
    const lines = [
      'title: x',
      '# transigma-disable-next-line a/one',
      '# transigma-disable-next-line b/three',
      '',
      '# why',
      'a: b',
    ];
    expect(told(lines, ['a/one 6', 'b/three 6'])).toEqual([]);
  });

  test('their own line', () => {
    const lines = ['title: x # transigma-disable-line a/one', 'a: b'];
    expect(told(lines, ['a/one 1', 'a/two 1', 'a/one 2'])).toEqual(['a/two 1', 'a/one 2']);
  });

  test('all lines of a value', () => {
    const block = ['title: x', '# transigma-disable-next-line', 'condition: >', '  a', '', '  or b', 'level: low'];
    expect(told(block, ['a/one 3', 'a/one 4', 'a/one 6', 'a/one 7'])).toEqual(['a/one 7']);
    const header = ['condition: | # transigma-disable-line a/one', '  a', 'level: low'];
    expect(told(header, ['a/one 2', 'a/one 3'])).toEqual(['a/one 3']);
    const quoted = ['# x', 'title: x', '# transigma-disable-next-line a/one', 'c: "a', '  b"', 'level: low'];
    expect(told(quoted, ['a/one 5', 'a/one 6'])).toEqual(['a/one 6']);
  });

  test('their document', () => {
    const lines = ['title: x', '---', 'title: y', '# transigma-disable a/*', '---', '# c', 'title: z'];
    expect(told(lines, ['a/one', 'a/one 1', 'a/one 3', 'a/two 3', 'b/three 3', 'a/one 7'])).toEqual([
      'a/one undefined',
      'a/one 1',
      'b/three 3',
      'a/one 7',
    ]);
  });

  test('the file, where nothing stands before them', () => {
    const lines = ['', '# a licence', '---', '#transigma-disable a/one', 'title: x', '---', 'title: y'];
    expect(told(lines, ['a/one', 'a/one 5', 'a/one 7', 'b/four 7'])).toEqual(['b/four 7']);
  });

  test('lines of files with carriage returns', () => {
    const lines = ['title: x\r', '# transigma-disable-next-line a/one -- so\r', '\r', 'a: b\r'];
    expect(told(lines, ['a/one 4'])).toEqual([]);
    expect(mended(lines, [])).toBe('title: x\r\n\r\na: b\r\n');
  });
});

describe('the nearest comment counts', () => {
  test('so that the others are not needed', () => {
    const lines = ['# transigma-disable a/one', 'title: x # transigma-disable-line a/one'];
    expect(told(lines, ['a/one 2'])).toEqual(['1:1 suppression/unused: this comment suppresses nothing']);
  });
});

describe('no comment is', () => {
  test.each([
    ['in double quotes', ['title: "x # transigma-disable-line a/one"']],
    ['in single quotes', ["title: 'it''s # transigma-disable-line a/one'"]],
    ['in a text block', ['title: |', '  x', '  # transigma-disable a/one', '', '  # transigma-disable-line']],
    ['in quotes over lines', ['title: "x', '  # transigma-disable a/one', '  "']],
    ['within a word', ['title: x# transigma-disable-line a/one']],
    ['in a key', ['"x # transigma-disable-line": y']],
    ['in another comment', ['title: x # see # transigma-disable-line a/one']],
    ['in a document that is no YAML', ['title: [', '# transigma-disable a/one', '---', 'title: y']],
  ])('%s', (_where, lines) => {
    expect(told(lines, ['a/one 1'])).toEqual(['a/one 1']);
  });

  test('but they may stand behind all of those', () => {
    const lines = [
      'title: "x # y" # transigma-disable-line a/one',
      "b: ['# q', # transigma-disable-line a/one",
      '  c]',
    ];
    expect(told(lines, ['a/one 1', 'a/one 2'])).toEqual([]);
    expect(findComments(sourceOf(['a: |-', '  x # y', '# real', "b: it's # real", 'c: &n#o x'])).comments).toHaveLength(
      2,
    );
  });

  test('and the other documents of a broken file keep theirs', () => {
    const lines = ['title: [', '---', 'title: y # transigma-disable-line a/one'];
    expect(told(lines, ['a/one 3'])).toEqual([]);
  });
});

describe('what is wrong with a comment is a finding', () => {
  test('a code that there is not', () => {
    const lines = ['title: x # transigma-disable-line a/oen, a/two, c/*'];
    expect(told(lines, ['a/two 1'])).toEqual([
      '1:35 suppression/unknown-code: there is no check "a/oen"',
      '1:49 suppression/unknown-code: there is no check "c/*"',
    ]);
    expect(judge(lines, ['a/two 1'])[1]?.finding.notes).toEqual([{ message: 'did you mean "a/one"?' }]);
  });

  test('a word that there is not', () => {
    expect(told(['title: x # transigma-disable-nextline a/one'], [])).toEqual([
      '1:12 suppression/unknown-comment: there is no comment "transigma-disable-nextline"',
    ]);
    expect(told(['title: x # transigma is a tool', '# transigma-check.yml has it'], [])).toEqual([]);
  });

  test('a comment that no finding needs', () => {
    expect(told(['title: x', '# transigma-disable-next-line a/one', 'b: c'], ['a/one 1'])).toEqual([
      'a/one 1',
      '2:1 suppression/unused: this comment suppresses nothing',
    ]);
    expect(told(['title: x', '# transigma-disable-next-line a/one'], [])).toHaveLength(1);
    expect(told(['title: x # transigma-disable-line'], [])).toHaveLength(1);
  });

  test('a code that no finding needs', () => {
    expect(told(['title: x # transigma-disable-line a/one, a/two, b/three'], ['a/two 1'])).toEqual([
      '1:35 suppression/unused: nothing is found here that "a/one", "b/three" would suppress',
    ]);
  });

  test('but not if it is not looked for this time', () => {
    const isActive = (code: string) => code.startsWith('b/');
    expect(told(['title: x # transigma-disable-line a/one, a/*'], [], isActive)).toEqual([]);
    expect(told(['title: x # transigma-disable-line a/one, b/three'], [], isActive)).toHaveLength(1);
  });
});

describe('a fix removes what is not needed', () => {
  test.each([
    [['title: x', '  # transigma-disable-next-line a/one -- why', 'b: c'], [], 'title: x\nb: c\n'],
    [['title: x # transigma-disable-line a/one', 'b: c'], [], 'title: x\nb: c\n'],
    [['# transigma-disable', 'title: x'], [], 'title: x\n'],
    [
      ['title: x # transigma-disable-line a/one, a/two,b/three -- why', 'b: c'],
      ['a/two 1'],
      'title: x # transigma-disable-line a/two -- why\nb: c\n',
    ],
    // A comment without which an empty line would belong to the text.
    [['a: |+', '  x', '# transigma-disable-line', '', 'b: c'], [], 'a: |+\n  x\n# transigma-disable-line\n\nb: c\n'],
  ])('%j', (lines, findings, expected) => {
    expect(mended(lines, findings)).toBe(expected);
  });
});

test('many comments take little time', () => {
  const started = performance.now();
  const many = 15_000;
  const lines = [
    ...Array.from(
      { length: many },
      (_, index) => `# transigma-disable-next-line ${index % 2 ? 'a/one' : `x/${index}`}`,
    ),
    'text: |',
    ...Array.from({ length: many }, () => '  # transigma-disable'),
    ...Array.from({ length: many }, (_, index) => `k${index}: "x # y" # transigma-disable-line a/one,b/four`),
    `# transigma-disable ${'a/one,'.repeat(many)}`,
  ];
  judge(
    lines,
    Array.from({ length: many }, (_, index) => `a/one ${index}`),
  );
  expect(performance.now() - started).toBeLessThan(10_000);
});

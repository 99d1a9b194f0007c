import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, error, info, warning } from '../../src/diagnostic/diagnostic.js';
import { formatDiagnostic } from '../../src/diagnostic/format.js';

/** The place of `part` in a text of lines, from line 1. */
function placeOf(text: string, part: string, file = 'rules/a.yml') {
  const at = text.indexOf(part);
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return { file, line: before.length, column, endLine: before.length, endColumn: column + part.length };
}

/** A complaint about `part` of a text, as it is shown. */
function shown(text: string, part: string, make: (at: ReturnType<typeof placeOf>) => Diagnostic): string {
  return formatDiagnostic(make(placeOf(text, part)), { lineOf: (_, line) => text.split('\n')[line - 1] });
}

describe('a complaint', () => {
  it('as in a rule', () => {
    const text = `${'\n'.repeat(16)}    condition: selection and fialed and not service\n`;
    const complaint = shown(text, 'fialed', (at) =>
      error('condition/unknown-detection', 'no detection is named "fialed"', { at, notes: ['did you mean "failed"?'] }),
    );
    expect(complaint).toBe(
      [
        'rules/a.yml:17:30 error condition/unknown-detection: no detection is named "fialed"',
        '   17 |     condition: selection and fialed and not service',
        '      |                              ^^^^^^ did you mean "failed"?',
      ].join('\n'),
    );
  });

  it('a refusal', () => {
    const text = `${'\n'.repeat(13)}        c-useragent|re: 'Mozilla/[0-9]{2}\\.'\n`;
    const complaint = shown(text, 'c-useragent|re', (at) =>
      error('kql/regex', 'KQL has no regular expressions', { at, notes: ['athena, panther and js render it'] }),
    );
    expect(complaint.split('\n').slice(1)).toEqual([
      "   14 |         c-useragent|re: 'Mozilla/[0-9]{2}\\.'",
      '      |         ^^^^^^^^^^^^^^ athena, panther and js render it',
    ]);
  });

  it('with several notes, one of them with a place of its own', () => {
    const text = 'a: 1\na: 2\n';
    const complaint = shown(text, 'a: 2', (at) =>
      warning('yaml/duplicate-key', 'given twice', {
        at,
        notes: [{ message: 'it is first given here', location: placeOf(text, 'a: 1') }, 'remove one'],
      }),
    );
    expect(complaint).toBe(
      [
        'rules/a.yml:2:1 warning yaml/duplicate-key: given twice',
        '    2 | a: 2',
        '      | ^^^^ rules/a.yml:1:1: it is first given here',
        '      | remove one',
      ].join('\n'),
    );
  });

  it('without a place', () => {
    expect(formatDiagnostic(error('option/unknown', 'there is no option "x"', { notes: ['one', 'two'] }))).toBe(
      'error option/unknown: there is no option "x"\n    one\n    two',
    );
  });

  it('where the line is not known', () => {
    const at = placeOf('abc', 'b');
    expect(formatDiagnostic(info('a/b', 'hello', { at, notes: ['one'] }))).toBe(
      'rules/a.yml:1:2 info a/b: hello\n    one',
    );
    expect(formatDiagnostic(info('a/b', 'hello', { at }), { lineOf: () => undefined })).toBe(
      'rules/a.yml:1:2 info a/b: hello',
    );
  });

  it('in colours that end where they begin', () => {
    const text = formatDiagnostic(error('a/b', 'hello', { at: placeOf('abc', 'b') }), {
      colors: true,
      lineOf: () => 'abc',
    });
    const plain = formatDiagnostic(error('a/b', 'hello', { at: placeOf('abc', 'b') }), { lineOf: () => 'abc' });
    expect(text.replace(/\u001b\[[0-9]+m/g, '')).toBe(plain);
    expect(text.match(/\u001b\[[0-9]+m/g)?.filter((one) => one === '\u001b[0m').length).toBe(4);
  });
});

describe('the caret stands under what is wrong', () => {
  it.each([
    ['after a tab', '\ta: b', 'b', '     a: b'.slice(4), '    ^'],
    ['after wide characters', '漢字: b', 'b', '漢字: b', '      ^'],
    ['under wide characters', 'a: 漢字', '漢字', 'a: 漢字', '   ^^^^'],
    ['after an emoji', '😀 b', 'b', '😀 b', '   ^'],
    ['after a combining accent', 'e\u0301 b', 'b', 'e\u0301 b', '  ^'],
    ['under a tab', 'a:\tb', '\t', 'a: b', '  ^'],
    ['at the end of the line', 'abc', '', 'abc', '^'],
  ])('%s', (_, line, part, source, caret) => {
    const [, sourceLine, caretLine] = shown(line, part, (at) => error('a/b', 'hello', { at })).split('\n');
    expect(sourceLine).toBe(`    1 | ${source}`);
    expect(caretLine).toBe(`      | ${caret}`);
  });

  it('of more than one line: to the end of the first', () => {
    const at = { ...placeOf('a: bc\nd', 'bc'), endLine: 2, endColumn: 2 };
    expect(formatDiagnostic(error('a/b', 'hello', { at }), { lineOf: () => 'a: bc' }).split('\n')[2]).toBe(
      '      |    ^^',
    );
  });
});

describe('a long line', () => {
  const near = (line: string, part: string) => shown(line, part, (at) => error('a/b', 'hello', { at })).split('\n');

  it('is cut at its end', () => {
    const [, source = '', caret = ''] = near(`a: wrong ${'x'.repeat(500)}`, 'wrong');
    expect(source).toMatch(/^ {4}1 \| a: wrong x{131}…$/);
    expect(caret).toBe('      |    ^^^^^');
  });

  it('is shown around the place', () => {
    const [, source = '', caret = ''] = near(`${'x'.repeat(500)} wrong ${'y'.repeat(500)}`, 'wrong');
    expect(source.startsWith('    1 | …xxx')).toBe(true);
    expect(source.endsWith('yyy…')).toBe(true);
    expect(source.length).toBeLessThan(160);
    expect(source.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('wrong');
  });

  it('has a caret line that is no longer', () => {
    const [, , caret = ''] = near('x'.repeat(100_000), 'x'.repeat(100_000));
    expect(caret.length).toBeLessThan(160);
  });

  it('takes no time, however many complaints it has', () => {
    const line = 'ab '.repeat(1_000_000);
    const begin = performance.now();
    for (let column = 1; column < 2_000_000; column += 1000) {
      const at = { file: 'a', line: 1, column, endLine: 1, endColumn: column + 1_000_000 };
      formatDiagnostic(error('a/b', 'hello', { at }), { lineOf: () => line });
    }
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

describe('nothing of a file reaches the terminal as a command', () => {
  const hostile = [
    ...[
      '\u001b[31m',
      '\u001b]0;title\u0007',
      '\u009b31m',
      '\u0007',
      '\u0008',
      '\r',
      '\n',
      '\u0000',
      '\u007f',
      '\u0085',
      '\u000b',
    ],
    ...['\u2028', '\u2029', '\u202e', '\u202a', '\u2066', '\u2069', '\u200f', '\ud800', '\udc00'],
  ];
  const forbidden = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

  it.each(hostile.map((text) => [JSON.stringify(text), text] as const))('%s', (_, text) => {
    const at = { file: `a${text}b.yml`, line: 1, column: 3, endLine: 1, endColumn: 4 };
    const notes = [`c${text}`, { message: `d${text}`, location: at }];
    const whole = formatDiagnostic(error('a/b', `e${text}`, { at, notes }), { lineOf: () => `${text}ab${text}` });
    expect(whole).not.toMatch(forbidden);
    expect(whole.split('\n').length).toBe(4);
    expect(formatDiagnostic(error('a/b', `e${text}`, { at, notes }))).not.toMatch(forbidden);
  });

  it('whatever stands in it, wherever the place is', () => {
    const text = fc
      .array(fc.constantFrom(...hostile, 'a', ' ', '\t', '漢', '😀', '\u0301', 'x'.repeat(90)), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(300), fc.nat(300), (line, message, column, length) => {
        const at = { file: 'a.yml', line: 1, column: column + 1, endLine: 1, endColumn: column + 1 + length };
        const whole = formatDiagnostic(error('a/b', message, { at }), { lineOf: () => line.replaceAll('\n', ' ') });
        expect(whole).not.toMatch(forbidden);
        expect(whole.split('\n').length).toBe(3);
        expect(whole.split('\n')[2]).toMatch(/\^/);
      }),
      { numRuns: 3000 },
    );
  });
});

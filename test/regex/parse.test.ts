import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegexFaultCode } from '../../src/regex/fault.js';
import { limits } from '../../src/regex/limits.js';
import { noFlags, parseRegex } from '../../src/regex/parse.js';
import { printRe2 } from '../../src/regex/print.js';
import { compileRegexNode } from '../../src/regex/run.js';
import { anyFlags, asciiText, flagsOf, lettersOf, rawRe2 } from './support.js';

describe('expressions that are taken', () => {
  // The expression, its flags, and what it means, printed for RE2 without flags.
  it.each([
    ['', '', ''],
    ['abc', '', 'abc'],
    ['a.c', '', 'a.c'],
    ['a.c', 's', 'a(?s:.)c'],
    ['^a$', '', '^a$'],
    ['^a$', 'm', '(?m:^)a(?m:$)'],
    ['\\Aa\\z', 'm', '^a$'],
    ['\\ba\\B', '', '\\ba\\B'],
    ['a|b|', '', 'a|b|'],
    ['(a)(?:b)(?<n>c)(?P<m>d)', '', 'abcd'],
    ['(?:ab)*c+d?e{2}f{2,}g{2,3}', '', '(?:ab)*c+d?e{2}f{2,}g{2,3}'],
    ['a*?b+?c??d{2,3}?', '', 'a*?b+?c??d{2,3}?'],
    ['(?:a*)*', '', '(?:a*)*'],
    ['(a|b)c', '', '(?:a|b)c'],
    ['^*\\b+', '', '^*\\b+'],
    ['()*', '', '(?:)*'],
    ['a{0}', '', 'a{0}'],
    // A brace that begins no counts is a character.
    ['$a{x{1,2,3}{}', '', '$a\\{x\\{1,2,3\\}\\{\\}'],
    [']}', '', '\\]\\}'],
    // Escapes.
    ['\\a\\f\\n\\r\\t', '', '\\x{7}\\x{c}\\x{a}\\x{d}\\x{9}'],
    ['\\x41\\x{1F600}\\x{000041}', '', 'A😀A'],
    ['\\0\\012\\0a', '', '\\x{0}\\x{a}\\x{0}a'],
    ['\\.\\*\\-\\/\\ \\_\\<', '', '\\.\\*-/ _<'],
    ['\\Qa.b*\\E*', '', 'a\\.b\\**'],
    ['\\Q(\\', '', '\\(\\\\'],
    ['a\\Q\\E*', '', 'a*'],
    // Classes.
    ['\\d\\w', '', '[0-9][0-9A-Z_a-z]'],
    ['\\D', '', '[^0-9]'],
    ['\\s', '', '[\\x{9}\\x{a}\\x{c}\\x{d} ]'],
    ['[]a]', '', '[\\]a]'],
    ['[^]a]', '', '[^\\]a]'],
    ['[a-]', '', '[\\-a]'],
    ['[a-c-e]', '', '[\\-a-ce]'],
    ['[\\d-z]', '', '[\\-0-9z]'],
    ['[a[]', '', '[\\[a]'],
    ['[[:alpha:]_]', '', '[A-Z_a-z]'],
    ['[[:^alpha:]]', '', '[^A-Za-z]'],
    ['[a[:b]', '', '[\\:\\[ab]'],
    ['[a]', '', 'a'],
    ['[\\s\\S]', '', '(?s:.)'],
    ['[^\\n]', 's', '.'],
    ['[^\\s\\S]', '', '[^\\x{0}-\\x{10ffff}]'],
    ['[\\x{41}-\\x43]', '', '[A-C]'],
    // Flags.
    ['abs1', 'i', '[Aa][Bb][Ss]1'],
    ['k', 'i', '[Kk\u212a]'],
    ['[a-c]', 'i', '[A-Ca-c]'],
    ['[^k]', 'i', '[^Kk\u212a]'],
    ['\\w', 'i', '[0-9A-Z_a-z]'],
    ['[[:upper:]]', 'i', '[A-Za-z]'],
    ['(?i)a', '', '[Aa]'],
    ['(?i:a)b', '', '[Aa]b'],
    ['a(?i)b|c', '', 'a[Bb]|[Cc]'],
    ['(a(?i)b)c', '', 'a[Bb]c'],
    ['(?-i)a', 'i', 'a'],
    ['(?i-s:a.)', 's', '[Aa].'],
    ['(?s).(?-s).', '', '(?s:.).'],
    ['(?)a(?:)', '', 'a(?:)'],
  ])('%s with "%s" is %s', (expression, letters, printed) => {
    const parsed = parseRegex(expression, flagsOf(letters));
    expect(parsed.ok ? printRe2(parsed.node) : parsed.fault).toBe(printed);
  });

  it('keeps what ignores case readable', () => {
    expect(parseRegex('(?i)Foo\\.exe[x][^1]')).toMatchObject({
      ok: true,
      node: {
        kind: 'concatenation',
        nodes: [{ kind: 'literal', text: 'Foo.exex', ignoreCase: true }, { kind: 'class' }],
      },
    });
    expect(parseRegex('(?i)1.2')).toMatchObject({ node: { nodes: [{ text: '1', ignoreCase: false }, {}, {}] } });
  });

  it.each([
    ['(?i)a', '', 'i', 'a'],
    ['(?is)(?m)a', '', 'ims', 'a'],
    ['(?-i)a', 'im', 'm', 'a'],
    ['(?i:a)', '', '', '(?i:a)'],
    ['a(?i)b', 's', 's', 'a(?i)b'],
    ['(?i)', '', 'i', ''],
  ])('reads the leading flags of %s', (expression, before, after, rest) => {
    const parsed = parseRegex(expression, flagsOf(before));
    expect(parsed).toMatchObject({ ok: true, expression: rest, flags: flagsOf(after) });
    expect(parseRegex(rest, flagsOf(after))).toMatchObject({ node: parsed.ok && parsed.node });
  });
});

describe('expressions that are refused', () => {
  it.each<[string, RegexFaultCode, string]>([
    ['a(?=b)', 'lookaround', '(?='],
    ['a(?!b)', 'lookaround', '(?!'],
    ['(?<=b)', 'lookaround', '(?<='],
    ['(?<!b)', 'lookaround', '(?<!'],
    ['(a)\\1', 'backreference', '\\1'],
    ['\\12', 'backreference', '\\12'],
    ['(?<n>a)\\k<n>', 'backreference', '\\k'],
    ['\\g{1}', 'backreference', '\\g'],
    ['(?P<n>a)(?P=n)', 'backreference', '(?P='],
    ['a\\p{L}', 'unicode-class', '\\p'],
    ['[\\PL]', 'unicode-class', '\\P'],
    ['\\X', 'unicode-class', '\\X'],
    ['ab*+', 'possessive', '*+'],
    ['a{2}+', 'possessive', '{2}+'],
    ['(?>a)', 'atomic-group', '(?>'],
    ['(?x)a', 'flag', 'x'],
    ['(?U)a', 'flag', 'U'],
    ['(?iu:a)', 'flag', 'u'],
    ['a\\Z', 'unsupported', '\\Z'],
    ['a\\K', 'unsupported', '\\K'],
    ['[\\h]', 'unsupported', '\\h'],
    ['\\R', 'unsupported', '\\R'],
    ['\\u0041', 'unsupported', '\\u'],
    ['\\e', 'unsupported', '\\e'],
    ['\\C', 'unsupported', '\\C'],
    ['[\\b]', 'unsupported', '\\b'],
    ['(?#a)', 'unsupported', '(?#'],
    ['(?(1)a|b)', 'unsupported', '(?('],
    ['(?|a|b)', 'unsupported', '(?|'],
    ['(?R)', 'unsupported', '(?R'],
    ['(?1)', 'unsupported', '(?1'],
    ['(?-1)', 'unsupported', '(?-'],
    ["(?'n'a)", 'unsupported', "(?'"],
    ['(*UTF8)a', 'unsupported', '(*'],
    ['\\v', 'ambiguous', '\\v'],
    ['a{,5}', 'ambiguous', '{,5}'],
    ['a{1, 5}', 'ambiguous', '{1, 5}'],
    ['a{01}', 'ambiguous', '{01}'],
    ['a(?i)*', 'ambiguous', '*'],
    ['a*\\Q\\E+', 'ambiguous', '+'],
    ['[a-z&&[^b]]', 'ambiguous', '&&'],
    ['a[:digit:]', 'ambiguous', '[:digit:]'],
    ['\\0123', 'ambiguous', '\\0123'],
    ['[\\1]', 'ambiguous', '\\1'],
    ['a\\x{D83D}', 'surrogate', '\\x{D83D}'],
    ['a\ud83d', 'surrogate', '\ud83d'],
    ['a{1001}', 'repeat-limit', '{1001}'],
    ['a{1,99999999999}', 'repeat-limit', '{1,99999999999}'],
    ['((a{11}b){10}c){10}', 'repeat-limit', '{10}'],
    ['(?:a{50}){0,21}', 'repeat-limit', '{0,21}'],
    ['(?:aaaaaaaaaaaaaaaaaaaaa){1000}', 'repeat-limit', '{1000}'],
    ['a(b', 'syntax', '('],
    ['ab)c', 'syntax', ')'],
    ['*a', 'syntax', '*'],
    ['a|+', 'syntax', '+'],
    ['(?i)*', 'syntax', '*'],
    ['({2}a)', 'syntax', '{2}'],
    ['a**', 'syntax', '*'],
    ['a*?{3}', 'syntax', '{3}'],
    ['a{3,2}', 'syntax', '{3,2}'],
    ['a[b', 'syntax', '['],
    ['[]', 'syntax', '['],
    ['[^]', 'syntax', '['],
    ['[a-', 'syntax', '['],
    ['[z-a]', 'syntax', 'z-a'],
    ['[a-\\d]', 'syntax', 'a-\\d'],
    ['[[:digits:]]', 'syntax', '[:digits:]'],
    ['[[:]]', 'syntax', '[:]]'],
    ['a\\', 'syntax', '\\'],
    ['\\y', 'syntax', '\\y'],
    ['\\é', 'syntax', '\\é'],
    ['\\😀', 'syntax', '\\😀'],
    ['\\E', 'syntax', '\\E'],
    ['\\x4', 'syntax', '\\x4'],
    ['\\x{}', 'syntax', '\\x{}'],
    ['\\x{110000}', 'syntax', '\\x{110000}'],
    ['(?<1', 'syntax', '(?<1'],
    ['(?<a-b>c)', 'syntax', '(?<a'],
    ['(?<a>b)(?<a>c)', 'syntax', '(?<a>'],
    ['(?i', 'syntax', '(?i'],
    ['(?-)', 'syntax', '(?-)'],
    ['(?i--s)', 'syntax', '(?i--'],
    ['(?%)', 'syntax', '(?%'],
  ])('%s: %s at %s', (expression, code, marked) => {
    const parsed = parseRegex(expression);
    if (parsed.ok) expect.fail(`taken as ${printRe2(parsed.node)}`);
    const { fault } = parsed;
    expect([fault.code, expression.slice(fault.start, fault.end)]).toEqual([code, marked]);
    expect(fault.message).toMatch(/^[^.]+[^.]$/u);
  });

  it('says how to write it instead', () => {
    expect(parseRegex('[[:digits:]]')).toMatchObject({ fault: { hint: 'did you mean "digit"?' } });
    expect(parseRegex('a{,5}')).toMatchObject({ fault: { hint: expect.stringContaining('{0,5}') } });
  });

  it('keeps to its limits', () => {
    expect(parseRegex('a'.repeat(limits.length)).ok).toBe(true);
    expect(parseRegex('a'.repeat(limits.length + 1))).toMatchObject({ fault: { code: 'too-long' } });
    expect(parseRegex(`${'('.repeat(limits.depth)}${')'.repeat(limits.depth)}`).ok).toBe(true);
    expect(parseRegex(`${'('.repeat(limits.depth + 1)}${')'.repeat(limits.depth + 1)}`)).toMatchObject({
      fault: { code: 'too-deep', start: limits.depth },
    });
    expect(parseRegex('a{1000}'.repeat(10)).ok).toBe(true);
    expect(parseRegex('a{1000}'.repeat(11))).toMatchObject({ fault: { code: 'repeat-limit' } });
  });
});

describe('beside re2js', () => {
  const pieces = [
    ...[
      '(',
      ')',
      '(?',
      ':',
      'i',
      '-',
      '|',
      '*',
      '+',
      '?',
      '{',
      '}',
      '{2}',
      '{2,}',
      '{1,3}',
      ',',
      '0',
      '1',
      '7',
      'a',
      'b',
      'k',
      '.',
      '^',
    ],
    ...[
      '$',
      '[',
      ']',
      '[^',
      '&',
      '[:alpha:]',
      '[:',
      ':]',
      '\\',
      '\\d',
      '\\S',
      '\\b',
      '\\x',
      '\\x{41}',
      '\\Q',
      '\\E',
      '\\p{L}',
      '\\z',
    ],
    ...['(?i)', '(?s:', '(?<a>', '(?P<b>', '(?=', '\n', ' ', 'é', '😀', '\ud83d', '\\pN', '\\v', '\\C', '(?U)'],
  ];
  const scrambled = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  const anyExpression = fc.oneof(scrambled, scrambled, fc.string({ unit: 'binary', maxLength: 20 }), fc.string());

  it('takes only what re2js takes, to the same effect, and refuses the rest for a listed reason', () => {
    fc.assert(
      fc.property(anyExpression, anyFlags, asciiText, (expression, flags, text) => {
        const raw = rawRe2(expression, flags);
        const parsed = parseRegex(expression, flags);
        if (parsed.ok) {
          if (raw === undefined) expect.fail(`re2js refuses ${JSON.stringify(expression)}`);
          const verdict = compileRegexNode(parsed.node)(text);
          if (verdict !== raw(text)) {
            expect.fail(`${JSON.stringify({ expression, text })} with ${lettersOf(flags)} gives ${verdict}`);
          }
        } else {
          const { code, start, end } = parsed.fault;
          if (code === 'syntax' && raw !== undefined) expect.fail(`re2js takes ${JSON.stringify(expression)}`);
          expect(start >= 0 && start <= end && end <= expression.length).toBe(true);
        }
      }),
      { numRuns: 30_000 },
    );
  });

  it('reads its own print to the same node', () => {
    fc.assert(
      fc.property(scrambled, anyFlags, (expression, flags) => {
        const parsed = parseRegex(expression, flags);
        if (!parsed.ok) return;
        const printed = printRe2(parsed.node);
        const again = parseRegex(printed, noFlags);
        expect(again.ok ? printRe2(again.node) : again.fault).toBe(printed);
      }),
      { numRuns: 5000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { makeExamples } from '../../../src/predicate/examples.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { nowhere } from '../../support/arbitrary-predicate.js';
import { linesFor, predicateOf } from './support.js';

/** The first of the examples: the plain match. */
const matchFor = (detection: string): string => linesFor(detection)[0] ?? 'none';

describe('an event that matches', () => {
  it.each([
    ['equality', 's: {eventName: StopLogging}', '{"eventName":"StopLogging"}'],
    ['several fields', 's: {a: x, b: 2, c: true}', '{"a":"x","b":2,"c":true}'],
    ['a list of values: its first', 's: {a: [x, y]}', '{"a":"x"}'],
    ['contains: something around it', 's: {a|contains: kali}', '{"a":"example-kali-example"}'],
    ['endswith, as paths are', "s: {a|endswith: '\\\\cmd.exe'}", '{"a":"C:\\\\example\\\\cmd.exe"}'],
    ['startswith', "s: {a|startswith: 'Get-'}", '{"a":"Get-example"}'],
    ['wildcards', "s: {a: 'x?y*z'}", '{"a":"xxy z"}'],
    ['any text at all', "s: {a: '*'}", '{"a":"example"}'],
    ['no text', "s: {a: ''}", '{"a":""}'],
    ['several texts in one', "s: {a|contains|all: [' -enc ', ' -nop ']}", '{"a":"example -enc  -nop example"}'],
    ['a text in another', 's: {a|contains|all: [key, KeyMgr]}', '{"a":"example-KeyMgr-example"}'],
    ['a beginning and an end', 's: {a|startswith: /tmp/, a|endswith: .sh}', '{"a":"/tmp/.sh"}'],
    ['two pieces in order, and one anywhere', "s: {a|all: ['*b*a*', '*a*']}", '{"a":"example-b a-example"}'],
    ['what cannot be one text: a list', 's: {a|all: [x, y]}', '{"a":["x","y"]}'],
    ['a dash in any form', "s: {a|windash|contains: ' -x '}", '{"a":"example -x example"}'],
    ['bounds', 's: {a|gt: 4, a|lt: 5}', '{"a":4.5}'],
    ['a large integer', 's: {a: 12345678901234567890}', '{"a":"12345678901234567890n"}'],
    ['a network', 's: {a|cidr: 10.0.0.0/8}', '{"a":"10.0.0.1"}'],
    ['a network of IPv6', "s: {a|cidr: '2001:db8::/32'}", '{"a":"2001:db8::1"}'],
    ['one address', 's: {a|cidr: 10.0.0.7/32}', '{"a":"10.0.0.7"}'],
    ['parts of a time', 's: {a|hour: 3, a|month: 2}', '{"a":"2024-02-15T03:30:00Z"}'],
    ['a week that few years have', 's: {a|week: 53}', '{"a":"2026-12-28T10:30:00Z"}'],
    ['a leap day', 's: {a|day: 29, a|month: 2}', '{"a":"2024-02-29T10:30:00Z"}'],
    ['presence', 's: {a|exists: true}', '{"a":"example"}'],
    ['null', 's: {a: null}', '{}'],
    ['null, but present', 's: {a: null, a|exists: true}', '{"a":null}'],
    ['another field', 's: {a|fieldref: b}', '{"a":"example","b":"example"}'],
    [
      'another field that is given',
      's: {a|fieldref: b, b|contains: x}',
      '{"a":"example-x-example","b":"example-x-example"}',
    ],
    ['a keyword', 's: [kali]', '{"message":"example-kali-example"}'],
    ['two keywords', "s: {'|all': [kali, nmap]}", '{"message":"example-kali nmap-example"}'],
  ])('%s', (_, detection, event) => expect(matchFor(detection)).toBe(`matches ${event}`));

  it.each([
    ['anchors', '^foo.*bar$', 'foobar'],
    ['counts and classes', '\\\\d{3}-[a-f]{2}', '111-aa'],
    ['choices', '(one|two) way', 'one way'],
    ['boundaries of words', '\\\\bfoo\\\\b.*\\\\bbar\\\\b', 'foo bar'],
    ['lines', '(?m)^a$\\\\n^b$', 'a\\nb'],
    ['a negated class', 'a[^a-z]b', 'aAb'],
    ['what is not ASCII', '[α-ω]+', 'α'],
  ])('an expression: %s', (_, expression, text) => {
    expect(matchFor(`s: {a|re: "${expression}"}`)).toBe(`matches {"a":${JSON.stringify(text.replace('\\n', '\n'))}}`);
  });

  it('an expression and texts', () => {
    expect(matchFor("s: {a|re: 'x[0-9]{2}', a|contains: foo, a|endswith: .exe}")).toBe(
      'matches {"a":"example-foo x11.exe"}',
    );
    expect(matchFor("s: {a|re: '^x[0-9]$', a|endswith: '1'}")).toBe('matches {"a":"x1"}');
  });
});

describe('filters stay out of the way', () => {
  it.each([
    ['another branch', 's: {a: [x, y]}\nf: {a: x}\ncondition: s and not f', '{"a":"y"}'],
    ['another filling', "s: {a|endswith: '\\\\x'}\nf: {a|startswith: 'C:'}\ncondition: s and not f", '{"a":"\\\\x"}'],
    ['a presence that is asked', 's: {a: x}\nf: {b: null}\ncondition: s and not f', '{"a":"x","b":"example"}'],
    ['an absence that is asked', 's: {a: x}\nf: {b|exists: true}\ncondition: s and not f', '{"a":"x"}'],
    ['a choice that fits a later one', 's: {a: [x, y]}\nt: {a: [y, z]}\ncondition: s and t', '{"a":"y"}'],
    [
      'a choice that an earlier filter forbids',
      's: {a: x}\nt: {b: [x, y], c: [x, y]}\nf: {b|fieldref: a}\ng: {c: x}\ncondition: s and t and not f and not g',
      '{"a":"x","b":"y","c":"y"}',
    ],
    ['fields that are equal', 's: {a: x, b: [x, y]}\nf: {a|fieldref: b}\ncondition: s and not f', '{"a":"x","b":"y"}'],
  ])('%s', (_, detection, event) => expect(matchFor(detection)).toBe(`matches ${event}`));
});

describe('what cannot be shown is said', () => {
  const gapsOf = (detection: string) => makeExamples(predicateOf(detection)).gaps;

  it('no event matches', () => {
    expect(linesFor('s: {a: x}\nf: {a: X}\ncondition: s and not f')).toEqual(['no match: an ordinary event {}']);
    expect(gapsOf('s: {a: x}\nf: {a: X}\ncondition: s and not f')).toEqual(['no event was found that matches']);
  });

  it('every event matches', () => {
    expect(linesFor('s: {a: x}\ncondition: s or not s')).toEqual([
      'matches {"a":"x"}',
      'matches: by a {}',
      'matches: a in capitals {"a":"X"}',
      'matches: a in a list {"a":["other","x"]}',
      'matches: a has another value {"a":"other"}',
    ]);
    expect(gapsOf('s: {a: x}\ncondition: s or not s')).toContain('no event was found that does not match');
  });

  it('an expression that nothing fits', () => {
    expect(gapsOf("s: {a|re: 'a^b'}")).toEqual([
      'no event was found that matches',
      'no text was found that fits the expression a^b',
    ]);
  });

  it('a test that another one implies', () => {
    expect(gapsOf('s: {a|contains|all: [key, KeyMgr]}')).toEqual([
      'no event was found in which only the test on a decides',
    ]);
  });

  it('constants', () => {
    const constant = (value: boolean): Predicate => ({ kind: 'constant', value, origin: nowhere });
    expect(makeExamples(constant(true))).toEqual({
      examples: [{ name: 'matches', event: {}, matches: true }],
      gaps: ['the rule matches every event'],
    });
    expect(makeExamples(constant(false))).toEqual({
      examples: [{ name: 'no match: an ordinary event', event: {}, matches: false }],
      gaps: ['the rule matches no event'],
    });
  });

  it('an expression in the words of a target', () => {
    const test = { kind: 'query-expression', template: '{field}: x' } as const;
    expect(makeExamples({ kind: 'field', field: 'a', test, origin: nowhere })).toEqual({
      examples: [],
      gaps: ['the rule has an expression in the words of a target, which cannot be evaluated'],
    });
  });
});

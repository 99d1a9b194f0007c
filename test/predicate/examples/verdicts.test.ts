import { describe, expect, it } from 'vitest';
import { makeExamples } from '../../../src/predicate/examples.js';
import { linesFor, predicateOf } from './support.js';

describe('what is shown, in the order of its use', () => {
  it('the match, one miss for each test, then what lies at the bounds', () => {
    expect(linesFor('s: {eventName: DeleteTrail, eventSource|cased: cloudtrail}')).toEqual([
      'matches {"eventName":"DeleteTrail","eventSource":"cloudtrail"}',
      'matches: eventName in capitals {"eventName":"DELETETRAIL","eventSource":"cloudtrail"}',
      'matches: eventName in a list {"eventName":["other","DeleteTrail"],"eventSource":"cloudtrail"}',
      'no match: eventName has another value {"eventName":"other","eventSource":"cloudtrail"}',
      'no match: eventSource has another value {"eventName":"DeleteTrail","eventSource":"other"}',
      'no match: eventSource is absent {"eventName":"DeleteTrail"}',
      'no match: eventName with text before {"eventName":"xDeleteTrail","eventSource":"cloudtrail"}',
      'no match: eventSource is empty text {"eventName":"DeleteTrail","eventSource":""}',
    ]);
  });

  it('each filter by itself', () => {
    const rule = 's: {a: x}\nf1: {b: [y, z]}\nf2: {c: q, d: null}\ncondition: s and not 1 of f*';
    expect(linesFor(rule)).toEqual([
      'matches {"a":"x"}',
      'matches: a in capitals {"a":"X"}',
      'matches: a in a list {"a":["other","x"]}',
      'no match: a has another value {"a":"other"}',
      'no match: filter on b applies {"a":"x","b":"y"}',
      'no match: filter on c and d applies {"a":"x","c":"q"}',
      'no match: a is absent {}',
      'no match: a with text before {"a":"xx"}',
    ]);
    expect(linesFor(rule, { limit: 20 })).toContain('matches: b has another value {"a":"x","b":"other"}');
  });

  it('a match for each way, and a miss in which none holds', () => {
    expect(linesFor('s: {a: x, b: y}\nt: {c: z}\ncondition: s or t', { limit: 4 })).toEqual([
      'matches {"a":"x","b":"y"}',
      'matches: by c {"c":"z"}',
      'no match: a has another value {"a":"other","b":"y"}',
      'no match: c has another value {"c":"other"}',
    ]);
  });

  it('other ways to meet one of several conditions', () => {
    const lines = linesFor('s: [{a: x}, {b: y}]\nt: {c: [v, w]}\ncondition: s and t', { limit: 20 });
    expect(lines).toContain('matches: by b {"b":"y","c":"v"}');
    expect(lines).toContain('matches: c has the last of its values {"a":"x","c":"w"}');
    expect(lines).toContain('no match: nothing fits in a and b {"a":"other","c":"v"}');
  });

  it('a test among others of the same field, by what it looks for', () => {
    const lines = linesFor("s: {a|contains|all: [' -enc ', http]}");
    expect(lines).toContain('no match: a without -enc {"a":"example-http-example"}');
    expect(lines).toContain('no match: a without http {"a":"example -enc example"}');
  });

  it.each([
    [
      's: {a|gte: 5}',
      ['matches: a as text {"a":"5"}', 'matches: a is 6 {"a":6}', 'no match: a has another value {"a":4}'],
    ],
    ['s: {a|lt: 5}', ['matches {"a":4}', 'no match: a has another value {"a":5}', 'no match: a is 6 {"a":6}']],
    ['s: {a: 3}', ['matches: a as text {"a":"3"}', 'no match: a has another value {"a":4}']],
    ['s: {a: true}', ['matches: a as text {"a":"true"}', 'no match: a has another value {"a":false}']],
    [
      's: {a|cidr: 10.0.0.0/8}',
      [
        'no match: a has another value {"a":"11.0.0.0"}',
        'no match: a just outside of the network {"a":"9.255.255.255"}',
        'matches: a is the last of the network {"a":"10.255.255.255"}',
      ],
    ],
    ['s: {a|exists: true}', ['matches: a is null {"a":null}', 'no match: a is absent {}']],
    ['s: {a|exists: false}', ['matches {}', 'no match: a is present {"a":"example"}']],
    [
      's: {a: null}',
      ['matches: a is null {"a":null}', 'no match: a has a value {"a":"example"}', 'no match: a is an object {"a":{}}'],
    ],
    ['s: {a|cased: Foo}', ['no match: a in capitals {"a":"FOO"}']],
    ["s: {a|re: 'foo'}", ['no match: a in capitals {"a":"FOO"}', 'matches: a with text before {"a":"xfoo"}']],
    ['s: {a: FOO}', ['matches: a in small letters {"a":"foo"}']],
    ['s: {a: straße}', ['matches: a in capitals {"a":"STRAßE"}']],
    ['s: {a|minute: 5}', ['no match: a has another value {"a":"2024-01-15T10:31:00Z"}']],
    ['s: [kali, nmap]', ['no match: a keyword is missing {"message":"other"}']],
  ])('%s', (detection, lines) => expect(linesFor(detection, { limit: 20 })).toEqual(expect.arrayContaining(lines)));

  it('no event twice', () => {
    const { examples } = makeExamples(predicateOf('s: {a|contains|all: [x, y], b: null}'), { limit: 50 });
    const events = examples.map(({ event, matches }) => JSON.stringify([event, matches]));
    expect(new Set(events).size).toBe(events.length);
  });
});

describe('the limit', () => {
  const many = Array.from({ length: 12 }, (_, index) => `f${index}: x`).join(', ');

  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [2, 1, 1],
    [3, 2, 1],
    [6, 2, 4],
  ])('%i: %i match, %i misses', (limit, matching, missing) => {
    const { examples } = makeExamples(predicateOf(`s: {${many}}`), { limit });
    expect(examples.filter(({ matches }) => matches)).toHaveLength(matching);
    expect(examples.filter(({ matches }) => !matches)).toHaveLength(missing);
  });

  it('tests and filters both get their misses', () => {
    const names = linesFor(`s: {${many}}\nf: {g: x}\ncondition: s and not f`).map((line) => line.replace(/ \{.*/, ''));
    expect(names).toContain('no match: filter on g applies');
  });
});

describe('names', () => {
  const namesFor = (field: string) =>
    makeExamples(predicateOf(`s: {${JSON.stringify(field)}: x}`), { limit: 3 }).examples.map(({ name }) => name);

  it.each([
    ['a"b\\c\'d<e>f&g%h', 'a b c d e f g h'],
    ['a\nb\u0000c\u202ed', 'a b c d'],
    ['"\\', 'a field'],
    ['x'.repeat(500), `${'x'.repeat(38)}..`],
    ['😀'.repeat(50), 'a field'],
    ['Größe', 'Größe'],
  ])('%j', (field, plain) => expect(namesFor(field)[2]).toBe(`no match: ${plain} has another value`));

  it('of fields that look the same are told apart', () => {
    const { examples } = makeExamples(predicateOf('s: {"a\'b": x, "a\\"b": y}'));
    const names = examples.map(({ name }) => name);
    expect(names).toContain('no match: a b has another value');
    expect(names).toContain('no match: a b has another value (2)');
  });
});

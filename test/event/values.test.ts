import { describe, expect, it } from 'vitest';
import type { Event, JsonValue } from '../../src/event/event.js';
import { allScalars, textOf, walkField } from '../../src/event/values.js';

const absent = { present: false, values: [], sawObject: false };
const present = (...values: unknown[]) => ({ present: true, values, sawObject: false });

describe('walkField', () => {
  it.each<[string, Event, string, unknown]>([
    ['a plain key', { a: 1 }, 'a', present(1)],
    ['names count case', { a: 1 }, 'A', absent],
    ['a path', { a: { b: 'x' } }, 'a.b', present('x')],
    ['a literal key wins', { 'a.b': 1, a: { b: 2 } }, 'a.b', present(1)],
    ['a literal key wins even if it is an empty array', { 'a.b': [], a: { b: 2 } }, 'a.b', absent],
    ['whole keys on the way', { a: { 'b.c': 1 } }, 'a.b.c', absent],
    ['no literal prefix', { 'a.b': { c: 1 } }, 'a.b.c', absent],
    ['an array at the end', { a: [1, 'x', true, null] }, 'a', present(1, 'x', true, null)],
    ['nested arrays', { a: [[1, [2]], [], 3] }, 'a', present(1, 2, 3)],
    ['an array on the way', { a: [{ b: 1 }, { c: 2 }, { b: [3, 4] }] }, 'a.b', present(1, 3, 4)],
    ['nested arrays on the way', { a: [[{ b: 1 }], [[{ b: 2 }]]] }, 'a.b', present(1, 2)],
    ['an empty array', { a: [] }, 'a', absent],
    ['only empty arrays', { a: [[], [[]]] }, 'a', absent],
    ['an empty array on the way', { a: [], b: 1 }, 'a.b', absent],
    ['array indexes are no names', { a: ['x'] }, 'a.0', absent],
    ['length is no name of an array', { a: ['x'] }, 'a.length', absent],
    ['nor of a string', { a: 'x' }, 'a.length', absent],
    ['null', { a: null }, 'a', present(null)],
    ['null on the way', { a: null }, 'a.b', absent],
    ['an object', { a: { b: 1 } }, 'a', { present: true, values: [], sawObject: true }],
    ['objects and values', { a: [{ b: 1 }, null] }, 'a', { present: true, values: [null], sawObject: true }],
    ['inherited names', { a: {} }, 'constructor', absent],
    ['inherited names on the way', { a: {} }, 'a.toString', absent],
    ['an own __proto__', JSON.parse('{"__proto__": {"__proto__": 1}}'), '__proto__.__proto__', present(1)],
    ['no __proto__', {}, '__proto__', absent],
    ['an empty name', { '': 1 }, '', present(1)],
    ['empty steps', { a: { '': { b: 1 } } }, 'a..b', present(1)],
    ['bigints', { a: 2n ** 64n }, 'a', present(2n ** 64n)],
  ])('%s', (_, event, field, wanted) => {
    expect(walkField(event, field)).toEqual(wanted);
  });

  it('does not overflow the stack', () => {
    let deep: JsonValue = 'x';
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(walkField({ a: deep }, 'a')).toEqual(present('x'));
    let objects: JsonValue = 'x';
    for (let depth = 0; depth < 100_000; depth++) objects = { a: objects };
    expect(walkField(objects as Event, Array(100_000).fill('a').join('.'))).toEqual(present('x'));
    expect(allScalars(objects as Event)).toEqual(['x']);
    expect(allScalars({ a: deep })).toEqual(['x']);
  });

  it('takes arrays of a million elements', () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => index);
    expect(walkField({ a: many }, 'a').values.length).toBe(1_000_000);
    expect(allScalars({ a: many }).length).toBe(1_000_000);
  });
});

describe('allScalars', () => {
  it('finds everything but keys and null, in order', () => {
    const event = { a: 'x', b: [1, [null, true], { c: 2n ** 60n, d: {} }], e: { f: { g: '' } }, h: false };
    expect(allScalars(event)).toEqual(['x', 1, true, 2n ** 60n, '', false]);
  });
});

describe('textOf', () => {
  it.each([
    ['a', 'a'],
    [1.0, '1'],
    [1.5, '1.5'],
    [-0, '0'],
    [1e20, '100000000000000000000'],
    [1e21, '1000000000000000000000'],
    [-1e22, '-10000000000000000000000'],
    [1.5e-7, '1.5e-7'],
    [12345678901234567890n, '12345678901234567890'],
    [true, 'true'],
    [false, 'false'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%s', (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});

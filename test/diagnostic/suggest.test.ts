import { describe, expect, it } from 'vitest';
import { didYouMean, nearestName } from '../../src/diagnostic/suggest.js';

describe('the name that was probably meant', () => {
  it.each([
    ['fialed', ['failed', 'selection'], 'failed'],
    ['Selection', ['selection'], 'selection'],
    ['SELECTION', ['selection', 'Selection1'], 'selection'],
    ['selction', ['selection'], 'selection'],
    ['selectionn', ['selection'], 'selection'],
    ['contians', ['contains', 'cased'], 'contains'],
    ['starswith', ['startswith', 'endswith'], 'startswith'],
    ['endwith', ['startswith', 'endswith'], 'endswith'],
    ['filter', ['selection'], undefined],
    ['abcdef', ['abcxyz'], undefined],
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['base64offest', ['base64', 'base64offset'], 'base64offset'],
    ['x', [], undefined],
    ['', ['selection'], undefined],
  ])('%s among %j: %s', (name, candidates, expected) => expect(nearestName(name, candidates)).toBe(expected));

  it('is the nearest, and of equals the first', () => {
    expect(nearestName('selection', ['selectiom1', 'selectiom', 'selectiox'])).toBe('selectiom');
  });

  it('is ready as a note', () => {
    expect(didYouMean('fialed', ['failed'])).toEqual(['did you mean "failed"?']);
    expect(didYouMean('zzzz', ['failed'])).toEqual([]);
  });

  it('hostile names take no time', () => {
    const begin = performance.now();
    expect(nearestName('a'.repeat(1_000_000), ['a'.repeat(1_000_000)])).toBe(undefined);
    expect(nearestName('a'.repeat(100), ['b'.repeat(1_000_000)])).toBe(undefined);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

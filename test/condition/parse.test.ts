import { describe, expect, it } from 'vitest';
import type { ConditionNode } from '../../src/condition/ast.js';
import { parseCondition } from '../../src/condition/parse.js';

/** A condition with all its parentheses; `not` binds strongest. */
function shown(node: ConditionNode): string {
  switch (node.kind) {
    case 'identifier':
      return node.name;
    case 'quantifier':
      return `${node.quantity}[${node.target === 'them' ? 'them' : `"${node.target.pattern}"`}]`;
    case 'not':
      return `not ${shown(node.operand)}`;
    case 'and':
    case 'or':
      return `(${node.operands.map(shown).join(` ${node.kind} `)})`;
  }
}

function read(text: string): string {
  const parsed = parseCondition(text);
  return 'fault' in parsed ? `${parsed.fault.code} ${parsed.fault.message}` : shown(parsed.expression);
}

describe('a condition', () => {
  it.each([
    ['a', 'a'],
    ['  a\n', 'a'],
    ['a and b', '(a and b)'],
    ['a or b and c', '(a or (b and c))'],
    ['a and b or c', '((a and b) or c)'],
    ['not a and b', '(not a and b)'],
    ['not a or not b', '(not a or not b)'],
    ['not (a or b)', 'not (a or b)'],
    ['not not a', 'a'],
    ['not not not a', 'not a'],
    ['not NOT 1 of a* and b', '(any["a*"] and b)'],
    ['NOT(NOT(a))', 'not not a'],
    ['(a or b) and c', '((a or b) and c)'],
    ['((a))', 'a'],
    ['(a)and(b)or(not(c))', '((a and b) or not c)'],
    ['a and b and c', '(a and b and c)'],
    ['a and (b and c)', '(a and (b and c))'],
    ['a\tand\r\nb', '(a and b)'],
    ['not 1 of a*', 'not any["a*"]'],
    ['not 1 of a* and b', '(not any["a*"] and b)'],
    ['all of them or 1 of them', '(all[them] or any[them])'],
  ])('%j', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ...[
      'notable',
      'nothing',
      'android',
      'order',
      'off',
      'orchestrator',
      'ofthem',
      'themes',
      'anyone',
      'allow',
      'all',
      'any',
    ],
    ...['not_a', 'and-b', 'or.c', 'of1', '1', '1of', '10', '_hidden', '-', '.', '_', 'A-b.C_1', 'count', 'near'],
  ])('%s is a name', (name) => {
    expect(read(name)).toBe(name);
    expect(read(`not ${name} and ${name}`)).toBe(`(not ${name} and ${name})`);
  });

  it('operators in any case, names as they are', () => {
    expect(read('A AND b Or NOT c')).toBe('((A and b) or not c)');
    expect(read('ANY OF Sel* aNd All oF THEM')).toBe('(any["Sel*"] and all[them])');
  });

  it.each([
    ['1 of a*', 'any["a*"]'],
    ['any of a*', 'any["a*"]'],
    ['all of a*', 'all["a*"]'],
    ['1 of a', 'any["a"]'],
    ['1 of *', 'any["*"]'],
    ['1 of *a*b*', 'any["*a*b*"]'],
    ['1 of _*', 'any["_*"]'],
    ['1 of them', 'any[them]'],
    ['1   of\nthem', 'any[them]'],
    ['1 of them*', 'any["them*"]'],
    ['1 of 1', 'any["1"]'],
    ['1 of not_*', 'any["not_*"]'],
    ['all and any', '(all and any)'],
    ['all of all', 'all["all"]'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('knows where its parts stand', () => {
    const text = ' a and not 1  of b* or (c) ';
    const parsed = parseCondition(text);
    if ('fault' in parsed) throw new Error(parsed.fault.message);
    const places: string[] = [];
    const visit = (node: ConditionNode) => {
      places.push(`${node.kind}: ${text.slice(node.start, node.end)}`);
      if (node.kind === 'quantifier')
        places.push(`target: ${text.slice(node.targetRange.start, node.targetRange.end)}`);
      if (node.kind === 'not') visit(node.operand);
      if (node.kind === 'and' || node.kind === 'or') node.operands.forEach(visit);
    };
    visit(parsed.expression);
    expect(places).toEqual([
      'or: a and not 1  of b* or (c',
      'and: a and not 1  of b*',
      'identifier: a',
      'not: not 1  of b*',
      'quantifier: 1  of b*',
      'target: b*',
      'identifier: c',
    ]);
  });
});

describe('a condition that cannot be read says why, and where', () => {
  it.each([
    ['', '', 'condition/empty', 'the condition is empty'],
    [' \n', ' \n', 'condition/empty', 'the condition is empty'],
    ['a b', 'b', 'condition/syntax', '"and" or "or" is expected before "b"'],
    ['a and', 'and', 'condition/syntax', 'the condition ends too early: a detection\'s name is expected after "and"'],
    ['not', 'not', 'condition/syntax', 'the condition ends too early: a detection\'s name is expected after "not"'],
    ['a or  ', 'or', 'condition/syntax', 'the condition ends too early: a detection\'s name is expected after "or"'],
    ['and a', 'and', 'condition/syntax', 'a detection\'s name is expected before "and"'],
    ['a or or b', 'or', 'condition/syntax', 'a detection\'s name is expected before "or"'],
    ['a and )', ')', 'condition/syntax', 'this parenthesis closes nothing'],
    ['(a', '(', 'condition/syntax', 'a parenthesis is missing: this one is never closed'],
    ['(a and (b)', '(', 'condition/syntax', 'a parenthesis is missing: this one is never closed'],
    ['a)', ')', 'condition/syntax', 'this parenthesis closes nothing'],
    ['2 of them', '2 of', 'condition/syntax', '"2 of" does not exist: it is "1 of", "any of" or "all of"'],
    ['a and 10 of b*', '10 of', 'condition/syntax', '"10 of" does not exist: it is "1 of", "any of" or "all of"'],
    ['a*', 'a*', 'condition/syntax', 'the pattern "a*" needs a quantifier'],
    ['b and *', '*', 'condition/syntax', 'the pattern "*" needs a quantifier'],
    ['a, b', ',', 'condition/syntax', '"," has no meaning in a condition'],
    ['a && b', '&', 'condition/syntax', '"&" has no meaning in a condition'],
    ['sélection', 'é', 'condition/syntax', '"é" has no meaning in a condition'],
    ['a and 😀', '😀', 'condition/syntax', undefined],
    ['a\u00a0and b', '\u00a0', 'condition/syntax', '"\u00a0" has no meaning in a condition'],
    ['1 of and', 'and', 'condition/syntax', undefined],
    [
      'a | count() > 5',
      '| count() > 5',
      'condition/retired-syntax',
      'aggregations after "|" are no longer part of Sigma conditions',
    ],
    ['a | near b  ', '| near b', 'condition/retired-syntax', undefined],
  ])('%j', (text, place, code, message) => {
    const parsed = parseCondition(text);
    if (!('fault' in parsed)) throw new Error('it can be read');
    const { fault } = parsed;
    expect([text.slice(fault.start, fault.end), fault.code]).toEqual([place, code]);
    if (message !== undefined) expect(fault.message).toBe(message);
    expect(fault.message).not.toMatch(/undefined/);
  });

  it('the second of two parentheses that are open alike', () => {
    const parsed = parseCondition('(a) and (b');
    expect(parsed).toMatchObject({ fault: { start: 8, end: 9 } });
  });

  it('the retired syntax says what to write', () => {
    expect(parseCondition('a | count(b) by c > 5')).toMatchObject({
      fault: { notes: [expect.stringContaining('event_count')] },
    });
  });
});

describe('in bounded time', () => {
  it.each([
    ['10,000 parentheses', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`, 'condition/too-deep'],
    ['10,000 open parentheses', '('.repeat(10_000), 'condition/too-deep'],
    ['200 parentheses', `${'('.repeat(200)}a${')'.repeat(200)}`, undefined],
    ['201 parentheses', `${'('.repeat(201)}a${')'.repeat(201)}`, 'condition/too-deep'],
    ['200 open parentheses', '('.repeat(200), 'condition/syntax'],
    ['200 parentheses with not', `${'not('.repeat(200)}a${')'.repeat(200)}`, undefined],
    ['50,000 closing parentheses', `a${')'.repeat(50_000)}`, 'condition/syntax'],
    ['100,000 not', `${'not '.repeat(100_000)}a`, 'condition/too-deep'],
    ['50,000 or', `a${' or a'.repeat(50_000)}`, 'condition/too-deep'],
    ['19,000 or', `a${' or a'.repeat(19_000)}`, undefined],
    ['19,000 or and one operator more', `a${' or a'.repeat(19_000)} and`, 'condition/syntax'],
    ['a long name and a fault', `${'a'.repeat(99_980)} and ()`, 'condition/syntax'],
    ['a long name', 'a'.repeat(100_000), undefined],
    ['too long a name', 'a'.repeat(100_001), 'condition/too-deep'],
    ['many quantifiers', `1 of a*${' and 1 of a*'.repeat(8000)}`, undefined],
    ['much white space', `a${' '.repeat(90_000)}`, undefined],
    ['much white space inside', `a${' '.repeat(90_000)}b`, 'condition/syntax'],
  ])('%s', (_, text, code) => {
    const begin = performance.now();
    const parsed = parseCondition(text);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect('fault' in parsed ? parsed.fault.code : undefined).toBe(code);
  });
});

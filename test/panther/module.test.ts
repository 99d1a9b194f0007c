import { describe, expect, test } from 'vitest';
import { filesOf, ruleBody, ruleOf } from './convert.js';

const single = (items: string) => ruleBody(`    sel:\n        ${items}\n    condition: sel\n`);

describe('a test is a call of a helper with a plain name', () => {
  test.each([
    ['f: x', 'equals(event, "f", "x")'],
    ['f|cased: Ab', 'equals(event, "f", "Ab", cased=True)'],
    ['f|cased: "12"', 'equals(event, "f", "12")'],
    ['f: [a, b, 3, 4]', 'equals_any(event, "f", ["a", "b"]) or equals_any_number(event, "f", [3, 4])'],
    ['f|contains: x', 'contains(event, "f", "x")'],
    ['f|contains: [x, y]', 'contains_any(event, "f", ["x", "y"])'],
    ['f|contains|all: [x, y]', 'contains_all(event, "f", ["x", "y"])'],
    ['f|startswith: C:\\', 'starts_with(event, "f", "C:\\\\")'],
    ['f|endswith: \\cmd.exe', 'ends_with(event, "f", r"\\cmd.exe")'],
    ['f: "*"', 'has_text(event, "f")'],
    ['f: "a*b?c"', 'like(event, "f", "a*b?c")'],
    ["f: 'a\\*b*c[d'", 'like(event, "f", r"a\\*b*c\\[d")'],
    ["f: 'C:\\\\*\\\\x'", 'like(event, "f", r"C:\\\\*\\x")'],
    ['f|windash|contains: " -e"', 'like(event, "f", "* [-/–—―]e*")'],
    ['f: 5', 'equals_number(event, "f", 5)'],
    ['f: 12345678901234567890', 'equals_number(event, "f", 12345678901234567890)'],
    ['f|gte: 5', 'at_least(event, "f", 5)'],
    ['f|lt: 2.5', 'less_than(event, "f", 2.5)'],
    ['f: true', 'is_true(event, "f")'],
    ['f: null', 'is_null(event, "f")'],
    ["f: ''", 'equals(event, "f", "")'],
    ['f|exists: true', 'exists(event, "f")'],
    ['f|exists: false', 'not exists(event, "f")'],
    ['f|cidr: 10.0.0.0/8', 'in_network(event, "f", "10.0.0.0/8")'],
    ['f|cidr: [10.0.0.0/8, "fe80::/10"]', 'in_any_network(event, "f", ["10.0.0.0/8", "fe80::/10"])'],
    ['f|hour: [1, 2]', 'in_time(event, "f", "hour", [1, 2])'],
    ['f|hour: 1', 'in_time(event, "f", "hour", [1])'],
    ['f|fieldref: g', 'equals_field(event, "f", "g")'],
    ['f|fieldref|endswith: g', 'ends_with_field(event, "f", "g")'],
    ['f|re: x\\d', 'search(event, "f", F_REGEX)'],
    ['f|re|i: xy', 'search(event, "f", F_REGEX, folded=True)'],
    ['a.b|neq: x', 'not equals(event, "a.b", "x")'],
  ])('%s', async (item, call) => {
    expect(await single(item)).toBe(`    return ${call}`);
  });

  test('keywords look anywhere', async () => {
    expect(await ruleBody('    words: [mimikatz, lazagne]\n    condition: words\n')).toBe(
      '    return contains_any(anywhere(event), "value", ["mimikatz", "lazagne"])',
    );
  });

  test('always and never', async () => {
    const never = '    a: {f: x}\n    condition: a and not a\n';
    expect(await ruleBody(never)).toContain('return equals(event, "f", "x") and not equals(event, "f", "x")');
  });
});

describe('expressions are compiled once, in the dialect of Python', () => {
  test.each([
    ['f|re: ^a.*b$', String.raw`F_REGEX = re.compile(r"\Aa.*b\Z")`],
    ['userAgent|re: \\bx\\b', String.raw`USER_AGENT_REGEX = re.compile(r"(?a:\b)x(?a:\b)")`],
    ['f|re|i: \\bx', String.raw`F_REGEX = re.compile(r"(?a:\b)[Xx]")`],
    ['f|re|s|m: ^a.b$', 'F_REGEX = re.compile(r"(?m:^)a(?s:.)b(?m:$)")'],
    ['f|re: "it\'s \\"q\\""', `F_REGEX = re.compile('it\\'s "q"')`],
  ])('%s', async (item, constant) => {
    const { py } = await filesOf(ruleOf(`    sel:\n        ${item}\n    condition: sel\n`));
    expect(py).toContain(`\n${constant}\n`);
  });

  test('an expression that stands twice is one constant, others of the field are numbered', async () => {
    const detection = '    a: {f|re: x+}\n    b: {f|re: [y+, x+]}\n    condition: a or (b and a)\n';
    const { py } = await filesOf(ruleOf(detection));
    expect(py.match(/^\w+ = re.compile.*$/gm)).toEqual([
      'F_REGEX = re.compile(r"x+")',
      'F_REGEX_2 = re.compile(r"y+")',
    ]);
  });
});

describe('the layout is that of black', () => {
  const long = (name: string) => `${name}: ${'x'.repeat(40)}`;

  test('a chain of three stands in lines of its own', async () => {
    const detection = `    sel: {${long('a')}, ${long('b')}, ${long('c')}}\n    condition: sel\n`;
    expect(await ruleBody(detection)).toBe(`    return (
        equals(event, "a", "${'x'.repeat(40)}")
        and equals(event, "b", "${'x'.repeat(40)}")
        and equals(event, "c", "${'x'.repeat(40)}")
    )`);
  });

  test('of a chain of two the first is a guard', async () => {
    const detection = `    a: {${long('a')}}\n    b: {${long('b')}}\n    condition: a and not b\n`;
    expect(await ruleBody(detection)).toBe(`    if not equals(event, "a", "${'x'.repeat(40)}"):
        return False
    return not equals(event, "b", "${'x'.repeat(40)}")`);
  });

  test('groups have parentheses, and mixed operators too', async () => {
    const detection = '    a: {f: x}\n    b: {g: y}\n    c: {h: z}\n    condition: a or b and not c\n';
    expect(await ruleBody(detection)).toBe(`    if equals(event, "f", "x"):
        return True
    return equals(event, "g", "y") and not equals(event, "h", "z")`);
  });
});

describe('only helpers that are used are there', () => {
  test('inline', async () => {
    const { py } = await filesOf(ruleOf('    sel: {f: x}\n    condition: sel\n'));
    expect(py).toContain('def equals(');
    expect(py).not.toContain('def contains(');
    expect(py).not.toContain('import re');
  });

  test('global: one import, and no helper', async () => {
    const { py } = await filesOf(ruleOf('    sel: {f: x, g|re: a+}\n    condition: sel\n'), {
      options: { helpers: 'global' },
    });
    expect(py).toContain('import re\n\nfrom transigma_helpers import equals, search\n');
    expect(py.match(/^def (\w+)/gm)).toEqual(['def rule', 'def title']);
  });
});

test('fields of the rule make the title, the deduplication and the context of an alert', async () => {
  const rule = ruleOf('    sel: {f: x}\n    condition: sel\n', 'title: Odd\nfields: [user, a.b]\n');
  const { py } = await filesOf(rule);
  expect(py).toContain('TITLE = "Odd"\nFIELDS = ["user", "a.b"]\n');
  expect(py).toContain('    return " - ".join([TITLE, *texts[:2]])');
  expect(py).toContain('    return {field: values_of(event, field) for field in FIELDS}');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { commentText } from '../../backends/js/module/literal.js';
import { convertText, load, moduleOf, ruleOf } from './modules.js';

const nasty = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  "\\'",
  '\n',
  '\r\n',
  '\u2028',
  '\u2029',
  '$' + '{x}',
  '*/',
  '/*',
  '//',
  '</script>',
  '<!--',
  '-->',
  '<script>',
  '\ud83d',
  '\udc00',
  '😀',
  'é',
  '\u202e',
  '\ufeff',
  '\u0000',
  '\u0085',
  '__proto__',
  'constructor',
  '\nexport function match() { return true; }\n',
  '@ts-nocheck',
  '# sourceMappingURL=x',
  '/',
  '[',
  ']',
  '{',
  '\t',
  ' ',
];

const text = fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 6 });

/** A rule with hostile texts everywhere, as JSON, which is YAML. */
const hostileRule = fc
  .record({ title: text, description: text, author: text, value: text, field: text, other: text, service: text })
  .map((parts) => {
    const one = (words: readonly string[]) => words.join('');
    const field = one(parts.field).replaceAll('|', '');
    // Wildcards in the values are of no interest here.
    const value = `v${one(parts.value).replace(/[*?%]/g, '')}v`;
    const rule = {
      title: `t${one(parts.title)}`.slice(0, 200),
      description: one(parts.description),
      author: one(parts.author),
      references: [one(parts.other)],
      falsepositives: [one(parts.other)],
      fields: [field, one(parts.other)],
      tags: [`x.${one(parts.other)}`],
      logsource: { category: 'test', service: one(parts.service) },
      detection: {
        sel: { [field === '' ? 'f' : field]: value.replaceAll('\\', '\\\\') },
        like: { 'f|startswith': value.replaceAll('\\', '\\\\') },
        re: {
          'f|re': `${value.replace(/[^a-z"'#/<!]/g, (character) => `\\x{${character.codePointAt(0)?.toString(16)}}`)}.*y`,
        },
        words: [value.replaceAll('\\', '\\\\')],
        condition: 'sel or like or re or words',
      },
    };
    return { rule: JSON.stringify(rule), value, title: rule.title };
  });

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function* nodesOf(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node) yield node as Node;
  for (const inner of Object.values(node)) yield* nodesOf(inner);
}

/** What a module declares at its top, and every literal in it, as another parser reads them. */
function inspect(module: string) {
  const { body } = parseAst(module, { astType: 'js' } as never) as unknown as { body: readonly Node[] };
  const declared = body.map((statement) => {
    const { type, declaration } = statement as Node & { declaration?: Node };
    const inner = declaration ?? statement;
    const named = inner as unknown as { id?: { name: string }; declarations?: readonly { id: { name: string } }[] };
    return `${type === 'ExportNamedDeclaration' ? 'export ' : ''}${inner.type} ${named.id?.name ?? named.declarations?.[0]?.id.name}`;
  });
  const nodes = body.flatMap((statement) => [...nodesOf(statement)]);
  return {
    declared,
    texts: nodes.flatMap(({ type, value }) => (type === 'Literal' && typeof value === 'string' ? [value] : [])),
    kinds: new Set(nodes.map(({ type }) => type)),
  };
}

describe('nothing in a rule gets out of its literal', () => {
  test('the module holds only what we write, and its literals are those of the rule', async () => {
    const plain = inspect(
      await moduleOf(
        ruleOf('    a: {f: x, f|startswith: y, f|re: x.*y, h: "*a?b"}\n    k: [a]\n    condition: a or k\n'),
      ),
    );
    let converted = 0;
    for (const { rule, value, title } of fc.sample(hostileRule, { numRuns: 500, seed: 5 })) {
      const { output, errors } = await convertText(rule);
      // A rule may be none: a field may have the name of a modifier, say. Then it says so.
      if (output === undefined) {
        expect(errors.length).toBeGreaterThan(0);
        continue;
      }
      converted++;
      const { declared, texts, kinds } = inspect(output);
      expect({ odd: declared.filter((one) => !plain.declared.includes(one)), output }).toEqual({ odd: [], output });
      expect(new Set(declared).size).toBe(declared.length);
      expect([...kinds].filter((kind) => !plain.kinds.has(kind))).toEqual([]);
      expect(texts).toContain(value);
      expect(texts).toContain(title);
      expect(output).not.toMatch(/<[!/]|[^\P{C}\n]|[\u2028\u2029]/u);
      const module = await load(output);
      expect(module.rule.title).toBe(title);
      expect(module.match({ any: { where: value } })).toBe(true);
      expect(module.match({})).toBe(false);
    }
    expect(converted).toBeGreaterThan(300);
  });

  test('a comment stays one line, and no tool takes it for its own', () => {
    expect(commentText('a\nb */ </script> \u202e\u2028c')).toBe('a b */ \\x3c/script> \\u202e c');
  });
});

test('names that every object has are fields like others', async () => {
  const { match } = await load(
    await moduleOf(
      ruleOf(
        '    a: {__proto__|exists: true}\n    b: {constructor.name: Object}\n    c: {f.length: 3}\n    condition: a or b or c\n',
      ),
    ),
  );
  expect(match({ f: 'abc' })).toBe(false);
  expect(match(JSON.parse('{"__proto__": 1}'))).toBe(true);
  expect(match({ f: { length: 3 } })).toBe(true);
});

test('what is no event matches nothing, and nothing is thrown', async () => {
  const { match } = await load(await moduleOf(ruleOf('    a: {f: x}\n    k: [x]\n    condition: a or k\n')));
  for (const event of [null, undefined, 5, true, Symbol('s'), () => {}, [], new Map()]) {
    expect(match(event)).toBe(false);
  }
});

test('deep events and long lists are no problem', async () => {
  const { match } = await load(await moduleOf(ruleOf('    a: {f: x}\n    k: [y]\n    condition: a or k\n')));
  let deep: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect(match({ f: deep })).toBe(true);
  expect(match({ g: deep })).toBe(false);
  expect(match({ f: Array.from({ length: 500_000 }, () => 'no') })).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaFaults } from './elastic-schema.js';
import { ndjsonRule, readToml, render, ruleWith, tomlRule } from './support.js';

/** Text that would end a string, a comment, a block or a line somewhere. */
const hostile = [
  '"',
  "'",
  '"""',
  "'''",
  '""""""',
  '"""\nrisk_score = 99\n',
  "'''\nquery = ''",
  'a" \n[rule]\nname = "b',
  '\\',
  'C:\\Users\\',
  'ends with \\"',
  '\\u0022',
  '# no comment',
  ']\n[[rule.threat]]',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\r\n\r',
  '\u2028\u2029',
  '\ud800 half',
  '{ a = 1 }',
  '%s {{ x }} $x',
];

const ruleOf = (value: string): string => {
  const quoted = JSON.stringify(value);
  const long = JSON.stringify(`${value} ${'word '.repeat(40)}${value}`);
  return ruleWith(`title: ${quoted}
id: ${quoted}
description: ${long}
author: ${quoted}
license: ${quoted}
references: [${quoted}, ${long}]
falsepositives: [${long}, ${quoted}]
fields: [${quoted}]
tags: [${quoted}]
related: [{ id: ${quoted}, type: ${quoted} }]`).replace(
    'service: cloudtrail',
    `service: ${quoted}, definition: ${long}`,
  );
};

function checkWritten(rule: string): void {
  const file = readToml(render(rule, 'rule-toml'));
  const imported = ndjsonRule(rule);
  expect(schemaFaults('ruleFile', file)).toEqual([]);
  expect(schemaFaults('importedRule', imported)).toEqual([]);
  expect(schemaFaults('savedSearch', JSON.parse(render(rule, 'saved-search-ndjson')))).toEqual([]);
  // An independent parser reads from the file what was meant.
  for (const [key, value] of Object.entries(file.rule)) {
    if (prose.includes(key)) expect(withoutWrapping(value), key).toEqual(withoutWrapping(imported[key]));
    else expect(typeof value === 'string' ? value.replace(/\n$/, '') : value, key).toEqual(imported[key]);
  }
}

/** Elastic's files wrap it. */
const prose = ['description', 'false_positives'];

const withoutWrapping = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  return Array.isArray(value) ? value.map(withoutWrapping) : value;
};

describe('hostile text', () => {
  test.each(hostile)('%j stays in its string', (value) => {
    checkWritten(ruleOf(value));
  });

  test('any text does', () => {
    const piece = fc.oneof(fc.constantFrom(...hostile, '\n', '\t', ' ', 'é😀'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        checkWritten(ruleOf(`x${pieces.join('')}`));
      }),
      { numRuns: 150 },
    );
  });

  test('a value of the query stays what it is', () => {
    for (const value of [...hostile, "''''", 'a\tb']) {
      if (/\p{Surrogate}/u.test(value)) continue;
      const rule = ruleWith('title: A').replace('DeleteGroup', JSON.stringify(value));
      expect(tomlRule(rule).query.replace(/\n$/, '')).toBe(render(rule, 'query'));
      expect(ndjsonRule(rule).query).toBe(render(rule, 'query'));
    }
  });

  test('guides have no links, images, HTML or buttons that the rule made', () => {
    const text =
      '[a](https://example.org) ![b](//example.org/i.png) <img src=x> !{investigate{"label":"x"}} `code` \\[x]';
    const { note } = ndjsonRule(ruleWith(`title: ${JSON.stringify(text)}\ndescription: ${JSON.stringify(text)}`));
    expect(note).not.toMatch(/[[<`]|!\{/);
  });
});

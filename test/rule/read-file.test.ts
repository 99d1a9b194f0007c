import { describe, expect, it } from 'vitest';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

/** What is wrong in a file: where, the code, and what stands there. */
function complaints(text: string): readonly string[] {
  const source = new Source('a.yml', text);
  const { documents, diagnostics } = readSigmaFile(source);
  return [...diagnostics, ...documents.flatMap((document) => document.diagnostics)].map(({ code, location }) => {
    const { line = 0, column = 0, endLine, endColumn = 0 } = location ?? {};
    const part = line === endLine ? source.line(line).slice(column - 1, endColumn - 1) : '…';
    return `${line}:${column} ${code} ${part}`.trimEnd();
  });
}

const head = 'title: x\nlogsource: {product: windows}\n';

describe('a complaint about a rule points at what is wrong', () => {
  it.each([
    [
      'a name in a condition',
      'detection:\n  a: {b: c}\n  condition: a and fialed\n',
      ['5:20 condition/unknown-detection fialed'],
    ],
    [
      'in a folded condition',
      'detection:\n  a: {b: c}\n  condition: >\n    a and\n    fialed\n',
      ['7:5 condition/unknown-detection fialed'],
    ],
    [
      'in a condition in quotes',
      "detection:\n  a: {b: c}\n  condition: 'a and fialed'\n",
      ['5:21 condition/unknown-detection fialed'],
    ],
    [
      'in a list of conditions',
      'detection:\n  a: {b: c}\n  condition:\n    - a\n    - not b and c\n',
      ['7:11 condition/unknown-detection b', '7:17 condition/unknown-detection c'],
    ],
    ['a pattern', 'detection:\n  a: {b: c}\n  condition: 1 of x_*\n', ['5:19 condition/pattern-without-match x_*']],
    ['a syntax error', 'detection:\n  a: {b: c}\n  condition: (a and a\n', ['5:14 condition/syntax (']],
    ['a modifier', 'detection:\n  a:\n    b|contians: c\n  condition: a\n', ['5:7 modifier/unknown contians']],
    [
      'a modifier of a key in quotes',
      "detection:\n  a:\n    'b|re|x': c\n  condition: a\n",
      ['5:11 modifier/unknown x'],
    ],
    [
      'a modifier that is given twice',
      'detection:\n  a:\n    b|all|all: [c, d]\n  condition: a\n',
      ['5:11 modifier/conflict all'],
    ],
    [
      'a value',
      'detection:\n  a:\n    b|cidr:\n      - 10.0.0.0/8\n      - 10.0.0.1/8\n  condition: a\n',
      ['7:9 value/cidr-host-bits 10.0.0.1/8'],
    ],
    [
      'a part of an expression',
      "detection:\n  a:\n    b|re: 'a(?=b)c'\n  condition: a\n",
      ['5:13 regex/lookaround (?='],
    ],
    ['an empty detection', 'detection:\n  a: {}\n  condition: a\n', ['4:6 detection/empty']],
    ['a missing condition', 'detection:\n  a: {b: c}\n', ['3:1 schema/missing-condition detection']],
    ['detections that are none', 'detection: a\n', ['3:12 detection/type a']],
    ['a list of detections', 'detection:\n  - a: b\n', ['4:3 detection/type - a: b']],
    ['no detection', 'detection:\n', ['3:11 detection/type']],
    ['a detection that is a text', 'detection:\n  a: b\n  condition: a\n', ['4:6 detection/scalar b']],
    [
      'a detection with its fields in a deep map',
      'detection:\n  a: {b: {c: d}}\n  condition: [a]\n',
      ['4:10 detection/nested-map {c: d}'],
    ],
    [
      'two faults',
      'detection:\n  a: {b|x: c}\n  b: []\n  condition: a or d\n',
      ['4:9 modifier/unknown x', '5:6 detection/empty', '6:19 condition/unknown-detection d'],
    ],
  ])('%s', (_, detection, expected) => {
    expect(complaints(head + detection)).toEqual(expected);
    const crlf = complaints((head + detection).replaceAll('\n', '\r\n'));
    expect(crlf).toEqual(expected);
  });

  it('a fault in one document does not hide the others', () => {
    const fine = `${head}detection: {a: {b: c}, condition: a}\n`;
    const source = new Source(
      'a.yml',
      `${fine}---\n${head}detection: [\n---\n${head}detection: {a: {b: c}, condition: x}\n---\n${fine}`,
    );
    const { documents, diagnostics } = readSigmaFile(source);
    expect(documents.map(({ document }) => document?.kind)).toEqual(['rule', undefined, 'rule']);
    expect(documents.map(({ node }) => node.span.location.line)).toEqual([1, 9, 13]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/syntax']);
  });

  it.each(['', '\n', '# nothing\n', '---\n---\n'])('a file without a rule: %j', (text) =>
    expect(complaints(text)).toEqual(['1:1 document/none']),
  );
});

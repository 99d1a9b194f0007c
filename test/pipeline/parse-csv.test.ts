import { expect, test } from 'vitest';
import { parseCsv } from '../../src/pipeline/parse-csv.js';

test.each([
  ['', []],
  [
    'a,b\r\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a\n\nb', [['a'], ['b']]],
  ['"a,b\nc",""\n', [['a,b\nc', '']]],
  ['"say ""hi""",x', [['say "hi"', 'x']]],
  ['""', [['']]],
  [',\n', [['', '']]],
  // Quotes inside of a field, after a closing one, and one that nothing closes.
  ['bad"q,1\n"x"y,2\n"open', [['bad"q', '1'], ['xy', '2'], ['open']]],
])('%j', (content, rows) => {
  expect(parseCsv(content)).toEqual(rows);
});

test('a field of millions of characters', () => {
  expect(parseCsv(`"${'x'.repeat(5_000_000)}"`)[0]?.[0]?.length).toBe(5_000_000);
});

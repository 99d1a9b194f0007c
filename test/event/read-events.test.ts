import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/event/input-error.js';
import type { InputFormat } from '../../src/event/input-format.js';
import { readEvents } from '../../src/event/read-events.js';
import { eventsOf, gather, readAll, summary, withoutBigints } from './support.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const WINDOWS = '{"Event":{"System":{"EventID":1,"Provider":{"#attributes":{"Name":"P"}}},"EventData":{"Image":"i"}}}';

/** An input, how it is read, and what comes out: the same however it is cut. */
const cases: readonly [name: string, input: string | Uint8Array, wanted: string[], format?: InputFormat][] = [
  ['NDJSON', '{"a":1}\n{"b":[2]}\n', ['1@1 {"a":1}', '2@2 {"b":[2]}']],
  ['NDJSON with CRLF and a byte order mark', '\ufeff{"a":1}\r\n\r\n{"b":2}\r\n', ['1@1 {"a":1}', '2@3 {"b":2}']],
  ['UTF-16', utf16('{"a":"é"}\r\n{"b":2}\r\n'), ['1@1 {"a":"é"}', '2@2 {"b":2}']],
  ['an array', '[\n  {"a":1},\n  {"b":2}\n]\n', ['1@2 {"a":1}', '2@3 {"b":2}']],
  ['an array in one line', '[{"a":1},{"b":2}]', ['1@1 {"a":1}', '2@1 {"b":2}']],
  ['one object', '{\n  "a": {\n    "b": "é€😀"\n  }\n}', ['1@1 {"a":{"b":"é€😀"}}']],
  ['several objects', '{\n"a": 1\n}\n{\n"b": 2\n}', ['1@1 {"a":1}', '2@4 {"b":2}']],
  ['CloudTrail', '{"Records":[{"a":1},{"b":2}]}', ['1@1 {"a":1}', '2@1 {"b":2}']],
  ['several CloudTrail files', '{"Records":[{"a":1}]}\n{"Records":[{"b":2}]}', ['1@1 {"a":1}', '2@2 {"b":2}']],
  ['an empty input', '', []],
  ['only space', ' \n\n', []],
  ['only a byte order mark', '\ufeff', []],
  ['big integers', '{"a":12345678901234567890}\n', ['1@1 {"a":"12345678901234567890n"}']],
  ['__proto__', '{"__proto__":{"a":1}}\n', ['1@1 {"__proto__":{"a":1}}']],
  ['Windows', `${WINDOWS}\n{"a":1}`, ['1@1 {"EventID":1,"Provider_Name":"P","Image":"i"}', '2@2 {"a":1}']],
  ['Windows in an array', `[${WINDOWS}]`, ['1@1 {"EventID":1,"Provider_Name":"P","Image":"i"}']],

  [
    'broken lines',
    '{"a":1}\n{"b":}\n{"c":3\n{"d":4}',
    ['1@1 {"a":1}', '! event/broken-json 2:6', '! event/broken-json 3:7', '4@4 {"d":4}'],
  ],
  ['a broken first line', '{"a":1\n{"b":2}\n', ['! event/broken-json 1:7', '2@2 {"b":2}']],
  ['a broken first line in words', 'starting up\n{"b":2}\n', ['! event/broken-json 1:1', '2@2 {"b":2}']],
  [
    'a broken element',
    '[{"a":1},\n{"b":[1,\n2,]},\n{"c":3}]',
    ['1@1 {"a":1}', '! event/broken-json 3:3', '3@4 {"c":3}'],
  ],
  [
    'elements that are no objects',
    '1\n{"a":1}\n[{"b":2}]\nnull\n"x"',
    [
      '! event/not-an-object 1:1',
      '2@2 {"a":1}',
      '! event/not-an-object 3:1',
      '! event/not-an-object 4:1',
      '! event/not-an-object 5:1',
    ],
  ],
  ['an array that is cut off', '[{"a":1},\n{"b":', ['1@1 {"a":1}', '! event/truncated 2:1']],
  ['an object that is cut off', '{\n"a": 1,\n"b":', ['! event/truncated 1:1']],
  [
    'bytes that are no UTF-8',
    Uint8Array.from([...utf8('{"a":"'), 0xe9, ...utf8('"}\n{"b":"'), 0xff, ...utf8('"}\n')]),
    ['! event/malformed-text', '1@1 {"a":"\ufffd"}', '2@2 {"b":"\ufffd"}'],
  ],
  [
    'deep nesting',
    `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}\n{"b":2}`,
    ['! event/broken-json 1:1005', '2@2 {"b":2}'],
  ],

  ['forced NDJSON', '[{"a":1}]\n{"b":2}', ['! event/not-an-object 1:1', '2@2 {"b":2}'], 'ndjson'],
  ['a forced array', '{"a":1}\n[{"b":2}]', ['1@1 {"a":1}', '2@2 {"b":2}'], 'array'],
  ['a forced object', '{"Records":[{"a":1}]}', ['1@1 {"Records":[{"a":1}]}'], 'object'],
  ['forced records', '{"x":1,"Records":[{"a":1}]}', ['1@1 {"a":1}'], 'records'],
  [
    'forced Windows',
    `{"a":1}\n${WINDOWS}\n`,
    ['! event/not-windows 1:1', '2@2 {"EventID":1,"Provider_Name":"P","Image":"i"}'],
    'windows',
  ],
];

describe.each(cases)('%s', (_, input, wanted, format = 'auto') => {
  const bytes = typeof input === 'string' ? utf8(input) : input;

  it('is read', async () => {
    expect(summary(await readAll(bytes, { format }))).toEqual(wanted);
  });

  it('is read the same when cut anywhere', async () => {
    const step = bytes.length > 200 ? 97 : 1;
    for (let at = 1; at < bytes.length; at += step) {
      // The warning stands where the bytes were met, which depends on the chunks.
      expect(summary(await readAll(bytes, { format, cuts: [at] })).toSorted(), `cut at ${at}`).toEqual(
        wanted.toSorted(),
      );
    }
    const everywhere = Array.from(bytes.keys());
    expect(summary(await readAll(bytes, { format, cuts: everywhere })).toSorted()).toEqual(wanted.toSorted());
  });
});

describe('readEvents', () => {
  it('gives the same events for any cuts', async () => {
    const event = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 2 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(event),
        fc.nat(2),
        fc.constantFrom('ndjson', 'array', 'records'),
        fc.array(fc.nat(500)),
        async (events, indent, kind, cuts) => {
          // JSON knows neither -0 nor lone surrogates (in UTF-8).
          const plain = JSON.parse(Buffer.from(JSON.stringify(events)).toString());
          const texts = {
            ndjson: events.map((one) => `${JSON.stringify(one)}\n`).join(''),
            array: JSON.stringify(events, null, indent),
            records: JSON.stringify({ Records: events }, null, indent),
          };
          const reads = await readAll(texts[kind as keyof typeof texts], { cuts });
          expect(withoutBigints(eventsOf(reads))).toStrictEqual(plain);
          expect(reads.length).toBe(events.length);
        },
      ),
    );
  });

  it('counts broken elements, so that the index finds the event in its file', async () => {
    const reads = await readAll('[{"a":1},2,{"b":},{"c":3}]');
    expect(summary(reads)).toEqual([
      '1@1 {"a":1}',
      '! event/not-an-object 1:10',
      '! event/broken-json 1:17',
      '4@1 {"c":3}',
    ]);
  });

  it('skips what is too long and goes on', async () => {
    const long = `{"a":"${'x'.repeat(1000)}"}`;
    const reads = await readAll(`{"a":1}\n${long}\n{"b":2}\n`, { maxEventLength: 100 });
    expect(summary(reads)).toEqual(['1@1 {"a":1}', '! event/too-long 2:1', '3@3 {"b":2}']);
  });

  it('says in few words what is wrong, never repeating the event', async () => {
    const [read] = await readAll(`{"a":1}\n{"b":${'x'.repeat(1_000_000)}}`).then((reads) => reads.slice(1));
    if (read?.kind !== 'fault') throw new Error('a fault was expected');
    expect(read.diagnostic).toEqual({
      code: 'event/broken-json',
      severity: 'error',
      message: `this event is not valid JSON: "${'x'.repeat(20)}…" is not a JSON value`,
      location: { file: 'in', line: 2, column: 6, endLine: 2, endColumn: 7 },
      notes: [],
    });
  });

  it('gives an event as soon as its line is there', async () => {
    async function* endless() {
      yield utf8('{"a":1}\n');
      throw new Error('must not be asked for more');
    }
    for await (const batch of readEvents(endless(), { source: 'in' })) {
      expect(summary(batch)).toEqual(['1@1 {"a":1}']);
      return;
    }
  });

  it('makes a fault of an input that fails, after the events before', async () => {
    async function* failing(text: string, error: Error) {
      yield utf8(text);
      throw error;
    }
    const read = (text: string, error: Error) => gather(readEvents(failing(text, error), { source: 'in' }));
    const cutOff = new InputError('in: the gzip data is cut off');
    expect(summary(await read('{"a":1}\n{"b":2}', cutOff))).toEqual([
      '1@1 {"a":1}',
      '2@2 {"b":2}',
      '! event/unreadable-input',
    ]);
    expect(summary(await read('{"a":1}\n{"b":', cutOff))).toEqual(['1@1 {"a":1}', '! event/unreadable-input']);
    expect(summary(await read('[{"a":1},{"b":', cutOff))).toEqual(['1@1 {"a":1}', '! event/unreadable-input']);
    await expect(read('{"a":1}\n', new TypeError('a bug'))).rejects.toThrow('a bug');
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

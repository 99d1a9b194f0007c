import { describe, expect, it } from 'vitest';
import { detectFormat, SAMPLE_LENGTH } from '../../src/event/detect-format.js';

describe('detectFormat', () => {
  it.each([
    ['', 'ndjson'],
    [' \n', 'ndjson'],
    ['{"a":1}', 'ndjson'],
    ['{"a":1}\n{"b":2}\n', 'ndjson'],
    ['\n\n{"a":1}\n', 'ndjson'],
    ['{"a":"[{"}\r\n{"b":2}\r\n', 'ndjson'],
    ['[{"a":1}]', 'array'],
    ['\n [\n{"a":1},\n{"b":2}\n]', 'array'],
    ['[]', 'array'],
    ['[{"a":1}]\n[{"b":2}]', 'array'],
    ['[2024-01-01 12:00:00] started\n{"a":1}\n', 'ndjson'],
    ['{"Records":[{"a":1}]}', 'records'],
    ['{\n  "Records" : [\n', 'records'],
    ['{"Records":[]}\n{"Records":[]}\n', 'records'],
    ['{"Records":1}\n', 'ndjson'],
    ['{"records":[]}\n', 'ndjson'],
    ['{\n  "a": 1\n}', 'object'],
    ['{\n}\n{\n}', 'object'],
    ['{"a": 1,\n"b": {\n"c": [\n{"d": 1},\n{"e": 2}]}}', 'object'],
    ['{"a":[\n{"b":1},\n{"c":2}\n]}', 'object'],
    ['{"a":1}{"b":2}', 'object'],
    ['{"a":1} {"b":2}\n{"c":3}', 'object'],
    ['{\n  "a": oops,\n  "b": 2\n}\n', 'object'],
    // a broken first line
    ['{"a":1\n{"b":2}\n', 'ndjson'],
    ['{"a":"1\n{"b":2}\n', 'ndjson'],
    ['{"a":\n{"b":2}\n{"c":3}\n', 'ndjson'],
    ['{"a":1}}\n{"b":2}\n', 'ndjson'],
    ['{"a":1},\n{"b":2},\n', 'ndjson'],
    ['{a:1}\n{"b":2}\n', 'ndjson'],
    ["{'a':1}\nmore\n", 'ndjson'],
    ['{"a":1} trailing\n{"b":2}\n', 'ndjson'],
    ['{"a":{"b":1},\n\n{"b":2}\n', 'ndjson'],
    ['{"a":1} {\n"b":2}\n', 'object'],
    ['{\n"a":1}\n{"b":{"c":2},\n{"d":3}\n', 'object'],
    ['timestamp message\n{"a":1}\n', 'ndjson'],
    ['"a"\n', 'ndjson'],
    ['{"a":1', 'ndjson'],
  ])('%j is %s', (text, format) => {
    expect(detectFormat(text, true)).toBe(format);
  });

  it('decides at the first whole line, and otherwise waits for enough text', () => {
    expect(detectFormat('', false)).toBeUndefined();
    expect(detectFormat('{"a":1}', false)).toBeUndefined();
    expect(detectFormat('{"a":1}\n', false)).toBe('ndjson');
    expect(detectFormat('{\n"Records"', false)).toBeUndefined();
    expect(detectFormat('{\n"a":1', false)).toBeUndefined();
    expect(detectFormat('[\n', false)).toBe('array');
    expect(detectFormat('[{}]\n', false)).toBeUndefined();
  });

  it('takes a line longer than the sample for NDJSON, whatever the depth', () => {
    const long = (text: string) => text.repeat(SAMPLE_LENGTH / text.length);
    expect(detectFormat(`{"a":"${long('x')}`, false)).toBe('ndjson');
    expect(detectFormat(`{"a":${long('[')}`, false)).toBe('ndjson');
    expect(detectFormat(`[${long('{"a":1},')}`, false)).toBe('array');
    expect(detectFormat(`{\n${long('"a": 12345678,\n\n')}`, false)).toBe('object');
    expect(detectFormat(`{"Records": [{"a":"${long('x')}`, false)).toBe('records');
  });
});

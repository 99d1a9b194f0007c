import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { gunzip, openInput } from '../../src/cli/open-input.js';
import { InputError } from '../../src/event/input-error.js';
import { readEvents } from '../../src/event/read-events.js';
import { chunksOf, gather, summary } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'transigma-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What is delivered, and the error after it. */
async function drain(chunks: AsyncIterable<Uint8Array>): Promise<{ text: string; error?: string }> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { text: Buffer.concat(parts).toString(), error: error.message };
  }
  return { text: Buffer.concat(parts).toString() };
}

describe('openInput', () => {
  it('gives the bytes of a file, packed or not', async () => {
    const text = '{"a":1}\n'.repeat(100_000);
    expect(await drain(openInput(file('plain', text)))).toEqual({ text });
    expect(await drain(openInput(file('packed', gzipSync(text))))).toEqual({ text });
    for (const short of ['', 'x', '\x1f'])
      expect(await drain(openInput(file('short', short)))).toEqual({ text: short });
  });

  it('says why a file cannot be read', async () => {
    const missing = join(folder, 'missing');
    expect(await drain(openInput(missing))).toEqual({
      text: '',
      error: `cannot read ${missing}: there is no such file`,
    });
    expect(await drain(openInput(folder))).toEqual({ text: '', error: `cannot read ${folder}: it is a directory` });
  });

  it('reads events from gzip, those before the damage too', async () => {
    const packed = gzipSync('{"a":1}\n{"b":2}\n');
    const read = async (name: string, bytes: Uint8Array) =>
      summary(await gather(readEvents(openInput(file(name, bytes)), { source: name })));
    expect(await read('whole', packed)).toEqual(['1@1 {"a":1}', '2@2 {"b":2}']);
    expect(await read('cut', packed.subarray(0, -4))).toEqual([
      '1@1 {"a":1}',
      '2@2 {"b":2}',
      '! event/unreadable-input',
    ]);
  });

  it('can be left early', async () => {
    const path = file('left', gzipSync('x'.repeat(10_000_000)));
    for await (const chunk of openInput(path)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});

describe('gunzip', () => {
  const one = gzipSync('{"a":1}\n');
  const two = gzipSync('{"b":2}\n');

  it('takes several members, cut anywhere', async () => {
    const both = Buffer.concat([one, two, gzipSync(''), two]);
    const wanted = { text: '{"a":1}\n{"b":2}\n{"b":2}\n' };
    for (let at = 1; at < both.length; at++)
      expect(await drain(gunzip(chunksOf(both, [at]), 'x')), `cut at ${at}`).toEqual(wanted);
    expect(await drain(gunzip(chunksOf(both, Array.from(both.keys())), 'x'))).toEqual(wanted);
  });

  it('takes zeros as padding', async () => {
    const padded = Buffer.concat([one, Buffer.alloc(100_000)]);
    expect(await drain(gunzip(chunksOf(padded), 'x'))).toEqual({ text: '{"a":1}\n' });
    expect(await drain(gunzip(chunksOf(padded, [one.length, one.length + 1]), 'x'))).toEqual({ text: '{"a":1}\n' });
  });

  it('delivers what comes before a cut at any byte, then says so', async () => {
    const both = Buffer.concat([one, two]);
    for (let end = 2; end < both.length; end++) {
      if (end === one.length) continue;
      const { text, error } = await drain(gunzip(chunksOf(both.subarray(0, end)), 'x'));
      expect('{"a":1}\n{"b":2}\n'.startsWith(text)).toBe(true);
      if (end > one.length) expect(text.startsWith('{"a":1}\n'), `cut at ${end}`).toBe(true);
      expect(error, `cut at ${end}`).toBe('x: the gzip data is cut off');
    }
  });

  it('delivers what comes before the damage, then says so', async () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `{"a":${index * 7919}}\n`).join('');
    const packed = gzipSync(text);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, packed.length / 2, packed.length / 2 + 1000);
    const got = await drain(gunzip(chunksOf(damaged), 'x'));
    expect(got.error).toBe('x: the gzip data is damaged');
    expect(got.text.length).toBeGreaterThan(text.length / 3);
    expect(text.startsWith(got.text.slice(0, text.length / 3))).toBe(true);
    const junkAfter = await drain(gunzip(chunksOf(Buffer.concat([packed, Buffer.from('junk')])), 'x'));
    expect(junkAfter.error).toBe('x: the gzip data is damaged');
    expect(junkAfter.text.length).toBeGreaterThan(text.length * 0.97);
    expect(text.startsWith(junkAfter.text)).toBe(true);
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFileWriter } from '../../src/cli/commands/file-writer.js';
import { UsageError } from '../../src/cli/errors.js';

describe('files written while the work goes on', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'transigma-writer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes each whole, in folders that it makes', async () => {
    const writer = makeFileWriter();
    const content = 'é'.repeat(50_000);
    for (let index = 0; index < 600; index++) {
      writer.write(join(folder, `${index % 7}/deep/${index}.txt`), `${index} ${content}`);
      if (index % 24 === 0) await writer.room();
    }
    await writer.end();
    for (let index = 0; index < 600; index++) {
      expect(readFileSync(join(folder, `${index % 7}/deep/${index}.txt`), 'utf8')).toBe(`${index} ${content}`);
    }
  });

  it('waits until no more than some hundred are to be written', async () => {
    const writer = makeFileWriter();
    for (let index = 0; index < 1000; index++) writer.write(join(folder, `${index}.txt`), 'x');
    await writer.room();
    expect(
      readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8') === 'x').length,
    ).toBeGreaterThan(800);
    await writer.end();
  });

  it('says which file cannot be written: the first of them', async () => {
    mkdirSync(join(folder, 'one'));
    mkdirSync(join(folder, 'other'));
    const writer = makeFileWriter();
    writer.write(join(folder, 'fine.txt'), 'fine');
    writer.write(join(folder, 'one'), 'no file');
    writer.write(join(folder, 'other'), 'no file');
    await expect(writer.end()).rejects.toThrow(`${join(folder, 'one')}: cannot be written: `);
    expect(readFileSync(join(folder, 'fine.txt'), 'utf8')).toBe('fine');
  });

  it('begins nothing after a file that could not be written, and waits for what was begun', async () => {
    mkdirSync(join(folder, 'one'));
    const writer = makeFileWriter();
    writer.write(join(folder, 'one'), 'no file');
    await expect(writer.end()).rejects.toThrow(UsageError);
    writer.write(join(folder, 'late.txt'), 'late');
    await writer.settle();
    expect(readdirSync(folder)).toEqual(['one']);
  });

  it('says at once that a folder cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const writer = makeFileWriter();
    expect(() => writer.write(join(folder, 'file/below.txt'), '')).toThrow(UsageError);
  });
});

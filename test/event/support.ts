import { createReadStream } from 'node:fs';
import type { Event, JsonValue } from '../../src/event/event.js';
import type { InputFormat } from '../../src/event/input-format.js';
import { type EventRead, readEvents } from '../../src/event/read-events.js';

/** The bytes in pieces that end at the given offsets. */
export async function* chunksOf(bytes: Uint8Array, cuts: readonly number[] = []): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    if (cut <= from || cut >= bytes.length) continue;
    yield bytes.slice(from, cut);
    from = cut;
  }
  yield bytes.slice(from);
}

export interface ReadOptions {
  readonly format?: InputFormat;
  readonly cuts?: readonly number[];
  readonly maxEventLength?: number;
}

/** Everything that is read from a text or bytes. */
export async function readAll(input: string | Uint8Array, options: ReadOptions = {}): Promise<EventRead[]> {
  const { cuts, ...rest } = options;
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return gather(readEvents(chunksOf(bytes, cuts), { source: 'in', ...rest }));
}

export async function gather(batches: AsyncIterable<readonly EventRead[]>): Promise<EventRead[]> {
  const all: EventRead[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

/** One line each: `index@line {…}` for an event, `! code line:column` for a fault. */
export function summary(reads: readonly EventRead[]): string[] {
  return reads.map((read) => {
    if (read.kind === 'event') return `${read.index}@${read.line} ${printed(read.event)}`;
    const { code, location } = read.diagnostic;
    return location === undefined ? `! ${code}` : `! ${code} ${location.line}:${location.column}`;
  });
}

/** JSON with bigints. */
export function printed(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner));
}

export function eventsOf(reads: readonly EventRead[]): Event[] {
  return reads.flatMap((read) => (read.kind === 'event' ? [read.event] : []));
}

export async function readFileEvents(path: string): Promise<EventRead[]> {
  return gather(readEvents(createReadStream(path), { source: path }));
}

/** A value as JSON.parse would have given it: long integers rounded. */
export function withoutBigints(value: JsonValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigints);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBigints(inner)]));
}

/** The folder of the test corpora; tests that need it say that they skip when it is unset. */
export const CORPUS = process.env.TRANSIGMA_CORPUS;

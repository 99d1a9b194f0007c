import type { Container } from './split-json.js';
import { afterSpace, JsonSyntaxError, readJsonValue } from './strict-json.js';

/** With a sample of this length, a decision is due. */
export const SAMPLE_LENGTH = 64 * 1024;

/**
 * Says from the beginning of an input (without byte order mark) how its events are put together. `isComplete` tells
 * that this is all of it. Gives undefined as long as more text may matter, at most up to {@link SAMPLE_LENGTH}; a first
 * line that is a JSON value decides at once, so that events from a pipe need not wait.
 *
 * - `[` begins an array, unless it is closed in its line and the next line begins with `{` (a log line before NDJSON);
 * - an object whose first key is `Records`, an array, holds records;
 * - a first line that is one JSON value begins NDJSON, and so does one that is broken, as far as one can tell: its
 *   brackets are balanced, or the next line begins with `{` again;
 * - everything else that begins with `{` is JSON values that span lines, or follow each other in one line;
 * - what begins otherwise is NDJSON with a broken first line.
 */
export function detectFormat(sample: string, isComplete: boolean): Container | undefined {
  const start = afterSpace(sample, 0);
  const isDue = isComplete || sample.length >= SAMPLE_LENGTH;
  if (start === sample.length) return isDue ? 'ndjson' : undefined;
  const lineEnd = sample.indexOf('\n', start);
  const line = sample.slice(start, lineEnd === -1 ? sample.length : lineEnd).trimEnd();
  const next = lineEnd === -1 ? '' : (sample[afterSpace(sample, lineEnd)] ?? '');
  const first = sample[start];
  if (first === '[') {
    const bracketsOfLine = openBrackets(line);
    if (lineEnd !== -1 && bracketsOfLine !== 0) return 'array';
    if (next === '' && !isDue) return undefined;
    return next === '{' && bracketsOfLine === 0 ? 'ndjson' : 'array';
  }
  if (first !== '{') return 'ndjson';
  if (/^\{\s*"Records"\s*:\s*\[/.test(sample.slice(start))) return 'records';
  const lineOutcome = readAll(line, 0);
  if (lineEnd !== -1 && lineOutcome === 'one value') return 'ndjson';
  if (!isDue) return undefined;
  if (lineOutcome === 'several values') return 'object';
  // One long line, or one that is cut off.
  if (lineEnd === -1 || lineOutcome === 'one value') return 'ndjson';
  const faultAt = firstFault(sample, start, lineEnd);
  const isFaultOfNextEvent = faultAt > lineEnd && sample[faultAt] === '{' && sample[faultAt - 1] === '\n';
  if (isFaultOfNextEvent) return 'ndjson';
  const isLineBroken = faultAt <= lineEnd;
  return isLineBroken && (openBrackets(line) === 0 || next === '{') ? 'ndjson' : 'object';
}

function readAll(text: string, start: number): 'one value' | 'several values' | 'broken' {
  let values = 0;
  try {
    for (let at = start; at < text.length; at = afterSpace(text, at)) {
      at = readJsonValue(text, at).end;
      values++;
    }
  } catch {
    return 'broken';
  }
  return values === 1 ? 'one value' : 'several values';
}

/** Where the values that begin in the first line turn out to be broken; after the text if they do not. */
function firstFault(text: string, start: number, lineEnd: number): number {
  try {
    for (let at = start; at < lineEnd; ) at = afterSpace(text, readJsonValue(text, at).end);
    return text.length;
  } catch (fault) {
    if (fault instanceof JsonSyntaxError) return fault.offset;
    throw fault;
  }
}

/** How many brackets of a line are open at its end; a string that is not closed counts as one. */
function openBrackets(line: string): number {
  const outsideOfStrings = line.replace(/"(?:[^"\\]|\\.)*("|$)/g, (_, end: string) => (end === '"' ? '' : '['));
  const opening = outsideOfStrings.match(/[[{]/g)?.length ?? 0;
  const closing = outsideOfStrings.match(/[\]}]/g)?.length ?? 0;
  return opening - closing;
}

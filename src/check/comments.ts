import type { Source } from '../source/source.js';
import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE, YAMLException } from '../source/yaml-library.js';

/** A comment of a YAML file: offsets of its `#` and of its end. */
export interface YamlComment {
  readonly start: number;
  readonly end: number;
}

/** A scalar of a YAML file: the offsets of its content, without quotes. */
export interface ScalarRange {
  readonly start: number;
  readonly end: number;
  readonly isBlock: boolean;
}

/** The comments of a file, and the scalars between which they stand; both in the order of the file. */
export interface CommentReading {
  readonly comments: readonly YamlComment[];
  readonly scalars: readonly ScalarRange[];
}

/** As deep as rules are read. */
const maxDepth = 64;

/** A broken file of more documents than this is not taken apart. */
const maxParts = 10_000;

/**
 * Finds the comments of a YAML file. A `#` in a quoted or block scalar is none, nor is one within a word. What stands in
 * a document that is not YAML is left out: nobody knows what is a comment there. Takes time linear in the text.
 */
export function findComments(source: Source): CommentReading {
  const { text } = source;
  const whole = scalarsOf(text, 0);
  if (whole !== undefined) return { comments: commentsBetween(text, 0, text.length, whole), scalars: whole };
  const starts = [0, ...Array.from(text.matchAll(documentMarker), ({ index }) => index).filter((index) => index > 0)];
  if (starts.length === 1 || starts.length > maxParts) return { comments: [], scalars: [] };
  const comments: YamlComment[] = [];
  const scalars: ScalarRange[] = [];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? text.length;
    const found = scalarsOf(text.slice(start, end), start);
    if (found === undefined) continue;
    for (const scalar of found) scalars.push(scalar);
    for (const comment of commentsBetween(text, start, end, found)) comments.push(comment);
  }
  return { comments, scalars };
}

/** Where documents begin. U+2028 and U+2029 are no line breaks of YAML. */
export const documentMarker = /(?<=^|[\r\n])---(?=\s|$)/g;

function scalarsOf(text: string, offset: number): readonly ScalarRange[] | undefined {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth });
  } catch (thrown) {
    if (thrown instanceof YAMLException) return undefined;
    throw thrown;
  }
  return events.flatMap((event) => {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) return [];
    const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    return [{ start: offset + event.valueStart, end: offset + event.valueEnd, isBlock }];
  });
}

function commentsBetween(
  text: string,
  start: number,
  end: number,
  scalars: readonly ScalarRange[],
): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  const lineEnd = /[\r\n]/g;
  let next = 0;
  for (let at = text.indexOf('#', start); at !== -1 && at < end; ) {
    while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const scalar = scalars[next];
    if (scalar !== undefined && scalar.start <= at) {
      at = text.indexOf('#', scalar.end);
    } else if (at === 0 || /[ \t\r\n]/.test(text.charAt(at - 1))) {
      lineEnd.lastIndex = at;
      const stop = Math.min(lineEnd.exec(text)?.index ?? text.length, end);
      comments.push({ start: at, end: stop });
      at = text.indexOf('#', stop);
    } else {
      at = text.indexOf('#', at + 1);
    }
  }
  return comments;
}

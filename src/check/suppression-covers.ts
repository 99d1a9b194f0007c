import type { Source } from '../source/source.js';
import { type CommentReading, documentMarker, type ScalarRange } from './comments.js';
import type { SuppressedCode, SuppressionDirective } from './suppression-directives.js';

/** What suppresses a finding. */
export interface Cover {
  readonly directive: SuppressionDirective;
  readonly code: SuppressedCode;
}

/** The comments for some lines, by what they name. The first one of two counts. */
interface CoveredLines {
  readonly first: number;
  readonly last: number;
  readonly covers: Map<string, Cover>;
}

/**
 * Finds out which lines comments are for; gives a function that says by which one a finding on a line is suppressed, the
 * nearest first. A finding without a place is suppressed for the whole file only.
 */
export function coversOf(
  source: Source,
  { scalars }: CommentReading,
  directives: readonly SuppressionDirective[],
): (line: number | undefined, code: string) => Cover | undefined {
  if (directives.length === 0) return () => undefined;
  const lines = new Map<number, CoveredLines>();
  const documents = new Map<number, CoveredLines>();
  const file: CoveredLines = { first: 1, last: Number.POSITIVE_INFINITY, covers: new Map() };
  const lineEnds = lastLinesOf(source, scalars);
  const nextLines = nextLinesOf(source.text);
  const documentLines = [1, ...Array.from(source.text.matchAll(documentMarker), ({ index }) => lineAt(source, index))];
  const headerEnd = endOfHeader(source.text);

  const groupIn = (groups: Map<number, CoveredLines>, first: number, last: number): CoveredLines => {
    const known = groups.get(first);
    if (known !== undefined) return known;
    const made = { first, last, covers: new Map<string, Cover>() };
    groups.set(first, made);
    return made;
  };
  const groupOf = ({ name, start }: SuppressionDirective): CoveredLines => {
    const line = lineAt(source, start);
    switch (name) {
      case 'transigma-disable-line':
        return groupIn(lines, line, lineEnds.get(line) ?? line);
      case 'transigma-disable-next-line': {
        const next = nextLines[line + 1] ?? Number.POSITIVE_INFINITY;
        return groupIn(lines, next, lineEnds.get(next) ?? next);
      }
      case 'transigma-disable':
        return start < headerEnd ? file : groupIn(documents, documentOf(documentLines, line), 0);
    }
  };
  for (const directive of directives) {
    const { covers } = groupOf(directive);
    for (const code of directive.codes) if (!covers.has(code.pattern)) covers.set(code.pattern, { directive, code });
  }
  const groups = [...lines.values()].sort((one, other) => one.first - other.first);
  return (line, code) => {
    if (line === undefined) return coverIn(file, code);
    const index = lastBefore(groups, line);
    return (
      coverAt(groups[index], line, code) ??
      // A value of several lines may end where another one begins.
      coverAt(groups[index - 1], line, code) ??
      coverIn(documents.get(documentOf(documentLines, line)), code) ??
      coverIn(file, code)
    );
  };
}

const coverAt = (group: CoveredLines | undefined, line: number, code: string): Cover | undefined =>
  group !== undefined && group.first <= line && line <= group.last ? coverIn(group, code) : undefined;

const coverIn = (group: CoveredLines | undefined, code: string): Cover | undefined =>
  group?.covers.get(code) ?? group?.covers.get(`${code.split('/')[0]}/*`) ?? group?.covers.get('*');

const lineAt = (source: Source, offset: number): number => source.locate(offset).line;

/** Where values of several lines end, by the line on which they begin (for a text block that of its `|` or `>`). */
function lastLinesOf(source: Source, scalars: readonly ScalarRange[]): ReadonlyMap<number, number> {
  const lastLines = new Map<number, number>();
  for (const { start, end, isBlock } of scalars) {
    const first = lineAt(source, start) - (isBlock ? 1 : 0);
    const last = lineAt(source, isBlock ? Math.max(start, end - 1) : end);
    if (last > (lastLines.get(first) ?? first)) lastLines.set(first, last);
  }
  return lastLines;
}

/** For each line (from 1) the next one, itself included, that is not empty or a comment. */
function nextLinesOf(text: string): readonly (number | undefined)[] {
  const lines = text.split('\n');
  const next: (number | undefined)[] = new Array(lines.length + 2).fill(undefined);
  for (let line = lines.length; line > 0; line--) {
    next[line] = /^\s*(?:#|$)/.test(lines[line - 1] ?? '') ? next[line + 1] : line;
  }
  return next;
}

/** Where the first line begins that is no comment, directive or marker of a document. */
function endOfHeader(text: string): number {
  const line = /[ \t\r]*(?:#[^\n]*)?\n|%[^\n]*\n|---[ \t\r]*(?:#[^\n]*)?\n/y;
  let end = 0;
  for (; line.test(text); line.lastIndex = end) end = line.lastIndex;
  return end;
}

/** The line on which the document begins that a line is in. */
const documentOf = (starts: readonly number[], line: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return starts[low] ?? 1;
};

/** The index of the last group that begins on the line or before it; -1 if there is none. */
function lastBefore(groups: readonly CoveredLines[], line: number): number {
  let low = -1;
  let high = groups.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((groups[middle]?.first ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

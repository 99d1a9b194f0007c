import type { RegexNode } from './ast.js';
import { alternation, characterNode, classNode, concatenation } from './build.js';
import { refuse } from './fault.js';
import { limits } from './limits.js';
import { type Measure, measureBoth, measureOfNothing, measureOfOne, measureRepeat } from './measure.js';
import { perlClass } from './named-classes.js';
import { parseClass } from './parse-class.js';
import { readCharacterEscape } from './parse-escape.js';
import { readGroupStart } from './parse-group.js';
import { type Quantifier, readQuantifier } from './parse-quantifier.js';
import { lookingAt, type ParserState, peekCodePoint, unitsOf } from './state.js';

/** A node and how big it is. */
export interface Measured {
  readonly node: RegexNode;
  readonly measure: Measure;
}

/** Reads `a|b|c` up to the end of the text or a closing parenthesis, which it leaves. */
export function parseAlternation(state: ParserState): Measured {
  const branches = [parseSequence(state)];
  while (lookingAt(state, '|')) {
    state.position++;
    branches.push(parseSequence(state));
  }
  const { size, counts } = measureSum(branches);
  return { node: alternation(branches.map(({ node }) => node)), measure: { size: size + branches.length - 1, counts } };
}

const measureSum = (parts: readonly Measured[]): Measure =>
  parts.map(({ measure }) => measure).reduce(measureBoth, measureOfNothing);

/** What a quantifier that comes next would repeat. */
type Repeatable =
  /** The last item. */
  | 'item'
  /** Nothing: at the start. */
  | 'nothing'
  /** Something that is repeated already. */
  | 'repetition'
  /** The last item in RE2, but something that means nothing stands between, and other dialects disagree. */
  | 'unclear';

function parseSequence(state: ParserState): Measured {
  const items: Measured[] = [];
  let repeatable: Repeatable = 'nothing';
  for (;;) {
    const { position: start } = state;
    const codePoint = peekCodePoint(state);
    if (codePoint === undefined || codePoint === 0x7c || codePoint === 0x29) break;
    const quantifier = readQuantifier(state);
    if (quantifier !== undefined) {
      const last = items.pop();
      if (last === undefined || repeatable !== 'item') refuseQuantifier(repeatable, start, state.position);
      items.push(repeat(last, quantifier, start, state.position));
      repeatable = 'repetition';
      continue;
    }
    if (lookingAt(state, '\\Q')) {
      const quoted = readQuotation(state);
      items.push(...quoted);
      if (quoted.length > 0) repeatable = 'item';
      else if (repeatable === 'repetition') repeatable = 'unclear';
      continue;
    }
    const item = parseItem(state, codePoint);
    if (item !== undefined) {
      items.push(item);
      repeatable = 'item';
    } else if (items.length > 0) {
      repeatable = 'unclear';
    }
  }
  return { node: concatenation(items.map(({ node }) => node)), measure: measureSum(items) };
}

function refuseQuantifier(repeatable: Repeatable, start: number, end: number): never {
  if (repeatable === 'unclear') {
    refuse('ambiguous', 'what this repeats is read differently by RE2 and PCRE', start, end, 'use a group: `(?:…)`');
  }
  if (repeatable === 'repetition') {
    refuse('syntax', 'two quantifiers in a row', start, end, 'put the first into a group: `(?:a*)+`');
  }
  refuse('syntax', 'there is nothing to repeat here', start, end, 'a literal character is written with a backslash');
}

function repeat({ node, measure: inner }: Measured, quantifier: Quantifier, start: number, end: number): Measured {
  const { min, max, greedy } = quantifier;
  const measure = measureRepeat(inner, min, max);
  if (measure.counts > limits.count) {
    refuse('repeat-limit', `nested counts multiply to more than ${limits.count}, which RE2 does not take`, start, end);
  }
  if (measure.size > limits.size) {
    refuse('repeat-limit', 'the repetition makes the expression too big', start, end);
  }
  return { node: { kind: 'repeat', node, min, max, greedy }, measure };
}

const measured = (node: RegexNode): Measured => ({ node, measure: measureOfOne });

/** Reads one item without its quantifier; undefined for a group that only sets flags. */
function parseItem(state: ParserState, codePoint: number): Measured | undefined {
  const { ignoreCase, multiLine, dotAll } = state.flags;
  switch (String.fromCodePoint(codePoint)) {
    case '(':
      return parseGroup(state);
    case '[':
      return measured(parseClass(state));
    case '\\':
      return measured(parseEscape(state));
    case '.':
      state.position++;
      return measured({ kind: 'any', newline: dotAll });
    case '^':
      state.position++;
      return measured({ kind: multiLine ? 'line-start' : 'text-start' });
    case '$':
      state.position++;
      return measured({ kind: multiLine ? 'line-end' : 'text-end' });
    default:
      state.position += unitsOf(codePoint);
      return measured(characterNode(codePoint, ignoreCase));
  }
}

function parseGroup(state: ParserState): Measured | undefined {
  const { position: start, flags: flagsOutside } = state;
  const group = readGroupStart(state);
  if (group.kind === 'flags') return undefined;
  if (state.depth === limits.depth) {
    refuse('too-deep', `more than ${limits.depth} groups in each other`, start, state.position);
  }
  state.depth++;
  const { node, measure } = parseAlternation(state);
  if (!lookingAt(state, ')')) {
    refuse(
      'syntax',
      'the group that begins here is not closed',
      start,
      start + 1,
      'a literal parenthesis is written `\\(`',
    );
  }
  state.position++;
  state.depth--;
  state.flags = flagsOutside;
  return { node: { kind: 'group', capturing: group.capturing, node }, measure };
}

function parseEscape(state: ParserState): RegexNode {
  const letter = state.text.charAt(state.position + 1);
  const place = places.get(letter);
  const set = perlClass(letter);
  if (place === undefined && set === undefined)
    return characterNode(readCharacterEscape(state, false), state.flags.ignoreCase);
  state.position += 2;
  return place ?? classNode(set ?? [], false);
}

const places: ReadonlyMap<string, RegexNode> = new Map<string, RegexNode>([
  ['A', { kind: 'text-start' }],
  ['z', { kind: 'text-end' }],
  ['b', { kind: 'word-boundary', negated: false }],
  ['B', { kind: 'word-boundary', negated: true }],
]);

/** Reads `\Q…\E`; without `\E` everything up to the end is quoted. */
function readQuotation(state: ParserState): readonly Measured[] {
  const start = state.position + 2;
  const found = state.text.indexOf('\\E', start);
  const quoted = state.text.slice(start, found === -1 ? undefined : found);
  state.position = start + quoted.length + (found === -1 ? 0 : 2);
  return Array.from(quoted, (character) =>
    measured(characterNode(character.codePointAt(0) ?? 0, state.flags.ignoreCase)),
  );
}

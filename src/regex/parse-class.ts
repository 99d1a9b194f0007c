import { didYouMean } from '../diagnostic/suggest.js';
import type { CodePointRange, CodePointSet, RegexNode } from './ast.js';
import { classNode } from './build.js';
import { complement, makeSet } from './code-points.js';
import { refuse } from './fault.js';
import { closeUnderCase } from './fold.js';
import { perlClass, posixClass, posixClassNames } from './named-classes.js';
import { readCharacterEscape } from './parse-escape.js';
import { lookingAt, type ParserState, peekCodePoint, unitsOf } from './state.js';

/** Reads `[…]`; the position is at its bracket. */
export function parseClass(state: ParserState): RegexNode {
  const start = state.position;
  refuseOutsidePosixClass(state);
  state.position++;
  const negated = lookingAt(state, '^');
  if (negated) state.position++;
  const { ignoreCase } = state.flags;
  // Named classes are ASCII whatever the flags, so only what is written character by character is closed under case.
  const written: CodePointRange[] = [];
  const named: CodePointRange[] = [];
  for (let first = true; first || !lookingAt(state, ']'); first = false) {
    if (state.position >= state.text.length) refuseOpenClass(start);
    const set = readNamedClass(state);
    if (set === undefined) written.push(readRange(state, start));
    else named.push(...set);
  }
  state.position++;
  const set = makeSet([...(ignoreCase ? closeUnderCase(makeSet(written)) : written), ...named]);
  return classNode(negated ? complement(set) : set, ignoreCase);
}

function refuseOpenClass(start: number): never {
  refuse('syntax', 'the class that begins here is not closed', start, start + 1, 'a literal bracket is written `\\[`');
}

/** `[:digit:]` without a second pair of brackets: PCRE refuses it, the others see a class of those letters. */
function refuseOutsidePosixClass({ text, position: start }: ParserState): void {
  if (text.charAt(start + 1) !== ':') return;
  const name = posixNameAt(text, start + 2);
  const end = start + 2 + name.length + 2;
  if (name === '' || text.slice(end - 2, end) !== ':]') return;
  refuse('ambiguous', 'a named class must itself stand in a class', start, end, `write \`[[:${name}:]]\``);
}

const posixNameAt = (text: string, position: number): string => {
  let end = position;
  while (/[\^a-zA-Z]/.test(text.charAt(end))) end++;
  return text.slice(position, end);
};

/** Reads `[:name:]`, `\d` and the like inside a class; undefined if none stands here. */
function readNamedClass(state: ParserState): CodePointSet | undefined {
  const { text, position: start } = state;
  if (lookingAt(state, '\\')) {
    const set = perlClass(text.charAt(start + 1));
    if (set !== undefined) state.position += 2;
    return set;
  }
  // RE2 looks for the end of the name as far as the end of the expression, and gives up on what it then finds.
  if (!lookingAt(state, '[:') || state.lastNamedClassEnd <= start) return undefined;
  const name = posixNameAt(text, start + 2);
  const end = start + 2 + name.length + 2;
  const set = text.slice(end - 2, end) === ':]' ? posixClass(name, state.flags.ignoreCase) : undefined;
  if (set === undefined) {
    const [hint] = didYouMean(name, posixClassNames);
    refuse(
      'syntax',
      '`[:` begins no known class here',
      start,
      Math.min(end, text.length),
      hint ?? 'a literal bracket is written `\\[`',
    );
  }
  state.position = end;
  return set;
}

/** Reads a character, or two with `-` between them. */
function readRange(state: ParserState, classStart: number): CodePointRange {
  const start = state.position;
  if (lookingAt(state, '&&')) {
    const hint = 'one `&` is enough in a class; Java would intersect here';
    refuse('ambiguous', '`&&` in a class means something else in Java', start, start + 2, hint);
  }
  const first = readClassCharacter(state, classStart);
  if (!lookingAt(state, '-') || state.text.startsWith('-]', state.position)) return { first, last: first };
  state.position++;
  const lastStart = state.position;
  if (lookingAt(state, '\\') && perlClass(state.text.charAt(lastStart + 1)) !== undefined) {
    refuse('syntax', 'a range cannot end in a class', start, lastStart + 2, 'a literal `-` stands last in a class');
  }
  const last = readClassCharacter(state, classStart);
  if (last < first) {
    refuse('syntax', 'the range ends before it begins', start, state.position, 'a literal `-` stands last in a class');
  }
  return { first, last };
}

function readClassCharacter(state: ParserState, classStart: number): number {
  if (lookingAt(state, '\\')) return readCharacterEscape(state, true);
  const codePoint = peekCodePoint(state) ?? refuseOpenClass(classStart);
  state.position += unitsOf(codePoint);
  return codePoint;
}

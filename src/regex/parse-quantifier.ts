import { refuse } from './fault.js';
import { limits } from './limits.js';
import { lookingAt, type ParserState } from './state.js';

/** How often something is repeated. */
export interface Quantifier {
  readonly min: number;
  readonly max: number | undefined;
  readonly greedy: boolean;
}

const signs: ReadonlyMap<string, Pick<Quantifier, 'min' | 'max'>> = new Map([
  ['*', { min: 0, max: undefined }],
  ['+', { min: 1, max: undefined }],
  ['?', { min: 0, max: 1 }],
]);

/** Reads the quantifier that begins here; undefined if there is none. A `{` that begins no counts is a character. */
export function readQuantifier(state: ParserState): Quantifier | undefined {
  const start = state.position;
  const sign = signs.get(state.text.charAt(start));
  if (sign === undefined && !lookingAt(state, '{')) return undefined;
  const counts = sign ?? readCounts(state);
  if (counts === undefined) return undefined;
  if (sign !== undefined) state.position++;
  const greedy = !lookingAt(state, '?');
  if (!greedy) state.position++;
  else if (lookingAt(state, '+')) {
    const hint = 'without the `+` it finds at least the same';
    refuse('possessive', 'RE2 has no possessive quantifiers', start, state.position + 1, hint);
  }
  return { min: counts.min, max: counts.max, greedy };
}

function readCounts(state: ParserState): Pick<Quantifier, 'min' | 'max'> | undefined {
  const { text, position: start } = state;
  let end = start + 1;
  while (/[0-9, \t]/.test(text.charAt(end))) end++;
  if (text.charAt(end) !== '}') return undefined;
  const inside = text.slice(start + 1, end);
  if (!/[0-9]/.test(inside)) return undefined;
  end++;
  const [low = '', high, more] = inside.split(',');
  const canonical = /^(?:0|[1-9][0-9]*)$/;
  if (more !== undefined) return undefined;
  if (!canonical.test(low) || (high !== undefined && high !== '' && !canonical.test(high))) {
    const hint = 'write `{0,5}` for up to five; a literal brace is written `\\{`';
    refuse('ambiguous', 'counts for some dialects, plain text for others', start, end, hint);
  }
  const min = Number(low);
  const max = high === undefined ? min : high === '' ? undefined : Number(high);
  if (min > limits.count || (max ?? 0) > limits.count) {
    refuse('repeat-limit', `RE2 repeats at most ${limits.count} times`, start, end);
  }
  if (max !== undefined && max < min) refuse('syntax', 'the second count is less than the first', start, end);
  state.position = end;
  return { min, max };
}

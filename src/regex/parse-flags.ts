import type { RegexFlags } from '../predicate/predicate.js';
import { refuse } from './fault.js';

/** A group that sets flags: `(?i)` for the rest of the enclosing group, `(?i:` for the group that it opens. */
export interface FlagGroup {
  readonly flags: RegexFlags;
  /** Whether it opens a group, that is ends in `:`. */
  readonly opens: boolean;
  /** The offset after it. */
  readonly end: number;
}

const flagNames: ReadonlyMap<string, keyof RegexFlags> = new Map([
  ['i', 'ignoreCase'],
  ['m', 'multiLine'],
  ['s', 'dotAll'],
]);

const foreignFlags: ReadonlyMap<string, string> = new Map([
  ['U', '`U` swaps greedy and lazy in RE2 and PCRE, and makes `\\w` Unicode in Java'],
  ['x', 'RE2 has no `x`; write the expression without white space and comments'],
  ['u', '`u` is Java’s; case is ignored for all of Unicode anyway'],
]);

/** Reads the flag group that begins at `start` with `(?`; `(?:` is one without flags. */
export function readFlagGroup(text: string, start: number, flags: RegexFlags): FlagGroup {
  const changed: { -readonly [name in keyof RegexFlags]: RegexFlags[name] } = { ...flags };
  let value = true;
  let sawFlag = true;
  for (let position = start + 2; position < text.length; position++) {
    const character = text.charAt(position);
    const end = position + 1;
    const name = flagNames.get(character);
    if (name !== undefined) {
      changed[name] = value;
      sawFlag = true;
    } else if (character === '-') {
      if (!value) refuse('syntax', 'a second `-` in a group of flags', start, end);
      value = false;
      sawFlag = false;
    } else if (character === ')' || character === ':') {
      if (!sawFlag) refuse('syntax', 'no flag after `-` in a group of flags', start, end);
      return { flags: changed, opens: character === ':', end };
    } else if (/[a-zA-Z]/.test(character)) {
      refuse('flag', `the flag \`${character}\` is not one of i, m and s`, position, end, foreignFlags.get(character));
    } else {
      refuse('syntax', '`(?` begins no known kind of group', start, end, 'a literal parenthesis is written `\\(`');
    }
  }
  refuse('syntax', 'the group that begins here is not closed', start, text.length);
}

import { type RegexFaultCode, refuse } from './fault.js';
import { readFlagGroup } from './parse-flags.js';
import { lookingAt, type ParserState } from './state.js';

/** What an opening parenthesis does. */
export type GroupStart =
  /** Opens a group; the state's flags are the ones inside. */
  | { readonly kind: 'group'; readonly capturing: boolean }
  /** `(?i)`: the state's flags are changed, nothing is opened. */
  | { readonly kind: 'flags' };

interface ForeignGroup {
  readonly starts: readonly string[];
  readonly code: RegexFaultCode;
  readonly message: string;
  readonly hint?: string;
}

const negativeHint = 'put what must not be there into a selection of its own, and `not` into the condition';

/** The longer starts stand before the ones that they begin with. */
const foreignGroups: readonly ForeignGroup[] = [
  { starts: ['(?='], code: 'lookaround', message: 'RE2 has no lookahead' },
  { starts: ['(?!'], code: 'lookaround', message: 'RE2 has no negative lookahead', hint: negativeHint },
  { starts: ['(?<='], code: 'lookaround', message: 'RE2 has no lookbehind' },
  { starts: ['(?<!'], code: 'lookaround', message: 'RE2 has no negative lookbehind', hint: negativeHint },
  {
    starts: ['(?>'],
    code: 'atomic-group',
    message: 'RE2 has no atomic groups',
    hint: 'with `(?:` it finds at least the same',
  },
  { starts: ['(?P='], code: 'backreference', message: 'RE2 has no references to groups' },
  { starts: ['(?#'], code: 'unsupported', message: 'RE2 has no comments' },
  { starts: ['(?('], code: 'unsupported', message: 'RE2 has no conditional groups' },
  { starts: ['(?|'], code: 'unsupported', message: 'RE2 does not number groups anew', hint: 'write `(?:`' },
  { starts: ["(?'"], code: 'unsupported', message: 'RE2 does not name groups in quotes', hint: 'write `(?<name>`' },
  { starts: ['(?&', '(?P>', '(?R', '(?+'], code: 'unsupported', message: 'RE2 has no recursion' },
  { starts: ['(?C'], code: 'unsupported', message: 'RE2 has no callouts' },
];

/** Reads the start of a group, the position being at its parenthesis. */
export function readGroupStart(state: ParserState): GroupStart {
  const { text, position: start } = state;
  if (!lookingAt(state, '(?')) {
    if (/[A-Za-z:]/.test(text.charAt(start + 2)) && lookingAt(state, '(*')) {
      refuse('unsupported', 'RE2 has no verbs', start, start + 2, 'a literal parenthesis is written `\\(`');
    }
    state.position++;
    return { kind: 'group', capturing: true };
  }
  for (const { starts, code, message, hint } of foreignGroups) {
    const found = starts.find((one) => lookingAt(state, one));
    if (found !== undefined) refuse(code, message, start, start + found.length, hint);
  }
  if (/^-?[0-9]/.test(text.slice(start + 2, start + 4))) {
    refuse('unsupported', 'RE2 has no recursion', start, start + 3);
  }
  if (lookingAt(state, '(?<')) return readName(state, start + 3);
  if (lookingAt(state, '(?P<')) return readName(state, start + 4);
  const { flags, opens, end } = readFlagGroup(text, start, state.flags);
  state.flags = flags;
  state.position = end;
  return opens ? { kind: 'group', capturing: false } : { kind: 'flags' };
}

function readName(state: ParserState, nameStart: number): GroupStart {
  const { text, position: start } = state;
  let nameEnd = nameStart;
  while (/\w/.test(text.charAt(nameEnd))) nameEnd++;
  if (nameEnd === nameStart || text.charAt(nameEnd) !== '>') {
    const hint = 'a name is made of ASCII letters, digits and `_`';
    refuse('syntax', 'the name of the group is not one, or not closed with `>`', start, nameEnd, hint);
  }
  const name = text.slice(nameStart, nameEnd);
  if (state.groupNames.has(name)) refuse('syntax', 'a second group of the same name', start, nameEnd + 1);
  state.groupNames.add(name);
  state.position = nameEnd + 1;
  return { kind: 'group', capturing: true };
}

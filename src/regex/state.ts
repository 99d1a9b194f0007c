import type { RegexFlags } from '../predicate/predicate.js';

/** Where the parser stands. */
export interface ParserState {
  readonly text: string;
  /** In UTF-16 units. */
  position: number;
  /** The flags that hold here. */
  flags: RegexFlags;
  /** How many groups are open. */
  depth: number;
  readonly groupNames: Set<string>;
  /** Where the text's last `:]` stands, -1 without one; searching for it at every `[:` would not be linear. */
  readonly lastNamedClassEnd: number;
}

/** Whether the text goes on with this. */
export const lookingAt = (state: ParserState, text: string): boolean => state.text.startsWith(text, state.position);

/** The code point at the position, undefined at the end. */
export const peekCodePoint = (state: ParserState): number | undefined => state.text.codePointAt(state.position);

/** How many UTF-16 units the code point takes. */
export const unitsOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

import { BracketStack } from './bracket-stack.js';
import { KeptText } from './kept-text.js';
import { type Position, TextPosition } from './text-position.js';

/** What a token is scanned for; the text of what is skipped is not kept. */
export type TokenRole = 'element' | 'key' | 'skipped';

/** A token that has ended. */
export interface Token extends Position {
  readonly role: TokenRole;
  /** Empty if it is skipped or too long. */
  readonly text: string;
  readonly isTooLong: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Finds the ends of JSON values in a text that arrives in chunks, and knows line and column. A class, for its state
 * must survive the end of a chunk at any character.
 *
 * A value that is broken must not swallow those after it. Three things tell that it is: a line break inside a string
 * (which ends the string), a closing bracket without its partner, and in an object a bracket that no colon precedes.
 * The next `{` that begins a line, at most as far indented as the broken value did, then begins a new value.
 */
export class TokenScanner {
  readonly #kept: KeptText;
  readonly #stack = new BracketStack();
  readonly #place = new TextPosition();
  #text = '';
  #at = 0;

  #role: TokenRole | undefined;
  #start = 0;
  #position: Position = { line: 1, column: 1 };
  #isScalar = false;
  #inString = false;
  #isEscaped = false;
  #isAfterColon = false;
  #isBroken = false;

  constructor(limit: number) {
    this.#kept = new KeptText(limit);
  }

  get isInToken(): boolean {
    return this.#role !== undefined;
  }

  /** Whether the current token may end at any place, as numbers and words do. */
  get isWhole(): boolean {
    return this.#isScalar;
  }

  /** Whether the current token cannot be valid. */
  get isBroken(): boolean {
    return this.#isBroken || this.#kept.isTooLong;
  }

  /** Where the next character stands. */
  position(): Position {
    return this.#place.at(this.#at);
  }

  /** Takes the next chunk; {@link keep} must have been called for the one before. */
  feed(text: string): void {
    this.#text = text;
    this.#at = 0;
    this.#start = 0;
  }

  /** Sets aside what belongs to the current token, before the next chunk. */
  keep(): void {
    if (this.#role !== undefined) this.#addPart(this.#text.length);
    this.#place.endChunk(this.#text);
  }

  /** Gives the next character that is not white space, without taking it; undefined at the end of the chunk. */
  skipSpace(): string | undefined {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === NEWLINE) this.#place.beginLine(this.#at + 1);
      else if (code !== 0x20 && code !== 0x09 && code !== 0x0d && code !== 0xfeff) return text[this.#at];
    }
    return undefined;
  }

  /** Takes one character. */
  step(): void {
    this.#at++;
  }

  /** Begins a token with the next character. */
  begin(role: TokenRole): void {
    this.#role = role;
    this.#start = this.#at;
    this.#position = this.position();
    this.#isBroken = false;
    this.#isAfterColon = false;
    this.#isEscaped = false;
    this.#stack.clear();
    const code = this.#text.charCodeAt(this.#at);
    this.#inString = code === QUOTE;
    this.#isScalar = code !== QUOTE && code !== OPEN_BRACE && code !== OPEN_BRACKET;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) this.#stack.open(code === OPEN_BRACE);
    this.#at++;
  }

  /** Goes on to the end of the token and tells whether it came; otherwise the chunk has been used up. */
  scan(): boolean {
    if (this.#isScalar) return this.#scanScalar();
    const text = this.#text;
    const stack = this.#stack;
    if (this.#inString && !this.#scanString()) return false;
    if (stack.depth === 0) return true;
    for (let at = this.#at; at < text.length; at++) {
      const code = text.charCodeAt(at);
      switch (code) {
        case QUOTE:
          this.#inString = true;
          this.#isAfterColon = false;
          this.#at = at + 1;
          if (!this.#scanString()) return false;
          at = this.#at - 1;
          break;
        case COLON:
          this.#isAfterColon = true;
          break;
        case COMMA:
          this.#isAfterColon = false;
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          if (stack.inObject && !this.#isAfterColon) this.#isBroken = true;
          if (this.#isBroken && code === OPEN_BRACE && this.#beginsAnother(at)) {
            this.#at = at;
            return true;
          }
          this.#isAfterColon = false;
          stack.open(code === OPEN_BRACE);
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          this.#isAfterColon = false;
          if (!stack.close(code === CLOSE_BRACE)) this.#isBroken = true;
          if (stack.depth === 0) {
            this.#at = at + 1;
            return true;
          }
          break;
        case NEWLINE:
          this.#place.beginLine(at + 1);
          break;
      }
    }
    this.#at = text.length;
    return false;
  }

  /** Ends the current token before the next character and gives it. */
  finish(): Token {
    const role = this.#role ?? 'skipped';
    this.#addPart(this.#at);
    const { isTooLong } = this.#kept;
    const text = this.#kept.take();
    this.#role = undefined;
    return { role, text, isTooLong, ...this.#position };
  }

  /** Takes the rest of a string and tells whether its end came. */
  #scanString(): boolean {
    const text = this.#text;
    let at = this.#at;
    if (this.#isEscaped && at < text.length) {
      this.#isEscaped = false;
      if (text.charCodeAt(at) !== NEWLINE) at++;
    }
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#inString = false;
        this.#at = at + 1;
        return true;
      }
      if (code === BACKSLASH) {
        if (at + 1 === text.length) this.#isEscaped = true;
        else if (text.charCodeAt(at + 1) !== NEWLINE) at++;
      } else if (code === NEWLINE) {
        this.#isBroken = true;
        this.#inString = false;
        this.#place.beginLine(at + 1);
        this.#at = at + 1;
        return true;
      }
    }
    this.#at = text.length;
    return false;
  }

  /** Junk is one scalar up to the end of its line: it should be reported once, not word by word. */
  #scanScalar(): boolean {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      switch (text.charCodeAt(this.#at)) {
        case NEWLINE:
        case COMMA:
        case QUOTE:
        case OPEN_BRACE:
        case CLOSE_BRACE:
        case OPEN_BRACKET:
        case CLOSE_BRACKET:
          return true;
      }
    }
    return false;
  }

  #beginsAnother(at: number): boolean {
    if (this.#role !== 'element' || this.#place.at(at).column > this.#position.column) return false;
    return this.#place.isFirstInLine(this.#text, at);
  }

  #addPart(end: number): void {
    if (this.#role !== 'skipped') this.#kept.add(this.#text.slice(this.#start, end));
    this.#start = end;
  }
}

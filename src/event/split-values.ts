import { type Piece, type Splitter, tooLong } from './piece.js';
import type { Position } from './text-position.js';
import { TokenScanner } from './token-scanner.js';

/**
 * Where the scanner is between tokens: outside of everything, in the object that has the records (before a key,
 * before a value), or in the list of elements.
 */
type Place = 'top' | 'key' | 'value' | 'list';

/**
 * The splitter for JSON values that may span lines; see splitJson. It forgives what loses no event: missing and
 * superfluous commas, and values of other kinds between the containers, which are elements themselves.
 */
export function splitValues(container: 'array' | 'records' | 'object', limit: number): Splitter {
  const scanner = new TokenScanner(limit);
  let place: Place = 'top';
  /** As it is written, with its quotes. */
  let key = '';
  let opened: Position = { line: 1, column: 1 };
  let sawRecords = false;
  let pieces: Piece[] = [];

  const fault = (code: string, message: string, at: Position): void => {
    pieces.push({ kind: 'fault', code, message, line: at.line, column: at.column, isElement: false });
  };

  const leaveObject = (): void => {
    if (!sawRecords) fault('event/no-records', 'this object has no "Records" array', opened);
    place = 'top';
  };

  const enterObject = (): void => {
    opened = scanner.position();
    sawRecords = false;
    key = '';
    place = 'key';
  };

  const enterList = (): void => {
    if (place === 'top') opened = scanner.position();
    else sawRecords = true;
    place = 'list';
  };

  const leave = (bracket: ']' | '}'): void => {
    if (bracket === ']' && place === 'list') place = container === 'array' ? 'top' : 'key';
    else if (bracket === '}' && (place === 'key' || place === 'value')) leaveObject();
    else fault('event/broken-json', `this "${bracket}" closes nothing`, scanner.position());
  };

  /** Acts on what stands between tokens, and tells whether the character is of that kind. */
  const isBetween = (character: string): boolean => {
    switch (character) {
      case ',':
        if (place === 'value') place = 'key';
        return true;
      case ':':
        if (place !== 'key') return false;
        place = 'value';
        return true;
      case '{':
        if (place === 'key') {
          // A value cannot stand here: the input was cut off, and another one has been appended.
          fault('event/truncated', 'this object is never closed', opened);
          place = 'top';
        }
        if (place !== 'top' || container !== 'records') return false;
        enterObject();
        return true;
      case '[':
        if (!(place === 'value' && key === '"Records"') && !(place === 'top' && container === 'array')) return false;
        enterList();
        return true;
      case ']':
      case '}':
        leave(character);
        return true;
      default:
        return false;
    }
  };

  const begin = (): void => {
    if (place === 'top' || place === 'list') scanner.begin('element');
    else scanner.begin(place === 'key' ? 'key' : 'skipped');
  };

  const finish = (): void => {
    const token = scanner.finish();
    if (token.role === 'key') key = token.text;
    if (token.role === 'skipped') place = 'key';
    if (token.role !== 'element') return;
    const { text, line, column } = token;
    pieces.push(token.isTooLong ? tooLong(limit, line, column) : { kind: 'element', text, line, column });
  };

  const take = (): readonly Piece[] => {
    const taken = pieces;
    pieces = [];
    return taken;
  };

  return {
    push: (text) => {
      scanner.feed(text);
      for (;;) {
        if (scanner.isInToken) {
          if (!scanner.scan()) break;
          finish();
        } else {
          const character = scanner.skipSpace();
          if (character === undefined) break;
          if (isBetween(character)) scanner.step();
          else begin();
        }
      }
      scanner.keep();
      return take();
    },
    end: () => {
      if (scanner.isInToken) {
        const isElement = place === 'top' || place === 'list';
        // A scalar is complete when nothing follows, and of what is broken the parser can say more.
        const isCut = isElement && !scanner.isWhole;
        if (isCut && !scanner.isBroken) {
          fault('event/truncated', 'the input ends inside the event that begins here', scanner.finish());
        } else finish();
        if (isCut) place = 'top';
      }
      if (place !== 'top') {
        const what = place === 'list' ? 'list of events' : 'object';
        fault('event/truncated', `the input ends before the ${what} that begins here is closed`, opened);
      }
      return take();
    },
  };
}

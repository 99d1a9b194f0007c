import type { Pattern, PatternPart } from '../pattern.js';
import { foldCase } from '../text-case.js';

/** What stands where a pattern lets anything stand. */
export interface TextStyle {
  /** For `*` at the ends of the text. */
  readonly outside: 'fitting' | 'nothing' | 'x' | 'spaced';
  /** For `?`. */
  readonly one: string;
  /** Between pieces that may stand anywhere; undefined is what fits them. */
  readonly between: string | undefined;
}

/** Ways to write a text for patterns, the most readable first. */
export const textStyles: readonly TextStyle[] = [
  { outside: 'fitting', one: 'x', between: undefined },
  { outside: 'nothing', one: 'x', between: undefined },
  { outside: 'spaced', one: 'a', between: ' ' },
  { outside: 'x', one: '1', between: 'x' },
  { outside: 'nothing', one: 'a', between: '' },
];

/** More pieces than this, or more characters of them, are not looked through for those that stand in each other. */
const maxPiecesCompared = 64;
const maxCharactersCompared = 10_000;

/**
 * One text that is meant to fit all of the patterns: the longest beginning, what has to stand in the middle one after
 * the other, and the longest end. It may fail, for one of them is `a*` and another one `b*`.
 */
export function textFor(patterns: readonly Pattern[], style: TextStyle): string {
  const segmented = patterns.map((pattern) => segmentsOf(pattern, style));
  const whole = segmented.find((segments) => segments.length === 1);
  if (whole !== undefined) return whole[0] ?? '';
  const prefix = longest(segmented.map((segments) => segments[0] ?? ''));
  const suffix = longest(segmented.map((segments) => segments.at(-1) ?? ''));
  return join(prefix, piecesOf(segmented, [prefix, suffix]), suffix, style);
}

/** The texts between the runs, in order. Without runs it is one text. */
function segmentsOf(pattern: Pattern, style: TextStyle): readonly string[] {
  const segments = [''];
  for (const part of pattern) {
    if (part.kind === 'any-run') segments.push('');
    else segments[segments.length - 1] += textOfPart(part, style);
  }
  return segments;
}

function textOfPart(part: Exclude<PatternPart, { kind: 'any-run' }>, style: TextStyle): string {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'any-one':
      return style.one;
    case 'one-of':
      return part.characters[0] ?? '';
    default:
      return part satisfies never;
  }
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((longer, text) => (text.length > longer.length ? text : longer), '');

/**
 * What has to stand between the beginning and the end. A piece that may stand anywhere is left out where the ends or
 * another piece have it inside.
 */
function piecesOf(segmented: readonly (readonly string[])[], ends: readonly string[]): readonly string[] {
  const all = segmented.flatMap((segments) => {
    const texts = segments.slice(1, -1).filter((text) => text !== '');
    const isFree = texts.length === 1 && segments[0] === '' && segments.at(-1) === '';
    return texts.map((text) => ({ text, isFree }));
  });
  const count = [...all.map(({ text }) => text), ...ends].reduce((sum, { length }) => sum + length, 0);
  const texts = all.map(({ text }) => text);
  if (all.length > maxPiecesCompared || count > maxCharactersCompared) return texts;
  const folded = texts.map(foldCase);
  const foldedEnds = ends.map(foldCase);
  const isInside = (piece: string, at: number) =>
    foldedEnds.some((end) => end.includes(piece)) ||
    folded.some((other, index) => index !== at && other.includes(piece) && (other !== piece || index < at));
  return texts.filter((_, at) => !(all[at]?.isFree === true && isInside(folded[at] ?? '', at)));
}

function join(prefix: string, pieces: readonly string[], suffix: string, style: TextStyle): string {
  let text = prefix;
  for (const piece of suffix === '' ? pieces : [...pieces, suffix]) text += between(text, piece, style) + piece;
  if (prefix !== '' && suffix !== '') return text;
  if (text === '') return style.outside === 'nothing' ? '' : 'example';
  return (prefix === '' ? before(text, style) : '') + text + (suffix === '' ? after(text, style) : '');
}

function between(left: string, right: string, style: TextStyle): string {
  if (left === '') return '';
  if (style.between !== undefined) return style.between;
  return endsInWord.test(left) && /^[\p{L}\p{N}-]/u.test(right) ? ' ' : '';
}

const endsInWord = /[\p{L}\p{N}]$/u;

function before(text: string, { outside }: TextStyle): string {
  if (outside !== 'fitting') return outside === 'nothing' ? '' : outside === 'x' ? 'x' : 'other ';
  if (text.startsWith('\\')) return 'C:\\example';
  if (text.startsWith('/')) return '/example';
  if (text.startsWith('-')) return 'example ';
  return /^[\p{L}\p{N}]/u.test(text) ? 'example-' : 'example';
}

function after(text: string, { outside }: TextStyle): string {
  if (outside !== 'fitting') return outside === 'nothing' ? '' : outside === 'x' ? 'x' : ' other';
  if (endsInWord.test(text)) return '-example';
  return /[ \\/=:.,_-]$/.test(text) ? 'example' : ' example';
}

import type { CodePointRange, CodePointSet } from './ast.js';
import { complement, makeSet } from './code-points.js';

const set = (...pairs: readonly (readonly [number, number])[]): CodePointSet =>
  makeSet(pairs.map(([first, last]): CodePointRange => ({ first, last })));

const digit = set([0x30, 0x39]);
const upper = set([0x41, 0x5a]);
const lower = set([0x61, 0x7a]);
const alpha = makeSet([...upper, ...lower]);
const alnum = makeSet([...digit, ...alpha]);
const word = makeSet([...alnum, ...set([0x5f, 0x5f])]);
// RE2's: without the vertical tab, which the other dialects count as white space.
const space = set([0x09, 0x0a], [0x0c, 0x0d], [0x20, 0x20]);

const perlClasses: ReadonlyMap<string, CodePointSet> = new Map([
  ['d', digit],
  ['D', complement(digit)],
  ['s', space],
  ['S', complement(space)],
  ['w', word],
  ['W', complement(word)],
]);

/** The set of `\d`, `\D`, `\s`, `\S`, `\w` or `\W`, by its letter. They are ASCII, whatever the flags. */
export const perlClass = (letter: string): CodePointSet | undefined => perlClasses.get(letter);

const posixClasses: ReadonlyMap<string, CodePointSet> = new Map([
  ['alnum', alnum],
  ['alpha', alpha],
  ['ascii', set([0x00, 0x7f])],
  ['blank', set([0x09, 0x09], [0x20, 0x20])],
  ['cntrl', set([0x00, 0x1f], [0x7f, 0x7f])],
  ['digit', digit],
  ['graph', set([0x21, 0x7e])],
  ['lower', lower],
  ['print', set([0x20, 0x7e])],
  ['punct', set([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e])],
  ['space', set([0x09, 0x0d], [0x20, 0x20])],
  ['upper', upper],
  ['word', word],
  ['xdigit', set([0x30, 0x39], [0x41, 0x46], [0x61, 0x66])],
]);

/** The names that may stand in `[[:name:]]`. */
export const posixClassNames: readonly string[] = [...posixClasses.keys()];

/** The set of `[:name:]` or `[:^name:]`. Always ASCII; ignoring case only makes `upper` and `lower` the same. */
export function posixClass(name: string, ignoreCase: boolean): CodePointSet | undefined {
  const negated = name.startsWith('^');
  const plain = negated ? name.slice(1) : name;
  const found = ignoreCase && (plain === 'upper' || plain === 'lower') ? alpha : posixClasses.get(plain);
  return found === undefined || !negated ? found : complement(found);
}

import type { AnchorNode, CodePointSet, RegexNode } from './ast.js';
import { lastCodePoint } from './code-points.js';
import { escapeRegex } from './escape.js';
import { sameIgnoringCase } from './fold.js';

/** How strongly a printed piece holds together. */
const strength = { alternation: 0, concatenation: 1, repetition: 2, item: 3 } as const;

type Strength = (typeof strength)[keyof typeof strength];

/** How an engine writes what engines write differently. */
interface Syntax {
  readonly anchors: Readonly<Record<AnchorNode['kind'], string>>;
  readonly wordBoundary: string;
  readonly noWordBoundary: string;
  /** Any character, and any but `\n`. */
  readonly any: { readonly withNewline: string; readonly withoutNewline: string };
  readonly branchStart: '' | '(';
  /** Whether a quantifier may stand after an anchor. */
  readonly repeatsAnchors: boolean;
  /** A character by its number. */
  readonly number: (codePoint: number) => string;
  /** The characters that mean something in a class. */
  readonly inClass: RegExp;
}

const re2: Syntax = {
  anchors: { 'text-start': '^', 'text-end': '$', 'line-start': '(?m:^)', 'line-end': '(?m:$)' },
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
  any: { withNewline: '(?s:.)', withoutNewline: '.' },
  branchStart: '',
  repeatsAnchors: true,
  number: (codePoint) => `\\x{${codePoint.toString(16)}}`,
  inClass: /^[\\\]^&[:-]$/,
};

const re2WithCaptures: Syntax = { ...re2, branchStart: '(' };

const word = '[0-9A-Za-z_]';

// `$` of Java stands before a last line break too, `^` never after it, and `\b` knows letters beyond ASCII.
const java: Syntax = {
  ...re2,
  anchors: { 'text-start': '^', 'text-end': '\\z', 'line-start': '(?:^|(?<=\\n))', 'line-end': '(?=\\n|\\z)' },
  wordBoundary: `(?:(?<!${word})(?=${word})|(?<=${word})(?!${word}))`,
  noWordBoundary: `(?:(?<!${word})(?!${word})|(?<=${word})(?=${word}))`,
};

// `$` of Python stands before a last line break too, and `\b` knows letters beyond ASCII.
const python: Syntax = {
  ...re2,
  anchors: { 'text-start': '\\A', 'text-end': '\\Z', 'line-start': '(?m:^)', 'line-end': '(?m:$)' },
  wordBoundary: '(?a:\\b)',
  noWordBoundary: `(?:(?<!${word})(?!${word})|(?<=${word})(?=${word}))`,
  repeatsAnchors: false,
  number: (codePoint) => {
    const digits = codePoint.toString(16);
    if (codePoint <= 0xff) return `\\x${digits.padStart(2, '0')}`;
    return codePoint <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
  },
};

// Lines of JavaScript end at four characters, and `.` is none of them. Places are not repeated, as groups are.
const javaScript: Syntax = {
  ...re2,
  anchors: { 'text-start': '^', 'text-end': '$', 'line-start': '(?<=^|\\n)', 'line-end': '(?=$|\\n)' },
  any: { withNewline: '[\\s\\S]', withoutNewline: '[^\\n]' },
  repeatsAnchors: false,
  number: (codePoint) => {
    const named = { 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' }[codePoint];
    if (named !== undefined) return named;
    return codePoint <= 0xff ? `\\x${codePoint.toString(16).padStart(2, '0')}` : `\\u{${codePoint.toString(16)}}`;
  },
  inClass: /^[\\\]^[-]$/,
};

/**
 * The expression for RE2 that means the node without any flags set around it; ignored case is written as classes,
 * because RE2 ignores it by another table than Sigma does. Without capturing groups.
 */
export const printRe2 = (node: RegexNode): string => print(node, strength.alternation, re2);

/** The same in the syntax of Java, as Trino's engine reads it (where `.` is anything but `\n`). */
export const printJava = (node: RegexNode): string => print(node, strength.alternation, java);

/** The same in the syntax of Python's `re`. */
export const printPython = (node: RegexNode): string => print(node, strength.alternation, python);

/** The same in the syntax of JavaScript with the flag `u` and no other. */
export const printJavaScript = (node: RegexNode): string => print(node, strength.alternation, javaScript);

/**
 * As {@link printRe2}, with each branch of an alternation in a capturing group. RE2 then does not pull out what
 * branches begin with alike; doing so nests them deeper, at worst beyond its own limit.
 */
export const printRe2WithCaptures = (node: RegexNode): string => print(node, strength.alternation, re2WithCaptures);

function print(node: RegexNode, around: Strength, syntax: Syntax): string {
  switch (node.kind) {
    case 'empty':
      return around > strength.alternation ? '(?:)' : '';
    case 'literal': {
      const text = node.ignoreCase ? printIgnoringCase(node.text, syntax) : printText(node.text, syntax);
      const single = node.text.length === 1 || (node.text.length === 2 && (node.text.codePointAt(0) ?? 0) > 0xffff);
      return enclose(text, single ? strength.item : strength.concatenation, around);
    }
    case 'any':
      return node.newline ? syntax.any.withNewline : syntax.any.withoutNewline;
    case 'class':
      return printClass(node.ranges, syntax);
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
      // Not every engine repeats a place.
      return enclose(syntax.anchors[node.kind], syntax.repeatsAnchors ? strength.item : strength.repetition, around);
    case 'word-boundary': {
      const text = node.negated ? syntax.noWordBoundary : syntax.wordBoundary;
      const isRepeatable = syntax.repeatsAnchors || text.startsWith('(');
      return enclose(text, isRepeatable ? strength.item : strength.repetition, around);
    }
    case 'group':
      return print(node.node, around, syntax);
    case 'concatenation': {
      const text = node.nodes.map((one) => print(one, strength.concatenation, syntax)).join('');
      return enclose(text, strength.concatenation, around);
    }
    case 'alternation': {
      const branches = node.nodes.map((one) => print(one, strength.alternation, syntax));
      const text = syntax.branchStart === '' ? branches.join('|') : branches.map((branch) => `(${branch})`).join('|');
      return enclose(text, strength.alternation, around);
    }
    case 'repeat': {
      const text =
        print(node.node, strength.item, syntax) + printQuantifier(node.min, node.max) + (node.greedy ? '' : '?');
      return enclose(text, strength.repetition, around);
    }
    default:
      return node satisfies never;
  }
}

const enclose = (text: string, own: Strength, around: Strength): string => (own >= around ? text : `(?:${text})`);

function printQuantifier(min: number, max: number | undefined): string {
  if (max === undefined) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

const printText = (text: string, syntax: Syntax): string =>
  // Line breaks and the like would be as right in themselves; messages show the expression on one line.
  escapeRegex(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    syntax.number(character.codePointAt(0) ?? 0),
  );

const printIgnoringCase = (text: string, syntax: Syntax): string =>
  Array.from(text, (character) => {
    const family = sameIgnoringCase(character.codePointAt(0) ?? 0);
    return family.length === 1
      ? printText(character, syntax)
      : printClass(
          family.map((codePoint) => ({ first: codePoint, last: codePoint })),
          syntax,
        );
  }).join('');

/** A set that leaves out less than it has is printed as what it leaves out. */
function printClass(ranges: CodePointSet, syntax: Syntax): string {
  if (ranges.length === 0) return `[^${printRanges([{ first: 0, last: lastCodePoint }], syntax)}]`;
  const negated = ranges[0]?.first === 0 && ranges.at(-1)?.last === lastCodePoint;
  return negated ? `[^${printRanges(gaps(ranges), syntax)}]` : `[${printRanges(ranges, syntax)}]`;
}

const gaps = (ranges: CodePointSet): CodePointSet =>
  ranges.slice(1).map(({ first }, index) => ({ first: (ranges[index]?.last ?? 0) + 1, last: first - 1 }));

const printRanges = (ranges: CodePointSet, syntax: Syntax): string =>
  ranges
    .map(({ first, last }) => {
      if (first === last) return printClassCharacter(first, syntax);
      const between = last === first + 1 ? '' : '-';
      return `${printClassCharacter(first, syntax)}${between}${printClassCharacter(last, syntax)}`;
    })
    .join('');

function printClassCharacter(codePoint: number, syntax: Syntax): string {
  const character = String.fromCodePoint(codePoint);
  if (syntax.inClass.test(character)) return `\\${character}`;
  return /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(character) ? character : syntax.number(codePoint);
}

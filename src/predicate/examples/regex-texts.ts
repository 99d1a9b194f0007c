import type { CodePointSet, RegexNode } from '../../regex/ast.js';
import { setContains } from '../../regex/code-points.js';
import { parseRegex } from '../../regex/parse.js';
import type { RegexTest } from '../predicate.js';

/** How to walk through an expression. */
interface Walk {
  /** Which branch of each alternation: counted from the first, or from the last if negative. */
  readonly branch: number;
  /** How many times more than it must, for what may be repeated. */
  readonly more: 0 | 1;
  /** What stands for any character, and is preferred in a class. */
  readonly any: string;
  /** What stands around it all. */
  readonly around: string;
}

const walks: readonly Walk[] = [
  { branch: 0, more: 0, any: 'a', around: '' },
  { branch: 0, more: 1, any: ' ', around: '' },
  { branch: 0, more: 1, any: 'a', around: '' },
  { branch: -1, more: 0, any: 'x', around: '' },
  { branch: 1, more: 1, any: '1', around: '' },
  { branch: 0, more: 0, any: 'a', around: ' ' },
  { branch: 0, more: 0, any: 'a', around: 'x' },
  { branch: 0, more: 1, any: '-', around: ' x ' },
  { branch: 2, more: 0, any: '.', around: '' },
];

/** Beyond this many steps or characters there is no text. */
const maxSteps = 4000;

/**
 * Texts in which the expression is likely to be found, the plainest first. What it says about places (ends, boundaries
 * of words) is not heeded: the caller searches the texts.
 */
export function textsForRegex({ expression, flags }: RegexTest): readonly string[] {
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) return [];
  const texts = new Set<string>();
  for (const walk of walks) {
    const writer: Writer = { text: '', steps: 0, walk };
    if (write(parsed.node, writer)) texts.add(walk.around + writer.text + walk.around);
  }
  return [...texts];
}

interface Writer {
  text: string;
  steps: number;
  readonly walk: Walk;
}

/** Appends a text that the node matches; false if there is none, or none that is short. */
function write(node: RegexNode, writer: Writer): boolean {
  if (++writer.steps > maxSteps || writer.text.length > maxSteps) return false;
  const { walk } = writer;
  switch (node.kind) {
    case 'empty':
    case 'text-start':
    case 'text-end':
    case 'word-boundary':
      return true;
    case 'line-start':
      if (writer.text !== '' && !writer.text.endsWith('\n')) writer.text += '\n';
      return true;
    case 'line-end':
      return true;
    case 'literal':
      writer.text += node.text;
      return true;
    case 'any':
      writer.text += walk.any;
      return true;
    case 'class': {
      const member = memberOf(node.ranges, walk.any);
      if (member !== undefined) writer.text += member;
      return member !== undefined;
    }
    case 'group':
      return write(node.node, writer);
    case 'concatenation':
      return node.nodes.every((one) => write(one, writer));
    case 'alternation': {
      const branch = node.nodes.at(walk.branch % node.nodes.length);
      return branch !== undefined && write(branch, writer);
    }
    case 'repeat': {
      const times = Math.min(node.min + walk.more, node.max ?? Number.POSITIVE_INFINITY);
      for (let time = 0; time < times; time++) if (!write(node.node, writer)) return false;
      return true;
    }
    default:
      return node satisfies never;
  }
}

/** What people like to read, in that order. */
const readable = 'axA1bB0-_ ./\\:=@';

function memberOf(ranges: CodePointSet, preferred: string): string | undefined {
  for (const character of preferred + readable) if (setContains(ranges, character.charCodeAt(0))) return character;
  for (let code = 0x21; code < 0x7f; code++) if (setContains(ranges, code)) return String.fromCharCode(code);
  const first = ranges.map((range) => range.first).find((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff);
  return first === undefined ? undefined : String.fromCodePoint(first);
}

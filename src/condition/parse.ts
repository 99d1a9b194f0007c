import type { ConditionNode, ConditionRange } from './ast.js';
import { SyntaxError as PeggySyntaxError, parse } from './generated/condition-parser.js';

/** Deeper nesting than this is no condition that a person wrote. */
const maxDepth = 200;
const maxLength = 100_000;

/** Why a condition cannot be read, and where in its text. */
export interface ConditionFault extends ConditionRange {
  readonly code: 'condition/syntax' | 'condition/retired-syntax' | 'condition/too-deep' | 'condition/empty';
  readonly message: string;
  readonly notes: readonly string[];
}

/** What a text says, or why it says nothing. */
type ParsedCondition = { readonly expression: ConditionNode } | { readonly fault: ConditionFault };

/** A rule repository says `selection` and `1 of selection_*` thousands of times; what they say never changes. */
const remembered = new Map<string, ParsedCondition>();
const rememberedAtMost = 1000;
const rememberedLength = 200;

/** Reads the text of a condition. Never throws; there is one fault at most, as what follows it has no sure meaning. */
export function parseCondition(text: string): ParsedCondition {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const parsed = parseAnew(text);
  if (text.length <= rememberedLength && remembered.size < rememberedAtMost) remembered.set(text, parsed);
  return parsed;
}

function parseAnew(text: string): ParsedCondition {
  const fault = emptyFault(text) ?? retiredSyntaxFault(text) ?? depthFault(text);
  if (fault !== undefined) return { fault };
  try {
    return { expression: parse(text) };
  } catch (thrown) {
    if (!(thrown instanceof PeggySyntaxError)) throw thrown;
    return { fault: syntaxFault(text, thrown.location.start.offset) };
  }
}

function emptyFault(text: string): ConditionFault | undefined {
  if (text.trim() !== '') return undefined;
  return { code: 'condition/empty', message: 'the condition is empty', notes: [], start: 0, end: text.length };
}

function retiredSyntaxFault(text: string): ConditionFault | undefined {
  const pipe = text.indexOf('|');
  if (pipe === -1) return undefined;
  const notes = [
    'write a correlation rule instead: `correlation:` with `type: event_count`, `group-by` and `timespan`',
  ];
  const message = 'aggregations after "|" are no longer part of Sigma conditions';
  return { code: 'condition/retired-syntax', message, notes, start: pipe, end: text.trimEnd().length };
}

function depthFault(text: string): ConditionFault | undefined {
  const fault = (message: string, start: number): ConditionFault => {
    return { code: 'condition/too-deep', message, notes: [], start, end: start + 1 };
  };
  if (text.length > maxLength) return fault(`the condition is longer than ${maxLength} characters`, maxLength);
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    if (depth > maxDepth) return fault(`the condition has more than ${maxDepth} nested parentheses`, index);
  }
  return undefined;
}

function syntaxFault(text: string, offset: number): ConditionFault {
  const word = /^[A-Za-z0-9_.*-]+|^./su.exec(text.slice(offset))?.[0] ?? '';
  const start = offset;
  const end = offset + word.length;
  const fault = (message: string, notes: readonly string[] = [], range: ConditionRange = { start, end }) => ({
    code: 'condition/syntax' as const,
    message,
    notes,
    start: range.start,
    end: range.end,
  });
  const before = text.slice(0, offset).trimEnd();
  const lastWord = trailingWord(before);

  const unclosed = unclosedParenthesis(text);
  if (word === '') {
    if (unclosed !== undefined) {
      return fault('a parenthesis is missing: this one is never closed', ['add ")"'], {
        start: unclosed,
        end: unclosed + 1,
      });
    }
    return fault(`the condition ends too early: a detection's name is expected after "${lastWord}"`, [], {
      start: before.length - lastWord.length,
      end: before.length,
    });
  }
  if (word === ')' && unopenedParenthesis(text) === offset) {
    return fault('this parenthesis closes nothing', ['remove it, or add "(" before']);
  }
  if (/^of$/i.test(word) && /^[0-9]+$/.test(lastWord)) {
    const range = { start: before.length - lastWord.length, end };
    return fault(`"${lastWord} of" does not exist: it is "1 of", "any of" or "all of"`, [], range);
  }
  if (word.includes('*')) {
    return fault(`the pattern "${word}" needs a quantifier`, [`write "1 of ${word}" or "all of ${word}"`]);
  }
  if (/^(and|or)$/i.test(word)) return fault(`a detection's name is expected before "${word}"`);
  if (/^(and|or|not|of)$/i.test(lastWord))
    return fault(`a detection's name is expected after "${lastWord}", not "${word}"`);
  if (/^[A-Za-z0-9_(]/.test(word)) {
    return fault(`"and" or "or" is expected before "${word}"`);
  }
  return fault(`"${word}" has no meaning in a condition`, ['names are made of letters, digits and _ . -']);
}

function unclosedParenthesis(text: string): number | undefined {
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') open.push(index);
    else if (text[index] === ')') open.pop();
  }
  return open.at(-1);
}

function unopenedParenthesis(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') depth++;
    else if (text[index] === ')' && --depth < 0) return index;
  }
  return undefined;
}

/** The word at the end of a text; found backwards, as a search for it from the left would be quadratic. */
function trailingWord(text: string): string {
  let start = text.length;
  while (start > 0 && /[A-Za-z0-9_.*-]/.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}

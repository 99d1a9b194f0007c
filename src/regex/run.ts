import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { RegexFlags } from '../predicate/predicate.js';
import type { RegexNode } from './ast.js';
import { noFlags, parseRegex } from './parse.js';
import { printRe2, printRe2WithCaptures } from './print.js';

/** Says whether an expression is found somewhere in a text. Takes time in proportion to the text's length. */
export type RegexSearch = (text: string) => boolean;

/** The search for a parsed expression. */
export function compileRegexNode(node: RegexNode): RegexSearch {
  const compiled = compile(node);
  return (text) => compiled.test(text);
}

function compile(node: RegexNode): RE2JS {
  try {
    return RE2JS.compile(printRe2(node));
  } catch (thrown) {
    // The parser's limits leave re2js one reason to refuse: alternations that share beginnings, many in each other.
    if (thrown instanceof RE2JSSyntaxException) return RE2JS.compile(printRe2WithCaptures(node));
    throw thrown;
  }
}

/**
 * The search for an expression that `parseRegex` takes; throws for any other, so parse rules' expressions first.
 * This is the only module that loads re2js: converting needs none.
 */
export function compileRegex(expression: string, flags: RegexFlags = noFlags): RegexSearch {
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) throw new Error(`not an expression: ${parsed.fault.message}`);
  return compileRegexNode(parsed.node);
}

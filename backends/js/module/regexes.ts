import type { FieldName, RegexTest } from '../../../src/predicate/predicate.js';
import type { RegexNode } from '../../../src/regex/ast.js';
import { lowerCaseRegex } from '../../../src/regex/lower-case.js';
import { parseRegex } from '../../../src/regex/parse.js';
import { printJavaScript } from '../../../src/regex/print.js';
import { stepsAtOnePlace } from '../../../src/regex/search-steps.js';
import { regexLiteral } from './literal.js';

/** How an expression is searched: a literal, or the name of a constant, and whether in the text in lower case. */
export interface SearchedRegex {
  readonly value: string;
  readonly isFolded: boolean;
  /** Whether an engine that backtracks searches it, which may take long. */
  readonly isSlow: boolean;
}

/** An expression that is prepared once, when the module is loaded. */
export interface RegexConstant {
  readonly name: string;
  readonly literal: string;
}

/** Gathers the expressions of a module, each once. */
export interface Regexes {
  readonly regexFor: (field: FieldName | undefined, test: RegexTest) => SearchedRegex | { readonly fault: string };
  readonly constants: () => readonly RegexConstant[];
}

/** Up to this many characters looked at for each of a text, an engine that backtracks is as good as any. */
const maxSteps = 200;

/** Whether RegExp searches for an expression in time proportional to the text. */
export const isFast = (node: RegexNode): boolean => stepsAtOnePlace(node) <= maxSteps;

/** Makes an empty collection. With `isNative` each expression is left to the engine of JavaScript. */
export function collectRegexes(isNative: boolean): Regexes {
  const byLiteral = new Map<string, RegexConstant>();
  const names = new Set<string>();
  return {
    constants: () => [...byLiteral.values()],
    regexFor: (field, test) => {
      const parsed = parseRegex(test.expression, test.flags);
      if (!parsed.ok) return { fault: parsed.fault.message };
      // Case is ignored by another table in JavaScript.
      const lowered = test.flags.ignoreCase ? lowerCaseRegex(parsed.node) : undefined;
      const node = lowered ?? parsed.node;
      const literal = regexLiteral(printJavaScript(node));
      const isFolded = lowered !== undefined;
      const isSlow = !isFast(node);
      if (!isSlow || isNative) return { value: literal, isFolded, isSlow };
      let constant = byLiteral.get(literal);
      if (constant === undefined) {
        constant = { name: freeName(constantName(field), names), literal };
        byLiteral.set(literal, constant);
        names.add(constant.name);
      }
      return { value: constant.name, isFolded, isSlow: false };
    },
  };
}

/** `userAgentRegex` for `userAgent`, and for `user.agent` too. */
function constantName(field: FieldName | undefined): string {
  const words = (field ?? 'event').match(/[A-Za-z0-9]+/g) ?? [];
  const [first = '', ...others] = words;
  const start = first.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
  const name = [start, ...others.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('').slice(0, 40);
  return /^[a-z]/.test(name) ? `${name}Regex` : 'fieldRegex';
}

/** The name, or else the first that no other has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  return free;
}

import type { FieldName, RegexTest } from '../../../src/predicate/predicate.js';
import { lowerCaseRegex } from '../../../src/regex/lower-case.js';
import { parseRegex } from '../../../src/regex/parse.js';
import { printPython } from '../../../src/regex/print.js';
import { stringLiteral } from './literal.js';

/** An expression that is compiled once, when the module is loaded. */
export interface RegexConstant {
  readonly name: string;
  /** The literal of the expression. */
  readonly literal: string;
  /** Whether it is searched in the text in lower case, as case is ignored by another table in Python. */
  readonly isFolded: boolean;
}

/** Gathers the expressions of a rule, each once. */
export interface RegexConstants {
  readonly constantFor: (field: FieldName | undefined, test: RegexTest) => RegexConstant | { readonly fault: string };
  readonly all: () => readonly RegexConstant[];
}

/** Makes an empty collection, for one rule. */
export function collectRegexes(): RegexConstants {
  const byTest = new Map<string, RegexConstant>();
  const names = new Set<string>();
  return {
    all: () => [...byTest.values()],
    constantFor: (field, test) => {
      const { ignoreCase, multiLine, dotAll } = test.flags;
      const key = JSON.stringify([field, test.expression, ignoreCase, multiLine, dotAll]);
      const known = byTest.get(key);
      if (known !== undefined) return known;
      const parsed = parseRegex(test.expression, test.flags);
      if (!parsed.ok) return { fault: parsed.fault.message };
      const lowered = ignoreCase ? lowerCaseRegex(parsed.node) : undefined;
      const name = freeName(constantName(field), names);
      const literal = stringLiteral(printPython(lowered ?? parsed.node), true);
      const constant = { name, literal, isFolded: lowered !== undefined };
      byTest.set(key, constant);
      names.add(name);
      return constant;
    },
  };
}

/** `USER_AGENT_REGEX` for `userAgent`. */
function constantName(field: FieldName | undefined): string {
  const words = (field ?? 'event').replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  const name = words
    .replace(/^_+|_+$/g, '')
    .toUpperCase()
    .slice(0, 40)
    .replace(/_+$/, '');
  return /^[A-Z]/.test(name) ? `${name}_REGEX` : 'FIELD_REGEX';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}_${number}`;
  return free;
}

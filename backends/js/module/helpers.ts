import type { Expression } from '../../../src/backend/calls/expression.js';
import { helpers, type JavaScriptHelper } from '../generated/helpers.js';

const byName: ReadonlyMap<string, JavaScriptHelper> = new Map(helpers.map((helper) => [helper.name, helper]));

/** The code of the helpers that are named, with all that they need, in the order of the file. */
export function helperCode(names: Iterable<string>): readonly string[] {
  const needed = new Set(names);
  // What is added here is visited too.
  for (const name of needed) for (const need of byName.get(name)?.needs ?? []) needed.add(need);
  return helpers.filter(({ name }) => needed.has(name)).map(({ text }) => text);
}

/** The helpers that an expression calls or names. */
export function helpersOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'call': {
      const [subject, ...others] = expression.arguments;
      return [
        expression.name,
        ...(subject === anywhere ? ['anywhere'] : []),
        ...others.filter((one) => one === 'cased' || one === 'fold').map(String),
      ];
    }
    case 'not':
      return helpersOf(expression.operand);
    case 'and':
    case 'or':
      return [...new Set(expression.operands.flatMap(helpersOf))];
  }
}

/** What keywords are searched in, as the event of a helper. */
export const anywhere = 'anywhere(event)';

import { helpers, imports, type PythonHelper } from '../generated/helpers.js';

/** Code of helpers, and what it imports. */
export interface HelperCode {
  readonly imports: readonly string[];
  readonly definitions: readonly string[];
}

const byName: ReadonlyMap<string, PythonHelper> = new Map(helpers.map((helper) => [helper.name, helper]));

/** Thousands of rules need the same few sets of helpers. */
const known = new Map<string, HelperCode>();

/** No more sets are remembered. */
const maxKnown = 1000;

/** The code of the helpers that are named, with all that they need, and the imports of them and of other names. */
export function helperCode(names: readonly string[]): HelperCode {
  const key = [...names].sort().join(' ');
  let code = known.get(key);
  if (code === undefined) {
    if (known.size >= maxKnown) known.clear();
    code = makeHelperCode(names);
    known.set(key, code);
  }
  return code;
}

function makeHelperCode(names: readonly string[]): HelperCode {
  const needed = new Set(names);
  // What is added here is visited too.
  for (const name of needed) for (const need of byName.get(name)?.needs ?? []) needed.add(need);
  return {
    imports: importsOf(needed),
    definitions: helpers.filter(({ name }) => needed.has(name)).map(({ text }) => text),
  };
}

/** The lines that import names of the standard library. */
export const importsOf = (needed: ReadonlySet<string>): readonly string[] =>
  imports.flatMap(({ line, names }) => {
    const wanted = names.filter((name) => needed.has(name));
    if (wanted.length === 0) return [];
    return [wanted.length === names.length ? line : line.replace(/import .*$/, `import ${wanted.join(', ')}`)];
  });

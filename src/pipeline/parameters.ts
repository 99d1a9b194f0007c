import { RE2JS, RE2JSSyntaxException } from 're2js';
import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
import { type PlainValue, plainValue } from './plain-value.js';

/** Takes complaints. */
export type Report = (diagnostic: Diagnostic) => void;

/** Reads one parameter; gives undefined after reporting what is wrong with it. */
export interface Parameter<Value> {
  readonly read: (node: YamlNode, name: string, report: Report) => Value | undefined;
  /** What it is when it is not given; without this it must be given. */
  readonly absent?: { readonly value: Value };
}

/** A parameter for each name. */
export type Shape<Values> = { readonly [Name in keyof Values]: Parameter<Values[Name]> };

/** The parameter with a value for when it is not given. */
export const optional = <Value, Default>(parameter: Parameter<Value>, value: Default): Parameter<Value | Default> => ({
  ...parameter,
  absent: { value },
});

function expected(what: string, node: YamlNode, name: string, report: Report): undefined {
  report(
    error('pipeline/parameter', `"${name}" must be ${what}, and this is ${describeNode(node)}`, { at: node.span }),
  );
  return undefined;
}

/** A text; numbers and booleans are taken as they are written. */
export const text: Parameter<string> = {
  read: (node, name, report) =>
    node.kind === 'scalar' && node.value !== null ? node.text : expected('a text', node, name, report),
};

/** true or false. */
export const flag: Parameter<boolean> = {
  read: (node, name, report) =>
    node.kind === 'scalar' && typeof node.value === 'boolean'
      ? node.value
      : expected('true or false', node, name, report),
};

/** An integer. */
export const integer: Parameter<number> = {
  read: (node, name, report) =>
    node.kind === 'scalar' && Number.isInteger(node.value)
      ? Number(node.value)
      : expected('an integer', node, name, report),
};

/** An integer from 1 on. */
export const integerUpTo = (most: number): Parameter<number> => ({
  read: (node, name, report) =>
    node.kind === 'scalar' && Number.isInteger(node.value) && Number(node.value) >= 1 && Number(node.value) <= most
      ? Number(node.value)
      : expected(`an integer from 1 to ${grouped(most)}`, node, name, report),
});

/** Anything. */
export const anything: Parameter<PlainValue> = { read: plainValue };

/** Anything, with its place. */
export const node: Parameter<YamlNode> = { read: (one) => one };

/** One of a few words. */
export const choice = <Word extends string>(words: readonly Word[]): Parameter<Word> => ({
  read: (one, name, report) => {
    const found = words.find((word) => one.kind === 'scalar' && one.text === word);
    if (found !== undefined) return found;
    const notes = one.kind === 'scalar' ? didYouMean(one.text, words) : [];
    report(error('pipeline/parameter', `"${name}" is one of ${words.join(', ')}`, { at: one.span, notes }));
    return undefined;
  },
});

/** A list of texts; one text stands for a list of it. */
export const texts: Parameter<readonly string[]> = {
  read: (one, name, report) => {
    if (one.kind === 'scalar' && one.value !== null) return [one.text];
    if (one.kind !== 'sequence') return expected('a text or a list of texts', one, name, report);
    const read = one.items.map((item) => text.read(item, name, report));
    return read.every((item) => item !== undefined) ? read : undefined;
  },
};

/** A map from names to a name or several. The key is undefined for null, which stands for keywords. */
export const namesByName: Parameter<ReadonlyMap<string | undefined, readonly string[]>> = {
  read: (one, name, report) => {
    if (one.kind !== 'mapping') return expected('a map of names', one, name, report);
    const result = new Map<string | undefined, readonly string[]>();
    let complete = true;
    for (const { key, name: from, value } of one.entries) {
      const to =
        value.kind === 'scalar' && value.value === null ? [from] : texts.read(value, `${name}: ${from}`, report);
      if (to === undefined) complete = false;
      else result.set(key.value === null ? undefined : from, to);
    }
    return complete ? result : undefined;
  },
};

/** A regular expression of RE2 (linear time, whatever it is). */
export const expression: Parameter<RE2JS> = {
  read: (one, name, report) => {
    const written = text.read(one, name, report);
    return written === undefined ? undefined : compileExpression(written, one, report);
  },
};

/** Compiles an expression of a pipeline. Named groups may be Python's. */
export function compileExpression(written: string, place: YamlNode, report: Report): RE2JS | undefined {
  try {
    return RE2JS.compile(written);
  } catch (thrown) {
    if (!(thrown instanceof RE2JSSyntaxException)) throw thrown;
    const notes = ['expressions are those of RE2: there is no look-around, and there are no back references'];
    report(error('pipeline/regex', `this is no regular expression: ${thrown.message}`, { at: place.span, notes }));
    return undefined;
  }
}

/**
 * Reads the parameters of an item. Names of `others` are read elsewhere; every other name that the shape does not have
 * is an error with the nearest one.
 */
export function readParameters<Values>(
  mapping: YamlMapping,
  shape: Shape<Values>,
  others: readonly string[],
  what: string,
  report: Report,
): Values | undefined {
  const names = Object.keys(shape);
  let complete = true;
  for (const { name, key } of mapping.entries) {
    if (names.includes(name) || others.includes(name)) continue;
    const known = [...names, ...others];
    const notes = [...didYouMean(name, known)];
    if (notes.length === 0) notes.push(names.length === 0 ? 'it has no parameters' : `it has ${names.join(', ')}`);
    report(error('pipeline/unknown-parameter', `${what} has no parameter "${name}"`, { at: key.span, notes }));
    complete = false;
  }
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const parameter = shape[name as keyof Values];
    const entry = entryOf(mapping, name);
    const isAbsent =
      entry === undefined ||
      (entry.value.kind === 'scalar' && entry.value.value === null && parameter.absent !== undefined);
    if (!isAbsent && entry !== undefined) {
      const value = parameter.read(entry.value, name, report);
      if (value === undefined) complete = false;
      values[name] = value;
    } else if (parameter.absent !== undefined) {
      values[name] = parameter.absent.value;
    } else {
      report(error('pipeline/missing-parameter', `${what} needs the parameter "${name}"`, { at: mapping.span }));
      complete = false;
    }
  }
  return complete ? (values as Values) : undefined;
}

import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { Source } from '../source/source.js';

/** An option of a backend, and what it is without being given. */
export type Option =
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | {
      readonly type: 'text';
      readonly default: string;
      readonly description: string;
      /** Which texts it takes, and how that is said; without this, every text. */
      readonly takes?: { readonly form: string; readonly accepts: (text: string) => boolean };
      /** What is wrong with a text, where a form does not say enough. */
      readonly check?: (text: string) => readonly Diagnostic[];
    }
  | {
      readonly type: 'choice';
      readonly choices: readonly string[];
      readonly default: string;
      readonly description: string;
    }
  | {
      /** Its value is what the file holds; by default there is none. */
      readonly type: 'file';
      readonly default?: undefined;
      readonly description: string;
      /** What is wrong with the file, so that it is said once and before any rule. */
      readonly check?: (source: Source) => readonly Diagnostic[];
    };

/** The options of a backend by name. */
export type OptionSchema = Readonly<Record<string, Option>>;

/** A value for each option. */
export type OptionValues<Schema extends OptionSchema> = {
  readonly [Name in keyof Schema]: Schema[Name]['type'] extends 'boolean'
    ? boolean
    : Schema[Name]['type'] extends 'file'
      ? Source | undefined
      : string;
};

/** Gives the file of a path, or says why it cannot be read. */
export type LoadFile = (path: string) => Source | Diagnostic;

/** The values that apply when no option is given. */
export const defaultOptions = <Schema extends OptionSchema>(schema: Schema): OptionValues<Schema> =>
  Object.fromEntries(Object.entries(schema).map(([name, option]) => [name, option.default])) as OptionValues<Schema>;

/**
 * Reads `key=value` settings (a boolean may stand without `=value`). Faults have no place, as they come from a
 * command line, but for those inside of files; options with a fault keep their default. Files are read with `loadFile`.
 */
export function readOptions<Schema extends OptionSchema>(
  schema: Schema,
  settings: readonly string[],
  loadFile: LoadFile = noFiles,
): { readonly values: OptionValues<Schema>; readonly diagnostics: readonly Diagnostic[] } {
  const values: Record<string, OptionValue> = { ...defaultOptions(schema) };
  const diagnostics: Diagnostic[] = [];
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    const name = equals === -1 ? setting : setting.slice(0, equals);
    const text = equals === -1 ? undefined : setting.slice(equals + 1);
    const option = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (option === undefined) {
      const names = Object.keys(schema);
      const all = names.length === 0 ? 'the target has no options' : `the options are ${names.join(', ')}`;
      const notes = [...didYouMean(name, names), all];
      diagnostics.push(error('option/unknown', `there is no option "${name}"`, { notes }));
      continue;
    }
    if (option.type === 'file' && text !== undefined && text !== '') {
      const file = loadFile(text);
      const faults = file instanceof Source ? (option.check?.(file) ?? []) : [file];
      diagnostics.push(...faults);
      if (file instanceof Source && faults.length === 0) values[name] = file;
      continue;
    }
    const faults = option.type === 'text' && text !== undefined ? (option.check?.(text) ?? []) : [];
    diagnostics.push(...faults);
    if (faults.length > 0) continue;
    const value = readValue(option, text);
    if (value === undefined) diagnostics.push(error('option/value', `the option "${name}" is ${allowed(option)}`));
    else values[name] = value;
  }
  return { values: values as OptionValues<Schema>, diagnostics };
}

type OptionValue = boolean | string | Source | undefined;

const noFiles: LoadFile = (path) => error('option/value', `the file "${path}" cannot be read: there are no files here`);

function readValue(option: Option, text: string | undefined): boolean | string | undefined {
  switch (option.type) {
    case 'boolean':
      if (text === undefined || text === 'true') return true;
      return text === 'false' ? false : undefined;
    case 'text':
      return text === undefined || option.takes?.accepts(text) === false ? undefined : text;
    case 'choice':
      return text !== undefined && option.choices.includes(text) ? text : undefined;
    case 'file':
      return undefined;
  }
}

function allowed(option: Option): string {
  switch (option.type) {
    case 'boolean':
      return 'true or false';
    case 'text':
      return option.takes?.form ?? 'a text: name=value';
    case 'choice':
      return `one of ${option.choices.join(', ')}`;
    case 'file':
      return 'the path of a file: name=path';
  }
}

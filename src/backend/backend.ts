import type { ResolvedRule } from '../condition/resolve.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Event } from '../event/event.js';
import { defaultOptions, type OptionSchema, type OptionValues } from './options.js';

/** A form of output that a backend writes. */
export interface Format {
  readonly title: string;
  /** Of a file that holds one rule, without the dot. */
  readonly extension: string;
  /** What stands between the lines of several rules that are written one after the other. */
  readonly separator?: string;
  /** For a format in which all rules make one text: makes it of their outputs, or says why there is none. */
  readonly join?: (outputs: readonly string[], options: OptionValues<OptionSchema>) => JoinedText;
  /** Whether `join` is only for one text, and in a folder each rule is a file. */
  readonly isFileInFolder?: boolean;
  /** For a format in which a rule is several files, so that they need a folder. */
  readonly files?: FileSet;
  /** Whether the rules get tests, to which a user may add events. */
  readonly hasTests?: boolean;
}

/** How the files of rules are called, and which ones there are besides. */
export interface FileSet {
  /** Makes a name of that of the rule's own file (both without extension), as the target takes it. */
  readonly name: (ofRule: string) => string;
  /** What stands between a name and the number that tells it from others. */
  readonly separator: string;
  /** Of the files of a rule, without the dot. */
  readonly extensions: readonly string[];
  /** Files that all rules share, for the top of the folder. */
  readonly shared: (options: OptionValues<OptionSchema>) => readonly RenderedFile[];
}

/** The text of all rules. */
export type JoinedText = { readonly output: string } | { readonly errors: readonly Diagnostic[] };

/** A file to write; the path is relative to that of the rule, or of all rules, with forward slashes. */
export interface RenderedFile {
  readonly path: string;
  readonly content: string;
}

/**
 * What a backend makes of a rule: a text or files, with notes on what its exactness depends on (warnings with stable
 * codes), or errors that say what the target cannot express, and where. There is output exactly if there is no error.
 */
export type Rendering =
  | {
      readonly output: string;
      readonly files?: undefined;
      readonly notes: readonly Diagnostic[];
      readonly errors: readonly [];
    }
  | {
      readonly output?: undefined;
      /** The files of the rule for a name without extension, that no other rule in their folder has. */
      readonly files: (name: string) => readonly RenderedFile[];
      readonly notes: readonly Diagnostic[];
      readonly errors: readonly [];
    }
  | {
      readonly output?: undefined;
      readonly files?: undefined;
      readonly notes: readonly Diagnostic[];
      readonly errors: readonly Diagnostic[];
    };

/** Rows that are searched without a table: with columns of their own (types in the target's words), or JSON events. */
export type SearchedRows =
  | { readonly kind: 'columns'; readonly columns: readonly RowColumn[] }
  /** `event` is the column of the event. */
  | { readonly kind: 'json'; readonly event: string };

/** A column, with its type in the target's words. */
export interface RowColumn {
  readonly name: string;
  readonly type: string;
}

/** How to ask rows for rules. */
export interface SearchPlan {
  /** What is taken out of each row beforehand: select items, each layer over the one before it. */
  readonly layers: readonly (readonly string[])[];
  /** What each of the rules asks of what is there then. */
  readonly conditions: readonly RowCondition[];
}

/** What a rule asks of a row: a condition that is true or false, with what it depends on; or why there is none. */
export type RowCondition =
  | { readonly condition: string; readonly notes: readonly Diagnostic[]; readonly errors: readonly [] }
  | { readonly condition?: undefined; readonly notes?: undefined; readonly errors: readonly Diagnostic[] };

/** A target. It depends only on `src/`, and is registered in `src/registry.ts`. */
export interface Backend<Options extends OptionSchema = OptionSchema> {
  /** As in `-t ID`. */
  readonly id: string;
  readonly title: string;
  /** Names of other tools' backends for the same system, by which pipelines may allow it. */
  readonly aliases?: readonly string[];
  /** As in `-O name=value`. */
  readonly options: Options;
  /** The pipelines that rules go through when none are named, as in `-p NAME`. */
  readonly defaultPipelines?: readonly string[];
  /** As in `-f NAME`; the first is the default. */
  readonly formats: Readonly<Record<string, Format>>;
  /** Renders exactly the meaning of the rule, or refuses; never throws because of a rule. */
  readonly render: (rule: ResolvedRule, format: string, options: OptionValues<Options>) => Rendering;
  /** Where data can be searched without a table. */
  readonly search?: (rules: readonly ResolvedRule[], rows: SearchedRows, options: OptionValues<Options>) => SearchPlan;
  /** Where a rule can be run in this process: gives the test of an event. */
  readonly compile?: (rule: ResolvedRule) => (event: Event) => boolean;
}

/** What a rule becomes that the target cannot express. */
export const refusal = (errors: readonly Diagnostic[]): Rendering => ({ notes: [], errors });

/** The backend for callers that do not know its options by type: what they leave out has its default. */
export function forAnyOptions<Options extends OptionSchema>({ search, ...backend }: Backend<Options>): Backend {
  // The same options come with every rule.
  const completed = new WeakMap<OptionValues<OptionSchema>, OptionValues<Options>>();
  const complete = (options: OptionValues<OptionSchema>): OptionValues<Options> => {
    let all = completed.get(options);
    if (all === undefined) {
      all = { ...defaultOptions(backend.options), ...options } as OptionValues<Options>;
      completed.set(options, all);
    }
    return all;
  };
  return {
    ...backend,
    render: (rule, format, options) => backend.render(rule, format, complete(options)),
    ...(search === undefined ? {} : { search: (rules, rows, options) => search(rules, rows, complete(options)) }),
  };
}

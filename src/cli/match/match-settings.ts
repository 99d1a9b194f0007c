import { didYouMean } from '../../diagnostic/suggest.js';
import { INPUT_FORMATS, type InputFormat } from '../../event/input-format.js';
import { type Routing, readRouting } from '../../routing/routing.js';
import { UsageError } from '../errors.js';
import type { PipelineArguments } from '../pipeline-options.js';
import { standardInputPath } from '../standard-input.js';
import { canBeReadAgain, chosenThreads } from '../threads/thread-count.js';
import { wholeNumber } from '../whole-number.js';

/** The command line of `transigma match`. */
export interface MatchArguments extends PipelineArguments {
  readonly rules: readonly string[];
  readonly input: string;
  readonly format: string;
  readonly withEvent?: boolean;
  readonly fields?: readonly string[];
  readonly stats?: boolean;
  readonly logsource?: string;
  readonly jobs?: string;
  readonly follow?: boolean;
  readonly maxEventLength?: string;
}

/** How matches are printed. */
export const matchFormats = ['ndjson', 'json', 'csv', 'table'] as const;
export type MatchFormat = (typeof matchFormats)[number];

/** What the command line says, checked; plain data, as threads need it too. */
export interface MatchSettings {
  readonly rules: readonly string[];
  readonly inputs: readonly string[];
  readonly pipelines: PipelineArguments;
  readonly input: InputFormat;
  readonly format: MatchFormat;
  readonly withEvent: boolean;
  /** Fields whose values are printed with each match. */
  readonly fields: readonly string[];
  readonly stats: boolean;
  readonly routing: Routing;
  readonly jobs: number;
  readonly follow: boolean;
  /** In UTF-16 code units; undefined for the limit of the reader. */
  readonly maxEventLength: number | undefined;
}

/** Reads the command line. Throws a UsageError for what makes no sense. */
export function matchSettings(paths: readonly string[], args: MatchArguments): MatchSettings {
  const inputs = paths.length === 0 ? [standardInputPath] : paths;
  if ([...new Set(args.rules), ...inputs].filter((path) => path === standardInputPath).length > 1) {
    throw new UsageError(
      'standard input can only be read once',
      `one "${standardInputPath}" among rules and events; without a path, events come from standard input`,
    );
  }
  const format = choice(args.format, matchFormats, 'a format of matches');
  if (args.withEvent === true && format === 'csv') {
    throw new UsageError('--with-event goes without --format csv', 'choose columns with --fields');
  }
  if (args.follow === true && (inputs.length > 1 || inputs[0] === standardInputPath)) {
    throw new UsageError('--follow is for one file', 'standard input is read until it ends anyway');
  }
  const { pipeline, allowHttp, allowCommands } = args;
  return {
    rules: args.rules,
    inputs,
    pipelines: {
      ...(pipeline === undefined ? {} : { pipeline }),
      ...(allowHttp === undefined ? {} : { allowHttp }),
      ...(allowCommands === undefined ? {} : { allowCommands }),
    },
    input: choice(args.input, INPUT_FORMATS, 'an input format'),
    format,
    withEvent: args.withEvent === true,
    fields: fieldsOf(args.fields ?? []),
    stats: args.stats === true,
    routing: routingOf(args),
    jobs: jobsOf(args),
    follow: args.follow === true,
    maxEventLength: eventLength(args.maxEventLength),
  };
}

/** What a rule gets from pipelines that a user chose is for the user to know: then nothing is left out unasked. */
function routingOf({ logsource, pipeline = [] }: MatchArguments): Routing {
  if (logsource === undefined) return { kind: pipeline.some((name) => name !== 'none') ? 'off' : 'auto' };
  const routing = readRouting(logsource);
  if (typeof routing !== 'string') return routing;
  throw new UsageError(
    `--logsource: ${routing}`,
    'auto, off, or parts of a log source, such as product=windows,category=process_creation',
  );
}

/** Rules and pipelines that can be read once, and what a user allows to run once, are for one thread. */
function jobsOf({ jobs, rules, pipeline = [], allowCommands, allowHttp }: MatchArguments): number {
  const wanted = wholeNumber('jobs', jobs) ?? 1;
  const isForOne = rules.includes(standardInputPath) || allowCommands === true || allowHttp === true;
  return isForOne || !canBeReadAgain([...rules, ...pipeline]) ? 1 : chosenThreads(wanted);
}

/** Each field once, as in the order of the command line. */
const fieldsOf = (lists: readonly string[]): readonly string[] => [
  ...new Set(lists.flatMap((list) => list.split(',').map((name) => name.trim())).filter((name) => name !== '')),
];

function eventLength(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--max-event-length: "${text}" is no number of characters up to 999999999`);
}

function choice<Name extends string>(given: string, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  const [nearest] = didYouMean(given, names);
  const kind = what.replace(/^an? /, '');
  throw new UsageError(`there is no ${kind} "${given}"`, nearest ?? `the formats are ${names.join(', ')}`);
}

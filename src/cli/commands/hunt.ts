import type { Backend } from '../../backend/backend.js';
import { exitCodes, UsageError } from '../errors.js';
import { findDataFiles } from '../hunt/duckdb/data-files.js';
import type { HuntTotals } from '../hunt/duckdb/run.js';
import type { MatchPrinter } from '../hunt/match-output.js';
import { matchPrinter } from '../hunt/match-output.js';
import { sayNotes } from '../hunt/rule-notes.js';
import type { LoadedRule } from '../load-rules.js';
import { loadRules } from '../load-rules.js';
import { type PipelineArguments, pipelinesFor } from '../pipeline-options.js';
import { makeProgress, type Progress } from '../progress.js';
import { count, makeReporter, type Reporter } from '../report.js';
import { flushOutput, say, whileRead } from '../terminal.js';
import { wholeNumber } from '../whole-number.js';
import { backendOf, optionsOf } from './convert-settings.js';

/** The command line of `transigma hunt`. */
export interface HuntArguments extends PipelineArguments {
  readonly target: string;
  readonly option: readonly string[];
  readonly format: string;
  readonly data?: readonly string[];
  readonly threads?: string;
  readonly workgroup?: string;
  readonly outputLocation?: string;
  readonly database?: string;
  readonly catalog?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly concurrency?: string;
}

/** What a hunt of either kind needs. */
export interface Hunt {
  readonly backend: Backend;
  readonly options: ReturnType<typeof optionsOf>;
  readonly rules: readonly LoadedRule[];
  readonly print: MatchPrinter;
  readonly reporter: Reporter;
  readonly progress: Progress;
}

/** Runs `transigma hunt`; gives the exit code. Throws UsageErrors. */
export async function huntCommand(paths: readonly string[], args: HuntArguments): Promise<number> {
  if (args.target !== 'duckdb' && args.target !== 'athena') {
    throw new UsageError(`there are no hunts on "${args.target}"`, 'the targets of hunts are duckdb and athena');
  }
  refuseMeaningless(args);
  const print = matchPrinter(args.format);
  const progress = makeProgress('hunting', args.target === 'duckdb' ? 'MB' : 'queries');
  const reporter = makeReporter(progress);
  const backend = await backendOf(args.target);
  const options = optionsOf(backend, args.option);
  // Before anything is read that takes long.
  const files = args.target === 'duckdb' ? await findDataFiles(args.data ?? []) : [];
  const chainOf = await pipelinesFor(args, backend, reporter);
  const { rules, faults } = await loadRules(paths, chainOf, reporter);
  if (rules.length === 0) {
    say('no rule could be loaded');
    return exitCodes.findings;
  }
  const hunt: Hunt = { backend, options, rules, print, reporter, progress };
  if (args.target === 'athena') {
    const { huntOnAthena } = await import('../hunt/athena/hunt.js');
    return await huntOnAthena(hunt, args, faults);
  }
  return await huntInFiles(hunt, files, args, faults);
}

async function huntInFiles(
  hunt: Hunt,
  files: readonly string[],
  args: HuntArguments,
  ruleFaults: number,
): Promise<number> {
  const { huntFiles } = await import('../hunt/duckdb/run.js');
  const { reporter, progress } = hunt;
  const threads = wholeNumber('threads', args.threads);
  const totals: HuntTotals = { files: 0, bytes: 0, refusedRules: 0, faultyFiles: 0, timeless: 0, notes: new Map() };
  const started = performance.now();
  let matches = 0;
  await whileRead(async () => {
    for await (const found of huntFiles({ ...hunt, files, threads }, totals, reporter, progress)) {
      matches += found.length;
      if (found.length > 0) progress.clear();
      for (const match of found) hunt.print(match);
      flushOutput();
    }
    progress.clear();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const searched = `${megabytes(totals.bytes)} of ${count(totals.files, 'file')}`;
    say(
      `${count(matches, 'match', 'matches')} in ${searched} with ${count(hunt.rules.length, 'rule')} in ${seconds} s`,
    );
    if (totals.refusedRules > 0) say(`   ${count(totals.refusedRules, 'rule')} could not be asked of the data`);
    if (totals.timeless > 0)
      say(
        `   ${count(totals.timeless, 'match', 'matches')} left out: no time of the event that can be read (-O time=KEY)`,
      );
    sayNotes(totals.notes, hunt.rules.length);
    if (totals.faultyFiles > 0) say(`   ${count(totals.faultyFiles, 'file')} with faults`);
    if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
  });
  progress.clear();
  return ruleFaults + totals.refusedRules + totals.faultyFiles > 0 ? exitCodes.findings : exitCodes.fine;
}

const ofAthena = [
  'workgroup',
  'outputLocation',
  'database',
  'catalog',
  'region',
  'endpointUrl',
  'concurrency',
] as const;
const ofFiles = ['data', 'threads'] as const;
const ofTables = ['ddl', 'table', 'columns', 'event', 'select'];

/** Options that would be left unheeded are a mistake. Throws a UsageError. */
function refuseMeaningless(args: HuntArguments): void {
  const isInFiles = args.target === 'duckdb';
  const odd = (isInFiles ? ofAthena : ofFiles).find((name) => args[name] !== undefined);
  const other = isInFiles ? 'athena' : 'duckdb';
  if (odd !== undefined) {
    const name = odd.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UsageError(`--${name} is for hunts with -t ${other}`);
  }
  const option = isInFiles ? ofTables.find((name) => args.option.some((one) => one.startsWith(`${name}=`))) : undefined;
  if (option !== undefined) throw new UsageError(`-O ${option}=… is about tables: hunts in files have none`);
}

/** A size for people. */
export function megabytes(bytes: number): string {
  if (bytes < 1e3) return count(bytes, 'byte');
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(0)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

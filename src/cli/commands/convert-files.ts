import type { FoundFile } from '../find-files.js';
import { batches } from '../threads/batches.js';
import { doTasks } from '../threads/do-tasks.js';
import { canBeReadAgain, chosenThreads, threadCount } from '../threads/thread-count.js';
import { wholeNumber } from '../whole-number.js';
import { type Display, type FileOutcome, outcomesOf } from './convert-file.js';
import type { CommandSettings, ConvertArguments } from './convert-settings.js';

/**
 * So many files go through one step of a conversion before the next step, and to a thread at once: the last ones must not
 * keep one thread busy while the others are done.
 */
const filesAtOnce = 24;

/**
 * Fewer files than this are done before a second thread has got ready: each has to read its code, and to make it fast,
 * by itself. Tests of rules are most of their work.
 */
const filesForThread = { withTests: 400, others: 4000 };

/** What became of some files, in their order. */
export interface ConvertedBatch {
  readonly outcomes: readonly FileOutcome[];
  /** For how many of their rules `-p auto` knows no pipeline. */
  readonly unmatched: number;
}

/**
 * Converts files, in threads if there are many. `args` are the command line that the settings were made of. Throws a
 * UsageError for a number of threads that is none.
 */
export async function* convertFiles(
  files: readonly FoundFile[],
  args: ConvertArguments,
  settings: CommandSettings,
  display: Display,
): AsyncGenerator<ConvertedBatch, void, undefined> {
  const threads = threadsFor(files, args, settings);
  yield* doTasks({
    job: 'convert',
    setup: { args, display },
    tasks: batches(files, filesAtOnce, threads),
    threads,
    own: async () => (batch) => convertBatch(batch, settings, display),
  });
}

/** Converts some files in this thread. */
export function convertBatch(files: readonly FoundFile[], settings: CommandSettings, display: Display): ConvertedBatch {
  const unmatched = () => settings.pipelines?.unmatched?.() ?? 0;
  const before = unmatched();
  const outcomes = outcomesOf(files, settings, display);
  return { outcomes, unmatched: unmatched() - before };
}

function threadsFor(files: readonly FoundFile[], args: ConvertArguments, { backend, format }: CommandSettings): number {
  const wanted = wholeNumber('jobs', args.jobs);
  if (!mayThread(files, args)) return 1;
  if (wanted !== undefined) return Math.min(chosenThreads(wanted), Math.ceil(files.length / filesAtOnce));
  const { withTests, others } = filesForThread;
  return threadCount(Math.floor(files.length / (backend.formats[format]?.hasTests === true ? withTests : others)));
}

/** Standard input and pipes can be read once; and what a user allows to run is run once. */
const mayThread = (
  files: readonly FoundFile[],
  { allowCommands, allowHttp, pipeline = [], option }: ConvertArguments,
): boolean =>
  allowCommands !== true &&
  allowHttp !== true &&
  !files.some(({ isStandardInput }) => isStandardInput === true) &&
  canBeReadAgain([...pipeline, ...option.map((setting) => setting.slice(setting.indexOf('=') + 1))]);

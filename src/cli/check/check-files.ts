import type { FileCheck } from '../../check/check-file.js';
import { Source } from '../../source/source.js';
import type { FoundFile } from '../find-files.js';
import { loadSource } from '../load-source.js';
import { makeProgress } from '../progress.js';
import { batches } from '../threads/batches.js';
import { doTasks } from '../threads/do-tasks.js';
import { chosenThreads, threadCount } from '../threads/thread-count.js';
import type { CheckCache } from './check-cache.js';
import type { CheckSetup } from './check-job.js';
import { toldPath } from './told-path.js';

/** So many files go through a check before the next check runs. */
export const filesAtOnce = 32;

/** Fewer files than this are done before a second thread has got ready: each reads its code, and makes it fast, by itself. */
const filesForThread = 600;

/** How to look at files. */
export interface CheckFilesSettings extends CheckSetup {
  /** In how many threads; undefined for as many as pay off. */
  readonly jobs: number | undefined;
  readonly cache: CheckCache | undefined;
}

/** What files show by themselves, in their order. */
export interface CheckedFiles {
  readonly checks: readonly FileCheck[];
  /** How many of them were known from an earlier run. */
  readonly unchanged: number;
}

/** Reads files and looks at each by itself, in threads if there are many; those that are known are only read. */
export async function checkFiles(
  files: readonly FoundFile[],
  { config, profile, jobs, cache }: CheckFilesSettings,
): Promise<CheckedFiles> {
  const known = cache === undefined ? [] : knownChecks(files, cache);
  const open = files.filter((_, index) => known[index] === undefined);
  const fresh = open.length === 0 ? [] : await lookAt(open, { config, profile }, jobs);
  let next = 0;
  // Every file is either known or looked at.
  const checks = files.map((_, index) => known[index] ?? (fresh[next++] as FileCheck));
  return { checks, unchanged: files.length - open.length };
}

/** For each file what is known of it, if anything is. */
function knownChecks(files: readonly FoundFile[], cache: CheckCache): readonly (FileCheck | undefined)[] {
  const progress = makeProgress('reading', 'files');
  const known = files.map((file, index) => {
    progress.advance(index, files.length);
    return knownCheck(file, cache);
  });
  progress.clear();
  return known;
}

function knownCheck(file: FoundFile, cache: CheckCache): FileCheck | undefined {
  const path = toldPath(file);
  if (file.fault !== undefined || !cache.has(path)) return undefined;
  const source = loadSource(file);
  return source instanceof Source ? cache.known(path, source.text) : undefined;
}

async function lookAt(
  files: readonly FoundFile[],
  setup: CheckSetup,
  jobs: number | undefined,
): Promise<readonly FileCheck[]> {
  const progress = makeProgress('checking', 'files');
  const checked: FileCheck[] = [];
  const threads = threadsFor(files, jobs);
  const batched = doTasks({
    job: 'check',
    setup,
    tasks: batches(files, filesAtOnce, threads),
    threads,
    // The checks are loaded here while threads load them too.
    own: async () => {
      const { checkJob } = await import('./check-job.js');
      return (await checkJob(setup)).work;
    },
  });
  try {
    for await (const batch of batched) {
      for (const one of batch) checked.push(one);
      progress.advance(checked.length, files.length);
    }
  } finally {
    progress.clear();
  }
  return checked;
}

function threadsFor(files: readonly FoundFile[], wanted: number | undefined): number {
  // Standard input can be read once, by this thread.
  if (files.some(({ isStandardInput }) => isStandardInput === true)) return 1;
  if (wanted !== undefined) return Math.min(chosenThreads(wanted), Math.ceil(files.length / filesAtOnce));
  return threadCount(Math.floor(files.length / filesForThread));
}

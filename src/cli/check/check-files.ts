import type { FileCheck } from '../../check/check-file.js';
import type { FoundFile } from '../find-files.js';
import { makeProgress } from '../progress.js';
import { batches } from '../threads/batches.js';
import { doTasks } from '../threads/do-tasks.js';
import { chosenThreads, threadCount } from '../threads/thread-count.js';
import type { CheckSetup } from './check-job.js';

/** So many files go through a check before the next check runs. */
export const filesAtOnce = 32;

/** Fewer files than this are done before a second thread has got ready: each reads its code, and makes it fast, by itself. */
const filesForThread = 600;

/** Reads files and looks at each by itself, in threads if there are many: `jobs` says in how many. */
export async function checkFiles(
  files: readonly FoundFile[],
  { config, profile }: CheckSetup,
  jobs: number | undefined,
): Promise<readonly FileCheck[]> {
  const setup = { config, profile };
  const progress = makeProgress('checking', 'files');
  const checked: FileCheck[] = [];
  const batched = doTasks({
    job: 'check',
    setup,
    tasks: batches(files, filesAtOnce),
    threads: threadsFor(files, jobs),
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

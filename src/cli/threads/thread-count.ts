import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** More threads than this would wait for the one that puts everything together. */
const most = 8;

/** How many threads are worth their start, if work is enough for `wanted` of them; 1 is this thread alone. */
export const threadCount = (wanted: number): number => Math.max(1, Math.min(wanted, availableParallelism(), most));

/** So many threads as the user wants; many more than there are cores would only take memory. */
export const chosenThreads = (wanted: number): number => Math.min(wanted, 4 * availableParallelism());

/**
 * Whether every thread can read what some paths lead to by itself. A pipe can be read once; what is not there is no path,
 * but a name or a pattern.
 */
export const canBeReadAgain = (paths: readonly string[]): boolean =>
  paths.every((path) => {
    try {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined || stat.isFile() || stat.isDirectory();
    } catch {
      // Reading it will say what is wrong.
      return true;
    }
  });

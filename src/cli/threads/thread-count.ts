import { availableParallelism } from 'node:os';

/** More threads than this would wait for the one that puts everything together. */
const most = 8;

/** How many threads are worth their start, if work is enough for `wanted` of them; 1 is this thread alone. */
export const threadCount = (wanted: number): number => Math.max(1, Math.min(wanted, availableParallelism(), most));

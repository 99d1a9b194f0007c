import { statSync } from 'node:fs';
import { readPieces } from '../../event/read-pieces.js';
import { untilAborted } from '../interruption.js';
import { openInput } from '../open-input.js';
import { standardInputName, standardInputPath } from '../standard-input.js';
import type { MatchSettings } from './match-settings.js';
import type { MatchTask } from './matcher.js';

/** How far the inputs are, in bytes as they lie on the disk. */
export interface InputProgress {
  done: number;
  /** Undefined if that cannot be known. */
  readonly total: number | undefined;
}

/** How much there is to read. */
export function inputProgress({ inputs, follow }: MatchSettings): InputProgress {
  let total = 0;
  for (const input of follow ? [standardInputPath] : inputs) {
    const size = input === standardInputPath ? undefined : sizeOf(input);
    if (size === undefined) return { done: 0, total: undefined };
    total += size;
  }
  return { done: 0, total };
}

function sizeOf(path: string): number | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true ? stat.size : undefined;
  } catch {
    // Reading it will say what is wrong.
    return undefined;
  }
}

/** The inputs in their order, taken apart; until the signal comes. */
export async function* matchTasks(
  settings: MatchSettings,
  progress: InputProgress,
  signal: AbortSignal,
): AsyncGenerator<MatchTask, void, undefined> {
  const { inputs, input: format, maxEventLength, follow } = settings;
  const onBytes = (count: number) => {
    progress.done += count;
  };
  for (const input of inputs) {
    const source = input === standardInputPath ? standardInputName : input;
    const chunks = follow
      ? (await import('./follow-file.js')).followFile(input, signal)
      : openInput(input, { onBytes });
    // Around the pieces: a line that is not whole yet is no broken event.
    for await (const batch of untilAborted(readPieces(chunks, { source, format, maxEventLength }), signal)) {
      yield { source, batch };
    }
    if (signal.aborted) return;
  }
}

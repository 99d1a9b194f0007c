import { statSync } from 'node:fs';
import { error } from '../../diagnostic/diagnostic.js';
import { InputError } from '../../event/input-error.js';
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
  if (follow) return { done: 0, total: undefined };
  let total = 0;
  for (const input of inputs) {
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
  const { inputs, input: format, maxEventLength } = settings;
  const onBytes = (count: number) => {
    progress.done += count;
  };
  for (const input of inputs) {
    const source = input === standardInputPath ? standardInputName : input;
    const streams = settings.follow ? await followed(input, signal) : [openInput(input, { onBytes })];
    try {
      for await (const chunks of streams) {
        // Around the pieces: a line that is not whole yet is no broken event.
        for await (const batch of untilAborted(readPieces(chunks, { source, format, maxEventLength }), signal)) {
          yield { source, batch };
        }
        if (signal.aborted) return;
      }
    } catch (failure) {
      if (!(failure instanceof InputError)) throw failure;
      const faults = [error('event/unreadable-input', failure.message)];
      yield { source, batch: { pieces: [], firstIndex: 1, faults, isCutOff: true } };
    }
  }
}

/** A file that is followed is an input again and again. */
const followed = async (path: string, signal: AbortSignal) =>
  (await import('./follow-file.js')).followFile(path, signal);

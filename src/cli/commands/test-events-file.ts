import { statSync } from 'node:fs';
import { error, type Placed } from '../../diagnostic/diagnostic.js';
import { type EventRead, readEvents } from '../../event/read-events.js';
import { openInput } from '../open-input.js';
import { isSystemError, reasonOf } from '../system-error.js';

/** The events of a file that a test names. What is no file (a pipe, say, on which it would wait) is not opened. */
export async function* eventsOfFile(path: string, at: Placed): AsyncGenerator<readonly EventRead[]> {
  const refusal = refusalOf(path);
  if (refusal === undefined) yield* readEvents(openInput(path), { source: path });
  else yield [{ kind: 'fault', diagnostic: error('test/events-file', `${path}: ${refusal}`, { at }) }];
}

function refusalOf(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? undefined : 'is no file';
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    return reasonOf(thrown);
  }
}

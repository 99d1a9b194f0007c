import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { SampleEvent } from '../condition/resolve.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { readEvents } from '../event/read-events.js';
import type { DocumentReading } from '../rule/read-file.js';
import { UsageError } from './errors.js';
import { openInput } from './open-input.js';
import type { Reporter } from './report.js';
import { isSystemError, reasonOf } from './system-error.js';
import { walkFolder } from './walk-folder.js';

/** The events of a folder, by the rules that they are for. */
export interface RuleEvents {
  readonly of: (reading: DocumentReading) => readonly SampleEvent[];
  /** Whether some of them could not be read. */
  readonly isFaulty: boolean;
}

const eventFile = /\.(?:ndjson|jsonl|json)(?:\.gz)?$/i;

/**
 * Reads the events of a folder that belong to rules: files or folders that are called like the id of a rule, or like
 * the file of a rule without its extension. `keepsWindows` leaves Windows events as they are. Shows what cannot be read. Throws a UsageError if there is no such folder.
 */
export async function loadRuleEvents(
  folder: string,
  reporter: Reporter,
  { keepsWindows = false }: { readonly keepsWindows?: boolean } = {},
): Promise<RuleEvents> {
  refuseOther(folder);
  const byName = new Map<string, SampleEvent[]>();
  let isFaulty = false;
  for (const { path, relativePath, fault } of walkFolder(folder, { accepts: (name) => eventFile.test(name) })) {
    if (fault !== undefined) {
      reporter.show([fault]);
      isFaulty = true;
      continue;
    }
    const [top = ''] = relativePath.split('/');
    const name = top.replace(eventFile, '').toLowerCase();
    const events = byName.get(name) ?? [];
    byName.set(name, events);
    for await (const batch of readEvents(openInput(path), { source: path, keepsWindows })) {
      for (const read of batch) {
        if (read.kind === 'event') events.push({ name: `${relativePath} ${read.index}`, event: read.event });
        else {
          reporter.show([read.diagnostic]);
          isFaulty ||= hasErrors([read.diagnostic]);
        }
      }
    }
  }
  const eventsOf = (name: string | undefined) => byName.get(name?.trim().toLowerCase() ?? '') ?? [];
  return {
    of: ({ metadata, node }) => {
      const file = basename(node.span.source.name).replace(/\.ya?ml$/i, '');
      // A file may be called like the id of its rule.
      return [...new Set([...eventsOf(metadata.id), ...eventsOf(file)])];
    },
    isFaulty,
  };
}

function refuseOther(folder: string): void {
  try {
    if (statSync(folder).isDirectory()) return;
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new UsageError(`${folder}: ${reasonOf(thrown)}`, 'it has to be a folder of events');
  }
  throw new UsageError(`${folder}: is no folder`, 'it has to be a folder of events');
}

import type { Backend } from '../../../backend/backend.js';
import type { Diagnostic } from '../../../diagnostic/diagnostic.js';
import { eventText } from '../../../event/event-text.js';
import { readEvents } from '../../../event/read-events.js';
import { queryExpressionIn } from '../../../predicate/query-expression.js';
import type { LoadedRule } from '../../load-rules.js';
import { openInput } from '../../open-input.js';
import { standardInputName, standardInputPath } from '../../standard-input.js';
import type { HuntMatch } from '../hunt-match.js';
import type { TimeWindow } from './time-window.js';

/** What came of reading a file event by event. */
export interface FileReading {
  readonly matches: readonly HuntMatch[];
  readonly faults: readonly Diagnostic[];
  /** Matches without a time, where a window of time is asked for. */
  readonly timeless: number;
}

/**
 * Matches a file that DuckDB cannot read, or not wholly, event by event as `transigma match` does: with what stands before
 * and after a damage, and with its place.
 */
export async function* readFileSlowly(
  path: string,
  rules: readonly LoadedRule[],
  js: Backend,
  window: TimeWindow | undefined,
): AsyncGenerator<FileReading, void, undefined> {
  const compiled = rules
    // What is said in the words of a query language is for DuckDB alone.
    .filter(({ rule }) => queryExpressionIn(rule.predicate) === undefined)
    .map(({ rule, record }) => ({ record, matches: js.compile?.(rule) ?? (() => false) }));
  const source = path === standardInputPath ? standardInputName : path;
  for await (const batch of readEvents(openInput(path), { source })) {
    const matches: HuntMatch[] = [];
    const faults: Diagnostic[] = [];
    let timeless = 0;
    for (const read of batch) {
      if (read.kind === 'fault') {
        faults.push(read.diagnostic);
        continue;
      }
      for (const { record, matches: holds } of compiled) {
        if (!holds(read.event)) continue;
        const isInWindow = window === undefined || window(read.event);
        if (isInWindow === undefined) timeless++;
        if (isInWindow === true) matches.push({ record, source, row: eventText(read.event) });
      }
    }
    yield { matches, faults, timeless };
  }
}

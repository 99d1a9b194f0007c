import { UsageError } from '../../errors.js';
import type { Athena, Execution } from './calls.js';
import { explain, hintOf } from './explain.js';
import { failureOf } from './failure.js';
import type { FailedReport, HuntQuery, HuntReport } from './report.js';
import { readResults } from './results.js';
import type { AthenaTiming } from './settings.js';
import { delayAfter, type Grace, makeGrace, wait } from './wait.js';

/**
 * Runs one query to its end. When the signal is aborted, or the query is lost sight of, it is stopped in Athena: what runs
 * there costs money whether anybody reads it or not. Throws a UsageError for what every query would fail with.
 */
export async function* runQuery(
  athena: Athena,
  query: HuntQuery,
  timing: AthenaTiming,
  signal: AbortSignal,
): AsyncGenerator<HuntReport, void, void> {
  const grace = makeGrace(signal, timing.stop);
  let isStarting = true;
  let running: string | undefined;
  try {
    const id = await athena.start(query, signal, grace.signal);
    isStarting = false;
    running = id;
    const execution = await untilEnded(athena, id, timing, signal);
    running = undefined;
    if (execution.state !== 'SUCCEEDED') {
      yield failedInside(query, execution);
      return;
    }
    let rows = 0;
    for await (const page of readResults(athena, id, signal)) {
      rows += page.rows.length;
      yield { kind: 'rows', query, ...page };
    }
    yield finished(query, rows, execution);
  } catch (thrown) {
    const leftover = running === undefined ? undefined : await stop(athena, running, grace);
    if (signal.aborted) {
      // Its start was sent, and not answered in time.
      const isUnknown = isStarting && grace.signal.aborted;
      if (isUnknown) yield { kind: 'failed', query, message: 'the query may have been started, and may run on' };
      if (leftover !== undefined) yield { kind: 'failed', query, ...leftover };
      return;
    }
    const failure = failureOf(thrown);
    if (failure === undefined) throw thrown;
    const { message, hint, isShared } = explain(failure, athena.hasAnswered());
    const hints = [hint, leftover && `${leftover.message}: ${leftover.hint}`].filter((one) => one !== undefined);
    if (isShared) throw new UsageError(message, ...hints);
    yield { kind: 'failed', query, message, ...(hints.length === 0 ? {} : { hint: hints.join('; ') }) };
  } finally {
    grace.clear();
  }
}

async function untilEnded(athena: Athena, id: string, timing: AthenaTiming, signal: AbortSignal): Promise<Execution> {
  for (let waits = 0; ; waits++) {
    await wait(delayAfter(timing.poll, waits), signal);
    const execution = await athena.look(id, signal);
    if (execution.state !== 'QUEUED' && execution.state !== 'RUNNING') return execution;
  }
}

/** Stops a query; says so if that did not succeed. */
async function stop(
  athena: Athena,
  id: string,
  grace: Grace,
): Promise<{ readonly message: string; readonly hint: string } | undefined> {
  grace.begin();
  try {
    await athena.stop(id, grace.signal);
    return undefined;
  } catch (thrown) {
    const reason = grace.signal.aborted ? 'no answer in time' : failureOf(thrown)?.message;
    if (reason === undefined) throw thrown;
    return {
      message: `the query could not be stopped (${reason}) and may run on`,
      hint: `aws athena stop-query-execution --query-execution-id ${id}`,
    };
  }
}

function failedInside(query: HuntQuery, { state, Status }: Execution): FailedReport {
  const { StateChangeReason, AthenaError } = Status ?? {};
  const reason = StateChangeReason ?? AthenaError?.ErrorMessage;
  const message =
    reason ?? (state === 'CANCELLED' ? 'the query was cancelled' : 'the query failed, and Athena does not say why');
  const known = hintOf(message);
  if (known.hint === undefined && AthenaError?.Retryable === true) {
    return { kind: 'failed', query, message, hint: 'Athena says that it may succeed if it is run again' };
  }
  return { kind: 'failed', query, message, ...known };
}

function finished(query: HuntQuery, rows: number, { Statistics }: Execution): HuntReport {
  const { DataScannedInBytes = 0, EngineExecutionTimeInMillis = 0 } = Statistics ?? {};
  return {
    kind: 'finished',
    query,
    rows,
    bytesScanned: DataScannedInBytes,
    engineMilliseconds: EngineExecutionTimeInMillis,
  };
}

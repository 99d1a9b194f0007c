import { UsageError } from '../../errors.js';
import { makeCalls } from './calls.js';
import { inParallel } from './in-parallel.js';
import type { HuntQuery, HuntReport } from './report.js';
import { runQuery } from './run-query.js';
import { checkConfiguration, loadSdk, makeClient } from './sdk.js';
import { type AthenaSettings, type AthenaTiming, defaultConcurrency, defaultTiming } from './settings.js';

export type { FailedReport, FinishedReport, HuntQuery, HuntReport, RowsReport } from './report.js';
export type { AthenaSettings, AthenaTiming } from './settings.js';
export { defaultConcurrency } from './settings.js';

/**
 * Runs queries on Amazon Athena, several at once, and reports on them as they come along: the reports of one query are in
 * order, those of several are mixed. A query that fails does not stop the others.
 *
 * When the signal is aborted, or the caller takes no more reports, the queries that are queued or run in Athena are stopped
 * and no others are started; it then ends without throwing, after a `failed` report for each query that could not be stopped.
 *
 * Throws a UsageError for what all queries would fail with: the SDK is not installed, there are no region or credentials, or
 * AWS does not accept them, access is denied, the workgroup or the place for results is not there.
 */
export async function* runOnAthena(
  queries: readonly HuntQuery[],
  settings: AthenaSettings,
  signal: AbortSignal,
): AsyncGenerator<HuntReport, void, void> {
  if (queries.length === 0 || signal.aborted) return;
  const timing: AthenaTiming = { ...defaultTiming, ...settings.timing };
  const { concurrency = defaultConcurrency } = settings;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new UsageError(`${concurrency} queries at once cannot be`, 'give a whole number from 1 on');
  }
  const sdk = await loadSdk();
  const client = makeClient(sdk, settings, timing);
  try {
    await checkConfiguration(client, signal);
    const athena = makeCalls(sdk, client, settings, timing);
    const works = queries.map((query) => (ending: AbortSignal) => runQuery(athena, query, timing, ending));
    yield* inParallel(works, concurrency, signal);
  } catch (thrown) {
    if (!signal.aborted || !isAbort(thrown, signal)) throw thrown;
  } finally {
    client.destroy();
  }
}

const isAbort = (thrown: unknown, { reason }: AbortSignal): boolean =>
  thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError');

import { randomUUID } from 'node:crypto';
import type { AthenaClient, GetQueryResultsOutput, QueryExecution } from '@aws-sdk/client-athena';
import { failureOf, IncompleteAnswerError } from './failure.js';
import type { HuntQuery } from './report.js';
import { withRetries } from './retry.js';
import type { Sdk } from './sdk.js';
import type { AthenaSettings, AthenaTiming } from './settings.js';
import { unlessAborted } from './wait.js';

/** The most that Athena gives at once. */
const pageSize = 1000;

/** The calls that a query needs. Each is tried again while that makes sense, and rejects when its signal is aborted. */
export interface Athena {
  /**
   * Gives the id of the execution. Two signals: once the first is aborted nothing is tried again, but an attempt under way
   * goes on until the second is, since only its answer tells which query is to be stopped.
   */
  readonly start: (query: HuntQuery, signal: AbortSignal, requestSignal: AbortSignal) => Promise<string>;
  readonly look: (id: string, signal: AbortSignal) => Promise<Execution>;
  readonly readPage: (id: string, token: string | undefined, signal: AbortSignal) => Promise<GetQueryResultsOutput>;
  readonly stop: (id: string, signal: AbortSignal) => Promise<void>;
  /** Whether any call was answered by what is certainly Athena. */
  readonly hasAnswered: () => boolean;
}

/** A query in Athena, with a state that is known. */
export interface Execution extends QueryExecution {
  readonly state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
}

/** Makes the calls with a client. */
export function makeCalls(sdk: Sdk, client: AthenaClient, settings: AthenaSettings, timing: AthenaTiming): Athena {
  let hasAnswered = false;

  /** One call: `send` makes an attempt, `read` takes what is needed from its answer or throws. */
  async function call<Answer, Result>(
    send: (options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
    read: (answer: Answer) => Result,
    signal: AbortSignal,
    requestSignal = signal,
  ): Promise<Result> {
    const attempt = async () => {
      requestSignal.throwIfAborted();
      try {
        // The SDK looks for credentials first, without an ear for the signal.
        const result = read(await unlessAborted(send({ abortSignal: requestSignal }), requestSignal));
        hasAnswered = true;
        return result;
      } catch (thrown) {
        const kind = failureOf(thrown)?.kind;
        if (kind !== undefined && kind !== 'unreachable' && kind !== 'foreign') hasAnswered = true;
        throw thrown;
      }
    };
    return await withRetries(attempt, timing, () => (hasAnswered ? timing.attempts : timing.firstAttempts), signal);
  }

  return {
    start: (query, signal, requestSignal) => {
      // The same in all attempts: a start that succeeded without our hearing of it must not be done twice.
      const command = new sdk.StartQueryExecutionCommand({
        ...startInput(query, settings),
        ClientRequestToken: randomUUID(),
      });
      const read = (answer: { readonly QueryExecutionId?: string | undefined }) =>
        required(answer.QueryExecutionId, 'an id');
      return call((options) => client.send(command, options), read, signal, requestSignal);
    },
    look: (id, signal) => {
      const command = new sdk.GetQueryExecutionCommand({ QueryExecutionId: id });
      return call(
        (options) => client.send(command, options),
        (answer) => executionOf(answer.QueryExecution),
        signal,
      );
    },
    readPage: (id, token, signal) => {
      const command = new sdk.GetQueryResultsCommand({
        QueryExecutionId: id,
        MaxResults: pageSize,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      return call(
        (options) => client.send(command, options),
        (answer) => answer,
        signal,
      );
    },
    stop: (id, signal) => {
      const command = new sdk.StopQueryExecutionCommand({ QueryExecutionId: id });
      return call(
        (options) => client.send(command, options),
        () => {},
        signal,
      );
    },
    hasAnswered: () => hasAnswered,
  };
}

function startInput({ sql }: HuntQuery, { workgroup, outputLocation, database, catalog }: AthenaSettings) {
  const context = {
    ...(database === undefined ? {} : { Database: database }),
    ...(catalog === undefined ? {} : { Catalog: catalog }),
  };
  return {
    QueryString: sql,
    ...(workgroup === undefined ? {} : { WorkGroup: workgroup }),
    ...(outputLocation === undefined ? {} : { ResultConfiguration: { OutputLocation: outputLocation } }),
    ...(Object.keys(context).length === 0 ? {} : { QueryExecutionContext: context }),
  };
}

function executionOf(execution: QueryExecution | undefined): Execution {
  const state = execution?.Status?.State;
  switch (state) {
    case 'QUEUED':
    case 'RUNNING':
    case 'SUCCEEDED':
    case 'FAILED':
    case 'CANCELLED':
      return { ...execution, state };
    default:
      throw new IncompleteAnswerError('the state of the query');
  }
}

function required(text: string | undefined, what: string): string {
  if (typeof text !== 'string' || text === '') throw new IncompleteAnswerError(what);
  return text;
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The four calls, as the header of the protocol names them. */
export type Operation = 'StartQueryExecution' | 'GetQueryExecution' | 'GetQueryResults' | 'StopQueryExecution';

/**
 * What goes wrong with one request: an exception of AWS, any other answer, a connection that breaks (before or after the
 * work is done), an answer that takes its time, or none at all.
 */
export type Fault =
  | { readonly exception: string; readonly message?: string; readonly extra?: object; readonly status?: number }
  | { readonly status: number; readonly body: string }
  | 'reset'
  | 'reset after the work'
  | 'late'
  | 'silence';

/** How a query behaves, by its SQL; the default is to succeed at once without rows. */
export interface FakeQuery {
  /** What its looks give, one after the other; the last stays. */
  readonly states?: readonly string[];
  readonly reason?: string;
  readonly athenaError?: object;
  readonly statistics?: object;
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly (string | null)[])[];
  readonly pageSize?: number;
  readonly withoutHeader?: boolean;
  /** For the first requests of an operation, one each. */
  readonly faults?: Partial<Record<Operation, readonly Fault[]>>;
  /** For every request of an operation. */
  readonly always?: Partial<Record<Operation, Fault>>;
}

/** A request that arrived. */
export interface Call {
  readonly operation: Operation;
  readonly sql: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
}

interface Run {
  readonly id: string;
  readonly sql: string;
  looks: number;
  isOver: boolean;
}

/** Starts a server that speaks the four calls of Athena (AWS JSON 1.1). */
export async function startFakeAthena(queries: Readonly<Record<string, FakeQuery>> = {}) {
  const calls: Call[] = [];
  const runs = new Map<string, Run>();
  const idsByToken = new Map<string, string>();
  const faultsGiven = new Map<string, number>();
  const complaints: string[] = [];
  let mostAtOnce = 0;

  const answer = (request: IncomingMessage, response: ServerResponse, text: string) => {
    const operation = String(request.headers['x-amz-target']).replace('AmazonAthena.', '') as Operation;
    const body = JSON.parse(text) as Record<string, unknown>;
    const run = runs.get(String(body.QueryExecutionId));
    const sql = run?.sql ?? String(body.QueryString);
    calls.push({ operation, sql, body, at: performance.now() });
    if (request.headers['content-type'] !== 'application/x-amz-json-1.1') complaints.push('content type');
    if (!String(request.headers.authorization).startsWith('AWS4-HMAC-SHA256 ')) complaints.push('authorization');
    const query = queries[sql] ?? {};
    const key = `${operation} ${sql}`;
    const given = faultsGiven.get(key) ?? 0;
    faultsGiven.set(key, given + 1);
    const fault = query.always?.[operation] ?? query.faults?.[operation]?.[given];
    if (fault === 'silence') return;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (typeof fault === 'object') {
      const isException = 'exception' in fault;
      response.writeHead(fault.status ?? 400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(
        isException
          ? JSON.stringify({
              __type: `com.amazonaws.athena#${fault.exception}`,
              Message: fault.message,
              ...fault.extra,
            })
          : fault.body,
      );
      return;
    }
    const result = work(operation, body, query, run, sql);
    if (fault === 'reset after the work') return void request.socket.resetAndDestroy();
    const send = () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(result));
    };
    if (fault === 'late') setTimeout(send, 50);
    else send();
  };

  const work = (
    operation: Operation,
    body: Readonly<Record<string, unknown>>,
    query: FakeQuery,
    run: Run | undefined,
    sql: string,
  ): object => {
    if (operation === 'StartQueryExecution') {
      const token = String(body.ClientRequestToken);
      const id = idsByToken.get(token) ?? `id-${idsByToken.size + 1}`;
      idsByToken.set(token, id);
      if (!runs.has(id)) runs.set(id, { id, sql, looks: 0, isOver: false });
      mostAtOnce = Math.max(mostAtOnce, [...runs.values()].filter(({ isOver }) => !isOver).length);
      return { QueryExecutionId: id };
    }
    if (run === undefined) throw new Error(`${operation} of a query that was never started`);
    if (operation === 'StopQueryExecution') {
      run.isOver = true;
      return {};
    }
    if (operation === 'GetQueryExecution') {
      const states = query.states ?? ['SUCCEEDED'];
      const state = states[Math.min(run.looks++, states.length - 1)] ?? '';
      run.isOver ||= ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state);
      const { reason, athenaError, statistics } = query;
      const status = { State: state, StateChangeReason: reason, AthenaError: athenaError };
      return { QueryExecution: { QueryExecutionId: run.id, Query: run.sql, Status: status, Statistics: statistics } };
    }
    return page(query, body);
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: calls as readonly Call[],
    complaints: complaints as readonly string[],
    callsOf: (operation: Operation) => calls.filter((call) => call.operation === operation),
    /** The SQL of what was stopped. */
    stopped: () => calls.filter(({ operation }) => operation === 'StopQueryExecution').map(({ sql }) => sql),
    /** The SQL of what still runs. */
    underWay: () => [...runs.values()].filter(({ isOver }) => !isOver).map(({ sql }) => sql),
    started: () => runs.size,
    mostAtOnce: () => mostAtOnce,
    connections: () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FakeAthena = Awaited<ReturnType<typeof startFakeAthena>>;

/** A page of results; as in Athena the header counts as a row of the first, and null cells have no value. */
function page(query: FakeQuery, { NextToken, MaxResults }: Readonly<Record<string, unknown>>): object {
  const { columns = ['a'], rows = [], withoutHeader = false } = query;
  const size = query.pageSize ?? Number(MaxResults ?? 1000);
  const all = withoutHeader ? rows : [columns, ...rows];
  const from = NextToken === undefined ? 0 : Number(NextToken);
  const next = from + size;
  const cell = (value: string | null) => (value === null ? {} : { VarCharValue: value });
  return {
    ResultSet: {
      Rows: all.slice(from, next).map((row) => ({ Data: row.map(cell) })),
      ResultSetMetadata: { ColumnInfo: columns.map((name) => ({ Name: name, Type: 'varchar' })) },
    },
    ...(next < all.length ? { NextToken: String(next) } : {}),
    UpdateCount: 0,
  };
}

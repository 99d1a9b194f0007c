import { afterEach, beforeEach, vi } from 'vitest';
import {
  type AthenaSettings,
  type AthenaTiming,
  type HuntQuery,
  type HuntReport,
  runOnAthena,
} from '../../../../src/cli/hunt/athena/run-queries.js';
import { type FakeAthena, type FakeQuery, startFakeAthena } from './fake-athena.js';

/** All waits, so short that a test need not wait. */
export const quick: AthenaTiming = {
  poll: { start: 1, ceiling: 4 },
  retry: { start: 1, ceiling: 4 },
  attempts: 5,
  firstAttempts: 5,
  busy: 60_000,
  answer: 5000,
  stop: 2000,
};

/** An environment with credentials that are made up, and without anything of the machine that the tests run on. */
export const environment: Readonly<Record<string, string | undefined>> = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: undefined,
  AWS_ENDPOINT_URL: undefined,
  AWS_ENDPOINT_URL_ATHENA: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
  AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
};

const servers: FakeAthena[] = [];

/** Every test of a file has that environment, and its servers end with it. */
export function useFakeAthena(): void {
  beforeEach(() => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
}

/** Starts a server that ends with the test. */
export async function fake(queries: Readonly<Record<string, FakeQuery>> = {}): Promise<FakeAthena> {
  const server = await startFakeAthena(queries);
  servers.push(server);
  return server;
}

export const queriesOf = (...texts: readonly string[]): readonly HuntQuery[] =>
  texts.map((sql) => ({ sql, label: `${sql}.yml` }));

export interface HuntOptions extends AthenaSettings {
  readonly signal?: AbortSignal;
}

/** Hunts on a server. */
export function hunt(
  server: FakeAthena,
  texts: readonly string[],
  { signal = new AbortController().signal, timing, ...settings }: HuntOptions = {},
): AsyncGenerator<HuntReport, void, void> {
  const all = { endpoint: server.endpoint, timing: { ...quick, ...timing }, ...settings };
  return runOnAthena(queriesOf(...texts), all, signal);
}

type Labelled<Report> = Report extends HuntReport ? Omit<Report, 'query'> & { readonly of: string } : never;

/** All reports, with the rule's path for the query. */
export async function reportsOf(reports: AsyncIterable<HuntReport>): Promise<readonly Labelled<HuntReport>[]> {
  const all: Labelled<HuntReport>[] = [];
  for await (const { query, ...rest } of reports) all.push({ of: query.label, ...rest });
  return all;
}

/** What the hunt ended with: the error that it threw, and the reports before. */
export async function endOf(reports: AsyncIterable<HuntReport>) {
  const seen: HuntReport[] = [];
  try {
    for await (const report of reports) seen.push(report);
  } catch (thrown) {
    return { thrown, seen };
  }
  throw new Error(`it threw nothing: ${JSON.stringify(seen)}`);
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

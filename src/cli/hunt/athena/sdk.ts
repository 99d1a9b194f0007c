import type { AthenaClient } from '@aws-sdk/client-athena';
import { UsageError } from '../../errors.js';
import { credentialsHint, explain, regionHint } from './explain.js';
import { failureOf } from './failure.js';
import type { AthenaSettings, AthenaTiming } from './settings.js';
import { unlessAborted } from './wait.js';

/** The package, which only those who query Athena need. */
export type Sdk = typeof import('@aws-sdk/client-athena');

/** Loads the package. Throws a UsageError that says how to install it. */
export async function loadSdk(load: () => Promise<Sdk> = () => import('@aws-sdk/client-athena')): Promise<Sdk> {
  try {
    return await load();
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND')) throw thrown;
    throw new UsageError(
      'to query Athena, the package @aws-sdk/client-athena must be installed where transigma is',
      'npm install @aws-sdk/client-athena (with --global if transigma was installed so)',
    );
  }
}

/**
 * Makes a client. It tries everything once only: the SDK's own retries wait without an ear for a signal, and each query
 * would be stuck in them on Ctrl-C. Throws a UsageError for an address that is none.
 */
export function makeClient(sdk: Sdk, { region, endpoint }: AthenaSettings, timing: AthenaTiming): AthenaClient {
  if (endpoint !== undefined && !isWebAddress(endpoint)) {
    throw new UsageError(`the endpoint "${endpoint}" is not an address`, 'it looks like http://localhost:4566');
  }
  // Which versions of Node later releases of the SDK need is nothing to tell those who hunt.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return new sdk.AthenaClient({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: Math.min(10_000, timing.answer),
      requestTimeout: timing.answer,
      socketTimeout: timing.answer,
      throwOnRequestTimeout: true,
    },
  });
}

/** Sees that there are a region and credentials, before anything is started. Throws a UsageError if not. */
export async function checkConfiguration({ config }: AthenaClient, signal: AbortSignal): Promise<void> {
  const check = async (value: Promise<unknown> | undefined, complain: (thrown: Error) => UsageError) => {
    try {
      if (value !== undefined) await unlessAborted(value, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      throw thrown instanceof Error ? complain(thrown) : thrown;
    }
  };
  await check(config.region(), ({ message }) => new UsageError(`the AWS region is not known: ${message}`, regionHint));
  await check(config.credentials?.(), (thrown) => {
    const failure = failureOf(thrown);
    const { message, hint } =
      failure === undefined
        ? { message: `there are no AWS credentials: ${thrown.message}`, hint: undefined }
        : explain(failure, false);
    return new UsageError(message, hint ?? credentialsHint);
  });
}

function isWebAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return address?.protocol === 'http:' || address?.protocol === 'https:';
}

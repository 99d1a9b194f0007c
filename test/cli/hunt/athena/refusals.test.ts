import { describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../../../src/cli/errors.js';
import { loadSdk } from '../../../../src/cli/hunt/athena/sdk.js';
import type { Fault, Operation } from './fake-athena.js';
import { endOf, fake, hunt, reportsOf, useFakeAthena } from './hunt.js';

useFakeAthena();

const shared: readonly (readonly [string, Fault, RegExp, RegExp])[] = [
  [
    'an expired token',
    { exception: 'ExpiredTokenException', message: 'The security token included in the request is expired' },
    /^the AWS credentials have expired: The security token included in the request is expired$/,
    /aws sso login/,
  ],
  [
    'a token that AWS does not know',
    { exception: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' },
    /^AWS does not accept the credentials: The security token/,
    /AWS_PROFILE/,
  ],
  [
    'a wrong clock',
    {
      exception: 'InvalidSignatureException',
      message: 'Signature expired: 20200101T000000Z is now earlier',
      status: 403,
    },
    /^AWS does not accept the credentials: Signature expired/,
    /clock/,
  ],
  [
    'access denied',
    { exception: 'AccessDeniedException', message: 'You are not authorized to perform: athena:StartQueryExecution' },
    /^AWS denies access: You are not authorized/,
    /athena:StartQueryExecution/,
  ],
  [
    'a workgroup that is not there',
    { exception: 'InvalidRequestException', message: 'WorkGroup hunters is not found.' },
    /^WorkGroup hunters is not found\.$/,
    /--workgroup/,
  ],
  [
    'no output location',
    { exception: 'InvalidRequestException', message: 'No output location provided. An output location is required' },
    /^No output location provided/,
    /--output-location/,
  ],
  [
    'an output location that is not there',
    { exception: 'InvalidRequestException', message: 'Unable to verify/create output bucket x' },
    /^Unable to verify/,
    /--output-location/,
  ],
];

describe('what every query would fail with ends the hunt', () => {
  test.each(shared)('%s', async (_, fault, message, hint) => {
    const bad = { always: { StartQueryExecution: fault } };
    const server = await fake({ a: bad, b: bad, c: bad });
    const { thrown, seen } = await endOf(hunt(server, ['a', 'b', 'c'], { concurrency: 1 }));
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).message).toMatch(message);
    expect((thrown as UsageError).hints).toEqual([expect.stringMatching(hint)]);
    expect(seen).toEqual([]);
    expect(server.calls).toHaveLength(1);
  });

  test('and stops what runs', async () => {
    const server = await fake({
      slow: { states: ['RUNNING'] },
      bad: { always: { StartQueryExecution: { exception: 'AccessDeniedException', message: 'no' } } },
    });
    const { thrown } = await endOf(hunt(server, ['slow', 'one', 'bad', 'never'], { concurrency: 2 }));
    expect(thrown).toBeInstanceOf(UsageError);
    expect(server.stopped()).toEqual(['slow']);
    expect(server.callsOf('StartQueryExecution').map(({ sql }) => sql)).not.toContain('never');
  });

  test('credentials that expire midway: what cannot be stopped is said', async () => {
    const expired: Fault = { exception: 'ExpiredTokenException', message: 'it is expired' };
    const slow = { states: ['RUNNING'], always: { StopQueryExecution: expired } };
    const looks = { GetQueryExecution: expired };
    const server = await fake({ slow, q: { always: { ...looks, StopQueryExecution: expired } } });
    const { thrown, seen } = await endOf(hunt(server, ['slow', 'q']));
    expect(thrown).toBeInstanceOf(UsageError);
    const { message, hints } = thrown as UsageError;
    expect([message, ...hints].join('\n')).toMatch(
      /have expired.*\n.*sso login.*\n.*could not be stopped.*--query-execution-id id-/,
    );
    expect(seen).toMatchObject([
      {
        kind: 'failed',
        query: { sql: 'slow' },
        message: expect.stringContaining('could not be stopped (it is expired)'),
      },
    ]);
  });

  test.each<Operation>(['GetQueryExecution', 'GetQueryResults'])('also when %s is denied', async (operation) => {
    const server = await fake({
      a: { always: { [operation]: { exception: 'AccessDeniedException', message: 'no' } } },
    });
    const { thrown } = await endOf(hunt(server, ['a', 'b'], { concurrency: 1 }));
    expect((thrown as UsageError).message).toBe('AWS denies access: no');
    expect(server.started()).toBe(1);
    expect(server.underWay()).toEqual([]);
  });
});

describe('what is missing on this side is said before anything is sent', () => {
  test('credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    const server = await fake();
    const { thrown } = await endOf(hunt(server, ['a', 'b']));
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).message).toMatch(/^there are no AWS credentials: /);
    expect((thrown as UsageError).hints).toEqual(['set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY']);
    expect(server.calls).toEqual([]);
  });

  test('a profile', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_PROFILE', 'nobody');
    const { thrown } = await endOf(hunt(await fake(), ['a']));
    expect((thrown as UsageError).message).toMatch(/^there are no AWS credentials: /);
  });

  test('a region', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    const server = await fake();
    const { thrown } = await endOf(hunt(server, ['a']));
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).message).toMatch(/^the AWS region is not known: /);
    expect((thrown as UsageError).hints).toEqual([expect.stringContaining('--region')]);
    expect(server.calls).toEqual([]);
  });

  test('a region that is none', async () => {
    const { thrown } = await endOf(hunt(await fake(), ['a'], { region: 'eu central/1' }));
    expect(thrown).toBeInstanceOf(UsageError);
  });

  test('the SDK', async () => {
    const missing = '@aws-sdk/client-that-is-not-there';
    const thrown = await loadSdk(() => import(missing)).catch((reason) => reason);
    expect(thrown).toBeInstanceOf(UsageError);
    expect(thrown.hints).toEqual([expect.stringMatching(/^npm install @aws-sdk\/client-athena/)]);
    const bug = new Error('a bug');
    await expect(loadSdk(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});

test('a rule cannot end the hunt by what its query says', async () => {
  const message =
    "line 1:1: mismatched input 'No output location WorkGroup is not found Unable to verify/create output bucket'";
  const server = await fake({
    evil: { always: { StartQueryExecution: { exception: 'InvalidRequestException', message } } },
  });
  const reports = await reportsOf(hunt(server, ['evil', 'good'], { concurrency: 1 }));
  expect(reports.map(({ kind }) => kind)).toEqual(['failed', 'finished']);
});

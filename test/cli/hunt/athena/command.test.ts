import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultOptions } from '../../../../src/backend/options.js';
import { convertDocument } from '../../../../src/convert.js';
import { loadBackend } from '../../../../src/registry.js';
import { readSigmaFile } from '../../../../src/rule/read-file.js';
import { Source } from '../../../../src/source/source.js';
import { jsonLines } from '../../run.js';
import { environment, fake, until, useFakeAthena } from './hunt.js';

useFakeAthena();

const rules = ['group_deletion', 'group_deletion_failure'].map(
  (name) => `rules/aws/iam/aws_cloudtrail_iam_${name}.yml`,
);

/** The SQL of a rule, as the command is to send it. */
async function sqlOf(path: string): Promise<string> {
  const backend = await loadBackend('athena');
  const reading = readSigmaFile(new Source(path, readFileSync(path, 'utf8'))).documents[0];
  if (reading === undefined) throw new Error(path);
  const options = defaultOptions(backend.options);
  return convertDocument(reading, { backend, format: 'query', options, strict: false }).output ?? '';
}

/** Runs the command to its end, without blocking the server that it talks to. */
async function run(
  args: readonly string[],
  { env = {}, interruptWhen }: { env?: object; interruptWhen?: () => boolean } = {},
) {
  const all = { ...process.env, ...environment, ...env, NO_COLOR: '1' } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'hunt', '-t', 'athena', ...args], { env: all });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  if (interruptWhen !== undefined) {
    await until(interruptWhen);
    child.kill('SIGINT');
  }
  return { status: await ended, stdout, stderr };
}

test('prints rows as they come, and what Athena scanned', async () => {
  const [deletion = '', failure = ''] = await Promise.all(rules.map(sqlOf));
  const server = await fake({
    [deletion]: {
      columns: ['eventname', 'errorcode'],
      rows: [['DeleteGroup', null]],
      statistics: { DataScannedInBytes: 5_000_000 },
    },
    [failure]: { states: ['FAILED'], reason: 'SYNTAX_ERROR: line 1:1: no' },
  });
  const { status, stdout, stderr } = await run([...rules, '--endpoint-url', server.endpoint, '--workgroup', 'w']);
  expect(jsonLines(stdout)).toEqual([
    {
      rule: expect.objectContaining({ title: 'AWS IAM Group Deletion', path: rules[0] }),
      row: { eventname: 'DeleteGroup', errorcode: null },
    },
  ]);
  expect(stderr).toContain(`${rules[1]}: `);
  expect(stderr).toContain('SYNTAX_ERROR: line 1:1: no');
  expect(stderr).toContain('1 match of 1 of 2 queries; Athena scanned 5.0 MB');
  expect(status).toBe(1);
});

test('Ctrl-C cancels what runs', async () => {
  const sql = await sqlOf(rules[0] ?? '');
  const server = await fake({ [sql]: { states: ['RUNNING'] } });
  const started = () => server.calls.some(({ operation }) => operation === 'GetQueryExecution');
  const args = [rules[0] ?? '', '--endpoint-url', server.endpoint];
  const { status, stderr } = await run(args, { interruptWhen: started });
  expect(server.calls.some(({ operation }) => operation === 'StopQueryExecution')).toBe(true);
  expect(stderr).toContain('cancelling the queries');
  expect(status).toBe(1);
});

test.each([
  [{ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }, /credentials/i],
  [{ AWS_REGION: undefined }, /region/i],
])('missing settings are wrong usage: %j', async (env, message) => {
  const server = await fake();
  const { status, stdout, stderr } = await run([rules[0] ?? '', '--endpoint-url', server.endpoint], { env });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('internal error');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

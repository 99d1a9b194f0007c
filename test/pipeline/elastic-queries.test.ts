import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { shippedText } from '../../src/pipeline/shipped.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';
import { corpusFolder, readCloudTrailEvents } from '../support/corpus.js';
import { compileKql } from '../support/kibana/evaluate-kql.js';
import { parseKql } from '../support/kibana/parse-kql.js';
import { chainOf, queryOf } from './support.js';

/** Elastic's own queries for what these rules are about. */
const pairs = [
  [
    'aws_cloudtrail_iam_user_addition_to_group',
    'event.dataset:aws.cloudtrail and event.provider:iam.amazonaws.com and event.action:AddUserToGroup and event.outcome:success',
  ],
  [
    'aws_cloudtrail_iam_roles_anywhere_profile_creation',
    'event.dataset:aws.cloudtrail and event.provider: rolesanywhere.amazonaws.com and event.action: CreateProfile and event.outcome: success',
  ],
] as const;

/** What Elastic's integration makes of a record, as far as the queries ask for it. */
const toEcs = (record: Event): Event => ({
  event: {
    dataset: 'aws.cloudtrail',
    provider: record.eventSource ?? null,
    action: record.eventName ?? null,
    outcome: (record.errorCode ?? null) === null && (record.errorMessage ?? null) === null ? 'success' : 'failure',
  },
});

async function queryWithPipeline(name: string): Promise<string> {
  const path = `rules/aws/iam/${name}.yml`;
  const document = readSigmaFile(new Source(path, readFileSync(path, 'utf8'))).documents[0]?.document;
  if (document?.kind !== 'rule') throw new Error(`${path} is no rule`);
  return queryOf(document, chainOf((await shippedText('ecs_cloudtrail')) ?? ''));
}

describe("rules after Elastic's own, with ecs_cloudtrail", () => {
  test.each(pairs)('%s gives the same query', async (name, elastic) => {
    const words = (query: string) => query.replaceAll('"', '').replaceAll(': ', ':');
    expect(words(await queryWithPipeline(name))).toBe(words(elastic));
  });

  const records = ['AddUserToGroup', 'CreateProfile', 'GetUser'].flatMap((eventName) =>
    ['iam.amazonaws.com', 'rolesanywhere.amazonaws.com'].flatMap((eventSource) => [
      { eventName, eventSource },
      { eventName, eventSource, errorCode: null, errorMessage: null },
      { eventName, eventSource, errorCode: 'AccessDenied', errorMessage: 'no' },
      { eventName, eventSource, errorMessage: 'no' },
    ]),
  );
  const events = [...records, ...(corpusFolder === undefined ? [] : readCloudTrailEvents())].map(toEcs);

  test.each(pairs)('%s finds the same events', async (name, elastic) => {
    const ours = compileKql(parseKql(await queryWithPipeline(name)));
    const theirs = compileKql(parseKql(elastic));
    expect(events.filter((event) => ours(event) !== theirs(event))).toEqual([]);
    expect(events.some(theirs)).toBe(true);
  });
});

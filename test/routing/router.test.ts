import { describe, expect, test } from 'vitest';
import { prepareDocument } from '../../src/convert.js';
import type { Event } from '../../src/event/event.js';
import { chainPipelines } from '../../src/pipeline/apply.js';
import { readPipeline } from '../../src/pipeline/read-pipeline.js';
import { shippedText } from '../../src/pipeline/shipped.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { shapeOf } from '../../src/routing/event-shape.js';
import { makeRouter } from '../../src/routing/router.js';
import { mayBeOf, readRouting } from '../../src/routing/routing.js';
import { loadWindowsConditions } from '../../src/routing/windows-sources.js';
import type { LogSource } from '../../src/rule/sigma-rule.js';
import { Source } from '../../src/source/source.js';
import { corpusFolder, readCloudTrailEvents, readCorpusRules, readRegressionEvents } from '../support/corpus.js';

describe('what an event is known to be', () => {
  const sysmon = 'Microsoft-Windows-Sysmon/Operational';
  const call = { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', awsRegion: 'us-east-1' };
  test.each<[string, Event, string | undefined]>([
    ['Windows', { Channel: 'Security', EventID: 4688 }, 'windows'],
    ['an id as a text', { Channel: sysmon, EventID: '1' }, 'windows'],
    ['no channel', { EventID: 1 }, undefined],
    ['a channel that is a list', { Channel: [sysmon], EventID: 1 }, undefined],
    ['an empty channel', { Channel: '', EventID: 1 }, undefined],
    ['an id that is none', { Channel: sysmon, EventID: 'one' }, undefined],
    ['no id', { Channel: sysmon }, undefined],
    ['CloudTrail', call, 'cloudtrail'],
    ['another source', { ...call, eventSource: 'iam.amazonaws.com.example' }, undefined],
    ['no region', { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' }, undefined],
    ['Sysmon for Linux', { Channel: 'Linux-Sysmon/Operational', EventID: 1 }, undefined],
    ['a channel that cannot be', { Channel: 'x'.repeat(256), EventID: 1 }, undefined],
    ['both', { ...call, Channel: 'x', EventID: 1 }, 'windows'],
    ['anything', { a: 1 }, undefined],
    ['names of prototypes', { constructor: 1 }, undefined],
  ])('%s', (_, event, shape) => {
    expect(shapeOf(event)).toBe(shape);
  });
});

const sources: readonly LogSource[] = [
  { product: 'windows', category: 'process_creation' },
  { product: 'windows', service: 'security' },
  { product: 'windows', category: 'registry_set' },
  { product: 'windows', category: 'ps_script' },
  { product: 'windows', category: 'nobody_knows' },
  { product: 'windows' },
  { product: 'linux', category: 'process_creation' },
  { product: 'aws', service: 'cloudtrail' },
  { category: 'proxy' },
  { product: 'Windows', service: 'sysmon' },
  { product: 'windows', category: 'process_creation', service: 'security' },
];

async function router() {
  return makeRouter(sources, await loadWindowsConditions());
}

describe('which rules events are tried with', () => {
  const sysmon = 'Microsoft-Windows-Sysmon/Operational';
  test.each<[string, Event, readonly number[]]>([
    ['a process in Sysmon', { Channel: sysmon, EventID: 1 }, [0, 4, 5, 8, 9, 10]],
    ['a process in the security log', { Channel: 'Security', EventID: 4688 }, [0, 1, 4, 5, 8, 9, 10]],
    ['case of channels does not count', { Channel: 'SECURITY', EventID: '4624' }, [1, 4, 5, 8, 9, 10]],
    ['a registry value', { Channel: sysmon, EventID: 13 }, [2, 4, 5, 8, 9]],
    [
      'an audited registry value',
      { Channel: 'Security', EventID: 4657, OperationType: 'Existing registry value modified' },
      [1, 2, 4, 5, 8, 9, 10],
    ],
    ['another operation', { Channel: 'Security', EventID: 4657, OperationType: 'x' }, [1, 4, 5, 8, 9, 10]],
    ['a script', { Channel: 'PowerShellCore/Operational', EventID: 4104 }, [3, 4, 5, 8, 9]],
    ['CloudTrail', { eventSource: 'a.amazonaws.com', eventName: 'b', awsRegion: 'c' }, [7, 8]],
    ['an unknown event', { EventID: 1 }, sources.map((_, index) => index)],
  ])('%s', async (_, event, rules) => {
    const route = (await router())(event);
    // A product in capitals has no pipeline, and so no condition.
    expect(route.rules).toEqual(rules);
  });

  test('events that are alike share a route, and no value can pass for two', async () => {
    const route = await router();
    const one = route({ Channel: 'Security', EventID: 4657, OperationType: 'a' });
    expect(route({ Channel: 'security', EventID: '4657', OperationType: 'b' })).toBe(one);
    expect(route({ Channel: 'Security', EventID: 4688, OperationType: '\n"x' })).not.toBe(one);
    const big = route({ Channel: 'Security', EventID: 1, OperationType: [12345678901234567890n, { a: null }, true] });
    expect(big.rules).toEqual([0, 1, 4, 5, 8, 9, 10]);
    const long = 'Existing registry value modified'.repeat(1000);
    expect(route({ Channel: 'Security', EventID: 4657, OperationType: long })).toBe(one);
  });

  test('events with ever new channels cost no memory', async () => {
    const route = await router();
    const routes = new Set(
      Array.from({ length: 20_000 }, (_, index) => route({ Channel: `c${index}`, EventID: index % 7 })),
    );
    expect(routes.size).toBeLessThan(10);
  });
});

describe('a log source that the user names', () => {
  test.each([
    ['auto', { kind: 'auto' }],
    ['off', { kind: 'off' }],
    ['product=windows', { kind: 'given', source: { product: 'windows' } }],
    ['product=windows, category=dns', { kind: 'given', source: { product: 'windows', category: 'dns' } }],
    ['prodct=windows', 'a log source has no "prodct": did you mean "product"?'],
    ['colour=red', 'a log source has no "colour": the parts are category, product, service'],
    ['windows', '"windows" is no part of a log source and its value'],
    ['product=a,product=b', '"product" is given twice'],
    ['product=', '"product=" is no part of a log source and its value'],
    ['', '"" is no part of a log source and its value'],
  ])('%s', (text, expected) => {
    expect(readRouting(text)).toEqual(expected);
  });

  test('a part that the rule does not name may be anything', () => {
    const fitting = sources.filter((source) => mayBeOf(source, { product: 'windows', category: 'process_creation' }));
    expect(fitting).toEqual([sources[0], sources[1], sources[5], sources[9], sources[10]]);
  });
});

describe.skipIf(corpusFolder === undefined)('all SigmaHQ rules (need TRANSIGMA_CORPUS)', () => {
  test('no event loses a match that pipelines which know its log source would give', async () => {
    const documents = readCorpusRules().flatMap(({ reading }) =>
      reading.documents.flatMap(({ document }) => (document?.kind === 'rule' ? [document] : [])),
    );
    const route = makeRouter(
      documents.map(({ logsource }) => logsource),
      await loadWindowsConditions(),
    );
    const loaded = async (name: string) => {
      const { pipeline } = readPipeline(new Source(name, (await shippedText(name)) ?? ''));
      if (pipeline === undefined) throw new Error(name);
      return pipeline;
    };
    const [sysmon, audit, services] = await Promise.all(['sysmon', 'windows_audit', 'windows_logsources'].map(loaded));
    if (sysmon === undefined || audit === undefined || services === undefined) throw new Error('pipelines');
    const chains = [[sysmon], [audit], [services], [sysmon, services], [audit, services]].map(chainPipelines);
    const regression = readRegressionEvents();
    const events = [...[...regression.values()].flat(), ...readCloudTrailEvents()];
    const routed = events.map((event) => new Set(route(event).rules));
    const before = documents.map(({ added }) => added.length);
    let kept = 0;
    let lost: string[] = [];
    for (const [index, document] of documents.entries()) {
      for (const chain of chains) {
        const { resolved } = prepareDocument(document, () => chain);
        // A pipeline that knows nothing of the log source says nothing of which events are meant.
        if (resolved === undefined || resolved.rule.added.length === before[index]) continue;
        const matches = compileReference(resolved.predicate);
        for (const [place, event] of events.entries()) {
          if (!matches(event)) continue;
          if (routed[place]?.has(index) === true) kept++;
          else lost = [...lost, `${document.metadata.title} ${place}`];
        }
      }
    }
    expect(lost).toEqual([]);
    expect(kept).toBeGreaterThan(200);
  });

  test('each regression event is tried with the rule that it belongs to', async () => {
    const documents = readCorpusRules().flatMap(({ reading }) =>
      reading.documents.flatMap(({ document }) => document ?? []),
    );
    const route = makeRouter(
      documents.map((document) => (document.kind === 'rule' ? document.logsource : {})),
      await loadWindowsConditions(),
    );
    const places = new Map(documents.map(({ metadata }, index) => [metadata.id ?? '', index]));
    let tried = 0;
    for (const [id, events] of readRegressionEvents()) {
      for (const event of events) {
        expect(route(event).rules).toContain(places.get(id));
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});

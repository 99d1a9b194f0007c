import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/backend/options.js';
import { convertDocument } from '../../src/convert.js';
import { eventText } from '../../src/event/event-text.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { loadBackend } from '../../src/registry.js';
import {
  corpusFolder,
  readCloudTrailEvents,
  readCorpusRules,
  readRegressionEvents,
  resolveAll,
} from '../support/corpus.js';
import { python, runRules } from '../support/python/python.js';
import { readYaml } from './convert.js';

describe.skipIf(corpusFolder === undefined)('all rules of SigmaHQ', () => {
  test('convert, have two tests and a YAML that can be read', async () => {
    const backend = await loadBackend('panther');
    const options = { ...defaultOptions(backend.options), 'log-types': 'Custom.Test', tests: '2' };
    const short: string[] = [];
    for (const { path, reading } of readCorpusRules()) {
      for (const document of reading.documents) {
        const { files, errors } = convertDocument(document, { backend, format: 'python', options, strict: false });
        expect({ path, errors }).toEqual({ path, errors: [] });
        const yml = files?.('rule')[1]?.content ?? '';
        const { Tests = [] } = readYaml(yml) as { Tests?: readonly { ExpectedResult: boolean }[] };
        if (new Set(Tests.map(({ ExpectedResult }) => ExpectedResult)).size < 2) short.push(path);
      }
    }
    expect(short).toEqual([]);
  });

  test.skipIf(python === undefined)('Python gives the verdicts of the reference for real events', async () => {
    const backend = await loadBackend('panther');
    const options = { ...defaultOptions(backend.options), 'log-types': 'Custom.Test', tests: '2' };
    const files = readCorpusRules();
    const rules = resolveAll(files);
    const regression = readRegressionEvents();
    const cloudTrail = readCloudTrailEvents();
    const runs = rules.flatMap((resolved) => {
      const { id = '' } = resolved.rule.metadata;
      // All pairs run on Panther's own class in the engine tests.
      const events = [
        ...(regression.get(id) ?? []),
        ...(resolved.rule.logsource.service === 'cloudtrail' ? cloudTrail : []),
      ];
      if (events.length === 0) return [];
      const { files: written } = backend.render(resolved, 'python', options);
      return [{ id, events, holds: compileReference(resolved.predicate), module: written?.('rule')[0]?.content ?? '' }];
    });
    const outcomes = runRules(runs.map(({ module, events }) => ({ module, events: events.map(eventText) })));
    const wrong = runs.flatMap(({ id, events, holds }, index) =>
      events.flatMap((event, position) => {
        const verdict = outcomes[index]?.[position];
        return verdict === holds(event) ? [] : [{ id, verdict }];
      }),
    );
    expect(runs.length).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });
});

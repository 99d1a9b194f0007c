import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/backend/options.js';
import { convertDocument } from '../../src/convert.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import { loadBackend } from '../../src/registry.js';
import { corpusFolder, readCorpusRules, readRegressionEvents, resolveAll } from '../support/corpus.js';

const notAskedFor: readonly string[] = [
  '0b9ad457-2554-44c1-82c2-d56a99c42377 C:\\Users\\Administrator\\AppData\\Roaming\\AnyDesk\\service.conf.new',
  '0b9ad457-2554-44c1-82c2-d56a99c42377 C:\\Users\\Administrator\\AppData\\Roaming\\AnyDesk\\service.conf~RF2d9c1fe.TMP',
  '8fbf3271-1ef6-4e94-8210-03c2317947f6 C:\\Users\\Administrator\\Downloads\\procdump64.exe:Zone.Identifier',
  '8fbf3271-1ef6-4e94-8210-03c2317947f6 C:\\Users\\Administrator\\Downloads\\procdump64a.exe:Zone.Identifier',
  '8fbf3271-1ef6-4e94-8210-03c2317947f6 C:\\Users\\Administrator\\Downloads\\procdump.exe:Zone.Identifier',
];

describe.skipIf(corpusFolder === undefined)('the rules of SigmaHQ', () => {
  const files = corpusFolder === undefined ? [] : readCorpusRules();

  test('all load, and nothing is wrong with any of them', () => {
    expect(files.length).toBe(3141);
    const complaints = files.flatMap(({ path, reading }) =>
      [...reading.diagnostics, ...reading.documents.flatMap((document) => document.diagnostics)].map(
        (diagnostic) => `${path}: ${diagnostic.severity} ${diagnostic.code}`,
      ),
    );
    expect(complaints).toEqual([]);
    expect(files.every(({ reading }) => reading.documents.length === 1)).toBe(true);
  });

  test('convert to KQL, or are refused for one of these reasons', async () => {
    const backend = await loadBackend('kql');
    const settings = { backend, format: 'query', options: defaultOptions(backend.options), strict: false } as never;
    const refusals: string[] = [];
    let converted = 0;
    for (const { path, reading } of files) {
      for (const document of reading.documents) {
        const conversion = convertDocument(document, settings);
        if (conversion.status === 'converted') {
          converted++;
          expect(conversion.output).not.toBe('');
          continue;
        }
        for (const refusal of conversion.errors) {
          expect(refusal.location?.file).toBe(path);
          expect(refusal.location?.line).toBeGreaterThan(1);
        }
        // Each rule counts once, by its first reason.
        refusals.push(conversion.errors[0]?.code ?? 'no reason');
      }
    }
    const counts: Record<string, number> = {};
    for (const code of refusals) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual({
      'kql/regex': 76,
      'kql/single-character-wildcard': 13,
      'kql/keyword-space': 6,
      'kql/outer-space': 6,
      'kql/fieldref': 4,
      'kql/contradictory-mapping': 3,
    });
    expect(converted).toBe(3033);
    expect(converted / 3141).toBeGreaterThanOrEqual(0.965);
  });

  test('match the real events that they were written for', () => {
    const resolved = new Map(resolveAll(files).map((rule) => [rule.rule.metadata.id, rule]));
    const events = readRegressionEvents();
    expect(events.size).toBe(96);
    const missed: string[] = [];
    for (const [id, ofRule] of events) {
      const rule = resolved.get(id);
      const holds = rule === undefined ? () => false : compileReference(rule.predicate);
      expect(ofRule.some(holds), id).toBe(true);
      for (const event of ofRule) if (!holds(event)) missed.push(`${id} ${String(event.TargetFilename)}`);
    }
    // Recordings of installations hold a few events that their rules do not ask for: no listed name is in these paths.
    expect(missed).toEqual(notAskedFor);
  });
});

import { describe, expect, test } from 'vitest';
import { kql } from '../../backends/kql/index.js';
import { lowerForKql } from '../../backends/kql/lower.js';
import { defaultOptions } from '../../src/backend/options.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import {
  corpusFolder,
  readCloudTrailEvents,
  readCorpusRules,
  readRegressionEvents,
  resolveAll,
} from '../support/corpus.js';
import { canonicalKql } from '../support/kibana/canonical-kql.js';
import { compileKql } from '../support/kibana/evaluate-kql.js';
import { parseKql } from '../support/kibana/parse-kql.js';
import { readBack } from '../support/kibana/read-back.js';

describe.skipIf(corpusFolder === undefined)('KQL of the rules of SigmaHQ', () => {
  const queries =
    corpusFolder === undefined
      ? []
      : resolveAll(readCorpusRules()).flatMap((resolved) => {
          const { output } = kql.render(resolved, 'query', defaultOptions(kql.options));
          return output === undefined ? [] : [{ resolved, node: parseKql(output), output }];
        });

  test("every query is read by Kibana's parser, and reads back as what was meant", () => {
    expect(queries.length).toBe(3033);
    const different = queries.filter(
      ({ resolved, node }) =>
        canonicalKql(readBack(node)) !== canonicalKql(lowerForKql(resolved.predicate, false).predicate),
    );
    expect(different.map(({ output }) => output)).toEqual([]);
  });

  test('every query gives the verdict of the reference, for every event', () => {
    const events = [...[...readRegressionEvents().values()].flat(), ...readCloudTrailEvents()];
    expect(events.length).toBeGreaterThan(540);
    const differences: string[] = [];
    let matches = 0;
    for (const { resolved, node } of queries) {
      const meant = compileReference(resolved.predicate);
      const said = compileKql(node);
      for (const [index, event] of events.entries()) {
        const verdict = meant(event);
        if (verdict) matches++;
        if (verdict !== said(event))
          differences.push(`${resolved.rule.metadata.id} event ${index}: ${String(verdict)}`);
      }
    }
    expect(differences).toEqual([]);
    // Verdicts that are all false would prove nothing.
    expect(matches).toBeGreaterThan(300);
  });
});

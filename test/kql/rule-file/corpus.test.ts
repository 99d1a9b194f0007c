import { describe, expect, test } from 'vitest';
import { kql } from '../../../backends/kql/index.js';
import { attackMatrix } from '../../../src/attack/matrix.js';
import { defaultOptions } from '../../../src/backend/options.js';
import { corpusFolder, readCorpusRules, resolveAll } from '../../support/corpus.js';
import { schemaFaults } from './elastic-schema.js';
import { readToml, type WrittenRule } from './support.js';

describe.skipIf(corpusFolder === undefined)('all rules of SigmaHQ that convert', () => {
  const options = defaultOptions(kql.options);
  const rules = corpusFolder === undefined ? [] : resolveAll(readCorpusRules());
  const written = (format: string): readonly string[] =>
    rules.flatMap((rule) => kql.render(rule, format, options).output ?? []);

  test('are files that Elastic takes, with identifiers of their own', () => {
    const files = written('rule-toml').map(readToml);
    expect(files.length).toBeGreaterThan(2_500);
    for (const file of files) expect(schemaFaults('ruleFile', file), file.rule.name).toEqual([]);
    expect(new Set(files.map(({ rule }) => rule.rule_id)).size).toBe(files.length);
  });

  test('are lines that Kibana takes', () => {
    const lines = written('rule-ndjson').map((line) => JSON.parse(line) as WrittenRule);
    for (const line of lines) expect(schemaFaults('importedRule', line), line.name).toEqual([]);
    expect(new Set(lines.map(({ rule_id }) => rule_id)).size).toBe(lines.length);
    const searches = written('saved-search-ndjson').map((line) => JSON.parse(line) as { readonly id: string });
    for (const search of searches) expect(schemaFaults('savedSearch', search)).toEqual([]);
    expect(new Set(searches.map(({ id }) => id)).size).toBe(lines.length);
  });

  test.each(['18', '19'] as const)(
    'have their techniques under the tactics of ATT&CK %s, and none is lost',
    (attack) => {
      const matrix = attackMatrix(attack);
      for (const rule of rules) {
        const { output } = kql.render(rule, 'rule-ndjson', { ...options, attack });
        if (output === undefined) continue;
        const { threat = [] } = JSON.parse(output) as WrittenRule;
        const shown = new Set<string>();
        for (const { tactic, technique = [] } of threat) {
          shown.add(tactic.id);
          for (const { subtechnique = [], ...own } of technique) {
            for (const { id } of [own, ...subtechnique]) {
              shown.add(id);
              expect(
                matrix.technique(id)?.tactics.map((one) => one.id),
                id,
              ).toContain(tactic.id);
            }
          }
        }
        for (const tag of rule.rule.metadata.tags) {
          const [, id] = /^attack\.(t\d{4}(?:\.\d{3})?)$/.exec(tag) ?? [];
          if (id !== undefined)
            expect(shown, `${rule.rule.metadata.title} ${tag}`).toContain(matrix.technique(id.toUpperCase())?.id);
          const [tactic] = /^attack\.[a-z-]{6,}$/.test(tag) ? matrix.tacticsOf(tag.slice(7)) : [];
          if (tactic !== undefined) expect(shown, `${rule.rule.metadata.title} ${tag}`).toContain(tactic.id);
        }
      }
    },
  );
});

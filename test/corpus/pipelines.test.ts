import { describe, expect, test } from 'vitest';
import { kql } from '../../backends/kql/index.js';
import { defaultOptions } from '../../src/backend/options.js';
import { resolveRule } from '../../src/condition/resolve.js';
import type { Event } from '../../src/event/event.js';
import { applyPipelines, chainPipelines, type PipelineChain } from '../../src/pipeline/apply.js';
import { readChoice } from '../../src/pipeline/choose.js';
import { readPipeline } from '../../src/pipeline/read-pipeline.js';
import { choiceText, shippedNames, shippedText } from '../../src/pipeline/shipped.js';
import { itemsOf } from '../../src/pipeline/walk.js';
import { compileReference } from '../../src/predicate/evaluate.js';
import type { SigmaRule } from '../../src/rule/sigma-rule.js';
import { Source } from '../../src/source/source.js';
import { corpusFolder, readCorpusRules, readRegressionEvents } from '../support/corpus.js';
import { parseKql } from '../support/kibana/parse-kql.js';

const shipped = new Map(
  await Promise.all(
    shippedNames.map(async (name) => {
      const { pipeline, diagnostics } = readPipeline(new Source(`${name}.yml`, (await shippedText(name)) ?? ''));
      if (pipeline === undefined) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join('; ')}`);
      return [name, pipeline] as const;
    }),
  ),
);
const chainOf = (...names: readonly string[]): PipelineChain =>
  chainPipelines(names.flatMap((name) => shipped.get(name) ?? []));
const choice = readChoice(await choiceText());

test('each shipped pipeline can be read, and all are there', () => {
  expect(shippedNames).toEqual([
    ...['athena_alb_logs', 'athena_cloudtrail_lake', 'athena_cloudtrail_projected', 'athena_guardduty_findings'],
    ...['athena_route53_resolver_logs', 'athena_s3_access_logs', 'athena_vpc_flow_logs', 'athena_waf_logs'],
    ...['ecs_azure', 'ecs_cloudtrail', 'ecs_gcp', 'ecs_github', 'ecs_kubernetes', 'ecs_linux', 'ecs_macos', 'ecs_okta'],
    ...['ecs_windows', 'ecs_zeek', 'panther_log_types', 'security_lake_v1_cloudtrail', 'security_lake_v1_route53'],
    ...['security_lake_v1_vpc_flow', 'security_lake_v2_cloudtrail', 'security_lake_v2_eks_audit'],
    ...['security_lake_v2_route53', 'security_lake_v2_vpc_flow', 'security_lake_v2_waf'],
    ...['sysmon', 'windows_audit', 'windows_logsources'],
  ]);
});

test('the table of auto names pipelines that there are', () => {
  const products = ['aws', 'okta', 'github', 'gcp', 'kubernetes', 'azure', 'zeek', 'linux', 'macos', 'windows'];
  const names = products.flatMap((product) => [
    ...(choice({ product }) ?? []),
    ...(choice({ product, service: 'cloudtrail' }) ?? []),
    ...(choice({ product, category: 'process_creation' }) ?? []),
  ]);
  expect(names.filter((name) => !shipped.has(name))).toEqual([]);
  expect(choice({ product: 'windows', category: 'process_creation' })).toContain('sysmon');
  expect(choice({ product: 'cisco' })).toBeUndefined();
  expect(choice({ product: 'aws', service: 'cloudtrail' }, 'athena')).toEqual([]);
  expect(choice({ product: 'aws', service: 'waf' }, 'duckdb')).toEqual(['athena_waf_logs']);
  expect(choice({ product: 'windows' }, 'athena')).toBeUndefined();
  expect(choice({ product: 'windows' }, 'panther')).toEqual(['sysmon', 'windows_logsources', 'panther_log_types']);
});

describe.skipIf(corpusFolder === undefined)('shipped pipelines on the rules of SigmaHQ', () => {
  const rules =
    corpusFolder === undefined
      ? []
      : readCorpusRules().flatMap(({ reading }) =>
          reading.documents.flatMap(({ document }) => (document?.kind === 'rule' ? [document] : [])),
        );

  /** It compares registry data with a number that Sysmon does not write so, and Winlogbeat nowhere. */
  const refused = new Set(['bf9e1387-b040-4393-9851-1598f8ecfae9']);
  const windowsRules = rules.filter(
    ({ logsource, metadata }) => logsource.product === 'windows' && !refused.has(metadata.id ?? ''),
  );

  test('auto: what converted without still converts, and Kibana reads it', () => {
    let converted = 0;
    const refusals: (string | undefined)[] = [];
    for (const rule of rules) {
      const result = applyPipelines(rule, chainOf(...(choice(rule.logsource) ?? [])));
      if (result.rule === undefined) {
        refusals.push(rule.metadata.id);
        continue;
      }
      const resolution = resolveRule(result.rule);
      if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
      const { output } = kql.render(resolution.resolved, 'query', defaultOptions(kql.options));
      if (output === undefined) continue;
      converted++;
      parseKql(output);
    }
    expect(refusals).toEqual([...refused]);
    // Two rules look for a part of a text in keys of flattened fields.
    expect(converted).toBeGreaterThanOrEqual(3032);
  });

  /** The names of a rule's fields, before and after: an item keeps its place whatever becomes of it. */
  const namesOf = (before: SigmaRule, after: SigmaRule): ReadonlyMap<string, ReadonlySet<string>> => {
    const original = new Map(
      [...before.detections.values()].flatMap(itemsOf).map(({ origin, field }) => [origin, field]),
    );
    const names = new Map<string, Set<string>>();
    for (const { origin, field } of [...after.detections.values()].flatMap(itemsOf)) {
      const from = original.get(origin);
      if (from === undefined || field === undefined) continue;
      names.set(from, (names.get(from) ?? new Set()).add(field));
    }
    return names;
  };

  test('ecs_windows deals with at least 95 % of the fields of the Windows rules', () => {
    const seen = new Set<string>();
    const left = new Set<string>();
    for (const rule of windowsRules) {
      const { rule: changed, mappedFields } = applyPipelines(rule, chainOf('ecs_windows'));
      if (changed === undefined) throw new Error(rule.metadata.title);
      for (const [from, targets] of namesOf(rule, changed)) {
        seen.add(from);
        if (![...targets].some((name) => mappedFields.has(name))) left.add(from);
      }
    }
    expect(seen.size).toBeGreaterThan(150);
    expect(1 - left.size / seen.size).toBeGreaterThanOrEqual(0.95);
  });

  test('with ecs_windows a rule finds in renamed events what it found before', () => {
    const events = [...readRegressionEvents().values()].flat();
    let matches = 0;
    for (const rule of windowsRules) {
      const changed = applyPipelines(rule, chainOf('ecs_windows')).rule;
      if (changed === undefined) throw new Error(rule.metadata.title);
      const names = namesOf(rule, changed);
      // The values of these fields are words there.
      if (
        ['Initiated', 'Level', 'Keywords', 'SourceIsIpv6', 'QueryStatus', 'RegistryData.type'].some((name) =>
          names.has(name),
        )
      )
        continue;
      const holds = (one: SigmaRule) => {
        const resolution = resolveRule(one);
        if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
        return compileReference(resolution.resolved.predicate);
      };
      const before = holds(rule);
      const after = holds(changed);
      for (const event of events) {
        const verdict = before(event);
        if (verdict) matches++;
        if (after(renamed(event, names)) !== verdict) {
          expect.fail(`${rule.metadata.id}: ${String(verdict)} before, and not after`);
        }
      }
    }
    expect(matches).toBeGreaterThan(150);
  });
});

/** The event as Winlogbeat's pipelines make it, with the names that a rule asks for; the rest is kept for keywords. */
function renamed(event: Event, names: ReadonlyMap<string, ReadonlySet<string>>): Event {
  const result: Record<string, Event[string]> = {};
  for (const [name, value] of Object.entries(event)) {
    for (const target of names.get(name) ?? [name]) {
      const there = typeof value === 'string' ? partOf(target, value) : value;
      if (there !== undefined) result[target] = there;
    }
  }
  return result;
}

/** What a field of ECS has of a value: a part of a user or of hashes, or registry data with its number in decimal. */
function partOf(target: string, value: string): string | undefined {
  if (target === 'user.domain') return /^(.*)\\/.exec(value)?.[1];
  if (target === 'user.name') return /\\(.*)$/.exec(value)?.[1];
  const hash = /\.(md5|sha1|sha256|imphash)$/.exec(target)?.[1];
  if (hash !== undefined) return new RegExp(`\\b${hash}=([0-9a-f]+)`, 'i').exec(value)?.[1]?.toLowerCase();
  const number = target === 'registry.data.strings' ? /^DWORD \((0x[0-9a-f]{8})\)$/i.exec(value)?.[1] : undefined;
  return number === undefined ? value : String(Number(number));
}

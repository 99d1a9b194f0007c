import { expect, test } from 'vitest';
import { knownFields } from '../../src/check/data/fields.js';
import { isKnownLogSource, knownLogs, otherNames } from '../../src/check/data/log-sources.js';
import { sigmaNamesOf } from '../../src/check/data/other-taxonomies.js';
import { categoryEvents, channels } from '../../src/check/data/windows-events.js';
import { shippedText } from '../../src/pipeline/shipped.js';
import { parseYaml } from '../../src/source/parse-yaml.js';
import { Source } from '../../src/source/source.js';
import { entryOf, type YamlNode } from '../../src/source/yaml-node.js';

const at = (node: YamlNode | undefined, name: string): YamlNode | undefined =>
  node?.kind === 'mapping' ? entryOf(node, name)?.value : undefined;

const texts = (node: YamlNode | undefined): readonly string[] =>
  node?.kind === 'scalar' ? [node.text] : node?.kind === 'sequence' ? node.items.flatMap(texts) : [];

/** What the shipped pipeline adds to a log source: `category: values of the field`. */
async function added(pipeline: string, part: 'category' | 'service', field: string) {
  const root = parseYaml(new Source(pipeline, (await shippedText(pipeline)) ?? '')).documents[0];
  const transformations = at(root, 'transformations');
  const rows = transformations?.kind === 'sequence' ? transformations.items : [];
  return new Map(
    rows.flatMap((row) => {
      const values = texts(at(at(row, 'conditions'), field));
      const conditions = at(row, 'rule_conditions');
      const name = conditions?.kind === 'sequence' ? texts(at(conditions.items[0], part))[0] : undefined;
      return name === undefined || values.length === 0 ? [] : [[name, [...values].sort()] as const];
    }),
  );
}

test('the events of categories are those that the pipelines add', async () => {
  const shipped = new Map([
    ...(await added('sysmon', 'category', 'EventID')),
    ...(await added('windows_logsources', 'category', 'EventID')),
  ]);
  const ours = new Map([...categoryEvents].map(([category, { events }]) => [category, [...events].sort()]));
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(shipped));
});

test('the channels of services are those that the pipeline adds', async () => {
  const shipped = await added('windows_logsources', 'service', 'Channel');
  for (const [service, names] of shipped) {
    expect([service, [...(channels.get(service) ?? [])].sort()]).toEqual([
      service,
      names.map((name) => name.toLowerCase()).sort(),
    ]);
  }
  expect([...channels.keys()].filter((service) => !shipped.has(service))).toEqual([]);
});

test('names that are taken for others lead to known ones', () => {
  const known = [...knownLogs.values()];
  for (const name of otherNames.product.values()) expect(knownLogs.has(name)).toBe(true);
  for (const name of otherNames.category.values()) expect(known.some((one) => one.categories.has(name))).toBe(true);
  for (const name of otherNames.service.values()) expect(known.some((one) => one.services.has(name))).toBe(true);
});

test('log sources are known by all of their parts', () => {
  expect(isKnownLogSource({ product: 'windows', category: 'process_creation' })).toBe(true);
  expect(isKnownLogSource({ product: 'windows', service: 'process_creation' })).toBe(false);
  expect(isKnownLogSource({ product: 'constructor' })).toBe(false);
  expect(isKnownLogSource({})).toBe(false);
});

test('every generic category of Sysmon has its fields', () => {
  for (const [category, { service }] of categoryEvents) {
    if (service !== 'powershell-classic') expect(knownFields({ product: 'windows', category })?.closed).toBe(true);
  }
  expect(knownFields({ product: 'windows', category: 'toString' })).toBe(undefined);
  expect(knownFields({ product: '__proto__' })).toBe(undefined);
});

test('event data has the names of Windows wherever a product puts it', () => {
  expect(sigmaNamesOf('winlog.event_data.TargetUserName')).toEqual(['TargetUserName']);
  expect(sigmaNamesOf('data.win.eventdata.TargetUserName')).toEqual(['TargetUserName']);
  expect(sigmaNamesOf('TargetUserName')).toBe(undefined);
});

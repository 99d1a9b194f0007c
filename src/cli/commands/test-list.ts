import { dirname, isAbsolute, join } from 'node:path';
import { type Diagnostic, error, warning } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import type { EventRead } from '../../event/read-events.js';
import { describeNode, entryOf, type YamlEntry, type YamlMapping, type YamlNode } from '../../source/yaml-node.js';
import { eventsAtHand, type RuleTest } from './test-case.js';
import { eventOf } from './test-event.js';
import { eventsOfFile } from './test-events-file.js';

/** A test of a list, and the rule that it names, if it names one. */
export interface ListedTest {
  readonly test: RuleTest;
  readonly rule: YamlNode | undefined;
}

/** What a list of tests holds. */
export interface TestList {
  readonly tests: readonly ListedTest[];
  readonly diagnostics: readonly Diagnostic[];
}

const keys = ['name', 'event', 'events', 'file', 'expected', 'rule', 'description'] as const;

/** How Panther calls them. */
const pantherKeys: ReadonlyMap<string, (typeof keys)[number]> = new Map([
  ['Name', 'name'],
  ['ExpectedResult', 'expected'],
  ['Log', 'event'],
]);

/** What Panther has beside these; it is about its own functions. */
const ignoredKeys = new Set(['Mocks', 'Resource', 'ResourceType', 'Description']);

/**
 * Reads a list of tests: maps of `name`, `expected` and one of `event`, `events`, `file` (relative to the list's own
 * file); or of Panther's `Name`, `ExpectedResult`, `Log`. A test with a fault is left out, and the fault told.
 */
export function readTestList(list: YamlNode): TestList {
  if (list.kind !== 'sequence') {
    const message = `tests are a list, not ${describeNode(list)}`;
    return { tests: [], diagnostics: [error('test/list', message, { at: list.span })] };
  }
  const tests: ListedTest[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, item] of list.items.entries()) {
    const before = diagnostics.length;
    const test = readTest(item, index + 1, (diagnostic) => diagnostics.push(diagnostic));
    const isSound = diagnostics.slice(before).every(({ severity }) => severity !== 'error');
    if (test !== undefined && isSound) tests.push(test);
  }
  return { tests, diagnostics };
}

type Report = (diagnostic: Diagnostic) => void;

function readTest(item: YamlNode, position: number, report: Report): ListedTest | undefined {
  if (item.kind !== 'mapping') {
    report(error('test/list', `a test is a map, not ${describeNode(item)}`, { at: item.span }));
    return undefined;
  }
  const entries = entriesOf(item, report);
  const expected = expectedOf(entries.get('expected'), item, report);
  const events = eventsIn(entries, item, report);
  if (expected === undefined || events === undefined) return undefined;
  const name = entries.get('name')?.value;
  const isNamed = name?.kind === 'scalar' && name.value !== null && name.text.trim() !== '';
  return {
    test: {
      name: isNamed ? name.text.trim() : `test ${position}`,
      expected: { kind: 'all', matches: expected },
      location: item.span.location,
      events,
    },
    rule: entries.get('rule')?.value,
  };
}

function entriesOf(item: YamlMapping, report: Report): ReadonlyMap<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const entry of item.entries) {
    const key = pantherKeys.get(entry.name) ?? keys.find((known) => known === entry.name);
    if (key !== undefined) entries.set(key, entry);
    else if (!ignoredKeys.has(entry.name)) {
      const notes = didYouMean(entry.name, keys);
      report(warning('test/unknown-key', `a test has no "${entry.name}"`, { at: entry.key.span, notes }));
    }
  }
  return entries;
}

function expectedOf(entry: YamlEntry | undefined, item: YamlMapping, report: Report): boolean | undefined {
  const value = entry?.value;
  if (value?.kind === 'scalar') {
    if (typeof value.value === 'boolean') return value.value;
    if (/^(?:match|matches)$/i.test(value.text)) return true;
    if (/^no[ -]match$/i.test(value.text)) return false;
  }
  const notes = ['expected: true, false, match, no match'];
  if (value === undefined)
    report(error('test/expected', 'the test does not say what it expects', { at: item.span, notes }));
  else report(error('test/expected', 'what is expected is a match or none', { at: value.span, notes }));
  return undefined;
}

function eventsIn(
  entries: ReadonlyMap<string, YamlEntry>,
  item: YamlMapping,
  report: Report,
): RuleTest['events'] | undefined {
  const given = ['event', 'events', 'file'].flatMap((name) => entries.get(name) ?? []);
  const [only] = given;
  if (only === undefined || given.length > 1) {
    const message = given.length === 0 ? 'the test has no event' : 'the test has its events in several places';
    report(error('test/event', message, { at: item.span, notes: ['one of event, events, file'] }));
    return undefined;
  }
  if (only === entries.get('file')) return eventsOfNamed(only.value, report);
  const nodes = only === entries.get('events') ? listOf(only.value, report) : [only.value];
  const reads: EventRead[] = [];
  for (const [index, node] of nodes.entries()) {
    const read = eventOf(node);
    if (!('kind' in read)) report(read);
    else reads.push(read.kind === 'event' ? { ...read, index: index + 1 } : read);
  }
  return () => eventsAtHand(reads);
}

function listOf(node: YamlNode, report: Report): readonly YamlNode[] {
  if (node.kind === 'sequence' && node.items.length > 0) return node.items;
  const what = node.kind === 'sequence' ? 'an empty one' : describeNode(node);
  report(error('test/event', `"events" is a list of events, not ${what}`, { at: node.span }));
  return [];
}

function eventsOfNamed(node: YamlNode, report: Report): RuleTest['events'] | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '') {
    report(error('test/events-file', `"file" is the path of a file, not ${describeNode(node)}`, { at: node.span }));
    return undefined;
  }
  const path = isAbsolute(node.value) ? node.value : join(dirname(node.span.source.name), node.value);
  return () => eventsOfFile(path, node.span);
}

/** The list in a document: the document itself, or what stands under `tests` or `Tests`. */
export function testListIn(document: YamlNode): YamlNode | undefined {
  if (document.kind === 'sequence') return document;
  return document.kind === 'mapping' ? (entryOf(document, 'tests') ?? entryOf(document, 'Tests'))?.value : undefined;
}

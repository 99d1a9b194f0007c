import { existsSync } from 'node:fs';
import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import type { DocumentReading } from '../../rule/read-file.js';
import { entryOf, type YamlNode } from '../../source/yaml-node.js';
import type { FoundTests, RuleTest } from './test-case.js';
import { type ListedTest, readTestList, testListIn } from './test-list.js';
import { readTestYaml } from './test-yaml.js';

/** Files of tests are called like the file of their rules: `a.test.yml` beside `a.yml`. */
export const isTestFile = (path: string): boolean => /\.test\.ya?ml$/i.test(path);

/** The file of tests beside a file of rules, if there is one. */
export const testFileBeside = (ruleFile: string): string | undefined =>
  ['.test.yml', '.test.yaml']
    .map((ending) => `${ruleFile.replace(/\.ya?ml$/i, '')}${ending}`)
    .find((path) => existsSync(path));

/** The file of rules beside a file of tests, if there is one. */
export const ruleFileBeside = (testFile: string): string | undefined =>
  ['.yml', '.yaml'].map((ending) => testFile.replace(/\.test\.ya?ml$/i, ending)).find((path) => existsSync(path));

/** The tests in a file, by the documents of the rule file that they are for. */
export interface TestsBeside {
  readonly of: (reading: DocumentReading) => readonly RuleTest[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the tests beside a file with these rules. A test names its rule if there are several. */
export function readTestsBeside(path: string, rules: readonly DocumentReading[]): TestsBeside {
  const { document, diagnostics: ofYaml } = readTestYaml(path);
  if (document === undefined) return { of: () => [], diagnostics: ofYaml };
  const list = testListIn(document);
  if (list === undefined) {
    const notes = ['a list of tests, or a map with the list under "tests"'];
    return { of: () => [], diagnostics: [error('test/list', 'the file has no tests', { at: document.span, notes })] };
  }
  const { tests, diagnostics } = readTestList(list);
  const faults: Diagnostic[] = [...ofYaml, ...diagnostics];
  const byRule = new Map<DocumentReading, RuleTest[]>();
  for (const listed of tests) {
    const rule = ruleOf(listed, rules);
    if ('code' in rule) {
      faults.push(rule);
      continue;
    }
    const known = byRule.get(rule) ?? [];
    byRule.set(rule, known);
    known.push(listed.test);
  }
  return { of: (reading) => byRule.get(reading) ?? [], diagnostics: faults };
}

function ruleOf({ test, rule: named }: ListedTest, rules: readonly DocumentReading[]): DocumentReading | Diagnostic {
  if (named === undefined) {
    const [only, second] = rules;
    if (only !== undefined && second === undefined) return only;
    const message = 'the file has several rules, and the test names none of them';
    return error('test/rule', message, { at: test.location, notes: ['rule: the id, name or title of one'] });
  }
  const wanted = textOf(named);
  const found = rules.filter(
    ({ metadata }) => wanted !== undefined && namesOf(metadata).includes(wanted.toLowerCase()),
  );
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  const notes = didYouMean(
    wanted ?? '',
    rules.map(({ metadata }) => metadata.title),
  );
  const message =
    second === undefined
      ? `no rule of the file has the id, name or title "${wanted ?? ''}"`
      : `several rules of the file are called "${wanted ?? ''}"`;
  return error('test/rule', message, { at: named.span, notes });
}

const textOf = (node: YamlNode): string | undefined => (node.kind === 'scalar' ? node.text.trim() : undefined);

const namesOf = ({ id, name, title }: DocumentReading['metadata']): readonly string[] =>
  [id, name, title].flatMap((one) => (one === undefined ? [] : one.trim().toLowerCase()));

/** The tests that stand in the rule itself, as Panther's do: under `Tests`. */
export function testsInside({ node }: DocumentReading): FoundTests {
  const list = entryOf(node, 'Tests')?.value;
  if (list === undefined) return { tests: [], diagnostics: [] };
  const { tests, diagnostics } = readTestList(list);
  return { tests: tests.map(({ test }) => test), diagnostics };
}

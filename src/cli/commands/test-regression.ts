import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import type { DocumentReading } from '../../rule/read-file.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../../source/yaml-node.js';
import type { FoundTests, RuleTest, SkippedTest } from './test-case.js';
import { eventsOfFile } from './test-events-file.js';
import { readTestYaml } from './test-yaml.js';

/**
 * The tests of a rule in the layout of SigmaHQ (sigma-specification, appendix "SigmaHQ Regression Testing"): the rule's
 * `regression_tests_path` names an `info.yml` from the root of the repository, which is the nearest folder above the
 * rule in which there is such a file; its `regression_tests_info` lists tests with `name`, `type`, `match_count` and
 * `path`, from the same root. What is recorded as `.evtx` is taken from the `.json` of the same name beside it.
 */
export function regressionTests({ node }: DocumentReading): FoundTests {
  const named = entryOf(node, 'regression_tests_path')?.value;
  if (named === undefined) return { tests: [], diagnostics: [] };
  const path = repositoryPath(named, 'regression_tests_path');
  if (typeof path !== 'string') return { tests: [], diagnostics: [path] };
  const ruleFile = named.span.source.name;
  const root = rootWith(path, ruleFile);
  if (root === undefined) {
    const why = `no folder above the rule has ${path}`;
    // Rules are often passed on without their events; then nothing is wrong with them.
    const isPassedOn = rootWith(path.replace(/[/\\].*$/s, ''), ruleFile) === undefined;
    if (isPassedOn) return { tests: [{ name: path, location: named.span.location, skipped: why }], diagnostics: [] };
    return { tests: [], diagnostics: [error('test/regression', why, { at: named.span })] };
  }
  const { document, diagnostics } = readTestYaml(join(root, path));
  if (document === undefined) return { tests: [], diagnostics };
  const listed = listIn(document);
  if ('code' in listed) return { tests: [], diagnostics: [...diagnostics, listed] };
  const entries = listed.map((entry) => readEntry(entry, root));
  return {
    tests: entries.flatMap((entry) => ('code' in entry ? [] : [entry])),
    diagnostics: [...diagnostics, ...entries.flatMap((entry) => ('code' in entry ? [entry] : []))],
  };
}

/** A path of a repository stays in it: rules are text of strangers. */
function repositoryPath(node: YamlNode, key: string): string | Diagnostic {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '') {
    return error('test/regression', `"${key}" is a path, not ${describeNode(node)}`, { at: node.span });
  }
  if (isAbsolute(node.value) || node.value.split(/[/\\]/).includes('..')) {
    return error('test/regression', `"${key}" leads out of the repository`, { at: node.span });
  }
  return node.value;
}

function rootWith(path: string, ruleFile: string): string | undefined {
  for (let folder = dirname(ruleFile); ; folder = join(folder, '..')) {
    if (existsSync(join(folder, path))) return folder;
    if (resolve(folder) === resolve(folder, '..')) return undefined;
  }
}

function listIn(document: YamlNode): readonly YamlNode[] | Diagnostic {
  const listed = document.kind === 'mapping' ? entryOf(document, 'regression_tests_info')?.value : undefined;
  if (listed?.kind === 'sequence') return listed.items;
  return error('test/regression', 'the file has no list "regression_tests_info"', { at: (listed ?? document).span });
}

function readEntry(node: YamlNode, root: string): RuleTest | SkippedTest | Diagnostic {
  const fault = (message: string, at: YamlNode = node) => error('test/regression', message, { at: at.span });
  if (node.kind !== 'mapping') return fault(`a test is a map, not ${describeNode(node)}`);
  const pathNode = entryOf(node, 'path')?.value;
  if (pathNode === undefined) return fault('the test has no "path"');
  const path = repositoryPath(pathNode, 'path');
  if (typeof path !== 'string') return path;
  const matches = matchCountOf(node);
  if (matches === undefined) return fault('"match_count" is a number, 0 or more', entryOf(node, 'match_count')?.value);
  const name = `${textOf(node, 'name') ?? 'regression test'} (${path.replace(/^.*\//, '')})`;
  const location = node.span.location;
  const events = eventsBeside(join(root, path));
  if (events === undefined) {
    const type = textOf(node, 'type') ?? 'its type';
    return { name, location, skipped: `only JSON is read, not ${type}, and there is no .json of the same name` };
  }
  const expected: RuleTest['expected'] =
    matches === 'all' ? { kind: 'all', matches: true } : { kind: 'count', matches };
  return { name, location, expected, events: () => eventsOfFile(events, pathNode.span) };
}

function matchCountOf(node: YamlMapping): number | 'all' | undefined {
  const value = entryOf(node, 'match_count')?.value;
  if (value === undefined) return 'all';
  if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
  return Number.isSafeInteger(value.value) && value.value >= 0 ? value.value : undefined;
}

function textOf(node: YamlMapping, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.text : undefined;
}

const isJson = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;

function eventsBeside(path: string): string | undefined {
  if (isJson.test(path)) return path;
  const json = path.replace(/\.[^./\\]*$/, '.json');
  return json !== path && existsSync(json) ? json : undefined;
}

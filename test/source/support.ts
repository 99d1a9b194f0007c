import { parseYaml } from '../../src/source/parse-yaml.js';
import { Source } from '../../src/source/source.js';
import type { Span } from '../../src/source/span.js';
import type { ScalarValue, YamlEntry, YamlNode, YamlScalar, YamlStream } from '../../src/source/yaml-node.js';

/** A YAML text, read. */
export const read = (text: string): YamlStream => parseYaml(new Source('a.yml', text));

/** The one document of a text in which nothing is wrong. */
export function documentOf(text: string): YamlNode {
  const { documents, diagnostics } = read(text);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const only = documents[0];
  if (only === undefined || documents.length > 1) throw new Error(`there are ${documents.length} documents`);
  return only;
}

/** The entry at a path of names. */
export function entryAt(root: YamlNode, ...path: readonly string[]): YamlEntry {
  let node = root;
  let entry: YamlEntry | undefined;
  for (const name of path) {
    entry = node.kind === 'mapping' ? node.entries.find((one) => one.name === name) : undefined;
    if (entry === undefined) throw new Error(`there is no ${name}`);
    node = entry.value;
  }
  if (entry === undefined) throw new Error('the path is empty');
  return entry;
}

/** The scalar at a path of names. */
export function scalarAt(root: YamlNode, ...path: readonly string[]): YamlScalar {
  const { value } = entryAt(root, ...path);
  if (value.kind !== 'scalar') throw new Error(`${path.join('.')} is no scalar`);
  return value;
}

/** A node as plain data. */
export function plain(node: YamlNode): ScalarValue | readonly unknown[] | Readonly<Record<string, unknown>> {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(plain);
    case 'mapping':
      return Object.fromEntries(node.entries.map((entry) => [entry.name, plain(entry.value)]));
  }
}

/** What stands in the file at a place, and where that is. */
export const written = ({ source, start, end, location }: Span): string =>
  `${location.line}:${location.column} ${source.text.slice(start, end)}`;

/** What is wrong with a text: codes and places. */
export const complaints = (text: string): readonly string[] =>
  read(text).diagnostics.map(({ code, location }) => `${location?.line}:${location?.column} ${code}`);

import { statSync } from 'node:fs';
import { type Diagnostic, error, hasErrors } from '../../diagnostic/diagnostic.js';
import { parseYaml } from '../../source/parse-yaml.js';
import { Source } from '../../source/source.js';
import type { YamlNode } from '../../source/yaml-node.js';
import { loadSource } from '../load-source.js';
import { unreadable } from '../unreadable.js';

/** A YAML file of tests: its one document, if it could be read. */
export interface TestYaml {
  readonly document: YamlNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a YAML file of tests. What is wrong with it is told; what is no file (a pipe, say) is not opened. */
export function readTestYaml(path: string): TestYaml {
  const source = sourceOf(path);
  if (!(source instanceof Source)) return { document: undefined, diagnostics: [source] };
  const { documents, diagnostics } = parseYaml(source);
  const [document, second] = documents;
  if (hasErrors(diagnostics)) return { document: undefined, diagnostics };
  if (document === undefined) return fault('the file holds nothing', source);
  return second === undefined ? { document, diagnostics } : fault('the file holds several documents', source);
}

const fault = (message: string, source: Source): TestYaml => ({
  document: undefined,
  diagnostics: [error('test/list', message, { at: source.locate(0) })],
});

function sourceOf(path: string): Source | Diagnostic {
  try {
    if (!statSync(path).isFile()) return error('source/unreadable', `${path}: is no file`);
  } catch (thrown) {
    return unreadable(path, thrown);
  }
  return loadSource({ path, relativePath: path }, { bytes: maxBytes, what: 'a file of tests' });
}

/** Events make such files longer than rules. */
const maxBytes = 64 * 1024 * 1024;

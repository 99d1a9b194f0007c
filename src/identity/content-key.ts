import type { SigmaRule } from '../rule/sigma-rule.js';
import { entryOf, type YamlNode } from '../source/yaml-node.js';

/**
 * A text that tells a rule from others, and is the same wherever its file lies and however it is laid out: its id, or
 * for a rule without one its title, log source and detections.
 */
export function ruleKey({ metadata, node }: SigmaRule): string {
  const id = metadata.id?.trim().toLowerCase() ?? '';
  if (id !== '') return `id ${id}`;
  const parts = ['logsource', 'detection'].map((name) => contentOf(entryOf(node, name)?.value));
  return `content ${JSON.stringify([metadata.title, ...parts])}`;
}

/** The data of a node; a scalar with its type, as `1` and `'1'` mean different things. */
function contentOf(node: YamlNode | undefined): unknown {
  if (node === undefined) return null;
  switch (node.kind) {
    case 'scalar':
      return { [node.value === null ? 'null' : typeof node.value]: node.text };
    case 'sequence':
      return node.items.map(contentOf);
    case 'mapping':
      return node.entries.map((entry) => [entry.name, contentOf(entry.value)]);
  }
}

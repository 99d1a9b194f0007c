import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Span } from './span.js';

/** What a YAML scalar means under the core schema of YAML 1.2; integers beyond 2^53 keep all their digits. */
export type ScalarValue = string | number | bigint | boolean | null;

/** A scalar: one value. */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** Its characters after quotes, escapes and folding are resolved; for a number, its digits as written. */
  readonly text: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block';
  readonly span: Span;
}

/** A list. */
export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** One key and its value in a mapping. */
export interface YamlEntry {
  /** The key as text: `4624` and `'4624'` are the same key. */
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

/** A mapping; keys are distinct and stand in the order of the file. */
export interface YamlMapping {
  readonly kind: 'mapping';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

/** A node of a YAML document, with its place in the file. Aliases are already replaced by what they name. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

/** What a YAML stream holds: the documents that could be read, and what is wrong with the others. */
export interface YamlStream {
  /** The roots of the documents in order; empty documents are left out. */
  readonly documents: readonly YamlNode[];
  /** Where the documents stand, in order, that could not be read. */
  readonly broken: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The entry of a mapping that has the name, if there is one. */
export function entryOf(mapping: YamlMapping, name: string): YamlEntry | undefined {
  // A loop: this is asked a hundred times of each rule, mostly before it is compiled.
  for (const entry of mapping.entries) if (entry.name === name) return entry;
  return undefined;
}

/** What kind of thing a node is, in words for a message. */
export function describeNode(node: YamlNode): string {
  switch (node.kind) {
    case 'sequence':
      return 'a list';
    case 'mapping':
      return 'a map';
    case 'scalar':
      if (node.value === null) return 'nothing (null)';
      if (typeof node.value === 'boolean') return 'a boolean';
      return typeof node.value === 'string' ? 'a string' : 'a number';
  }
}

import { type Diagnostic, error, warning } from '../diagnostic/diagnostic.js';
import { entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
import { explainSchemaFault } from './explain-schema-fault.js';
import { correlation, filter, rule, type SchemaFault, type Validator } from './generated/validators.js';

/** The kinds of Sigma documents. */
export type DocumentKind = 'rule' | 'correlation' | 'filter';

const validators: Readonly<Record<DocumentKind, Validator>> = { rule, correlation, filter };

/** Which parts of a document carry its meaning, by kind; faults elsewhere are faults of metadata. */
const meaningfulParts: Readonly<Record<DocumentKind, readonly string[]>> = {
  rule: ['logsource', 'detection'],
  correlation: ['correlation', 'generate'],
  filter: ['logsource', 'filter'],
};

/**
 * Checks a document against the JSON Schema of its kind. Faults of metadata are warnings, faults of meaning errors
 * (design: "Faults of metadata never stop a conversion"). Each points at the value that is wrong.
 */
export function checkSchema(kind: DocumentKind, document: YamlMapping): readonly Diagnostic[] {
  const validate = validators[kind];
  if (validate(toPlain(document, schemaDepth[kind]))) return [];
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  for (const fault of validate.errors ?? []) {
    // These only say that one of the faults inside of them occurred.
    if (fault.keyword === 'if' || fault.keyword === 'allOf') continue;
    const path = fault.instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
    const about = path[0] ?? String(fault.params.missingProperty ?? '');
    const isMeaning = meaningfulParts[kind].includes(about);
    // What is wrong inside of these the reader of the rule says better.
    if (about === 'detection' && path.length > 0 && fault.keyword !== 'required') continue;
    if (about === 'filter' && path.length > 1 && path[1] !== 'rules') continue;
    const key = `${fault.instancePath} ${String(fault.params.missingProperty ?? '')}`;
    if (said.has(key)) continue;
    said.add(key);
    const { node, entry } = find(document, fault.keyword === 'uniqueItems' ? [...path, secondOf(fault)] : path);
    const at = fault.keyword === 'required' ? (entry?.key.span ?? firstKey(node) ?? node.span) : node.span;
    const { message, notes } = explainSchemaFault(fault, path, node);
    const make = isMeaning ? error : warning;
    diagnostics.push(make(codeOf(fault, path, about), message, { at, notes }));
  }
  return diagnostics;
}

/** Which of two equal items is too many. */
const secondOf = ({ params }: SchemaFault): string => String(Math.max(Number(params.i), Number(params.j)));

function codeOf(fault: SchemaFault, path: readonly string[], about: string): string {
  if (fault.keyword === 'required') return `schema/missing-${String(fault.params.missingProperty)}`;
  return `schema/${path.length > 0 ? (path.find((step) => !/^[0-9]+$/.test(step)) ?? about) : about}`;
}

function firstKey(node: YamlNode) {
  return node.kind === 'mapping' ? node.entries[0]?.key.span : undefined;
}

function find(root: YamlMapping, path: readonly string[]) {
  let node: YamlNode = root;
  let entry: ReturnType<typeof entryOf>;
  for (const step of path) {
    const next: YamlNode | undefined =
      node.kind === 'mapping'
        ? entryOf(node, step)?.value
        : node.kind === 'sequence'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) break;
    entry = node.kind === 'mapping' ? entryOf(node, step) : undefined;
    node = next;
  }
  return { node, entry };
}

/** How deep the schemas look: into the keywords of a correlation's aliases, not into the items of a detection. */
const schemaDepth: Readonly<Record<DocumentKind, number>> = { rule: 2, filter: 2, correlation: 4 };

/** The document as plain data, as far down as a schema sees it; metadata never goes deeper than `related`. */
function toPlain(node: YamlNode, depth: number): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    case 'sequence':
      return depth < 0 ? [] : node.items.map((item) => toPlain(item, depth - 1));
    case 'mapping': {
      const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      if (depth < 0) return plain;
      for (const { name, value } of node.entries) {
        // Of detections it is asked only that they are there.
        plain[name] = toPlain(value, name === 'detection' ? 0 : depth - 1);
      }
      return plain;
    }
  }
}

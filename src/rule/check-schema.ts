import { type Diagnostic, error, warning } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
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
  if (validate(toPlain(document))) return [];
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  for (const fault of validate.errors ?? []) {
    if (['anyOf', 'oneOf', 'allOf', 'if', '$ref'].includes(fault.keyword) && fault.keyword !== 'anyOf') continue;
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
    const { node, entry } = find(document, path);
    const at = fault.keyword === 'required' ? (entry?.key.span ?? firstKey(node) ?? node.span) : node.span;
    const { message, notes } = explain(fault, path, node);
    const make = isMeaning ? error : warning;
    diagnostics.push(make(codeOf(fault, path, about), message, { at, notes }));
  }
  return diagnostics;
}

function codeOf(fault: SchemaFault, path: readonly string[], about: string): string {
  if (fault.keyword === 'required') return `schema/missing-${String(fault.params.missingProperty)}`;
  return `schema/${path.length > 0 ? (path.find((step) => !/^[0-9]+$/.test(step)) ?? about) : about}`;
}

function explain(
  fault: SchemaFault,
  path: readonly string[],
  node: YamlNode,
): { readonly message: string; readonly notes: readonly string[] } {
  const name = path.filter((step) => !/^[0-9]+$/.test(step)).join('.');
  const subject = name === '' ? 'the document' : `"${name}"`;
  const params = fault.params;
  switch (fault.keyword) {
    case 'required': {
      const missing = String(params.missingProperty);
      const keys = node.kind === 'mapping' ? node.entries.map((entry) => entry.name) : [];
      const nearest = didYouMean(missing, keys).map((note) => note.replace('did you mean', 'is it meant by'));
      return { message: `${subject} has no "${missing}"`, notes: nearest };
    }
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const text = node.kind === 'scalar' ? node.text : '';
      return { message: `${subject} is one of ${allowed.join(', ')}`, notes: didYouMean(text, allowed) };
    }
    case 'type':
    case 'anyOf':
      return { message: `${subject} must be ${typeInWords(fault)}, and this is ${describeNode(node)}`, notes: [] };
    case 'format':
      return {
        message: params.format === 'uuid' ? `${subject} must be a UUID` : `${subject} must be a date as YYYY-MM-DD`,
        notes: [],
      };
    case 'pattern':
      if (path[0] === 'tags') {
        return { message: 'a tag is namespace.name, in lower case letters, digits, "_" and "-"', notes: [] };
      }
      if (path.at(-1) === 'timespan') {
        return { message: '"timespan" is a number and one of s, m, h, d: 15m', notes: [] };
      }
      return { message: `${subject} ${fault.message ?? 'is wrong'}`, notes: [] };
    case 'maxLength':
      return { message: `${subject} is longer than ${String(params.limit)} characters`, notes: [] };
    case 'minLength':
      return { message: params.limit === 1 ? `${subject} is empty` : `${subject} is too short`, notes: [] };
    case 'uniqueItems':
      return { message: `${subject} has the same value twice`, notes: [] };
    case 'additionalProperties':
      return { message: `${subject} has no "${String(params.additionalProperty)}"`, notes: [] };
    default:
      return { message: `${subject} ${fault.message ?? 'is wrong'}`, notes: [] };
  }
}

function typeInWords(fault: SchemaFault): string {
  switch (fault.params.type) {
    case 'string':
      return 'a string';
    case 'array':
      return 'a list';
    case 'object':
      return 'a map';
    case 'boolean':
      return 'true or false';
    case 'number':
      return 'a number';
    default:
      return 'something else';
  }
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

/** The document as plain data, as a JSON Schema sees it. */
function toPlain(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    case 'sequence':
      return node.items.map(toPlain);
    case 'mapping': {
      const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const entry of node.entries) plain[entry.name] = toPlain(entry.value);
      return plain;
    }
  }
}

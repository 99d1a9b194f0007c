import { type Diagnostic, error, type Location } from '../../../src/diagnostic/diagnostic.js';
import { didYouMean } from '../../../src/diagnostic/suggest.js';
import type { JsonValue } from '../../../src/event/event.js';
import { parseJson } from '../../../src/event/parse-json.js';
import { JsonSyntaxError } from '../../../src/event/strict-json.js';
import { parseYaml } from '../../../src/source/parse-yaml.js';
import type { Source } from '../../../src/source/source.js';
import { entryOf, type YamlNode } from '../../../src/source/yaml-node.js';
import { collectFields, type MappingFault } from './collect-fields.js';
import type { FieldTypes, MappedField } from './field-type.js';
import { findMappings } from './find-mappings.js';
import { mergeField } from './merge-fields.js';

/** What a mapping file says, or what is wrong with it. */
export type MappingReading =
  | { readonly types: FieldTypes; readonly diagnostics: readonly [] }
  | { readonly types?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** A mapping is asked for with every rule, and read once. */
const readings = new WeakMap<Source, MappingReading>();

/** Reads a mapping of Elasticsearch; see {@link findMappings} for its forms. Never throws because of the file. */
export function readMapping(source: Source): MappingReading {
  let reading = readings.get(source);
  if (reading === undefined) {
    reading = readAnew(source);
    readings.set(source, reading);
  }
  return reading;
}

function readAnew(source: Source): MappingReading {
  let value: JsonValue;
  try {
    value = parseJson(source.text);
  } catch (thrown) {
    if (!(thrown instanceof JsonSyntaxError)) throw thrown;
    const at = source.locate(thrown.offset, thrown.offset + 1);
    return { diagnostics: [error('kql/mapping-file', `the mapping is not JSON: ${thrown.message}`, { at })] };
  }
  const found = findMappings(value);
  if (found.length === 0) {
    const notes = ['it is what `GET index/_mapping` answers, or an index template or component template'];
    const at = source.locate(0);
    return { diagnostics: [error('kql/mapping-file', 'there is no Elasticsearch mapping in the file', { at, notes })] };
  }
  const collected = found.map(collectFields);
  const fault = collected.flatMap(({ faults }) => faults)[0];
  if (fault !== undefined) {
    const message = `the mapping cannot be read: ${fault.message}`;
    return { diagnostics: [error('kql/mapping-file', message, { at: placeOf(source, fault) })] };
  }
  return { types: typesOf(collected.map(({ fields }) => fields)), diagnostics: [] };
}

/** In a longer file a fault is named, and not looked up. */
const maxPlacedLength = 8 * 1024 * 1024;

/** What Elasticsearch keeps of every document besides its fields. */
const metadataField = /^_(?:id|index|routing|ignored|source|tier|doc_count|size|field_names|version|seq_no)$/;

function typesOf(indices: readonly ReadonlyMap<string, MappedField>[]): FieldTypes {
  const suggestions = new Map<string, readonly string[]>();
  const known = new Map<string, MappedField | undefined>();
  let names: ReadonlySet<string> | undefined;
  return {
    source: 'mapped',
    fieldOf(name) {
      if (known.has(name)) return known.get(name);
      const found = indices.flatMap((fields) => fieldIn(fields, name) ?? []);
      const field = found.length > 1 ? found.reduce(mergeField) : found[0];
      known.set(name, field);
      return field;
    },
    suggest(name) {
      let near = suggestions.get(name);
      if (near === undefined) {
        names ??= new Set(indices.flatMap((fields) => [...fields.keys()]));
        near = didYouMean(name, names);
        suggestions.set(name, near);
      }
      return near;
    },
  };
}

/** What an index says of a field: by its own name, or because of what stands above it. */
function fieldIn(fields: ReadonlyMap<string, MappedField>, name: string): MappedField | undefined {
  const field = fields.get(name);
  if (field !== undefined) return field;
  if (metadataField.test(name)) return { type: { kind: 'unclear' }, variants: [] };
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const above = fields.get(name.slice(0, dot));
    if (above?.type.kind === 'unsearchable') return { ...above, variants: [] };
    if (above?.type.kind !== 'flattened') continue;
    const { ignoreAbove } = above.type;
    return { type: { kind: 'flattened-key', ignoreAbove }, nestedPath: above.nestedPath, variants: [] };
  }
  return undefined;
}

/** JSON is YAML, whose reader knows the place of everything but takes longer: it is only asked where there is a fault. */
function placeOf(source: Source, { path }: MappingFault): Location {
  if (source.text.length > maxPlacedLength) return source.locate(0);
  let node: YamlNode | undefined = parseYaml(source).documents[0];
  for (const key of path) {
    const next: YamlNode | undefined =
      node?.kind === 'mapping'
        ? entryOf(node, key)?.value
        : node?.kind === 'sequence'
          ? node.items[Number(key)]
          : undefined;
    if (next === undefined) break;
    node = next;
  }
  return node === undefined ? source.locate(0) : node.span.location;
}

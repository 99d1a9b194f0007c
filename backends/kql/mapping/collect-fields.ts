import type { JsonObject, JsonValue } from '../../../src/event/event.js';
import { getOwn, isJsonObject } from '../../../src/event/own-key.js';
import type { MappedField } from './field-type.js';
import type { FoundMapping } from './find-mappings.js';
import { isOff, type NormalizerRule, normalizerRules, readType } from './read-type.js';

/** Something in a mapping that no mapping has, and the keys that lead to it. */
export interface MappingFault {
  readonly message: string;
  readonly path: readonly string[];
}

/** The fields of one mapping by their full names. */
export interface CollectedFields {
  readonly fields: ReadonlyMap<string, MappedField>;
  readonly faults: readonly MappingFault[];
}

interface Collecting {
  readonly fields: Map<string, MappedField>;
  readonly aliases: Map<string, Alias>;
  readonly copyTargets: Set<string>;
  readonly faults: MappingFault[];
  readonly ruleOf: NormalizerRule;
}

interface Alias {
  readonly target: string;
  readonly nestedPath: string | undefined;
}

const unclear: MappedField = { type: { kind: 'unclear' }, variants: [] };

/** Reads all fields of a mapping: its properties with their multi-fields, aliases and runtime fields. */
export function collectFields({ body, settings, path }: FoundMapping): CollectedFields {
  const collecting: Collecting = {
    fields: new Map(),
    aliases: new Map(),
    copyTargets: new Set(),
    faults: [],
    ruleOf: normalizerRules(settings),
  };
  const { fields, aliases, copyTargets, faults } = collecting;
  const otherKind = kindOfOther(body);
  if (otherKind !== undefined) return { fields, faults: [{ message: otherKind, path }] };
  collectProperties(getOwn(body, 'properties'), { prefix: '', nestedPath: undefined, path }, collecting);
  collectRuntime(getOwn(body, 'runtime'), [...path, 'runtime'], collecting);
  for (const target of copyTargets) {
    const field = fields.get(target);
    for (const name of field === undefined ? [] : [target, ...field.variants]) fields.set(name, unclear);
  }
  for (const [alias, { target, nestedPath }] of aliases) {
    const field = fields.get(target);
    fields.set(alias, field?.nestedPath === nestedPath ? (field ?? unclear) : unclear);
  }
  if (!isOff(body, 'enabled')) return { fields, faults };
  const unsearchable: MappedField = { type: { kind: 'unsearchable' }, variants: [] };
  return { fields: new Map([...fields.keys()].map((name) => [name, unsearchable])), faults };
}

/** Runtime fields, which hide properties of the same names. */
function collectRuntime(runtime: JsonValue | undefined, path: readonly string[], collecting: Collecting): void {
  const { fields, faults, ruleOf } = collecting;
  if (!isJsonObject(runtime)) return;
  for (const [name, parameters] of Object.entries(runtime)) {
    const type = isJsonObject(parameters) ? getOwn(parameters, 'type') : undefined;
    if (!isJsonObject(parameters) || typeof type !== 'string') {
      faults.push({ message: `the runtime field "${name}" has no type`, path: [...path, name] });
    } else if (type === 'composite') {
      const parts = getOwn(parameters, 'fields');
      for (const part of Object.keys(isJsonObject(parts) ? parts : {})) fields.set(`${name}.${part}`, unclear);
    } else {
      fields.set(name, { type: readType(type, parameters, ruleOf), variants: [] });
    }
  }
}

/** What looks like a mapping with no fields in it, and is something else. */
function kindOfOther(body: JsonObject): string | undefined {
  if (['properties', 'runtime'].some((key) => getOwn(body, key) !== undefined)) return undefined;
  const members = Object.entries(body).flatMap(([key, value]) =>
    key !== '_meta' && isJsonObject(value) ? [value] : [],
  );
  if (members.some((one) => typeof getOwn(one, 'full_name') === 'string')) {
    return 'this is the mapping of single fields (`_mapping/field`), and the one of the index is needed';
  }
  if (members.some((one) => isJsonObject(getOwn(one, 'properties')))) {
    return 'this mapping has document types, as before Elasticsearch 7';
  }
  return undefined;
}

interface Place {
  readonly prefix: string;
  readonly nestedPath: string | undefined;
  readonly path: readonly string[];
}

function collectProperties(properties: JsonValue | undefined, at: Place, collecting: Collecting): void {
  if (properties === undefined) return;
  const path = [...at.path, 'properties'];
  if (!isJsonObject(properties)) {
    collecting.faults.push({ message: '"properties" is not a map of fields', path });
    return;
  }
  for (const [key, parameters] of Object.entries(properties)) {
    const place = { ...at, path: [...path, key] };
    if (isJsonObject(parameters)) collectField(at.prefix + key, parameters, place, collecting);
    else collecting.faults.push({ message: `the field "${at.prefix + key}" is not a map`, path: place.path });
  }
}

function collectField(name: string, parameters: JsonObject, at: Place, collecting: Collecting): void {
  const { fields, aliases, copyTargets, faults, ruleOf } = collecting;
  const typeName = getOwn(parameters, 'type') ?? 'object';
  if (typeof typeName !== 'string') {
    faults.push({ message: `the type of the field "${name}" is not a text`, path: [...at.path, 'type'] });
    return;
  }
  if (typeName === 'alias') {
    const target = getOwn(parameters, 'path');
    if (typeof target === 'string' && target !== name) aliases.set(name, { target, nestedPath: at.nestedPath });
    else faults.push({ message: `the alias "${name}" leads to no field`, path: at.path });
    return;
  }
  const type = readType(typeName, parameters, ruleOf);
  const variants: string[] = [];
  const multiFields = getOwn(parameters, 'fields');
  if (isJsonObject(multiFields)) {
    for (const [key, variant] of Object.entries(multiFields)) {
      if (!isJsonObject(variant)) continue;
      variants.push(`${name}.${key}`);
      collectField(`${name}.${key}`, variant, { ...at, path: [...at.path, 'fields', key] }, collecting);
    }
  }
  fields.set(name, { type, nestedPath: at.nestedPath, variants });
  for (const target of [getOwn(parameters, 'copy_to') ?? []].flat()) copyTargets.add(String(target));
  // What stands in an object that is switched off is not searched either.
  if (type.kind === 'unsearchable') return;
  const nestedPath = type.kind === 'nested' ? name : at.nestedPath;
  collectProperties(getOwn(parameters, 'properties'), { prefix: `${name}.`, nestedPath, path: at.path }, collecting);
}

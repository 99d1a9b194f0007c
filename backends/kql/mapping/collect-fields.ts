import type { JsonObject, JsonValue } from '../../../src/event/event.js';
import { getOwn, isJsonObject } from '../../../src/event/own-key.js';
import type { MappedField } from './field-type.js';
import type { FoundMapping } from './find-mappings.js';
import { type NormalizerRule, normalizerRules, readType } from './read-type.js';

/** Something in a mapping that no mapping has, and the keys that lead to it. */
export interface MappingFault {
  readonly message: string;
  readonly path: readonly string[];
}

/** The fields of one mapping by their full names, and the limits of its flattened ones. */
export interface CollectedFields {
  readonly fields: ReadonlyMap<string, MappedField>;
  /** By full name: the `ignore_above` of what stands below. */
  readonly flattened: ReadonlyMap<string, { readonly ignoreAbove: number | undefined }>;
  readonly faults: readonly MappingFault[];
}

interface Collecting {
  readonly fields: Map<string, MappedField>;
  readonly flattened: Map<string, { readonly ignoreAbove: number | undefined }>;
  readonly aliases: Map<string, string>;
  readonly copyTargets: Set<string>;
  readonly faults: MappingFault[];
  readonly ruleOf: NormalizerRule;
}

/** Reads all fields of a mapping: its properties with their multi-fields, aliases and runtime fields. */
export function collectFields({ body, settings, path }: FoundMapping): CollectedFields {
  const collecting: Collecting = {
    fields: new Map(),
    flattened: new Map(),
    aliases: new Map(),
    copyTargets: new Set(),
    faults: [],
    ruleOf: normalizerRules(settings),
  };
  const { fields, flattened, aliases, copyTargets, faults } = collecting;
  collectProperties(getOwn(body, 'properties'), { prefix: '', nestedPath: undefined, path }, collecting);
  const runtime = getOwn(body, 'runtime');
  // A runtime field hides a property of the same name.
  if (isJsonObject(runtime)) {
    for (const [name, parameters] of Object.entries(runtime)) {
      const type = isJsonObject(parameters) ? getOwn(parameters, 'type') : undefined;
      if (typeof type === 'string') fields.set(name, { type: readType(type, {}, collecting.ruleOf), variants: [] });
      else faults.push({ message: `the runtime field "${name}" has no type`, path: [...path, 'runtime', name] });
    }
  }
  for (const target of copyTargets) {
    const field = fields.get(target);
    if (field !== undefined) fields.set(target, { ...field, type: { kind: 'unclear' }, variants: [] });
  }
  for (const [alias, target] of aliases) {
    const field = fields.get(target);
    fields.set(alias, field ?? { type: { kind: 'unclear' }, variants: [] });
  }
  return { fields, flattened, faults };
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
  const { fields, flattened, aliases, copyTargets, faults, ruleOf } = collecting;
  const typeName = getOwn(parameters, 'type') ?? 'object';
  if (typeof typeName !== 'string') {
    faults.push({ message: `the type of the field "${name}" is not a text`, path: [...at.path, 'type'] });
    return;
  }
  if (typeName === 'alias') {
    aliases.set(name, String(getOwn(parameters, 'path') ?? ''));
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
  if (type.kind === 'flattened') {
    const ignoreAbove = getOwn(parameters, 'ignore_above');
    flattened.set(name, { ignoreAbove: typeof ignoreAbove === 'number' ? ignoreAbove : undefined });
  }
  for (const target of [getOwn(parameters, 'copy_to') ?? []].flat()) copyTargets.add(String(target));
  // What stands in an object that is switched off is not searched either.
  if (type.kind === 'unsearchable') return;
  const nestedPath = type.kind === 'nested' ? name : at.nestedPath;
  collectProperties(getOwn(parameters, 'properties'), { prefix: `${name}.`, nestedPath, path: at.path }, collecting);
}

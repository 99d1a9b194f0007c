import type { JsonObject, JsonValue } from '../../../src/event/event.js';
import { getOwn, isJsonObject } from '../../../src/event/own-key.js';

/** A mapping (`properties`, `runtime` …), and the settings of its index if they are given with it. */
export interface FoundMapping {
  readonly body: JsonObject;
  readonly settings: JsonObject | undefined;
  /** The keys that lead to it. */
  readonly path: readonly string[];
}

/**
 * Finds the mappings in what Elasticsearch gives and takes: the answer of `GET index/_mapping` or `GET index`, index
 * and component templates (one, or the answer that lists them), and a mapping by itself.
 */
export function findMappings(value: JsonValue, path: readonly string[] = []): readonly FoundMapping[] {
  if (!isJsonObject(value)) return [];
  const own = mappingsIn(value, path);
  if (own !== undefined) return own;
  for (const { list, entry } of templateLists) {
    const templates = getOwn(value, list);
    if (!Array.isArray(templates)) continue;
    return templates.flatMap((one: JsonValue, index) =>
      isJsonObject(one) ? findMappings(getOwn(one, entry) ?? null, [...path, list, String(index), entry]) : [],
    );
  }
  // Indices by their names.
  return Object.entries(value).flatMap(([name, index]) =>
    isJsonObject(index) ? (mappingsIn(index, [...path, name]) ?? []) : [],
  );
}

const templateLists = [
  { list: 'component_templates', entry: 'component_template' },
  { list: 'index_templates', entry: 'index_template' },
] as const;

function mappingsIn(value: JsonObject, path: readonly string[]): readonly FoundMapping[] | undefined {
  const mappings = getOwn(value, 'mappings');
  // An index may be called "mappings", and then holds a mapping of its own.
  if (isJsonObject(mappings) && getOwn(mappings, 'mappings') === undefined) {
    const settings = getOwn(value, 'settings');
    return [{ body: mappings, settings: isJsonObject(settings) ? settings : undefined, path: [...path, 'mappings'] }];
  }
  const template = getOwn(value, 'template');
  if (isJsonObject(template)) return mappingsIn(template, [...path, 'template']) ?? [];
  return isMapping(value) ? [{ body: value, settings: undefined, path }] : undefined;
}

const isMapping = (value: JsonObject): boolean =>
  ['properties', 'runtime'].some((key) => isJsonObject(getOwn(value, key)));

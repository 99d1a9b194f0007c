import type { ScalarValue, YamlNode } from '../source/yaml-node.js';

/** A value of a pipeline file (of `vars`, of a state …) without its place. */
export type PlainValue = ScalarValue | readonly PlainValue[] | PlainMap;

/** A map of a pipeline file. */
export type PlainMap = ReadonlyMap<string, PlainValue>;

/** The value of a node. */
export function plainValue(node: YamlNode): PlainValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(plainValue);
    case 'mapping':
      return new Map(node.entries.map(({ name, value }) => [name, plainValue(value)]));
  }
}

/** Whether a value is neither a list nor a map. */
export const isScalar = (value: PlainValue): value is ScalarValue => typeof value !== 'object' || value === null;

/** The texts of a scalar or a list of scalars. */
export const scalarTexts = (value: PlainValue): readonly string[] | undefined => {
  if (isScalar(value)) return value === null ? undefined : [String(value)];
  if (value instanceof Map) return undefined;
  const texts = (value as readonly PlainValue[]).map((one) =>
    isScalar(one) && one !== null ? String(one) : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
};

/** The value as JSON has it: maps as objects without a prototype. Integers beyond 2^53 become texts. */
export function jsonValue(value: PlainValue): unknown {
  if (typeof value === 'bigint') return String(value);
  if (isScalar(value)) return value;
  if (value instanceof Map) {
    return Object.assign(
      Object.create(null),
      Object.fromEntries([...value].map(([key, one]) => [key, jsonValue(one)])),
    );
  }
  return (value as readonly PlainValue[]).map(jsonValue);
}

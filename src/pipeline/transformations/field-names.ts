import { error } from '../../diagnostic/diagnostic.js';
import { entryOf, type YamlMapping } from '../../source/yaml-node.js';
import { namesByName, text } from '../parameters.js';
import type { Transformation } from './transformation.js';
import { transformation } from './transformation.js';

/** Transformations of the names of fields. */
export const fieldNameTransformations: Readonly<Record<string, Transformation>> = {
  field_name_mapping: transformation(
    'field_name_mapping',
    { mapping: namesByName },
    ({ mapping }, item, { report }) => {
      if (hasEmptyTarget(item, mapping, report)) return undefined;
      const forKeywords = mapping.get(undefined);
      const rename = (field: string) => mapping.get(field);
      return forKeywords === undefined
        ? { kind: 'field', rename, only: mapping }
        : { kind: 'field', rename, forKeywords };
    },
  ),
  field_name_prefix_mapping: transformation(
    'field_name_prefix_mapping',
    { mapping: namesByName },
    ({ mapping }, item, { report }) => {
      const isNothing = (one: string | undefined) => one === undefined || one === '';
      if ([...mapping].some(([from, to]) => isNothing(from) || to.length === 0)) {
        const at = entryOf(item, 'mapping')?.value.span;
        report(
          error('pipeline/parameter', 'a prefix is mapped to one or several prefixes, and here one is missing', { at }),
        );
        return undefined;
      }
      const prefixes = [...mapping].flatMap(([from, to]) => (from === undefined ? [] : [{ from, to }]));
      return {
        kind: 'field',
        rename: (field) => {
          const found = prefixes.find(({ from }) => field.startsWith(from));
          // Nothing is left of a name that is all prefix, if the prefix only goes.
          return found?.to.map((prefix) => prefix + field.slice(found.from.length) || field);
        },
      };
    },
  ),
  field_name_prefix: transformation('field_name_prefix', { prefix: text }, ({ prefix }) => ({
    kind: 'field',
    rename: (field) => [prefix + field],
  })),
  field_name_suffix: transformation('field_name_suffix', { suffix: text }, ({ suffix }) => ({
    kind: 'field',
    rename: (field) => [field + suffix],
  })),
  // Its function is Python in the established tool, and cannot be given in YAML there.
  field_name_transform: transformation('field_name_transform', { transform_func: text }, (_, item, { report }) => {
    const notes = ['field_name_prefix, field_name_suffix and field_name_prefix_mapping change many names at once'];
    const message = 'the function of "field_name_transform" is code, and a pipeline file holds none';
    report(error('pipeline/no-code', message, { at: item.span, notes }));
    return undefined;
  }),
};

/** A field without a name is none. */
function hasEmptyTarget(
  item: YamlMapping,
  mapping: ReadonlyMap<string | undefined, readonly string[]>,
  report: Parameters<Transformation['read']>[2]['report'],
): boolean {
  const empty = [...mapping].find(([, targets]) => targets.length === 0 || targets.includes(''));
  if (empty === undefined) return false;
  const at = entryOf(item, 'mapping')?.value.span;
  report(error('pipeline/parameter', `the field "${empty[0] ?? 'null'}" is mapped to nothing`, { at }));
  return true;
}

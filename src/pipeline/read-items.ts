import { error } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { describeNode, entryOf, type YamlMapping, type YamlScalar } from '../source/yaml-node.js';
import { itemConditions } from './conditions/detection-item.js';
import { fieldConditions } from './conditions/field-name.js';
import { groupKeys, readConditionGroup } from './conditions/group.js';
import { ruleConditions } from './conditions/rule.js';
import { queryStepReaders } from './output/postprocessing.js';
import type { Report } from './parameters.js';
import type { PipelineItem, PostprocessingItem } from './pipeline.js';
import { transformations } from './transformations/index.js';
import type { ReadContext } from './transformations/transformation.js';

const ruleKeys = ['id', 'type', ...groupKeys('rule')];
const allKeys = [...ruleKeys, ...groupKeys('detection_item'), ...groupKeys('field_name')];

/** Transformations of a rule as a whole, to which no conditions on fields apply. */
const ofRules = new Set([
  'add_condition',
  'change_logsource',
  'add_field',
  'remove_field',
  'set_field',
  'set_state',
  'set_custom_attribute',
  'rule_failure',
  'strict_field_mapping_failure',
  'nest',
  'combine_detection_items',
]);

/** Items in each other, deeper than anybody nests them. */
const maxDepth = 10;

/** Reads the items of `transformations`; those with a fault are left out after a complaint. */
export function readTransformationItems(
  items: readonly YamlMapping[],
  context: ReadContext,
  depth = 0,
): readonly PipelineItem[] {
  return items.flatMap((item) => readTransformationItem(item, context, depth) ?? []);
}

function readTransformationItem(item: YamlMapping, context: ReadContext, depth: number): PipelineItem | undefined {
  const { report } = context;
  const type = typeOf(item, 'transformation', [...Object.keys(transformations), 'nest'], report);
  if (type === undefined) return undefined;
  const effect =
    type === 'nest'
      ? readNest(item, allKeys, report, depth, (inner) => ({
          kind: 'nest' as const,
          items: readTransformationItems(inner, context, depth + 1),
        }))
      : transformations[type]?.read(item, allKeys, context);
  if (ofRules.has(type)) refuseGroups(item, type, report);
  const conditions = {
    rule: readConditionGroup(item, 'rule', ruleConditions, report),
    detectionItem: readConditionGroup(item, 'detection_item', itemConditions, report),
    fieldName: readConditionGroup(item, 'field_name', fieldConditions, report),
  };
  return effect && { id: idOf(item), effect, ...conditions, origin: placeOf(item) };
}

/** Reads the items of `postprocessing`. */
export function readPostprocessingItems(
  items: readonly YamlMapping[],
  report: Report,
  depth = 0,
): readonly PostprocessingItem[] {
  return items.flatMap((item) => {
    const type = typeOf(item, 'postprocessing step', [...Object.keys(queryStepReaders), 'nest'], report);
    if (type === undefined) return [];
    const step =
      type === 'nest'
        ? readNest(item, ruleKeys, report, depth, (inner) => ({
            kind: 'nest' as const,
            items: readPostprocessingItems(inner, report, depth + 1),
          }))
        : queryStepReaders[type]?.(item, ruleKeys, report);
    const rule = readConditionGroup(item, 'rule', ruleConditions, report);
    return step === undefined ? [] : [{ id: idOf(item), step, rule, origin: placeOf(item) }];
  });
}

function readNest<Made>(
  item: YamlMapping,
  others: readonly string[],
  report: Report,
  depth: number,
  make: (items: readonly YamlMapping[]) => Made,
): Made | undefined {
  const items = entryOf(item, 'items')?.value;
  if (items?.kind !== 'sequence') {
    report(error('pipeline/missing-parameter', '"nest" needs a list of "items"', { at: items?.span ?? item.span }));
    return undefined;
  }
  if (depth >= maxDepth) {
    report(error('pipeline/too-deep', `items are nested more than ${maxDepth} levels deep`, { at: items.span }));
    return undefined;
  }
  for (const { name, key } of item.entries) {
    if (name === 'items' || others.includes(name)) continue;
    const notes = didYouMean(name, ['items', ...others]);
    report(error('pipeline/unknown-parameter', `"nest" has no parameter "${name}"`, { at: key.span, notes }));
  }
  const mappings = items.items.flatMap((one): readonly YamlMapping[] => {
    if (one.kind === 'mapping') return [one];
    report(
      error('pipeline/items', `an item is a map with a "type", and this is ${describeNode(one)}`, { at: one.span }),
    );
    return [];
  });
  return make(mappings);
}

function typeOf(item: YamlMapping, what: string, names: readonly string[], report: Report): string | undefined {
  const type = entryOf(item, 'type')?.value;
  if (type?.kind !== 'scalar') {
    report(
      error('pipeline/type', `a ${what} needs a "type"`, { at: type?.span ?? item.entries[0]?.key.span ?? item.span }),
    );
    return undefined;
  }
  if (names.includes(type.text)) return type.text;
  const near = didYouMean(type.text, names);
  report(
    error('pipeline/type', `there is no ${what} "${type.text}"`, {
      at: type.span,
      notes: near.length > 0 ? near : [`there are ${names.join(', ')}`],
    }),
  );
  return undefined;
}

/** A condition that would be ignored is no condition: better said than done to all rules. */
function refuseGroups(item: YamlMapping, type: string, report: Report): void {
  for (const prefix of ['detection_item', 'field_name']) {
    const entry = groupKeys(prefix)
      .map((key) => entryOf(item, key))
      .find((one) => one !== undefined);
    if (entry === undefined) continue;
    const message = `"${type}" is about a rule as a whole, and "${entry.name}" says nothing about it`;
    const notes = ['rule conditions such as contains_field or contains_detection_item ask for fields of a rule'];
    report(error('pipeline/condition-kind', message, { at: entry.key.span, notes }));
  }
}

const idOf = (item: YamlMapping): string | undefined => {
  const id = entryOf(item, 'id')?.value;
  return id?.kind === 'scalar' ? id.text : undefined;
};

const placeOf = (item: YamlMapping) => ((entryOf(item, 'type')?.value as YamlScalar | undefined) ?? item).span;

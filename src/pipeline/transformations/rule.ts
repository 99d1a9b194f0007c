import { error, type Placed } from '../../diagnostic/diagnostic.js';
import { readDetection } from '../../rule/read-detection.js';
import type { LogSource, SigmaRule } from '../../rule/sigma-rule.js';
import { entryOf, type YamlMapping, type YamlNode } from '../../source/yaml-node.js';
import { anything, flag, node, optional, text, texts } from '../parameters.js';
import type { Effect, Run } from '../run.js';
import { itemsOf } from '../walk.js';
import { type Transformation, transformation } from './transformation.js';

const logSourcePart = optional(text, undefined);

/** Transformations of a rule as a whole. */
export const ruleTransformations: Readonly<Record<string, Transformation>> = {
  add_condition: transformation(
    'add_condition',
    {
      conditions: node,
      name: optional(text, undefined),
      template: optional(flag, false),
      negated: optional(flag, false),
    },
    ({ conditions, template, negated }, _, { report }) => {
      // Values with parts of a log source are read for each rule.
      const isOpen = template && hasTemplate(conditions);
      let isSound = true;
      const detection = isOpen
        ? undefined
        : readDetection('conditions', conditions, (fault) => {
            isSound = false;
            report(fault);
          });
      if (!isOpen && (!isSound || detection === undefined)) return undefined;
      return onRule((run) => {
        const filled = () => fillTemplate(conditions, run.rule.logsource);
        const added = isOpen ? readDetection('conditions', filled(), run.report) : detection;
        if (added === undefined) return;
        run.rule = { ...run.rule, added: [...run.rule.added, { detection: added, negated }] };
      });
    },
  ),
  change_logsource: transformation(
    'change_logsource',
    { category: logSourcePart, product: logSourcePart, service: logSourcePart },
    ({ category, product, service }, item, { report }) => {
      if (category === undefined && product === undefined && service === undefined) {
        const message = '"change_logsource" needs a category, product or service';
        report(error('pipeline/missing-parameter', message, { at: item.span }));
        return undefined;
      }
      const logsource: LogSource = {
        ...(category === undefined ? {} : { category }),
        ...(product === undefined ? {} : { product }),
        ...(service === undefined ? {} : { service }),
      };
      return onRule((run) => {
        run.rule = { ...run.rule, logsource };
      });
    },
  ),
  add_field: transformation('add_field', { field: texts }, ({ field }) => onFields((fields) => [...fields, ...field])),
  remove_field: transformation('remove_field', { field: texts }, ({ field }) =>
    onFields((fields) => fields.filter((one) => !field.includes(one))),
  ),
  set_field: transformation('set_field', { fields: texts }, ({ fields }) => onFields(() => fields)),
  set_state: transformation('set_state', { key: text, val: anything }, ({ key, val }) =>
    onRule((run) => {
      run.state.set(key, val);
    }),
  ),
  set_custom_attribute: transformation(
    'set_custom_attribute',
    { attribute: text, value: anything },
    ({ attribute, value }) =>
      onRule((run) => {
        run.attributes.set(attribute, value);
      }),
  ),
  rule_failure: transformation('rule_failure', { message: text }, ({ message }) =>
    onRule((run, at) => {
      const notes = [{ message: 'the pipeline refuses the rule here', location: at.location }];
      run.report(error('pipeline/failure', message, { at: beginningOf(run.rule), notes }));
    }),
  ),
  strict_field_mapping_failure: transformation('strict_field_mapping_failure', {}, () =>
    onRule((run, at) => {
      const seen = new Set<string>();
      const added = run.rule.added.map(({ detection }) => detection);
      for (const item of [...run.rule.detections.values(), ...added].flatMap(itemsOf)) {
        if (item.field === undefined || run.mappedFields.has(item.field) || seen.has(item.field)) continue;
        seen.add(item.field);
        const notes = [{ message: 'the pipeline asks for it here', location: at.location }];
        run.report(
          error('pipeline/unmapped-field', `no mapping knows the field "${item.field}"`, { at: item.origin, notes }),
        );
      }
    }),
  ),
};

const onRule = (apply: (run: Run, at: Placed) => void): Effect => ({ kind: 'rule', apply });

const onFields = (change: (fields: readonly string[]) => readonly string[]): Effect =>
  onRule((run) => {
    const { metadata } = run.rule;
    run.rule = { ...run.rule, metadata: { ...metadata, fields: change(metadata.fields) } };
  });

/** The beginning of the rule, for what is about all of it. */
const beginningOf = ({ origin, node: root }: SigmaRule): Placed =>
  entryOf(root, 'title')?.key.span ?? { location: origin.source.locate(origin.start) };

/** Puts `$category`, `$product` and `$service` into the values; `$$` is a dollar sign. */
function fillTemplate(value: YamlNode, logsource: LogSource): YamlNode {
  switch (value.kind) {
    case 'scalar': {
      if (typeof value.value !== 'string') return value;
      const filled = value.text.replace(
        /\$(?:\$|(category|product|service)\b|\{(category|product|service)\})/g,
        (_, plain: keyof LogSource | undefined, braced: keyof LogSource | undefined) => {
          const part = plain ?? braced;
          return part === undefined ? '$' : (logsource[part] ?? '');
        },
      );
      return { ...value, value: filled, text: filled };
    }
    case 'sequence':
      return { ...value, items: value.items.map((item) => fillTemplate(item, logsource)) };
    case 'mapping':
      return fillMapping(value, logsource);
    default:
      return value satisfies never;
  }
}

const hasTemplate = (value: YamlNode): boolean => {
  if (value.kind === 'scalar') return value.text.includes('$');
  return value.kind === 'sequence'
    ? value.items.some(hasTemplate)
    : value.entries.some((one) => hasTemplate(one.value));
};

const fillMapping = (mapping: YamlMapping, logsource: LogSource): YamlMapping => ({
  ...mapping,
  entries: mapping.entries.map((entry) => ({ ...entry, value: fillTemplate(entry.value, logsource) })),
});

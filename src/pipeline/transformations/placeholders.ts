import type { Placed } from '../../diagnostic/diagnostic.js';
import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import { grouped } from '../../diagnostic/grouped.js';
import { applyModifiers } from '../../rule/modifiers/apply.js';
import type { ModifierName } from '../../rule/modifiers/modifier-name.js';
import type { DetectionItem, ItemValue } from '../../rule/sigma-rule.js';
import { fillPlaceholders } from '../../rule/sigma-string.js';
import { entryOf, type YamlMapping } from '../../source/yaml-node.js';
import { namesByName, optional, text, texts } from '../parameters.js';
import { scalarTexts } from '../plain-value.js';
import type { Effect, ItemChange, Run } from '../run.js';
import { anyOfValues, textScalar } from '../walk.js';
import { type ReadContext, type Transformation, transformation } from './transformation.js';

/** The texts that stand for a placeholder, or why there are none. */
export type PlaceholderTexts = readonly string[] | { readonly fault: string };

/** More strings than this from the placeholders of one value are no query. */
const maxStrings = 10_000;

/** The parameters that choose placeholders by name. */
export const selection = { include: optional(texts, undefined), exclude: optional(texts, undefined) };

interface Selection {
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
}

/** Which placeholders are meant; undefined, after reporting it, if both lists are given. */
export function chooses(
  { include, exclude }: Selection,
  item: YamlMapping,
  { report }: ReadContext,
): ((name: string) => boolean) | undefined {
  if (include !== undefined && exclude !== undefined) {
    const at = entryOf(item, 'exclude')?.key.span;
    report(error('pipeline/parameter', '"include" and "exclude" cannot both be given', { at }));
    return undefined;
  }
  return (name) => (include === undefined ? exclude?.includes(name) !== true : include.includes(name));
}

/** The effect that puts texts in the place of placeholders. */
export const placeholderEffect = (
  isChosen: (name: string) => boolean,
  textsOf: (name: string, run: Run) => PlaceholderTexts,
): Effect => ({ kind: 'item', change: (item, run, at) => fillItem(item, run, at, isChosen, textsOf) });

function fillItem(
  item: DetectionItem,
  run: Run,
  at: Placed,
  isChosen: (name: string) => boolean,
  textsOf: (name: string, run: Run) => PlaceholderTexts,
): ItemChange {
  if (!item.values.some(({ placeholders }) => placeholders.some(isChosen))) return undefined;
  const values = item.values.flatMap((value): readonly ItemValue[] => {
    const names = value.placeholders.filter(isChosen);
    if (names.length === 0) return [value];
    const complain = (message: string): readonly ItemValue[] => {
      run.report(placeholderFault(message, value, at));
      return [value];
    };
    let choices: readonly ReadonlyMap<string, string>[] = [new Map()];
    for (const name of names) {
      const replacements = textsOf(name, run);
      if ('fault' in replacements) return complain(replacements.fault);
      if (replacements.length === 0) return complain(`the placeholder "%${name}%" has an empty list of values`);
      if (choices.length * replacements.length > maxStrings) {
        return complain(`the placeholders stand for more than ${grouped(maxStrings)} strings`);
      }
      choices = choices.flatMap((one) => replacements.map((replacement) => new Map([...one, [name, replacement]])));
    }
    const rest = value.placeholders.filter((name) => !names.includes(name));
    const filled = choices.map((one) => fillPlaceholders(value.raw.text, one, rest.length > 0));
    return rest.length > 0 ? leaveOpen(value, filled, rest, item, complain) : reapply(value, filled, item, complain);
  });
  return { ...item, values };
}

/** The values for texts that still have placeholders in them. */
function leaveOpen(
  value: ItemValue,
  texts: readonly string[],
  placeholders: readonly string[],
  item: DetectionItem,
  complain: (message: string) => readonly ItemValue[],
): readonly ItemValue[] {
  if (item.linking === 'all' && texts.length > 1) {
    return complain(`the placeholders of a value under "all" are filled in together: "%${placeholders[0]}%" is left`);
  }
  return texts.map((text) => ({ ...value, raw: textScalar(value.raw, text), alternatives: [], placeholders }));
}

/** What the texts that a value stands for ask for: any of them, under `all` too (specification: "Placeholders"). */
function reapply(
  value: ItemValue,
  texts: readonly string[],
  item: DetectionItem,
  complain: (message: string) => readonly ItemValue[],
): readonly ItemValue[] {
  // What was filled in is a value and no more a text with placeholders in it.
  const names = item.modifiers.map(({ name }) => name).filter((name): name is ModifierName => name !== 'expand');
  const values: ItemValue[] = [];
  for (const text of texts) {
    const applied = applyModifiers(text, names, item.field === undefined);
    if (applied.kind === 'fault') return complain(`"${text}", which the pipeline gives: ${applied.message}`);
    const { alternatives } = applied;
    values.push({ ...value, raw: textScalar(value.raw, text), alternatives, placeholders: [] });
  }
  return item.linking === 'all' ? [anyOfValues(value, values)] : values;
}

const placeholderFault = (message: string, { origin }: ItemValue, at: Placed): Diagnostic =>
  error('pipeline/placeholder', message, {
    at: origin,
    notes: [{ message: 'the pipeline was to fill it in here', location: at.location }],
  });

/** Transformations that fill in placeholders from what the pipeline itself has. */
export const placeholderTransformations: Readonly<Record<string, Transformation>> = {
  value_placeholders: transformation('value_placeholders', selection, (parameters, item, context) => {
    const isChosen = chooses(parameters, item, context);
    return (
      isChosen &&
      placeholderEffect(isChosen, (name, { vars }) => {
        const value = vars.get(name);
        if (value === undefined) return { fault: `no variable of the pipelines is named "${name}"` };
        return scalarTexts(value) ?? { fault: `the variable "${name}" is neither a value nor a list of values` };
      })
    );
  }),
  query_expression_placeholders: transformation(
    'query_expression_placeholders',
    { ...selection, expression: text, mapping: optional(namesByName, new Map()) },
    (parameters, item, context) => {
      const isChosen = chooses(parameters, item, context);
      return isChosen && queryExpression(isChosen, parameters.expression, parameters.mapping);
    },
  ),
  wildcard_placeholders: transformation('wildcard_placeholders', selection, (parameters, item, context) => {
    const isChosen = chooses(parameters, item, context);
    return isChosen && fillWithWildcards(isChosen);
  }),
};

/** A name that has no other meaning in a query. */
const plainName = /^[\w.-]+$/;

/** Puts an expression of the target in the place of a value that is nothing but a placeholder. */
function queryExpression(
  isChosen: (name: string) => boolean,
  expression: string,
  ids: ReadonlyMap<string | undefined, readonly string[]>,
): Effect {
  return {
    kind: 'item',
    change: (item, run, at) => {
      if (!item.values.some(({ placeholders }) => placeholders.some(isChosen))) return undefined;
      const values = item.values.map((value): ItemValue => {
        const [name] = value.placeholders.filter(isChosen);
        if (name === undefined) return value;
        const complain = (message: string): ItemValue => {
          run.report(placeholderFault(message, value, at));
          return value;
        };
        const modifiers = item.modifiers.filter(({ name: one }) => !['expand', 'all', 'neq'].includes(one));
        if (value.raw.text !== `%${name}%` || modifiers.length > 0) {
          return complain(
            `"%${name}%" must be the whole value, without modifiers that change it, to become an expression`,
          );
        }
        if (item.field === undefined) return complain('a keyword has no field, which the expression needs');
        const id = ids.get(name)?.[0] ?? name;
        if (!plainName.test(id))
          return complain(`the placeholder "%${name}%" is no plain name, and no id is given for it`);
        const template = expression.replaceAll('{id}', () => id);
        return { ...value, alternatives: [{ kind: 'query-expression', template }], placeholders: [] };
      });
      return { ...item, values };
    },
  };
}

/** In a regular expression any text is `.*`, elsewhere `*`. */
function fillWithWildcards(isChosen: (name: string) => boolean): Effect {
  return {
    kind: 'item',
    change: (item, run, at) => {
      const isRegex = item.modifiers.some(({ name }) => name === 're');
      return fillItem(item, run, at, isChosen, () => [isRegex ? '.*' : '*']);
    },
  };
}

import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { spanWithin } from '../source/scalar-offsets.js';
import { describeNode, type YamlEntry, type YamlNode, type YamlScalar } from '../source/yaml-node.js';
import { applyModifiers } from './modifiers/apply.js';
import { isModifierName, type ModifierName, modifierDescriptions } from './modifiers/modifier-name.js';
import type { Detection, DetectionItem, ItemValue, ModifierUse } from './sigma-rule.js';

/** Limits that no rule of a person reaches. */
const maxModifiers = 20;
const maxAlternatives = 100_000;

/** Takes complaints. */
export type Report = (diagnostic: Diagnostic) => void;

/** Counts the strings that all values of a rule stand for; beyond a limit nothing more is read. */
export interface StringCount {
  strings: number;
}

/**
 * Reads what a search identifier stands for: a map (all items), a list of maps and keywords (any of them)
 * (specification: "Search-Identifier"). Gives undefined after reporting what is wrong; reports all faults.
 */
export function readDetection(
  name: string,
  node: YamlNode,
  report: Report,
  count: StringCount = { strings: 0 },
): Detection | undefined {
  switch (node.kind) {
    case 'mapping': {
      if (node.entries.length === 0) {
        report(error('detection/empty', `the detection "${name}" is an empty map`, { at: node.span }));
        return undefined;
      }
      const parts = node.entries.map((entry) => readItem(entry, report, count));
      return combine('all', parts, node);
    }
    case 'sequence':
      return readList(name, node.items, node, report, count);
    case 'scalar': {
      const notes =
        name === 'timeframe' ? ['time frames belong to correlation rules'] : ['write keywords as a list: "- …"'];
      const message = `the detection "${name}" must be a map or a list, and this is ${describeNode(node)}`;
      report(error('detection/scalar', message, { at: node.span, notes }));
      return undefined;
    }
  }
}

function readList(
  name: string,
  items: readonly YamlNode[],
  node: YamlNode,
  report: Report,
  count: StringCount,
): Detection | undefined {
  if (items.length === 0) {
    report(error('detection/empty', `the detection "${name}" is an empty list`, { at: node.span }));
    return undefined;
  }
  const parts: (Detection | undefined)[] = [];
  const keywords: YamlScalar[] = [];
  for (const item of items) {
    if (item.kind === 'scalar') {
      keywords.push(item);
    } else if (item.kind === 'mapping') {
      parts.push(readDetection(name, item, report, count));
    } else {
      report(error('detection/nested-list', 'a list in a list has no meaning in a detection', { at: item.span }));
      parts.push(undefined);
    }
  }
  if (keywords.length > 0) {
    const values = keywords.map((keyword) => readValue(keyword, noModifiers, undefined, report));
    parts.push(makeItem(undefined, [], values, node));
  }
  return combine('any', parts, node);
}

/** Undefined if any part is: what has a fault has no sure meaning. */
function combine(
  kind: 'all' | 'any',
  parts: readonly (Detection | undefined)[],
  node: YamlNode,
): Detection | undefined {
  const read = parts.filter((part) => part !== undefined);
  if (read.length < parts.length) return undefined;
  const only = read[0];
  return read.length === 1 && only !== undefined ? only : { kind, parts: read, origin: node.span };
}

function readItem(entry: YamlEntry, report: Report, count: StringCount): DetectionItem | undefined {
  const [fieldText = '', ...modifierTexts] = entry.name.split('|');
  const field = fieldText === '' ? undefined : fieldText;
  if (field === undefined && modifierTexts.length === 0) {
    report(error('detection/field-name', "a field's name is expected, and this is empty", { at: entry.key.span }));
    return undefined;
  }
  const modifiers = readModifiers(entry.key, fieldText, modifierTexts, report);
  if (entry.value.kind === 'mapping') {
    const notes = ['for a nested field, join the names by dots: "a.b: value"'];
    const message = `the value of "${field ?? entry.name}" must be a value or a list of values, and this is a map`;
    report(error('detection/nested-map', message, { at: entry.value.span, notes }));
    return undefined;
  }
  const nodes = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
  if (nodes.length === 0) {
    report(error('detection/empty', `"${entry.name}" has an empty list of values`, { at: entry.value.span }));
    return undefined;
  }
  const names = (modifiers ?? []).map(({ name }) => name);
  const values: (ItemValue | undefined)[] = [];
  for (const node of nodes) {
    if (count.strings > maxAlternatives) {
      const message = `the values of the rule stand for more than ${grouped(maxAlternatives)} strings`;
      report(error('detection/too-many-strings', message, { at: entry.key.span }));
      return undefined;
    }
    if (node.kind === 'scalar') {
      const value = modifiers === undefined ? undefined : readValue(node, { modifiers, names }, field, report);
      count.strings += value?.alternatives.length ?? 0;
      values.push(value);
    } else {
      const message = `a list of values holds single values, and this is ${describeNode(node)}`;
      report(error('detection/nested-list', message, { at: node.span }));
      values.push(undefined);
    }
  }
  return makeItem(field, modifiers ?? [], values, entry.key);
}

function makeItem(
  field: string | undefined,
  modifiers: readonly ModifierUse[],
  values: readonly (ItemValue | undefined)[],
  node: YamlNode,
): DetectionItem | undefined {
  const read = values.filter((value) => value !== undefined);
  if (read.length < values.length) return undefined;
  const has = (name: string) => modifiers.some((modifier) => modifier.name === name);
  return {
    kind: 'item',
    field,
    modifiers,
    linking: has('all') ? 'all' : 'any',
    negated: has('neq'),
    values: read,
    origin: node.span,
  };
}

function readModifiers(
  key: YamlScalar,
  field: string,
  names: readonly string[],
  report: Report,
): readonly ModifierUse[] | undefined {
  if (names.length > maxModifiers) {
    report(error('modifier/too-many', `a field has at most ${maxModifiers} modifiers`, { at: key.span }));
    return undefined;
  }
  const uses: ModifierUse[] = [];
  let offset = field.length + 1;
  let complete = true;
  for (const name of names) {
    const span = spanWithin(key, offset, offset + name.length);
    offset += name.length + 1;
    if (!isModifierName(name)) {
      const notes = didYouMean(name, Object.keys(modifierDescriptions));
      report(error('modifier/unknown', `there is no modifier "${name.slice(0, 60)}"`, { at: span, notes }));
      complete = false;
    } else if (uses.some((use) => use.name === name)) {
      // A second base64 encodes twice, which somebody may mean; any other repetition is a slip.
      if (name === 'base64' && uses.filter((use) => use.name === name).length === 1) {
        uses.push({ name, span });
      } else {
        report(error('modifier/conflict', `the modifier "${name}" is given twice`, { at: span }));
        complete = false;
      }
    } else {
      uses.push({ name, span });
    }
  }
  return complete ? uses : undefined;
}

/** The modifiers of an item, and their names: all of its values have them. */
interface Modifiers {
  readonly modifiers: readonly ModifierUse[];
  readonly names: readonly ModifierName[];
}

const noModifiers: Modifiers = { modifiers: [], names: [] };

function readValue(
  scalar: YamlScalar,
  { modifiers, names }: Modifiers,
  field: string | undefined,
  report: Report,
): ItemValue | undefined {
  const applied = applyModifiers(scalar.value, names, field === undefined);
  if (applied.kind === 'applied') {
    return { raw: scalar, alternatives: applied.alternatives, placeholders: applied.placeholders, origin: scalar.span };
  }
  const at = applied.range === undefined ? scalar.span : spanWithin(scalar, applied.range.start, applied.range.end);
  const modifier = applied.modifier === undefined ? undefined : modifiers[applied.modifier];
  // A wrong order is the key's fault, anything else the value's.
  const place = applied.code === 'modifier/order' || applied.code === 'modifier/conflict' ? (modifier?.span ?? at) : at;
  report(error(applied.code, applied.message, { at: place, notes: applied.notes ?? [] }));
  return undefined;
}

import type { JsonObject, JsonValue } from '../../../src/event/event.js';
import { getOwn } from '../../../src/event/own-key.js';
import type { CaseRule, FieldType, NumericType } from './field-type.js';

/** What a normalizer does to letters, by its name. */
export type NormalizerRule = (name: string) => Extract<CaseRule, 'ignored' | 'normalized'>;

const numericTypes: ReadonlySet<string> = new Set<NumericType>([
  'long',
  'integer',
  'short',
  'byte',
  'unsigned_long',
  'double',
  'float',
  'half_float',
  'scaled_float',
]);

const isNumeric = (name: string): name is NumericType => numericTypes.has(name);

/** The type that the parameters of a field in a mapping give it; aliases are not read here. */
export function readType(name: string, parameters: JsonObject, ruleOf: NormalizerRule): FieldType {
  const has = (key: string) => getOwn(parameters, key) !== undefined;
  if (name === 'object' || name === 'nested' || name === 'passthrough') {
    return { kind: isOff(parameters, 'enabled') ? 'unsearchable' : name === 'nested' ? 'nested' : 'object' };
  }
  // Then the field holds values that the event does not have.
  if (has('null_value') || has('script')) return { kind: 'unclear' };
  const isIndexed = !isOff(parameters, 'index');
  const ignoreAbove = numberOf(parameters, 'ignore_above');
  if (name === 'text' || name === 'match_only_text')
    return isIndexed ? { kind: 'text', name } : { kind: 'unsearchable' };
  if (name === 'wildcard' || name === 'constant_keyword') return { kind: 'keyword', caseRule: 'heeded', ignoreAbove };
  if (name === 'flattened') return isIndexed ? { kind: 'flattened', ignoreAbove } : { kind: 'unsearchable' };
  // What has only doc values is searched more slowly, and just as exactly.
  if (!isIndexed && isOff(parameters, 'doc_values')) return { kind: 'unsearchable' };
  if (name === 'keyword') return { kind: 'keyword', ...normalization(parameters, ruleOf), ignoreAbove };
  if (isNumeric(name)) return { kind: 'number', name, scalingFactor: numberOf(parameters, 'scaling_factor') };
  if (name === 'ip' || name === 'boolean') return { kind: name };
  if (name === 'date' || name === 'date_nanos') return { kind: 'date' };
  return { kind: 'other', name };
}

function normalization(parameters: JsonObject, ruleOf: NormalizerRule) {
  const normalizer = getOwn(parameters, 'normalizer');
  if (typeof normalizer !== 'string') return { caseRule: 'heeded' } as const;
  return { caseRule: ruleOf(normalizer), normalizer };
}

/**
 * What the normalizers of an index do: as its settings say, if they are there; else a name such as `lowercase`, which
 * Elasticsearch has built in, is believed.
 */
export function normalizerRules(settings: JsonObject | undefined): NormalizerRule {
  return (name) => {
    const index = objectIn(settings, 'index');
    const analysis = objectIn(index, 'analysis') ?? objectIn(settings, 'analysis');
    const defined = objectIn(objectIn(analysis, 'normalizer'), name) ?? flatSettings(settings, name);
    if (defined === undefined) return /^lower_?case(?:_normalizer)?$/i.test(name) ? 'ignored' : 'normalized';
    const filters = listOf(getOwn(defined, 'filter'));
    const isPlain = listOf(getOwn(defined, 'char_filter')).length === 0;
    return isPlain && filters.length === 1 && filters[0] === 'lowercase' ? 'ignored' : 'normalized';
  };
}

/** The settings of a normalizer where they are given as one level of dotted names (`flat_settings`). */
function flatSettings(settings: JsonObject | undefined, name: string): JsonObject | undefined {
  const prefix = `index.analysis.normalizer.${name}.`;
  const entries = Object.entries(settings ?? {}).filter(([key]) => key.startsWith(prefix));
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length), value]));
}

function objectIn(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object === undefined ? undefined : getOwn(object, key);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Elasticsearch takes and gives some parameters as text too. */
export const isOff = (parameters: JsonObject, key: string): boolean => String(getOwn(parameters, key)) === 'false';

function numberOf(parameters: JsonObject, key: string): number | undefined {
  const value = getOwn(parameters, key);
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

import type { Pattern, PatternPart } from '../../../src/predicate/pattern.js';
import { anyRun } from '../../../src/predicate/pattern.js';
import type { Comparison } from '../../../src/predicate/predicate.js';
import { type KibanaFunction, type KibanaValue, parseWithKibana, wildcardMarker } from './kibana.js';

/** A value as Kibana read it. Unquoted `true`, `false` and `null` are typed; numbers stay text. */
export type KqlValue =
  | { readonly kind: 'literal'; readonly value: string | boolean | null; readonly quoted: boolean }
  /** Literals and any-runs only, as they stand: `**` is two parts. */
  | { readonly kind: 'wildcard'; readonly parts: Pattern };

/** A KQL query as Kibana's own parser reads it. */
export type KqlNode =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly KqlNode[] }
  | { readonly kind: 'not'; readonly operand: KqlNode }
  /** `field: value`; without a field (null) the value stands alone. */
  | { readonly kind: 'is'; readonly field: string | null; readonly value: KqlValue }
  /** `fiel*: value`: any field of the data view whose name fits. */
  | { readonly kind: 'is-any'; readonly fields: Pattern; readonly value: KqlValue }
  | { readonly kind: 'range'; readonly field: string; readonly operator: Comparison; readonly value: KqlValue }
  | { readonly kind: 'nested'; readonly path: string; readonly operand: KqlNode }
  /** `*:*`, or no query at all. */
  | { readonly kind: 'everything' };

/**
 * Reads a query with Kibana's own parser.
 * @throws Error with Kibana's message when it cannot read the query
 */
export const parseKql = (query: string): KqlNode => fromKibana(parseWithKibana(query));

function fromKibana(node: KibanaFunction): KqlNode {
  const [first, second, third] = node.arguments;
  switch (node.function) {
    case 'and':
    case 'or':
      return { kind: node.function, operands: node.arguments.map((operand) => fromKibana(asFunction(operand))) };
    case 'not':
      return { kind: 'not', operand: fromKibana(asFunction(first)) };
    case 'is':
      return readIs(asValue(first), readValue(asValue(second)));
    case 'range':
      return {
        kind: 'range',
        field: readName(asValue(first)),
        operator: readOperator(second),
        value: readValue(asValue(third)),
      };
    case 'nested':
      return { kind: 'nested', path: readName(asValue(first)), operand: fromKibana(asFunction(second)) };
    default:
      throw new Error(`Kibana's parser gave a function that we do not know: ${node.function}`);
  }
}

function readIs(field: KibanaValue, value: KqlValue): KqlNode {
  if (field.type === 'literal' && field.value === null) return { kind: 'is', field: null, value };
  if (field.type === 'literal') return { kind: 'is', field: readName(field), value };
  const fields = readParts(String(field.value));
  return isLoneAnyRun(fields) && value.kind === 'wildcard' && isLoneAnyRun(value.parts)
    ? { kind: 'everything' }
    : { kind: 'is-any', fields, value };
}

/** A name; an unquoted `true` names the field `true`, as in the query that Kibana sends. */
function readName(field: KibanaValue): string {
  if (field.type === 'wildcard') throw new Error('Kibana read a wildcard in the name of a field of a range or nest');
  return String(field.value);
}

function readOperator(operator: KibanaFunction['arguments'][number] | undefined): Comparison {
  if (operator === 'lt' || operator === 'lte' || operator === 'gt' || operator === 'gte') return operator;
  throw new Error(`Kibana's parser gave an operator that we do not know: ${JSON.stringify(operator)}`);
}

const readValue = (value: KibanaValue): KqlValue =>
  value.type === 'wildcard'
    ? { kind: 'wildcard', parts: readParts(String(value.value)) }
    : { kind: 'literal', value: value.value, quoted: value.isQuoted === true };

/** Splits at Kibana's markers as Kibana does, so a text that has a marker in it is read as wrongly as there. */
function readParts(marked: string): Pattern {
  const parts: PatternPart[] = [];
  for (const [index, text] of marked.split(wildcardMarker).entries()) {
    if (index > 0) parts.push(anyRun);
    if (text !== '') parts.push({ kind: 'literal', text });
  }
  return parts;
}

const isLoneAnyRun = (parts: Pattern): boolean => parts.length === 1 && parts[0]?.kind === 'any-run';

function asFunction(node: KibanaFunction['arguments'][number] | undefined): KibanaFunction {
  if (typeof node === 'object' && node.type === 'function') return node;
  throw new Error(`Expected a function in Kibana's syntax tree, found ${JSON.stringify(node)}`);
}

function asValue(node: KibanaFunction['arguments'][number] | undefined): KibanaValue {
  if (typeof node === 'object' && node.type !== 'function') return node;
  throw new Error(`Expected a value in Kibana's syntax tree, found ${JSON.stringify(node)}`);
}

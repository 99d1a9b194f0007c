import { didYouMean, nearestName } from '../diagnostic/suggest.js';
import { describeNode, type YamlNode } from '../source/yaml-node.js';
import type { SchemaFault } from './generated/validators.js';

/** A fault that a JSON Schema found, in words for a person; `path` leads from the document to `node`. */
export function explainSchemaFault(
  fault: SchemaFault,
  path: readonly string[],
  node: YamlNode,
): { readonly message: string; readonly notes: readonly string[] } {
  const name = path.filter((step) => !/^[0-9]+$/.test(step)).join('.');
  const subject = name === '' ? 'the document' : `"${name}"`;
  const params = fault.params;
  switch (fault.keyword) {
    case 'required': {
      const missing = String(params.missingProperty);
      const keys = node.kind === 'mapping' ? node.entries.map((entry) => entry.name) : [];
      const nearest = nearestName(missing, keys);
      return {
        message: `${subject} has no "${missing}"`,
        notes: nearest === undefined ? [] : [`is "${nearest}" meant to be it?`],
      };
    }
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const text = node.kind === 'scalar' ? node.text : '';
      return { message: `${subject} is one of ${allowed.join(', ')}`, notes: didYouMean(text, allowed) };
    }
    case 'type':
    case 'anyOf':
      return { message: `${subject} must be ${typeInWords(fault)}, and this is ${describeNode(node)}`, notes: [] };
    case 'format':
      return {
        message: params.format === 'uuid' ? `${subject} must be a UUID` : `${subject} must be a date as YYYY-MM-DD`,
        notes: [],
      };
    case 'pattern':
      if (path[0] === 'tags') {
        return { message: 'a tag is namespace.name, in lower case letters, digits, "_" and "-"', notes: [] };
      }
      if (path.at(-1) === 'timespan') {
        return { message: '"timespan" is a number and one of s, m, h, d: 15m', notes: [] };
      }
      return { message: `${subject} ${fault.message ?? 'is wrong'}`, notes: [] };
    case 'maxLength':
      return { message: `${subject} is longer than ${String(params.limit)} characters`, notes: [] };
    case 'minLength':
      return { message: params.limit === 1 ? `${subject} is empty` : `${subject} is too short`, notes: [] };
    case 'uniqueItems':
      return { message: `${subject} has the same value twice`, notes: [] };
    case 'additionalProperties':
      return { message: `${subject} has no "${String(params.additionalProperty)}"`, notes: [] };
    default:
      return { message: `${subject} ${fault.message ?? 'is wrong'}`, notes: [] };
  }
}

function typeInWords(fault: SchemaFault): string {
  switch (fault.params.type) {
    case 'string':
      return 'a string';
    case 'array':
      return 'a list';
    case 'object':
      return 'a map';
    case 'boolean':
      return 'true or false';
    case 'number':
      return 'a number';
    default:
      return 'something else';
  }
}

import type { FieldType } from './field-type.js';

/** The type in the words of a mapping. */
export function describeType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
    case 'number':
    case 'other':
      return type.name;
    case 'keyword':
      return 'keyword or wildcard';
    case 'flattened-key':
      return 'below a flattened field';
    case 'unsearchable':
    case 'unclear':
      return 'unknown';
    case 'ip':
    case 'boolean':
    case 'date':
    case 'flattened':
    case 'object':
    case 'nested':
      return type.kind;
  }
}

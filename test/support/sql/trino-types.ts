import type { TypeWriter } from './typed-row.js';

/** How Trino writes types. */
export const trinoTypes: TypeWriter = {
  scalars: { string: 'varchar', bigint: 'bigint', double: 'double', boolean: 'boolean' },
  array: (element) => `array(${element})`,
  struct: (fields) => `ROW(${fields.join(', ')})`,
  json: (literal) => `json_parse(${literal})`,
};

/** What the exactness of a query can depend on, by code; each gets the names of the fields that it is about. */
export const noteMessages = {
  'kql/case': (fields: string) =>
    `exact if these fields ignore case (a keyword field does not, unless its normalizer makes all letters lower case): ${fields}`,
  'kql/cased': (fields: string) => `exact if these fields heed case, as keyword and wildcard fields do: ${fields}`,
  'kql/text-field': (fields: string) =>
    `exact if these fields are mapped as keyword or wildcard: in a text field single words are compared: ${fields}`,
  'kql/wildcard-space': (fields: string) =>
    `exact if the data view knows these fields as keyword: for other types a wildcard value is cut apart at its spaces: ${fields}`,
  'kql/number': (fields: string) =>
    `exact if these fields are mapped as numbers: a keyword field compares the digits as they are written: ${fields}`,
  'kql/boolean': (fields: string) => `exact if these fields are mapped as boolean: ${fields}`,
  'kql/range': (fields: string) =>
    `exact if these fields are mapped as numbers: other types compare as text: ${fields}`,
  'kql/ip-field': (fields: string) =>
    `exact if these fields are mapped as ip; for keyword fields see the option cidr=patterns: ${fields}`,
  'kql/ip-text': (fields: string) =>
    `exact if these fields hold nothing but addresses in canonical form (RFC 5952): ${fields}`,
  'kql/exists': (fields: string) =>
    `exact if these fields are never null or an empty object, which Elasticsearch does not tell from missing ones: ${fields}`,
  'kql/any-value': (fields: string) => `exact if these fields are never objects: ${fields}`,
  'kql/null': (fields: string) =>
    `exact if these fields are never empty objects, which Elasticsearch does not tell from missing ones: ${fields}`,
  'kql/keyword': () =>
    'exact if the default fields of the search are all that matters, ignore case, and words are not cut apart in them',
} as const satisfies Record<string, (fields: string) => string>;

/** The code of a note. */
export type NoteCode = keyof typeof noteMessages;

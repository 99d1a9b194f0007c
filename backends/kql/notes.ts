/** What the exactness of a query can depend on, by code; each gets the names of the fields that it is about. */
export const noteMessages = {
  'kql/case': (fields: string) =>
    `exact if these fields ignore case (a keyword field does not, unless its normalizer makes all letters lower case): ${fields}`,
  'kql/cased': (fields: string) => `exact if these fields heed case, as keyword and wildcard fields do: ${fields}`,
  'kql/mixed-case': (fields: string) =>
    `exact if these fields ignore case and no value in them differs from what the rule compares with case in nothing but case: ${fields}`,
  'kql/text-field': (fields: string) =>
    `exact if these fields are mapped as keyword or wildcard (not text, which compares single words) and hold no value longer than ignore_above: ${fields}`,
  'kql/address': (fields: string) =>
    `exact if these fields are mapped as ip, keyword or wildcard, and hold addresses in canonical form (RFC 5952): ${fields}`,
  'kql/wildcard-space': (fields: string) =>
    `exact if the data view knows these fields as keyword: for other types a wildcard value is cut apart at its spaces: ${fields}`,
  'kql/number': (fields: string) =>
    `exact if these fields are mapped as numbers: a keyword field compares the digits as they are written: ${fields}`,
  'kql/number-as-text': (fields: string) =>
    `exact if these fields, which are also compared with text, are mapped as keyword and hold these numbers just as they are written here: ${fields}`,
  'kql/boolean': (fields: string) => `exact if these fields are mapped as boolean: ${fields}`,
  'kql/boolean-as-text': (fields: string) =>
    `exact if these fields, which are also compared with text or numbers, are mapped as keyword and hold true and false in small letters: ${fields}`,
  'kql/range': (fields: string) =>
    `exact if these fields are mapped as numbers: other types compare as text: ${fields}`,
  'kql/ip-field': (fields: string) =>
    `exact if these fields are mapped as ip; for keyword fields see the option cidr=patterns: ${fields}`,
  'kql/ip-text': (fields: string) =>
    `exact if these fields hold nothing but addresses in canonical form (RFC 5952): ${fields}`,
  'kql/exists': (fields: string) =>
    `exact if these fields are never null, an empty object or longer than ignore_above, which Elasticsearch does not tell from missing ones: ${fields}`,
  'kql/any-value': (fields: string) => `exact if these fields are never objects: ${fields}`,
  'kql/null': (fields: string) =>
    `exact if these fields are never empty objects or longer than ignore_above, which Elasticsearch does not tell from missing ones: ${fields}`,
  'kql/query-expression': (fields: string) =>
    `exact if what the pipeline puts into the query for these fields means what its placeholder stands for: ${fields}`,
  'kql/keyword': () =>
    'exact if the default fields of the search are all that matters, ignore case, and do not cut the text apart that is looked for',
  'kql/keyword-phrase': () =>
    'exact if the default fields of the search are all that matters, are text fields (a keyword field would have to be equal to the phrase), and the phrase stands in them with the same words, between the same spaces and marks, and not as a part of longer words',
  'kql/ecs-types': (fields: string) =>
    `exact if these fields have the types of ECS in all indices that are searched, and hold no value longer than ignore_above: ${fields}`,
  'kql/case-heeded': (fields: string) =>
    `not exact: the rule ignores case, and these fields heed it, so that a value in other letters is not the same (a multi-field whose normalizer makes all letters lower case would be used): ${fields}`,
  'kql/case-ignored': (fields: string) =>
    `not exact: the rule heeds case, and these fields have a normalizer that need not: ${fields}`,
  'kql/normalizer': (fields: string) =>
    `exact if the normalizer of these fields makes all letters lower case and does nothing else: ${fields}`,
  'kql/ignore-above': (fields: string) =>
    `exact if these fields hold no value longer than their ignore_above, which is not indexed: ${fields}`,
  'kql/number-written': (fields: string) =>
    `exact if these fields, which are compared as text, hold these numbers just as they are written here: ${fields}`,
  'kql/boolean-written': (fields: string) =>
    `exact if these fields, which are compared as text, hold true and false in small letters: ${fields}`,
  'kql/rounded': (fields: string) =>
    `exact if these fields hold no number that their type rounds to the one of the rule, or away from it: ${fields}`,
  'kql/present': (fields: string) =>
    `exact if these fields are never null, which Elasticsearch does not tell from missing: ${fields}`,
  'kql/object': (fields: string) =>
    `exact if these objects, wherever they are, have a value in one of the fields that the mapping has below them: ${fields}`,
  'kql/flattened-object': (fields: string) =>
    `exact if these keys of flattened fields hold values, never objects: ${fields}`,
  'kql/never': (fields: string) =>
    `what the rule compares these fields with is nothing that a field of their type holds, so that those tests never hold and are left out: ${fields}`,
} as const satisfies Record<string, (fields: string) => string>;

/** The code of a note. */
export type NoteCode = keyof typeof noteMessages;

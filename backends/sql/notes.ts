/** What the exactness of a query can depend on, by code; each gets the names of the fields that it is about. */
export const noteMessages = {
  'sql/nested-array': (fields: string) =>
    `exact if no array stands directly in an array in the JSON of these fields: ${fields}`,
  'sql/json-assumed': (fields: string) =>
    `exact if these columns hold JSON text, or none of what the rule looks for in them: ${fields}`,
  'sql/number-text': (fields: string) =>
    `exact if numbers in the JSON of these fields are written as JavaScript writes them (1, not 1.0 or 1e0): ${fields}`,
  'sql/rounded': (fields: string) =>
    `exact if these columns, which hold 32 bits a number, hold no number that they round to the one of the rule, or away from it: ${fields}`,
  'sql/exists': (fields: string) =>
    `exact if the events have no null in these fields, which a column does not tell from a missing one: ${fields}`,
  'sql/keyword': () =>
    'exact if the columns that are searched hold everything of an event that may have the keyword in it',
  'sql/unknown-field': (fields: string) =>
    `exact if no event has these fields, which the table does not have: ${fields}`,
  'sql/query-expression': (fields: string) =>
    `exact if what the pipeline puts into the query for these fields means what its placeholder stands for: ${fields}`,
  'sql/never': (fields: string) =>
    `what the rule compares these fields with is nothing that a column of their type holds, so that those tests never hold: ${fields}`,
} as const satisfies Record<string, (fields: string) => string>;

/** The code of a note. */
export type NoteCode = keyof typeof noteMessages;

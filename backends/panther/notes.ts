/** What the exactness of a detection can depend on, by code; each gets the names of the fields that it is about. */
export const noteMessages = {
  'panther/keyword': () =>
    'exact if the keyword is not to be found in what Panther adds to events (fields that begin with p_)',
  'panther/no-test': () =>
    'there are fewer tests than the two that Panther wants: one that matches and one that does not',
  'panther/yaml-values': (fields: string) =>
    `exact if these fields hold plain values, no lists, and no other field is called so in other case: ${fields}`,
  'panther/yaml-number': (fields: string) =>
    `exact if numbers in these fields are numbers or written as here, and never other texts: ${fields}`,
} as const satisfies Record<string, (fields: string) => string>;

/** The code of a note. */
export type NoteCode = keyof typeof noteMessages;

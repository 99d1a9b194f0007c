/** What the exactness of a detection can depend on, by code; each gets the names of the fields that it is about. */
export const noteMessages = {
  'panther/keyword': () =>
    'exact if the keyword is not to be found in what Panther adds to events (fields that begin with p_)',
  'panther/no-test': () =>
    'there are fewer tests than the two that Panther wants: one that matches and one that does not',
  'panther/test-left-out': (names: string) =>
    `these events have half of a character or too long a name in them, which no YAML file can hold: ${names}`,
  'panther/yaml-values': (fields: string) =>
    `exact if these fields hold texts where the rule has texts (no numbers, booleans or lists), and no key has a dot in it or is the same in other case: ${fields}`,
  'panther/yaml-number': (fields: string) =>
    `exact if numbers in these fields are numbers or written as here, and never other texts: ${fields}`,
} as const satisfies Record<string, (fields: string) => string>;

/** The code of a note. */
export type NoteCode = keyof typeof noteMessages;

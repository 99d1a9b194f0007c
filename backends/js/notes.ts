/** What the exactness of a module can depend on, by code; each gets the names of the fields that it is about. */
export const noteMessages = {
  'js/native-regex': (fields: string) =>
    `exact if no text in these fields makes RegExp try for minutes, or give up, as hostile texts can: ${fields}`,
} as const satisfies Record<string, (fields: string) => string>;

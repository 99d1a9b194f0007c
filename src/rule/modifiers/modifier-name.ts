/** What each modifier does, in one line, in the order in which `transigma list modifiers` shows them. */
export const modifierDescriptions = {
  contains: 'the value stands anywhere in the text',
  startswith: 'the text begins with the value',
  endswith: 'the text ends with the value',
  all: 'every value of the list must match, not just one',
  cased: 'upper and lower case differ',
  exists: 'whether the event has the field (true or false)',
  neq: 'the item must not match',
  windash: 'a dash or slash that begins a word stands for each of - / – — ―',
  re: 'the value is a regular expression, searched anywhere in the text',
  i: 'after re: ignoring case',
  m: 'after re: ^ and $ match at lines',
  s: 'after re: . matches line breaks too',
  base64: 'the value in Base64',
  base64offset: 'the value somewhere inside of Base64, in each of its three forms',
  utf16le: 'the value in UTF-16, little-endian',
  wide: 'the same as utf16le',
  utf16be: 'the value in UTF-16, big-endian',
  utf16: 'the value in UTF-16 with a byte order mark, little-endian',
  lt: 'the number is less than the value',
  lte: 'the number is at most the value',
  gt: 'the number is greater than the value',
  gte: 'the number is at least the value',
  minute: 'the minute of a date-time (0 to 59), in UTC',
  hour: 'the hour of a date-time (0 to 23), in UTC',
  day: 'the day of the month of a date-time (1 to 31), in UTC',
  week: 'the ISO week of a date-time (1 to 53), in UTC',
  month: 'the month of a date-time (1 to 12), in UTC',
  year: 'the year of a date-time, in UTC',
  cidr: 'the address lies in the network (IPv4 or IPv6)',
  expand: '%name% is a placeholder that a pipeline fills in',
  fieldref: 'the value names another field of the same event',
} as const;

/** The name of a modifier of the Sigma specification 2.1.0. */
export type ModifierName = keyof typeof modifierDescriptions;

/** Whether a modifier of that name exists; names count case. */
export const isModifierName = (name: string): name is ModifierName => Object.hasOwn(modifierDescriptions, name);

/** Whether the modifier makes something else of a value; the others say how values are compared or linked. */
export const changesValue = (name: ModifierName): boolean => !['all', 'cased', 'neq', 'expand'].includes(name);

/** Characters that mean something outside of classes. */
const syntaxCharacters = /[\\.+*?()|[\]{}^$]/g;

/** An expression that matches exactly this text, in the dialect of Sigma's `re`. */
export const escapeRegex = (text: string): string => text.replace(syntaxCharacters, '\\$&');

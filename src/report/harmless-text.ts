/** Control characters but tab, newline and carriage return; half characters; separators and bidi controls: see src/diagnostic/json-text.ts. */
const harmful =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** A text without characters that a terminal or viewer obeys, or that a database or parser refuses: they become `�`. */
export const harmlessText = (text: string): string => text.replace(harmful, '\ufffd');

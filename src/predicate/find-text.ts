/** Finds the first place of a text from `from` on, -1 without one. */
export type TextFinder = (text: string, from: number) => number;

/** Up to this length `indexOf` needs no more than a few looks at each character of the text, whatever is in it. */
const longest = 250;

/** Makes the search for a text that is not empty. Takes time proportional to the two lengths added, not multiplied. */
export function findText(wanted: string): TextFinder {
  if (wanted.length <= longest) return (text, from) => text.indexOf(wanted, from);
  const borders = bordersOf(wanted);
  return (text, from) => {
    let matched = 0;
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      while (matched > 0 && wanted.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
      if (wanted.charCodeAt(matched) === unit) matched++;
      if (matched === wanted.length) return at - matched + 1;
    }
    return -1;
  };
}

/** For each beginning of a text how long the longest beginning is that it also ends with (Knuth, Morris, Pratt). */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length);
  let length = 0;
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    while (length > 0 && text.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
    if (text.charCodeAt(length) === unit) length++;
    borders[at] = length;
  }
  return borders;
}

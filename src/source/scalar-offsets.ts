import { Span } from './span.js';
import type { YamlScalar } from './yaml-node.js';

/**
 * The place in the file of the characters `start` to `end` of a scalar's text. Quotes, escapes and folded lines make
 * the text differ from what is written, so both are walked side by side: every character but white space stands in
 * the file in the same order, perhaps behind an escape.
 */
export function spanWithin(scalar: YamlScalar, start: number, end: number): Span {
  const { source, start: from, end: to } = scalar.span;
  const written = source.text.slice(from, to);
  if (written === scalar.text) {
    const clamp = (offset: number) => from + Math.min(Math.max(offset, 0), written.length);
    return new Span(source, clamp(start), Math.max(clamp(start), clamp(end)));
  }
  const skipped = scalar.style === 'plain' || scalar.style === 'block' ? 0 : 1;
  let at = skipped;
  let first = written.length - skipped;
  let last = first;
  for (let index = 0; index < scalar.text.length && index < end; index++) {
    const character = scalar.text.charAt(index);
    if (!/\s/.test(character)) {
      // White space may be folded to any length; an escape has at most ten characters.
      while (at < written.length && /\s/.test(written.charAt(at))) at++;
      const found = written.slice(at, at + 12).indexOf(character);
      if (found !== -1) at += found;
    }
    if (index === start) first = at;
    at++;
    last = at;
  }
  if (start >= scalar.text.length) first = last;
  return new Span(source, from + first, from + Math.max(first, last));
}

import type { Diagnostic, DiagnosticFix, Location } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';

/** A text after some of the fixes for it, and how many those were. */
export interface FixedText {
  readonly text: string;
  readonly applied: number;
}

/**
 * Applies the fixes of findings to the text of a file. Everything that no fix replaces stays as it is, byte for byte. Of
 * fixes that overlap or touch the first is applied: another run sees what is left.
 */
export function applyFixes(source: Source, findings: readonly Diagnostic[]): FixedText {
  const edits = findings
    .flatMap(({ fix }) => (fix === undefined || fix.location.file !== source.name ? [] : [editOf(fix, source)]))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  let text = '';
  let at = 0;
  let applied = 0;
  let last = -1;
  for (const { start, end, replacement } of edits) {
    if (start <= last) continue;
    text += source.text.slice(at, start) + replacement;
    at = end;
    last = end;
    applied++;
  }
  return { text: text + source.text.slice(at), applied };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const editOf = ({ location, replacement }: DiagnosticFix, source: Source): Edit => {
  const { start, end } = offsetsOf(location, source);
  return { start, end, replacement };
};

const offsetsOf = ({ line, column, endLine, endColumn }: Location, source: Source) => ({
  start: source.offsetOf(line, column),
  end: source.offsetOf(endLine, endColumn),
});

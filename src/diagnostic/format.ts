import type { Diagnostic, Location, Severity } from './diagnostic.js';

/** How to write diagnostics for people. */
export interface DiagnosticStyle {
  /** The text of a line, where it is known. */
  readonly lineOf?: ((file: string, line: number) => string | undefined) | undefined;
  readonly colors?: boolean;
}

/** The longest part of a source line that is shown, in characters. */
const shownWidth = 140;

/**
 * A diagnostic as text: `file:line:column severity code: message`, the source line with a caret, and the notes.
 * Control characters of files never reach the terminal.
 */
export function formatDiagnostic(diagnostic: Diagnostic, style: DiagnosticStyle = {}): string {
  const paint = style.colors === true ? colored : plain;
  const { location, severity, code } = diagnostic;
  const head = [
    ...(location === undefined ? [] : [paint.bold(place(location))]),
    paint[severity](severity),
    `${paint.bold(code)}: ${visible(diagnostic.message)}`,
  ].join(' ');
  const notes = diagnostic.notes.map((note) =>
    note.location === undefined ? visible(note.message) : `${place(note.location)}: ${visible(note.message)}`,
  );
  const frame = location === undefined ? undefined : codeFrame(location, style);
  if (frame === undefined) return [head, ...notes.map((note) => `    ${note}`)].join('\n');
  const [first, ...others] = notes;
  const caretLine = `${frame.gutter} ${frame.indent}${paint[severity](frame.caret)}${first === undefined ? '' : ` ${first}`}`;
  return [head, frame.sourceLine, caretLine, ...others.map((note) => `${frame.gutter} ${note}`)].join('\n');
}

const place = (location: Location): string => `${visible(location.file)}:${location.line}:${location.column}`;

function codeFrame(location: Location, style: DiagnosticStyle) {
  const line = style.lineOf?.(location.file, location.line);
  if (line === undefined) return undefined;
  const length =
    location.endLine === location.line ? location.endColumn - location.column : line.length - location.column + 1;
  // A long line is shown around the place.
  let cut = location.column > shownWidth - 20 ? location.column - 40 : 0;
  // Not in the middle of a character.
  if (/[\udc00-\udfff]/.test(line.charAt(cut))) cut--;
  const before = visible(line.slice(cut, location.column - 1));
  const marked = visible(
    line.slice(location.column - 1, location.column - 1 + Math.min(Math.max(length, 0), shownWidth)),
  );
  const start = cut === 0 ? '' : '…';
  const whole = start + visible(line.slice(cut, cut + 2 * shownWidth));
  const shown = Array.from(whole);
  const number = String(location.line).padStart(5);
  const indent = ' '.repeat(width(start + before));
  const caret = '^'.repeat(Math.max(1, Math.min(width(marked), shownWidth - indent.length)));
  return {
    sourceLine: `${number} | ${shown.length > shownWidth ? `${shown.slice(0, shownWidth).join('')}…` : whole}`,
    gutter: `${' '.repeat(number.length)} |`,
    indent,
    caret,
  };
}

/** How many columns of a terminal a text takes. East Asian wide characters and emoji take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}/u.test(character)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}

/** Tabs become a space; other characters that a terminal would obey or hide become `�`. */
const visible = (text: string): string =>
  text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');

type Paint = (text: string) => string;

const plain: Readonly<Record<Severity | 'bold', Paint>> = {
  error: (text) => text,
  warning: (text) => text,
  info: (text) => text,
  bold: (text) => text,
};

const escapeSequence =
  (code: number): Paint =>
  (text) =>
    `\u001b[${code}m${text}\u001b[0m`;

const colored: Readonly<Record<Severity | 'bold', Paint>> = {
  error: escapeSequence(31),
  warning: escapeSequence(33),
  info: escapeSequence(36),
  bold: escapeSequence(1),
};

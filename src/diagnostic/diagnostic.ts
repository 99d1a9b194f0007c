/** How serious a complaint is. Errors stop the rule that they concern; warnings and infos do not. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * A range in a file. Lines and columns count from 1, columns in UTF-16 code units (as editors and SARIF do);
 * `endColumn` is the column after the last character.
 */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that helps to understand or mend a complaint; may point at a second place. */
export interface DiagnosticNote {
  readonly message: string;
  readonly location?: Location;
}

/** A replacement of text that mends the complaint. */
export interface DiagnosticFix {
  readonly message: string;
  readonly location: Location;
  readonly replacement: string;
}

/** The one type for every complaint about a rule, an event, an option or a file. */
export interface Diagnostic {
  /** Stable and speaking: `area/what-is-wrong`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location?: Location;
  readonly notes: readonly DiagnosticNote[];
  readonly fix?: DiagnosticFix;
}

/** Anything that knows where it stands in a source file. */
export interface Placed {
  readonly location: Location;
}

interface DiagnosticDetails {
  readonly at?: Placed | Location | undefined;
  readonly notes?: readonly (string | DiagnosticNote)[];
  readonly fix?: DiagnosticFix;
}

/** Makes an error. `details.at` is its place, `details.notes` are sentences or notes with a place of their own. */
export const error = (code: string, message: string, details: DiagnosticDetails = {}): Diagnostic =>
  diagnostic('error', code, message, details);

/** Makes a warning; see {@link error}. */
export const warning = (code: string, message: string, details: DiagnosticDetails = {}): Diagnostic =>
  diagnostic('warning', code, message, details);

/** Makes an info; see {@link error}. */
export const info = (code: string, message: string, details: DiagnosticDetails = {}): Diagnostic =>
  diagnostic('info', code, message, details);

/** Whether any of the complaints is an error. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((one) => one.severity === 'error');

function diagnostic(severity: Severity, code: string, message: string, details: DiagnosticDetails): Diagnostic {
  const notes = (details.notes ?? []).map((note) => (typeof note === 'string' ? { message: note } : note));
  const at = details.at;
  return {
    code,
    severity,
    message,
    ...(at === undefined ? {} : { location: 'location' in at ? at.location : at }),
    notes,
    ...(details.fix === undefined ? {} : { fix: details.fix }),
  };
}

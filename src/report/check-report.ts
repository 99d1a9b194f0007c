import type { Diagnostic } from '../diagnostic/diagnostic.js';

/** Why a finding does not count: a comment in the file, the configuration, or the list of old findings. */
export interface Suppression {
  readonly kind: 'comment' | 'configuration' | 'baseline';
  readonly reason?: string;
}

/** A finding as it is told. */
export interface ReportedFinding {
  readonly finding: Diagnostic;
  /** The same for the same finding when lines move: of the code, the file, what the place says, and which of these it is. */
  readonly fingerprint: string;
  readonly suppression?: Suppression;
}

/** A file that was checked. The path is as it was given, with forward slashes. */
export interface ReportedFile {
  readonly path: string;
  /** How many rules, correlations and filters it holds. */
  readonly documents: number;
  readonly findings: readonly ReportedFinding[];
}

/** What there is to say about a code. */
export interface CodeInfo {
  readonly code: string;
  readonly summary: string;
  /** Markdown. */
  readonly help: string;
}

/** All that a format of findings may tell. */
export interface CheckReport {
  readonly version: string;
  readonly files: readonly ReportedFile[];
  /** What is known of the codes that occur. */
  readonly codes: ReadonlyMap<string, CodeInfo>;
  readonly seconds: number;
}

/** Writes a report as the text of a file. Pure. */
export type ReportFormat = (report: CheckReport) => string;

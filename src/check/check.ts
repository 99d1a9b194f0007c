import type {
  Diagnostic,
  DiagnosticFix,
  DiagnosticNote,
  Location,
  Placed,
  Severity,
} from '../diagnostic/diagnostic.js';
import type { CheckedDocument, CheckedFile } from './checked-file.js';
import type { Collection } from './collection.js';

/** The sets of checks that a user can choose: what is wrong or misleading anywhere, SigmaHQ's convention, everything. */
export const profiles = ['recommended', 'sigmahq', 'all'] as const;
export type Profile = (typeof profiles)[number];

/** Complains about a place. The code, and the severity unless another one is given, are those of the check. */
export type ReportFinding = (
  at: Placed | Location | undefined,
  message: string,
  details?: {
    readonly notes?: readonly (string | DiagnosticNote)[];
    readonly fix?: DiagnosticFix;
    readonly severity?: Severity;
  },
) => void;

/** A rule file as an example of a check: rules as people write them. */
export interface CheckExample {
  /** What is shown; several files stand one after another. */
  readonly rule: string;
  /** What the file is called, where that matters. */
  readonly file?: string;
  /** Other files that are checked with it. */
  readonly others?: Readonly<Record<string, string>>;
}

/**
 * One thing that is looked for. It sees documents as the front end read them: also those that have errors, so that problems of
 * metadata are reported at once. What is about detections and conditions (`detectingDocument`) waits until there is no error: what
 * cannot be read may be just what else would be missed. It never throws, and takes time linear in the size of the document.
 */
export interface Check {
  /** Stable and speaking: `area/what-is-wrong`. */
  readonly code: string;
  /** The sentence that it enforces. */
  readonly summary: string;
  /** Why it matters and how to mend it: a few sentences of Markdown. */
  readonly help: string;
  readonly severity: Severity;
  /** The profiles that have it; `all` has every check. */
  readonly profiles: readonly Exclude<Profile, 'all'>[];
  /** Warnings of the front end that say less of the same fault: none of them is told around what this check finds. */
  readonly insteadOf?: readonly string[];
  /** Examples are its documentation and its test: each of `bad` has exactly this finding, none of `good` has it. */
  readonly bad: readonly CheckExample[];
  readonly good: readonly CheckExample[];
  readonly document?: (document: CheckedDocument, report: ReportFinding) => void;
  readonly file?: (file: CheckedFile, report: ReportFinding) => void;
  /** For what only several documents together show; called once, after all others. */
  readonly collection?: (collection: Collection, report: ReportFinding) => void;
}

/** What a check found, ready to be told. */
export type Finding = Diagnostic;

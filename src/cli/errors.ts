import type { Diagnostic } from '../diagnostic/diagnostic.js';

/** A fault of the command line or its configuration: said in one line and its hints, exit code 2. */
export class UsageError extends Error {
  /** A line each. */
  readonly hints: readonly string[];
  /** What led to it and has not been shown yet, formatted. */
  complaints: readonly string[] = [];

  /** Paths and options may stand in the texts as the user gave them: they are made harmless where they are shown. */
  constructor(message: string, ...hints: readonly string[]) {
    super(message);
    this.name = 'UsageError';
    this.hints = hints;
  }
}

/** What the process exits with; see docs/command-line.md. */
export const exitCodes = { fine: 0, findings: 1, usage: 2, internal: 70 } as const;

/** A diagnostic on one line, with its place and code. */
export const oneLine = ({ code, message, location }: Diagnostic): string =>
  `${location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `}${code}: ${message}`;

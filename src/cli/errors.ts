/** A fault of the command line or its configuration: said in one line, exit code 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** What the process exits with (design: "Diagnostics"). */
export const exitCodes = { fine: 0, findings: 1, usage: 2 } as const;

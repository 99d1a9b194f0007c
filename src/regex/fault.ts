/** Why an expression is not taken. Stable; all but `syntax` are valid in some dialect, or merely too big. */
export type RegexFaultCode =
  /** Not an expression in any reading. */
  | 'syntax'
  /** `(?=` `(?!` `(?<=` `(?<!` */
  | 'lookaround'
  /** `\1`, `\k<name>`, `(?P=name)` */
  | 'backreference'
  /** `\p{…}`, `\P{…}`, `\X` */
  | 'unicode-class'
  /** `a*+` */
  | 'possessive'
  /** `(?>…)` */
  | 'atomic-group'
  /** A flag other than `i`, `m` and `s`. */
  | 'flag'
  /** Something else that only some dialects have: recursion, conditionals, `\h`, `\R`, `\Z`, `\u0041` … */
  | 'unsupported'
  /** PCRE, Java and RE2 take it, each to mean something else. */
  | 'ambiguous'
  /** Half of a surrogate pair, which is no character. */
  | 'surrogate'
  /** Counts over 1,000, alone or multiplied, or repetition that makes the expression huge. */
  | 'repeat-limit'
  | 'too-deep'
  | 'too-long';

/** What is wrong with an expression, and where: UTF-16 offsets into it, `end` exclusive. */
export interface RegexFault {
  readonly code: RegexFaultCode;
  /** For people, without the place. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What to write instead. */
  readonly hint?: string;
}

/** Carries a fault out of the parser's depths; never leaves `parseRegex`. */
export class RegexFaultError extends Error {
  readonly fault: RegexFault;

  constructor(fault: RegexFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Gives up parsing. */
export function refuse(code: RegexFaultCode, message: string, start: number, end: number, hint?: string): never {
  throw new RegexFaultError({ code, message, start, end, ...(hint === undefined ? {} : { hint }) });
}

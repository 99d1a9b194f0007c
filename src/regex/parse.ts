import type { RegexFlags } from '../predicate/predicate.js';
import type { RegexNode } from './ast.js';
import { type RegexFault, RegexFaultError, refuse } from './fault.js';
import { limits } from './limits.js';
import { parseAlternation } from './parse-expression.js';
import { readFlagGroup } from './parse-flags.js';
import type { ParserState } from './state.js';

/** An expression that was read, or why it cannot be. */
export type ParsedRegex =
  | {
      readonly ok: true;
      readonly node: RegexNode;
      /** The given flags and those of leading groups such as `(?i)`. */
      readonly flags: RegexFlags;
      /** Without such leading groups; read with `flags` it means the same. */
      readonly expression: string;
      /** Roughly how many characters it has when its repetitions are written out: what a search needs memory for. */
      readonly size: number;
    }
  | { readonly ok: false; readonly fault: RegexFault };

/** No flags: case counts, `^ $` are the ends of the text, `.` is not `\n`. */
export const noFlags: RegexFlags = { ignoreCase: false, multiLine: false, dotAll: false };

/**
 * Reads an expression in the dialect of Sigma's `re`: what RE2 takes, but for Unicode classes and for what PCRE,
 * Java and RE2 read differently. Never throws, in linear time. The faults' offsets are into `expression`.
 */
export function parseRegex(expression: string, flags: RegexFlags = noFlags): ParsedRegex {
  try {
    refuseBadText(expression);
    const state: ParserState = {
      text: expression,
      position: 0,
      flags,
      depth: 0,
      groupNames: new Set(),
      lastNamedClassEnd: expression.lastIndexOf(':]'),
    };
    skipLeadingFlags(state);
    const { flags: leadingFlags, position: start } = state;
    const { node, measure } = parseAlternation(state);
    if (state.position < expression.length) {
      const at = state.position;
      refuse('syntax', 'this parenthesis closes no group', at, at + 1, 'a literal parenthesis is written `\\)`');
    }
    if (measure.size > limits.size) {
      refuse('repeat-limit', 'the repetitions make the expression too big', 0, expression.length);
    }
    return { ok: true, node, flags: leadingFlags, expression: expression.slice(start), size: measure.size };
  } catch (thrown) {
    if (thrown instanceof RegexFaultError) return { ok: false, fault: thrown.fault };
    throw thrown;
  }
}

function refuseBadText(text: string): void {
  if (text.length > limits.length) {
    refuse('too-long', `longer than ${limits.length} characters`, limits.length, text.length);
  }
  const surrogate = /\p{Surrogate}/u.exec(text);
  if (surrogate !== null) {
    refuse('surrogate', 'half of a surrogate pair is not a character', surrogate.index, surrogate.index + 1);
  }
}

function skipLeadingFlags(state: ParserState): void {
  const flagGroup = /\(\?[imsU-]*\)/y;
  for (;;) {
    flagGroup.lastIndex = state.position;
    if (!flagGroup.test(state.text)) return;
    const { flags, end } = readFlagGroup(state.text, state.position, state.flags);
    state.flags = flags;
    state.position = end;
  }
}

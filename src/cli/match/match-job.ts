import { UsageError } from '../errors.js';
import { collectingReporter } from '../report.js';
import type { MatchSettings } from './match-settings.js';
import { makeMatcher } from './matcher.js';

/** What matching needs besides what the command line says. */
export interface MatchSetup {
  readonly settings: MatchSettings;
  /** Whether complaints have colours, and how wide lines for people may be: a thread has no terminal. */
  readonly colors: boolean;
  readonly width: number;
}

/** What there is to say of the rules. */
export interface MatchReady {
  /** What the rules are called, in the order of their numbers. */
  readonly names: readonly string[];
  readonly faults: number;
  readonly complaints: readonly string[];
}

/** Matches parts of inputs, here or in a thread. Throws UsageErrors while it gets ready. */
export async function matchJob({ settings, colors, width }: MatchSetup) {
  const { reporter, texts } = collectingReporter(colors);
  const { rules, faults, match } = await makeMatcher(settings, width, reporter).catch((thrown) => {
    if (thrown instanceof UsageError) thrown.complaints = texts;
    throw thrown;
  });
  const names = rules.map(({ title, path }) => title || path);
  const ready: MatchReady = { names, faults, complaints: texts };
  return { ready, work: match };
}

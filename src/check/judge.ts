import { allChecks } from './all-checks.js';
import type { Check, Finding } from './check.js';
import type { CollectedFile } from './collection.js';
import type { CheckConfig } from './config/check-config.js';
import { prepareExclusions } from './config/exclusions.js';
import { type KnownCodes, knownCodes } from './config/known-codes.js';
import { severitiesByCode, withSeverities } from './config/severities.js';
import { type JudgedFinding, suppressByComments } from './suppress.js';

/** What findings are judged by. */
export interface JudgeSettings {
  readonly config: CheckConfig;
  /** The checks that ran. */
  readonly checks: readonly Check[];
  /** The path of a file as patterns know it: absolute, with forward slashes. */
  readonly pathOf: (file: CollectedFile) => string;
  readonly codes?: KnownCodes;
  /** Whether each file is looked at by itself, without what several show together. */
  readonly isAlone?: boolean;
}

/** Gives the findings of a file as they are to be told, in the order of their places. */
export type Judge = (file: CollectedFile, findings: readonly Finding[]) => readonly JudgedFinding[];

/**
 * Makes what a user says of findings ready to be heeded: severities first (what is off is gone), then comments, then
 * exclusions, so that no comment is unused only because of an exclusion. What is said about comments is a finding like
 * others.
 */
export function makeJudge({ config, checks, pathOf, codes = knownCodes(), isAlone = false }: JudgeSettings): Judge {
  const severityOf = severitiesByCode(config);
  const exclude = prepareExclusions(config.exclusions);
  const ran = new Set(checks.map(({ code }) => code));
  const ofChecks = new Set(allChecks.map(({ code }) => code));
  // What several files show is told in one of them, and not at all where the others are not checked.
  const ofCollections = new Set(checks.flatMap(({ code, collection }) => (collection === undefined ? [] : [code])));
  // The front end always looks.
  const isActive = (code: string) =>
    severityOf(code) !== 'off' && !ofCollections.has(code) && (ran.has(code) || !ofChecks.has(code));
  return (file, findings) => {
    const wanted =
      config.profile === 'none'
        ? findings.filter(
            ({ code, severity }) => severity === 'error' || ofChecks.has(code) || severityOf(code) !== undefined,
          )
        : findings;
    const graded = withSeverities(wanted, severityOf);
    const commented = suppressByComments(file.source, graded, { codes, isActive, isAlone });
    // What has an error has no sure meaning, and most checks wait for one.
    const isBroken = findings.some(({ code, severity }) => severity === 'error' && !ofChecks.has(code));
    const told = commented.flatMap((judged) => {
      if (isBroken && judged.finding.code === 'suppression/unused') return [];
      if (!judged.finding.code.startsWith('suppression/')) return [judged];
      return withSeverities([judged.finding], severityOf).map((finding): JudgedFinding => ({ ...judged, finding }));
    });
    return told.length === 0 ? told : exclude(file, pathOf(file), told);
  };
}

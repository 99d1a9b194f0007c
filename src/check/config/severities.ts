import type { Severity } from '../../diagnostic/diagnostic.js';
import { allChecks } from '../all-checks.js';
import type { Check, Finding } from '../check.js';
import type { CheckConfig, ConfiguredSeverity, SeverityEntry } from './check-config.js';
import { codeFits, specificity } from './code-pattern.js';

/** What a configuration says of codes: the last entry that fits one. */
export function severitiesByCode({ severities }: CheckConfig): (code: string) => ConfiguredSeverity | undefined {
  const known = new Map<string, SeverityEntry | undefined>();
  return (code) => {
    if (!known.has(code)) {
      known.set(
        code,
        severities.findLast(({ pattern }) => codeFits(pattern, code)),
      );
    }
    return known.get(code)?.severity;
  };
}

/**
 * The checks that run: those of the profile, and those that the configuration sets to a severity by their whole code (in
 * the profile `none` by their area, too), without those that are off. `profile` stands for the one of the configuration where there is no other, which is
 * `recommended` if it names none.
 */
export function chooseChecks(
  config: CheckConfig,
  profile = config.profile ?? 'recommended',
  checks: readonly Check[] = allChecks,
): readonly Check[] {
  const severityOf = severitiesByCode(config);
  const named = new Set(config.severities.flatMap(({ pattern }) => (specificity(pattern) === 2 ? [pattern] : [])));
  return checks.filter(({ code, profiles }) => {
    const isInProfile =
      profile === 'none' ? severityOf(code) !== undefined : profile === 'all' || profiles.includes(profile);
    return severityOf(code) !== 'off' && (isInProfile || named.has(code));
  });
}

/** Gives findings the severities of the configuration; those of codes that are off are left out. */
export function withSeverities(
  findings: readonly Finding[],
  severityOf: (code: string) => ConfiguredSeverity | undefined,
): readonly Finding[] {
  return findings.flatMap((finding) => {
    const configured = severityOf(finding.code);
    if (configured === 'off') return [];
    const severity: Severity = configured === undefined || configured === 'on' ? finding.severity : configured;
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

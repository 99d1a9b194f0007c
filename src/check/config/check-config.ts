import type { Severity } from '../../diagnostic/diagnostic.js';
import type { Profile } from '../check.js';

/** What a configuration may choose: a profile, or no check but those that it names. */
export type ConfiguredProfile = Profile | 'none';

/** How serious a check is; `on` is what it is of itself. */
export type ConfiguredSeverity = Severity | 'off' | 'on';

/** A severity for a code, for `area/*`, or for `*`. */
export interface SeverityEntry {
  readonly pattern: string;
  readonly severity: ConfiguredSeverity;
}

/** A pattern of paths, and the folder from which it counts (absolute, with forward slashes). */
export interface PathPattern {
  readonly folder: string;
  readonly pattern: string;
}

/** Checks that do not count for some rules. */
export interface Exclusion {
  /** Ids, titles and names of rules, or patterns of their paths. */
  readonly rules: readonly string[];
  /** From where the patterns count. */
  readonly folder: string;
  /** Codes or `area/*`; none stands for all. */
  readonly checks: readonly string[];
  readonly reason?: string;
}

/** What a configuration says, with all that it extends. What it does not say is left out. */
export interface CheckConfig {
  readonly profile?: ConfiguredProfile;
  /** The last one that fits a code counts. */
  readonly severities: readonly SeverityEntry[];
  readonly exclusions: readonly Exclusion[];
  /** Files that are not checked. */
  readonly ignore: readonly PathPattern[];
  readonly failOn?: Severity;
  readonly maxWarnings?: number;
  /** The path of the baseline: absolute, with forward slashes. */
  readonly baseline?: string;
}

/** The configuration of those who have none. */
export const emptyConfig: CheckConfig = { severities: [], exclusions: [], ignore: [] };

/** Puts configurations together: lists are added up, and of the rest the later one wins. */
export const mergeConfigs = (configs: readonly CheckConfig[]): CheckConfig => ({
  ...configs.reduce((merged, one) => Object.assign(merged, one), {} as CheckConfig),
  severities: configs.flatMap(({ severities }) => severities),
  exclusions: configs.flatMap(({ exclusions }) => exclusions),
  ignore: configs.flatMap(({ ignore }) => ignore),
});

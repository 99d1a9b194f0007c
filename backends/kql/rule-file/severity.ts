import type { Level, Status } from '../../../src/rule/sigma-rule.js';

/** How Elastic grades rules: each severity has the score that its own rules have. */
export interface Grade {
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly riskScore: number;
}

const grades: Readonly<Record<Level, Grade>> = {
  // Elastic has no severity for what is worth knowing and no more; the score keeps it apart.
  informational: { severity: 'low', riskScore: 5 },
  low: { severity: 'low', riskScore: 21 },
  medium: { severity: 'medium', riskScore: 47 },
  high: { severity: 'high', riskScore: 73 },
  critical: { severity: 'critical', riskScore: 99 },
};

/** The grade of a level; a rule that does not say how serious it is, is not made more serious than low. */
export const gradeOf = (level: Level | undefined): Grade => grades[level ?? 'low'];

/** How far a rule of Elastic's repository is. */
export type Maturity = 'development' | 'experimental' | 'beta' | 'production' | 'deprecated';

const maturities: Readonly<Record<Status, Maturity>> = {
  stable: 'production',
  test: 'beta',
  experimental: 'experimental',
  deprecated: 'deprecated',
  unsupported: 'development',
};

/** The maturity of a status. */
export const maturityOf = (status: Status | undefined): Maturity =>
  status === undefined ? 'development' : maturities[status];

import type { Metadata } from '../../../src/rule/sigma-rule.js';

/** When a rule was written and last changed, as `YYYY-MM-DD`; undefined if it does not say so. */
export interface RuleDates {
  readonly created: string | undefined;
  readonly updated: string | undefined;
}

/** The dates of a rule, and never today's: converting again gives the same file. */
export function ruleDates({ date, modified }: Metadata): RuleDates {
  const created = readDate(date) ?? readDate(modified);
  return { created, updated: readDate(modified) ?? created };
}

/** Sigma's dates have hyphens since version 2 of the specification, and had slashes before. */
function readDate(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text?.trim() ?? '') ?? [];
  // Year 0 is none.
  if (year === undefined || year === '0000' || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // 30 February would become a day in March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written ? undefined : written;
}

import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { grouped } from '../../diagnostic/grouped.js';
import { isCovered, type PartCoverage } from '../../explain/coverage.js';
import { describeBriefly } from '../../explain/describe-predicate.js';
import { count, formatComplaint } from '../report.js';
import { visible } from '../visible.js';
import type { RuleResult } from './test-results.js';

/** No more parts of a rule are told that no test decides. */
const shownParts = 20;

/** No more tests are told that were skipped. */
const shownSkipped = 10;

/** Results for people: a complaint for each test that is not fine, then what the tests cover. */
export function textReport(results: readonly RuleResult[], colors: boolean): string {
  const complaints = results.flatMap((result) =>
    result.tests.flatMap(({ outcome }) => {
      const show = (diagnostic: Diagnostic) => formatComplaint(diagnostic, result.source, colors);
      if (outcome.kind === 'failed') return [show(outcome.diagnostic)];
      return outcome.kind === 'error' ? outcome.diagnostics.map(show) : [];
    }),
  );
  const lines = [...complaints, ...skippedLines(results), ...coverageLines(results)];
  return lines.map((line) => `${line}\n`).join('');
}

function skippedLines(results: readonly RuleResult[]): readonly string[] {
  const lines = results.flatMap(({ path, tests }) =>
    tests.flatMap(({ name, outcome }) =>
      outcome.kind === 'skipped' ? [`${visible(path)}: skipped: ${visible(name)}: ${visible(outcome.why)}`] : [],
    ),
  );
  const rest = lines.length - shownSkipped;
  return rest > 0 ? [...lines.slice(0, shownSkipped), `… and ${grouped(rest)} more skipped`] : lines;
}

function coverageLines(results: readonly RuleResult[]): readonly string[] {
  const measured = results.flatMap((result) =>
    result.coverage === undefined ? [] : [{ ...result, coverage: result.coverage }],
  );
  if (measured.length === 0) return [];
  const lines = measured.flatMap(({ path, title, coverage }) => [
    `${visible(path)}: ${visible(title)}: ${shareOf(coverage)}`,
    ...missingLines(coverage),
  ]);
  const all = measured.flatMap(({ coverage }) => coverage);
  return [...lines, `coverage of ${count(measured.length, 'rule')}: ${shareOf(all)}`];
}

function missingLines(coverage: readonly PartCoverage[]): readonly string[] {
  const missing = coverage.filter((part) => !isCovered(part));
  const lines = missing.slice(0, shownParts).map((part) => {
    const { line, column } = part.predicate.origin.location;
    const text = part.role === 'rule' ? '' : `: ${visible(describeBriefly(part.predicate))}`;
    return `    ${line}:${column} ${part.role} ${verdictWords(part)}${text}`;
  });
  return missing.length > lines.length
    ? [...lines, `    … and ${count(missing.length - lines.length, 'more part')}`]
    : lines;
}

/** What no test has shown of a part. */
function verdictWords({ everTrue, everFalse }: PartCoverage): string {
  if (everTrue) return everFalse ? 'decided' : 'never false';
  return everFalse ? 'never true' : 'never reached';
}

function shareOf(parts: readonly PartCoverage[]): string {
  const covered = parts.filter(isCovered).length;
  const percent = parts.length === 0 ? 100 : Math.floor((100 * covered) / parts.length);
  return `${grouped(covered)} of ${count(parts.length, 'part')} decided (${percent} %)`;
}

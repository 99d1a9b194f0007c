import { allChecks } from '../../check/all-checks.js';
import { knownCodes } from '../../check/config/known-codes.js';
import { anyCodeInfo } from '../../check/explain-code.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { exitCodes, UsageError } from '../errors.js';
import { output } from '../terminal.js';

/** Prints what a check is about, with its examples; gives the exit code. Throws a UsageError for an unknown code. */
export function explainCode(code: string): number {
  const check = allChecks.find((one) => one.code === code);
  if (check === undefined && knownCodes().has(code)) {
    const { summary, help } = anyCodeInfo(code);
    output(`${[code, summary, help].join('\n\n')}\n`);
    return exitCodes.fine;
  }
  if (check === undefined) {
    const [nearest = 'transigma list checks lists them'] = didYouMean(code, knownCodes().all);
    throw new UsageError(`there is no check "${code}"`, nearest);
  }
  const { summary, help, severity, profiles, bad, good } = check;
  const profilesText = profiles.length === 0 ? 'all' : [...profiles, 'all'].join(', ');
  const examples = [
    ...bad.slice(0, 2).map(({ rule }) => `Found in:\n\n${indented(rule)}`),
    ...good.slice(0, 2).map(({ rule }) => `Not found in:\n\n${indented(rule)}`),
  ];
  const head = `${code} (${severity}; profiles: ${profilesText})`;
  output(`${[head, summary, help, ...examples].join('\n\n')}\n`);
  return exitCodes.fine;
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');

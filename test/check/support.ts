import type { Check, CheckExample, Finding } from '../../src/check/check.js';
import { checkedFile } from '../../src/check/checked-file.js';
import { runChecks } from '../../src/check/run-checks.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

/** What a rule needs besides what an example shows. */
function completed(rule: string): string {
  const isRule = !/^(?:correlation|filter):/m.test(rule);
  const needed = [
    ...(/^title:/m.test(rule) ? [] : ['title: Example of a Rule\n']),
    ...(/^logsource:/m.test(rule) || /^correlation:/m.test(rule) ? [] : ['logsource:\n    category: test\n']),
  ];
  const detection = isRule && !/^detection:/m.test(rule);
  return `${needed.join('')}${rule}${detection ? 'detection:\n    selection:\n        field: value\n    condition: selection\n' : ''}`;
}

const complete = (text: string): string =>
  text
    .split(/^---\n/m)
    .map(completed)
    .join('---\n');

/** What checks find in an example: the findings of its own file. */
export function findingsIn(example: CheckExample, checks: readonly Check[]): readonly Finding[] {
  const files = { [example.file ?? 'example.yml']: example.rule, ...example.others };
  const checked = Object.entries(files).map(([path, text]) => {
    const source = new Source(path, complete(text));
    return checkedFile(path, source, readSigmaFile(source));
  });
  return runChecks(checked, checks).flatMap(({ findings }) => findings);
}

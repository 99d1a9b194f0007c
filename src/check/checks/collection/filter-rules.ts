import { readLogSource } from '../../../rule/read-metadata.js';
import type { LogSource } from '../../../rule/sigma-rule.js';
import type { CheckedDocument } from '../../checked-file.js';

const known = new WeakMap<CheckedDocument, LogSource>();

/** The log source of a document, read once. */
export function logSourceOf(document: CheckedDocument): LogSource {
  let logsource = known.get(document);
  if (logsource === undefined) {
    logsource = readLogSource(document.reading.node);
    known.set(document, logsource);
  }
  return logsource;
}

/** Whether a filter's log source takes in that of a rule: what it does not say may be anything. */
export const takesIn = (filter: LogSource, rule: LogSource): boolean =>
  (['category', 'product', 'service'] as const).every(
    (part) => filter[part] === undefined || filter[part] === rule[part],
  );

/** Whether a document is a rule that a filter with this log source can apply to. */
export const appliesTo = (filter: CheckedDocument, document: CheckedDocument): boolean =>
  document.reading.kind === 'rule' && takesIn(logSourceOf(filter), logSourceOf(document));

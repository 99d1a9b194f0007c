import type { Check } from '../../check.js';
import { isKnownLogSource } from '../../data/log-sources.js';
import { described, partOf, parts, sigmaLogSourceOf } from './log-source.js';
import { misspellings } from './misspelt-log-source.js';

/** The log source is one of Sigma's taxonomy. Others are fine at home, but nobody else has pipelines for them. */
export const unknownLogSource: Check = {
  code: 'logsource/unknown',
  summary: "The log source is one of Sigma's taxonomy.",
  help:
    "Rules that are shared use the log sources of Sigma's taxonomy appendix: others have no pipeline for the rest. " +
    'Use the category, product and service that the appendix lists together, or propose a new log source to SigmaHQ.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'logsource:\n    product: acme_gateway\n' },
    { rule: 'logsource:\n    product: linux\n    category: registry_set\n' },
    { rule: 'logsource:\n    product: windows\n    category: process_creation\n    service: sysmon\n' },
  ],
  good: [
    { rule: 'logsource:\n    product: windows\n    category: registry_set\n' },
    { rule: 'logsource:\n    product: linux\n' },
    { rule: 'logsource:\n    category: network\n    service: dns\n' },
    { rule: 'logsource:\n    category: proxy\n' },
    { rule: 'logsource:\n    product: windows\n    category: process-creation\n' },
  ],
  document: (document, report) => {
    const placed = sigmaLogSourceOf(document);
    if (placed === undefined || isKnownLogSource(placed.logsource)) return;
    const name = described(placed.logsource);
    // Log sources that say nothing, or are mistyped, have checks of their own.
    if (name === '' || misspellings(placed.logsource).length > 0) return;
    const only = parts.filter((part) => placed.logsource[part] !== undefined);
    const at = only.length === 1 && only[0] !== undefined ? partOf(placed, only[0])?.value.span : undefined;
    report(at ?? placed.node.span, `Sigma's taxonomy has no log source with ${name}`);
  },
};

import { blockText, lineText, lineTexts, markdownText } from '../../../src/backend/clean-text.js';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';
import { describeLogSource } from './log-source.js';

/** The investigation guide, in Markdown: what the rule says to whoever looks at an alert, and where it comes from. */
export function investigationGuide(name: string, { metadata }: SigmaRule): string {
  const { id, status, related } = metadata;
  const description = blockText(metadata.description ?? '');
  const falsePositives = lineTexts(metadata.falsepositives);
  const origin = [
    ...(id === undefined ? [] : [`Id: ${markdownText(lineText(id))}`]),
    ...(status === undefined ? [] : [`Status: ${status}`]),
    ...related.map((other) => `Related (${markdownText(lineText(other.type))}): ${markdownText(lineText(other.id))}`),
  ];
  return sections([
    ['## Triage and analysis'],
    [`### Investigating ${markdownText(name)}`, ...(description === '' ? [] : [markdownText(description)])],
    falsePositives.length === 0 ? [] : ['### False positive analysis', list(falsePositives.map(markdownText))],
    origin.length === 0 ? [] : ['### Sigma rule', list(origin)],
  ]);
}

/** The setup guide, in Markdown: which logs the rule needs, and what its exactness relies on. */
export function setupGuide({ logsource }: SigmaRule, notes: readonly Diagnostic[]): string {
  const source = describeLogSource(logsource);
  const definition = blockText(logsource.definition ?? '');
  const isCondition = ({ message }: Diagnostic) => message.startsWith('exact if');
  const conditions = notes.filter(isCondition).map(describe);
  const others = notes.filter((note) => !isCondition(note)).map(describe);
  const isExact = others.length === 0;
  return sections([
    ['## Setup', ...(source === '' ? [] : [`Log source: ${markdownText(source)}.`])],
    definition === '' ? [] : [markdownText(definition)],
    isExact ? [] : ['What the query does not say, or says in another way than the Sigma rule:', list(others)],
    conditions.length === 0
      ? [`${isExact ? 'The' : 'Besides, the'} query means exactly what the Sigma rule means.`]
      : [
          `${isExact ? 'The' : 'Besides, the'} query means exactly what the Sigma rule means under these conditions:`,
          list(conditions),
        ],
  ]);
}

const describe = ({ code, message }: Diagnostic): string => `\`${code}\`: ${markdownText(lineText(message))}`;

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const sections = (parts: readonly (readonly string[])[]): string => parts.flat().join('\n\n');

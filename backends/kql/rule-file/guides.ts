import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';
import { blockText, lineText, lineTexts, markdownText } from './clean-text.js';
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
  const conditions = notes.map(({ code, message }) => `\`${code}\`: ${markdownText(lineText(message))}`);
  return sections([
    ['## Setup', ...(source === '' ? [] : [`Log source: ${markdownText(source)}.`])],
    definition === '' ? [] : [markdownText(definition)],
    conditions.length === 0
      ? ['The query means exactly what the Sigma rule means.']
      : ['The query means exactly what the Sigma rule means under these conditions:', list(conditions)],
  ]);
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const sections = (parts: readonly (readonly string[])[]): string => parts.flat().join('\n\n');

import { blockText, exactNames, lineText, lineTexts } from '../../../src/backend/clean-text.js';
import type { Metadata } from '../../../src/rule/sigma-rule.js';

/** What the rule finds, where else to read about it, and whose it is. */
export function description({ title, description: text, references, author, license, id }: Metadata): string {
  const others = lineTexts(references).slice(1);
  const origin = [
    `Sigma rule${id === undefined ? '' : ` ${lineText(id)}`}`,
    ...(author === undefined ? [] : [`by ${lineText(author)}`]),
    ...(license === undefined ? [] : [`(${lineText(license)})`]),
  ].join(' ');
  return [
    blockText(text ?? '') || lineText(title),
    ...(others.length === 0 ? [] : [['Further references:', ...others.map((other) => `- ${other}`)].join('\n')]),
    `${origin}.`,
  ].join('\n\n');
}

/** What whoever looks at an alert has to do. */
export function runbook({ fields, falsepositives }: Metadata): string {
  const names = lineTexts(exactNames(fields));
  const harmless = lineTexts(falsepositives).filter((text) => !/^(?:unknown|none)\W*$/i.test(text));
  const what = names.length === 0 ? 'Look at the event' : `Look at the event, at ${names.join(', ')} above all`;
  if (harmless.length === 0) return `${what}. The rule knows of nothing harmless that looks like this.`;
  return [`${what}. What may look like this and be harmless:`, ...harmless.map((text) => `- ${text}`)].join('\n');
}

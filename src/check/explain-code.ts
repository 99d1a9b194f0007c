import type { CodeInfo } from '../report/check-report.js';
import { allChecks } from './all-checks.js';

/** What there is to say about a code of a check; undefined for codes of the front end, whose messages say it all. */
export const codeInfo = (code: string): CodeInfo | undefined => allChecks.find((check) => check.code === code);

/** What a code of the front end is about, by the part before the slash. */
const areas: Readonly<Record<string, string>> = {
  collection: 'The documents of a file belong together as the specification says.',
  condition: 'The condition can be read, and names detections that there are.',
  correlation: 'A correlation says what the specification asks for.',
  detection: 'The detections can be read.',
  document: 'The file holds rules.',
  modifier: 'Modifiers are known and fit their values.',
  placeholder: 'Placeholders are filled in before a rule is used.',
  regex: 'Regular expressions can be read, and are of the common ground of all engines.',
  schema: 'The document has the form of the specification.',
  source: 'The file can be read as text.',
  suppression: 'Comments that suppress findings name codes that there are, and suppress something.',
  baseline: 'A baseline lists findings that there are.',
  filter: 'A filter can be read.',
  keyword: 'Keywords have modifiers that fit them.',
  value: 'Values can be read, and fit their modifiers.',
  yaml: 'The file is YAML.',
};

/** What there is to say about any code that can occur. */
export function anyCodeInfo(code: string): CodeInfo {
  const known = codeInfo(code);
  if (known !== undefined) return known;
  const summary = areas[code.split('/')[0] ?? ''] ?? 'The rule can be read.';
  return {
    code,
    summary,
    help: 'The message says what was expected. As an error it stops the rule, in all commands; as a warning it does not.',
  };
}

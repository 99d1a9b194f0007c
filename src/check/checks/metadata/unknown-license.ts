import { nearestName } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { cut, textNode } from './metadata-nodes.js';

/** The SPDX ids that rules have, and those that people mean who write none; the whole list has hundreds. */
const knownIds = new Map(
  (
    'DRL-1.1 DRL-1.0 MIT MIT-0 Apache-2.0 Apache-1.1 BSD-2-Clause BSD-3-Clause 0BSD ISC Unlicense CC0-1.0 CC-BY-4.0 ' +
    'CC-BY-3.0 CC-BY-SA-4.0 CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-NC-ND-4.0 GPL-2.0-only GPL-2.0-or-later ' +
    'GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later AGPL-3.0-only ' +
    'AGPL-3.0-or-later MPL-2.0 EPL-2.0 EUPL-1.2 Elastic-2.0 BUSL-1.1 SSPL-1.0 WTFPL Zlib GPL-2.0 GPL-3.0 LGPL-2.1 ' +
    'LGPL-3.0 AGPL-3.0'
  )
    .split(' ')
    .map((id) => [id.toLowerCase(), id]),
);

/** What ids are called by people. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/detection rule licen[sc]e|^drl\b/i, 'DRL-1.1'],
  [/^apache/i, 'Apache-2.0'],
  [/\bmit\b/i, 'MIT'],
  [/^cc-?0/i, 'CC0-1.0'],
];

/** A licence is named by its SPDX id. */
export const unknownLicense: Check = {
  code: 'metadata/unknown-license',
  summary: 'A licence is named by its SPDX id.',
  help: 'The specification asks for the short names of <https://spdx.org/licenses>, such as `DRL-1.1` or `Apache-2.0`, which tools can compare. A licence that is not in that list is `LicenseRef-` and a name.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'license: Detection Rule License 1.1\n' },
    { rule: 'license: Apache2.0\n' },
    { rule: 'license: https://example.com/license\n' },
  ],
  good: [
    { rule: 'license: DRL-1.1\n' },
    { rule: 'license: (MIT OR Apache-2.0) AND LicenseRef-Our-Own\n' },
    { rule: 'license: OFL-1.1-RFN\n' },
  ],
  document: (document, report) => {
    const license = textNode(document, 'license');
    if (license === undefined || license.text.trim() === '') return;
    const text = license.text.slice(0, 500);
    const unknown = text
      .replace(/[()]/g, ' ')
      .split(/\s+(?:AND|OR|WITH)\s+/)
      .map((id) => id.trim())
      .find((id) => !isId(id));
    if (unknown === undefined) return;
    const meant = otherNames.find(([pattern]) => pattern.test(unknown))?.[1] ?? nearestName(unknown, knownIds.values());
    const notes = meant === undefined ? [] : [`did you mean "${meant}"?`];
    report(license.span, `"${cut(unknown)}" is not the SPDX id of a licence`, { notes });
  },
};

/** Whether a text can be an id: one of those above, or one that has an id's form and is no misspelling of them. */
function isId(text: string): boolean {
  const id = text.replace(/\+$/, '');
  if (knownIds.has(id.toLowerCase())) return true;
  if (/^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/.test(id)) return true;
  return /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*-[0-9.]+(?:-[A-Za-z0-9.-]+)?$/.test(id) && sameButDigits(id) === undefined;
}

/** An id that a text is but for its punctuation and case: `Apache-2.0.`, `gpl-3-0`. */
const sameButDigits = (text: string): string | undefined =>
  squeezedIds.get(text.toLowerCase().replace(/[^a-z0-9]/g, ''));

const squeezedIds = new Map([...knownIds].map(([key, id]) => [key.replace(/[^a-z0-9]/g, ''), id]));

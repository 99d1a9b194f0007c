import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { cut, textNodes } from './metadata-nodes.js';

/** How links of git platforms name a branch, tag or commit: it is the first group. */
const forms = [
  /^https?:\/\/(?:www\.)?github\.com\/[^/\s]+\/[^/\s]+\/(?:blob|tree|raw|edit|blame)\/(?:refs\/heads\/)?([^/?#\s]+)/i,
  /^https?:\/\/raw\.githubusercontent\.com\/[^/\s]+\/[^/\s]+\/(?:refs\/heads\/)?([^/?#\s]+)/i,
  /^https?:\/\/[^/\s]+\/[^\s?#]*?\/-\/(?:blob|tree|raw|blame)\/([^/?#\s]+)/i,
  /^https?:\/\/(?:www\.)?bitbucket\.org\/[^/\s]+\/[^/\s]+\/(?:src|raw)\/([^/?#\s]+)/i,
];

/** A commit, or a version, which is not moved as a rule. */
const staysPut = /^(?:[0-9a-f]{7,64}|refs|.*\d\.\d.*|v\d.*)$/i;

/** Links into git repositories name a commit, not a branch. */
export const branchLink: Check = {
  code: 'metadata/branch-link',
  summary: 'Links into git repositories name a commit, not a branch.',
  help: 'What a branch holds changes: the file may be another one, or gone, when somebody looks. On GitHub, press `y` on the page to get the permanent link.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'references:\n    - https://github.com/SigmaHQ/sigma/blob/master/README.md\n' },
    { rule: 'references:\n    - https://raw.githubusercontent.com/SigmaHQ/sigma/refs/heads/main/README.md\n' },
    { rule: 'references:\n    - https://gitlab.com/group/sub/project/-/blob/main/README.md\n' },
  ],
  good: [
    {
      rule: `references:
    - https://github.com/SigmaHQ/sigma/blob/bd2a4c37efde5f69f87040173e990f1f6ff9e234/README.md
    - https://github.com/elastic/detection-rules/blob/v8.6.0/README.md
    - https://github.com/SigmaHQ/sigma
    - https://github.com/SigmaHQ/sigma/issues/12
`,
    },
  ],
  document: (document, report) => {
    for (const reference of textNodes(document, 'references')) {
      if (!/git|bitbucket/i.test(reference.text.slice(0, 200))) continue;
      const text = reference.text.slice(0, 2000);
      const found = forms.map((form) => form.exec(text)).find((match) => match !== null);
      const name = found?.[1];
      if (found === undefined || found === null || name === undefined || staysPut.test(name)) continue;
      const end = found[0].length;
      const at = spanWithin(reference, end - name.length, end);
      report(at, `the link names "${cut(name)}", not a commit, and so does not stay the same`);
    }
  },
};

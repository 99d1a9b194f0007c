import type { Check } from '../../check.js';
import { rewriteScalar } from '../../fix-text.js';
import { cut, textNodes } from './metadata-nodes.js';

/** A link begins with "https://" and has no spaces in it. */
export const malformedLink: Check = {
  code: 'metadata/malformed-link',
  summary: 'A link begins with "https://" and has no spaces in it.',
  help: 'Targets and readers open references as links. One that is misspelt, or stands defanged (`hxxps`, `[.]`), leads nowhere.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'references:\n    - www.example.com/report\n' },
    { rule: 'references:\n    - htps://example.com/report\n' },
    { rule: 'references:\n    - https:/example.com/report\n' },
    { rule: "references:\n    - ' https://example.com/report'\n" },
    { rule: 'references:\n    - https://example[.]com/report\n' },
  ],
  good: [
    {
      rule: `references:
    - https://example.com/report (idea)
    - Internal Research
    - A book about www.example.com
    - http://[2001:db8::1]/report
    - https://example.com/?list[]=https:/x
    - ftp://example.com/report
`,
    },
  ],
  document: (document, report) => {
    for (const reference of textNodes(document, 'references')) {
      const text = reference.text.slice(0, 2000);
      const why = faultOf(text);
      if (why === undefined) continue;
      const trimmed = reference.text.trim();
      const fix = why === spaceAround ? rewriteScalar(reference, trimmed, 'remove the space') : undefined;
      report(reference.span, `the link ${cut(trimmed)} ${why}`, fix === undefined ? {} : { fix });
    }
  },
};

const spaceAround = 'has space around it';

function faultOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^https?:\/\/[^\s/?#]*(?:\[\.\]|\[dot\])/i.test(trimmed) || /^hxxps?:/i.test(trimmed)) return 'is defanged';
  if (/\s/.test(trimmed)) return undefined;
  if (/^https?:\/\/[^/?#]+/i.test(trimmed)) return trimmed === text ? undefined : spaceAround;
  if (/^www\.[^\s/]+\.[^\s]+$/i.test(trimmed)) return 'does not begin with "https://"';
  if (/^h?tt?t?ps?[:;.]?\/\/?[^\s/]+\.[^\s]+$/i.test(trimmed)) return 'begins with a misspelt "https://"';
  return undefined;
}

import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { capitalizeAt } from '../../fix-text.js';
import { cut, textNode } from './metadata-nodes.js';

/** Short words that stay small in a heading. */
const smallWords = new Set(
  (
    'a an and as at but by for from if in into new nor of off on onto or out over per so the through to up upon ' +
    'via vs with within without yet'
  ).split(' '),
);

/** A word of small letters alone: names of files, commands and paths have other characters in them. */
const smallWord = /^[("'[]?(\p{Ll}[\p{Ll}\p{M}'’-]*)[)"'\],:;!?]*$/u;

/** Nobody mends more words than these. */
const maxReported = 10;

/** The words of a title begin with capital letters, but for short ones like "of" and "via". */
export const titleCase: Check = {
  code: 'metadata/title-case',
  summary: 'The words of a title begin with capital letters, but for short ones like "of" and "via".',
  help: 'SigmaHQ writes titles as headings. Names of files, commands and programs keep their own case if they have a capital, a digit or a character like `.`, `/` or `_` in them.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'title: Suspicious child Process\n' }, { rule: "title: 'whoami Execution'\n" }],
  good: [
    { rule: 'title: Dumping of Credentials via the smbexec.py or sw_vers Tool on macOS\n' },
    { rule: 'title: eBPF Program Loaded From /tmp/ or 7zip\n' },
  ],
  document: (document, report) => {
    const title = textNode(document, 'title');
    if (title === undefined) return;
    let reported = 0;
    for (const { 0: written, index } of title.text.matchAll(/\S+/g)) {
      const word = smallWord.exec(written.slice(0, 100))?.[1];
      if (word === undefined || smallWords.has(word)) continue;
      const start = index + written.indexOf(word);
      const fix = capitalizeAt(title, start);
      const at = spanWithin(title, start, start + word.length);
      report(at, `"${cut(word)}" begins with a small letter`, fix === undefined ? {} : { fix });
      if (++reported === maxReported) return;
    }
  },
};

import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { quote, stringsWith, traits } from './items.js';

/** A value has no characters that nobody sees, unless they are written as escapes. */
export const invisibleCharacter: Check = {
  code: 'value/invisible-character',
  summary: 'A value has no characters that nobody sees, unless they are written as escapes.',
  help: 'Text copied from a web page may bring a space that does not break, or one of no width; it then matches nothing. Remove it, or say that it is meant by an escape between double quotes: `"\\u200b"`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: "detection:\n    selection:\n        CommandLine|contains: 'who\u200bami'\n    condition: selection\n" },
    { rule: "detection:\n    selection:\n        CommandLine|contains: 'net\u00a0user'\n    condition: selection\n" },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        CommandLine|contains: "\\u202e"\n    condition: selection\n' },
    {
      rule: "detection:\n    selection:\n        CommandLine|contains: ['\u00a0', '\u00e9\u00a0', 'net user –']\n    condition: selection\n",
    },
  ],
  document: (document, report) => {
    for (const { value, text } of stringsWith(document, traits.beyondAscii)) {
      const found = invisible.exec(text);
      if (found === null) continue;
      const [character] = found;
      const { source, start, end } = value.raw.span;
      if (!source.text.slice(start, end).includes(character)) continue;
      // Beside letters of other scripts, or alone, it is surely meant.
      if (!/[A-Za-z0-9]/.test(text) || /[^\x00-\x7f]/.test(text.replaceAll(character, ''))) continue;
      const digits = character.charCodeAt(0).toString(16).padStart(4, '0');
      const at = spanWithin(value.raw, found.index, found.index + 1);
      report(at, `${quote(text)} has U+${digits.toUpperCase()} in it, which nobody sees`, {
        notes: [`if it is meant, write it between double quotes as "\\u${digits}"`],
      });
    }
  },
};

const invisible =
  /[\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]/;

import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Span } from '../../../source/span.js';
import type { YamlScalar } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { quote, stringsWith, traits } from './items.js';

/** A value has no control characters, which most often come from escapes of YAML that were meant as backslashes. */
export const controlCharacter: Check = {
  code: 'value/control-character',
  summary:
    'A value has no control characters, which most often come from escapes of YAML that were meant as backslashes.',
  help: 'Between double quotes YAML reads `\\t`, `\\n`, `\\b` as a tab, a line break, a backspace, so `"C:\\temp"` has a tab in it. Use single quotes. A text after `|` or `>` ends with a line break; write `|-` or `>-`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        Image|endswith: "C:\\temp.exe"\n    condition: selection\n' },
    {
      rule: 'detection:\n    selection:\n        CommandLine|contains: |\n            whoami\n    condition: selection\n',
    },
  ],
  good: [
    { rule: "detection:\n    selection:\n        Image|endswith: 'C:\\temp.exe'\n    condition: selection\n" },
    {
      rule: 'detection:\n    selection:\n        CommandLine|contains: |-\n            whoami\n    condition: selection\n',
    },
    { rule: "detection:\n    selection:\n        CommandLine|re: 'a\\tb'\n    condition: selection\n" },
  ],
  document: (document, report) => {
    for (const { value, text } of stringsWith(document, traits.control)) {
      const found = control.exec(text);
      if (found === null) continue;
      const [character] = found;
      const name = names.get(character) ?? `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      report(placeOf(value.raw, found.index), `${quote(text)} has a control character in it: ${name}`, {
        notes: notesFor(value.raw, found.index),
      });
    }
  },
};

const control = /[\x00-\x1f\x7f-\x9f]/;

const names: ReadonlyMap<string, string> = new Map([
  ['\t', 'a tab'],
  ['\n', 'a line break'],
  ['\r', 'a carriage return'],
  ['\b', 'a backspace'],
  ['\0', 'NUL'],
]);

function notesFor({ style, text }: YamlScalar, at: number): readonly string[] {
  if (style === 'double-quoted')
    return ['between double quotes a backslash begins an escape of YAML: use single quotes'];
  if (style === 'block' && text.slice(at).trim() === '')
    return ['write "|-" or ">-": the line break at the end is left out'];
  return [];
}

/** An escape stands in the file as something else than the character. */
function placeOf(scalar: YamlScalar, index: number): Span {
  if (scalar.style === 'plain' || scalar.style === 'single-quoted') return spanWithin(scalar, index, index + 1);
  return scalar.span;
}

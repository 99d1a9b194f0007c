import { Span } from '../../../source/span.js';
import type { YamlEntry, YamlMapping, YamlNode } from '../../../source/yaml-node.js';
import { entryOf } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { hasAliases } from '../../fix-text.js';
import { detectingDocument } from '../../walk.js';

/** A single value stands on the line of its field, not in a list. */
export const oneItemList: Check = {
  code: 'detection/one-item-list',
  summary: 'A single value stands on the line of its field, not in a list.',
  help: "A list of one value means the value. SigmaHQ writes it on the line of the field: `Image|endswith: '\\a.exe'`.",
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    {
      rule: "detection:\n    selection:\n        Image|endswith:\n            - '\\a.exe'\n    condition: selection\n",
    },
    { rule: 'detection:\n    selection:\n        - User: [a]\n        - Name: b\n    condition: selection\n' },
  ],
  good: [
    { rule: "detection:\n    selection:\n        Image|endswith: '\\a.exe'\n    condition: selection\n" },
    {
      rule: 'detection:\n    selection:\n        Image:\n            - a\n            - b\n    condition: selection\n',
    },
    { rule: 'detection:\n    keywords:\n        - a\n    condition: keywords\n' },
    { rule: "detection:\n    keywords:\n        '|all':\n            - a\n    condition: keywords\n" },
  ],
  document: (document, report) => {
    const detecting = detectingDocument(document);
    const section = detecting && entryOf(detecting.node, detecting.kind === 'rule' ? 'detection' : 'filter')?.value;
    if (detecting === undefined || section?.kind !== 'mapping') return;
    for (const { name, value } of section.entries) {
      if (!detecting.detections.has(name)) continue;
      for (const map of mapsOf(value)) {
        for (const entry of map.entries) {
          const only =
            entry.value.kind === 'sequence' && entry.value.items.length === 1 ? entry.value.items[0] : undefined;
          // Keywords have to be a list.
          if (only === undefined || entry.name.startsWith('|') || entry.value.kind !== 'sequence') continue;
          const fix = fixFor(entry, only);
          report(entry.value.span, `a list of one value: write it on the line of "${entry.name}"`, fix && { fix });
        }
      }
    }
  },
};

function mapsOf(node: YamlNode): readonly YamlMapping[] {
  if (node.kind === 'mapping') return [node];
  return node.kind === 'sequence' ? node.items.filter((item) => item.kind === 'mapping') : [];
}

/** Only where nothing but the dash stands between the field and its value: no comment is lost. */
function fixFor({ key, value }: YamlEntry, only: YamlNode) {
  const { source } = key.span;
  if (hasAliases(source) || only.kind !== 'scalar' || only.style === 'block' || only.span.source !== source)
    return undefined;
  const { start, end } = only.span;
  const between = source.text.slice(key.span.end, start);
  if (!/^[ \t]*:[ \t]*\r?\n[ \t]*-[ \t]+$/.test(between) || /[\r\n]/.test(source.text.slice(start, end)))
    return undefined;
  const from = key.span.end + between.indexOf(':') + 1;
  if (value.span.start < from) return undefined;
  const replacement = ` ${source.text.slice(start, end)}`;
  return {
    message: 'write the value on the line of its field',
    location: new Span(source, from, end).location,
    replacement,
  };
}

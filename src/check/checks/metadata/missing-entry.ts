import type { DocumentKind } from '../../../rule/check-schema.js';
import type { YamlNode } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { headOf } from './metadata-nodes.js';

/** Looks for documents of some kinds that do not have a top-level attribute, or have nothing in it. */
export const reportMissing =
  (name: string, kinds: readonly DocumentKind[]): NonNullable<Check['document']> =>
  (document, report) => {
    if (!kinds.includes(document.reading.kind)) return;
    const found = entry(document, name);
    if (found === undefined) report(headOf(document), `there is no "${name}"`);
    else if (isEmpty(found.value)) report(found.key.span, `"${name}" is empty`);
  };

/** What is null the schema complains about. */
const isEmpty = (node: YamlNode): boolean =>
  node.kind === 'scalar' ? typeof node.value === 'string' && node.text.trim() === '' : nothingIn(node);

const nothingIn = (node: Exclude<YamlNode, { kind: 'scalar' }>): boolean =>
  node.kind === 'sequence' ? node.items.length === 0 : node.entries.length === 0;

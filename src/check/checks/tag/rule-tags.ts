import type { YamlScalar } from '../../../source/yaml-node.js';
import type { CheckedDocument } from '../../checked-file.js';
import { rewriteScalar } from '../../fix-text.js';
import { textNodes } from '../metadata/metadata-nodes.js';

/** A tag, split at its first dot. */
export interface RuleTag {
  readonly node: YamlScalar;
  readonly text: string;
  readonly namespace: string;
  readonly name: string;
}

/** Nobody writes longer ones; they are no tags. */
const maxLength = 200;

/**
 * Remembers what was worked out for the document that was asked about last: the checks of a document run one after
 * another, and many of them ask for the same.
 */
export function rememberLast<T>(workOut: (document: CheckedDocument) => T): (document: CheckedDocument) => T {
  let last: { readonly document: CheckedDocument; readonly result: T } | undefined;
  return (document) => {
    if (last?.document !== document) last = { document, result: workOut(document) };
    return last.result;
  };
}

/** The tags of a document that have a namespace and a name. */
export const ruleTags = rememberLast(readTags);

function readTags(document: CheckedDocument): readonly RuleTag[] {
  const tags: RuleTag[] = [];
  for (const node of textNodes(document, 'tags')) {
    const { text } = node;
    const dot = text.indexOf('.');
    if (dot < 1 || dot === text.length - 1 || text.length > maxLength) continue;
    tags.push({ node, text, namespace: text.slice(0, dot), name: text.slice(dot + 1) });
  }
  return tags;
}

/** The tags of one namespace. */
export const tagsIn = (document: CheckedDocument, namespace: string): readonly RuleTag[] =>
  ruleTags(document).filter((tag) => tag.namespace === namespace);

/**
 * The fix that writes another tag, ready to be spread into a finding's details; nothing if that tag is already there,
 * since it would be there twice.
 */
export function writeTag(document: CheckedDocument, tag: RuleTag, text: string) {
  if (tagTexts(document).has(text)) return {};
  const fix = rewriteScalar(tag.node, text, `write "${text}"`);
  return fix === undefined ? {} : { fix };
}

const tagTexts = rememberLast((document) => new Set(ruleTags(document).map(({ text }) => text)));

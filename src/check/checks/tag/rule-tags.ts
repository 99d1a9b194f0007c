import type { YamlScalar } from '../../../source/yaml-node.js';
import { type CheckedDocument, remembered } from '../../checked-file.js';
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

/** The tags of a document that have a namespace and a name. */
export const ruleTags = remembered(readTags);

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

const tagTexts = remembered((document) => new Set(ruleTags(document).map(({ text }) => text)));

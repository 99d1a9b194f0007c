import type { ConditionNode } from '../condition/ast.js';
import type { Detection, DetectionItem, SigmaFilter, SigmaRule } from '../rule/sigma-rule.js';
import { entryOf, type YamlEntry } from '../source/yaml-node.js';
import type { CheckedDocument } from './checked-file.js';

/** The document if it has detections (a rule or a filter) and no error. */
export function detectingDocument({ reading }: CheckedDocument): SigmaRule | SigmaFilter | undefined {
  const { document } = reading;
  return document?.kind === 'rule' || document?.kind === 'filter' ? document : undefined;
}

/** Shows every node of a condition, from the outside in. */
export function visitCondition(node: ConditionNode, visit: (node: ConditionNode) => void): void {
  visit(node);
  if (node.kind === 'not') visitCondition(node.operand, visit);
  if (node.kind === 'and' || node.kind === 'or') for (const operand of node.operands) visitCondition(operand, visit);
}

/** Shows every item of a detection, in the order of the file. */
export function visitItems(detection: Detection, visit: (item: DetectionItem) => void): void {
  if (detection.kind === 'item') visit(detection);
  else for (const part of detection.parts) visitItems(part, visit);
}

/** All items of a document that has no error, with the detection in which each stands. */
export function itemsOf(
  document: CheckedDocument,
): readonly { readonly detection: string; readonly item: DetectionItem }[] {
  const found: { detection: string; item: DetectionItem }[] = [];
  for (const [detection, content] of detectingDocument(document)?.detections ?? []) {
    visitItems(content, (item) => found.push({ detection, item }));
  }
  return found;
}

/** A top-level entry of a document, such as `title`; undefined if the document does not have it. */
export const entry = (document: CheckedDocument, name: string): YamlEntry | undefined => document.entry(name);

/** An entry of the section that makes a document a correlation or a filter. */
export function sectionEntry(
  document: CheckedDocument,
  kind: 'correlation' | 'filter',
  name: string,
): YamlEntry | undefined {
  const section = document.reading.kind === kind ? entry(document, kind) : undefined;
  return section?.value.kind === 'mapping' ? entryOf(section.value, name) : undefined;
}

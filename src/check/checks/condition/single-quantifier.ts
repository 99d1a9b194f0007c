import type { QuantifierNode } from '../../../condition/ast.js';
import { targetFinder } from '../../../condition/references.js';
import { spanWithin } from '../../../source/scalar-offsets.js';
import type { YamlScalar } from '../../../source/yaml-node.js';
import type { ReportFinding } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import { hasAliases } from '../../fix-text.js';
import { detectingDocument, visitCondition } from '../../walk.js';

/** Reports quantifiers that stand for a single detection; the fix is its name. */
export function visitSingle(
  document: CheckedDocument,
  report: ReportFinding,
  isMeant: (node: QuantifierNode) => boolean,
  message: (pattern: string, name: string) => string,
): void {
  const detecting = detectingDocument(document);
  if (detecting === undefined) return;
  let find: ReturnType<typeof targetFinder> | undefined;
  const check = (node: QuantifierNode, scalar: YamlScalar) => {
    find ??= targetFinder(detecting.detections.keys());
    const names = find(node.target);
    const name = names?.[0];
    if (names?.length !== 1 || name === undefined) return;
    const at = spanWithin(scalar, node.start, node.end);
    const pattern = node.target === 'them' ? 'them' : node.target.pattern;
    // In a file of several documents the condition may be for detections of each of them.
    const isSure = !pattern.includes('*') && pattern !== 'them' ? true : document.file.documents.length === 1;
    const fix = { message: `write "${name}"`, location: at.location, replacement: name };
    report(at, message(pattern, name), isSure && !hasAliases(at.source) ? { fix } : { notes: [`write "${name}"`] });
  };
  for (const { expression, scalar } of detecting.conditions) {
    visitCondition(expression, (node) => {
      if (node.kind === 'quantifier' && isMeant(node)) check(node, scalar);
    });
  }
}

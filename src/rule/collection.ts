import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { describeNode, entryOf, type YamlEntry, type YamlMapping, type YamlNode } from '../source/yaml-node.js';

/** The documents of a file after `action` has done its work. */
export interface Collection {
  readonly documents: readonly YamlMapping[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A large global document before many small ones would multiply to more than memory holds. */
const maxMergedEntries = 200_000;

/**
 * Resolves `action: global | reset | repeat` (design: "Collections"): a global document is merged into every
 * following one until a reset, several add up; a repeat is merged onto the rule before it.
 */
export function resolveActions(roots: readonly YamlNode[]): Collection {
  const documents: YamlMapping[] = [];
  const diagnostics: Diagnostic[] = [];
  let global: YamlMapping | undefined;
  let previous: YamlMapping | undefined;
  let merged = 0;
  const mergeInto = (base: YamlMapping, over: YamlMapping) => {
    merged += countEntries(base) + countEntries(over);
    return merge(base, over);
  };
  for (const root of roots) {
    if (merged > maxMergedEntries) {
      const message = `merging the documents of this file makes more than ${maxMergedEntries.toLocaleString('en')} entries`;
      diagnostics.push(error('collection/too-large', message, { at: root.span }));
      break;
    }
    if (root.kind !== 'mapping') {
      const message = `a Sigma document is a map with "title", "logsource" and "detection", and this is ${describeNode(root)}`;
      diagnostics.push(error('document/not-a-map', message, { at: root.span }));
      continue;
    }
    const action = entryOf(root, 'action');
    const rest = action === undefined ? root : without(root, 'action');
    const name = action?.value.kind === 'scalar' ? action.value.text : undefined;
    if (action === undefined) {
      previous = global === undefined ? rest : mergeInto(global, rest);
      documents.push(previous);
    } else if (name === 'global') {
      global = global === undefined ? rest : mergeInto(global, rest);
    } else if (name === 'reset') {
      global = undefined;
      if (rest.entries.length > 0) {
        const message = 'a document with "action: reset" holds nothing else: its other keys would be lost';
        const notes = ['put them into a document of their own, after "---"'];
        diagnostics.push(error('collection/reset-with-content', message, { at: rest.entries[0]?.key.span, notes }));
      }
    } else if (name === 'repeat') {
      if (previous === undefined) {
        const message = '"action: repeat" has no rule before it to repeat';
        diagnostics.push(error('collection/nothing-to-repeat', message, { at: action.value.span }));
      } else {
        previous = mergeInto(previous, rest);
        documents.push(previous);
      }
    } else {
      const notes = didYouMean(name ?? '', ['global', 'reset', 'repeat']);
      const message = '"action" is one of global, reset and repeat';
      diagnostics.push(error('collection/unknown-action', message, { at: action.value.span, notes }));
    }
  }
  return { documents, diagnostics };
}

/** The entries of a map and of the maps in it, which is what merging touches. */
const countEntries = (mapping: YamlMapping): number =>
  mapping.entries.reduce(
    (sum, { value }) => sum + (value.kind === 'mapping' ? countEntries(value) : 0),
    mapping.entries.length,
  );

function without(mapping: YamlMapping, name: string): YamlMapping {
  return { ...mapping, entries: mapping.entries.filter((entry) => entry.name !== name) };
}

/** Maps merge key by key, everything else is replaced. The place is the one of the document that is merged in. */
function merge(base: YamlMapping, over: YamlMapping): YamlMapping {
  const replacements = new Map(over.entries.map((entry) => [entry.name, entry]));
  const entries: YamlEntry[] = base.entries.map((entry) => {
    const replacement = replacements.get(entry.name);
    if (replacement === undefined) return entry;
    replacements.delete(entry.name);
    if (entry.value.kind !== 'mapping' || replacement.value.kind !== 'mapping') return replacement;
    return { ...replacement, value: merge(entry.value, replacement.value) };
  });
  return { kind: 'mapping', entries: [...entries, ...replacements.values()], span: over.span };
}

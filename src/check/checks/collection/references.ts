import { didYouMean } from '../../../diagnostic/suggest.js';
import { entryOf, type YamlEntry, type YamlScalar } from '../../../source/yaml-node.js';
import type { CheckedDocument } from '../../checked-file.js';
import type { Collection } from '../../collection.js';
import { entry } from '../../walk.js';

/** An entry of the section that makes a document a correlation or a filter. */
export function sectionEntry(document: CheckedDocument, kind: 'correlation' | 'filter', name: string) {
  const section: YamlEntry | undefined = document.reading.kind === kind ? entry(document, kind) : undefined;
  return section?.value.kind === 'mapping' ? entryOf(section.value, name) : undefined;
}

/** The rules that a correlation or filter names; also of one with errors elsewhere. */
export function referencesOf(document: CheckedDocument, kind: 'correlation' | 'filter'): readonly YamlScalar[] {
  const rules = sectionEntry(document, kind, 'rules')?.value;
  if (rules?.kind !== 'sequence') return [];
  return rules.items.filter((item): item is YamlScalar => item.kind === 'scalar' && typeof item.value === 'string');
}

/** Looking for the nearest of many names takes long: a broken collection gets suggestions for its first ones. */
const maxSuggestions = 20;

/** Suggests names of the collection for names that it does not have. */
export function suggester(collection: Collection): (name: string) => readonly string[] {
  let names: readonly string[] | undefined;
  let given = 0;
  return (name) => {
    if (given++ >= maxSuggestions) return [];
    names ??= collection.documents.flatMap(({ reading }) => reading.metadata.name ?? []);
    return didYouMean(name, names);
  };
}

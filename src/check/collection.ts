import type { CheckedDocument, CheckedFile } from './checked-file.js';

/** Everything that is checked together. Rules of files that are not checked themselves may be known too. */
export interface Collection {
  readonly files: readonly CheckedFile[];
  readonly documents: readonly CheckedDocument[];
  /** The documents that a reference (an id or a name) means. */
  readonly named: (reference: string) => readonly CheckedDocument[];
}

/** Puts files together. */
export function makeCollection(files: readonly CheckedFile[]): Collection {
  const documents = files.flatMap((file) => file.documents);
  let byName: Map<string, CheckedDocument[]> | undefined;
  return {
    files,
    documents,
    named: (reference) => {
      byName ??= namesOf(documents);
      return byName.get(reference.toLowerCase()) ?? [];
    },
  };
}

function namesOf(documents: readonly CheckedDocument[]): Map<string, CheckedDocument[]> {
  const byName = new Map<string, CheckedDocument[]>();
  for (const document of documents) {
    const { id, name } = document.reading.metadata;
    for (const one of new Set([id, name])) {
      if (one === undefined) continue;
      const key = one.toLowerCase();
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [document]);
      else known.push(document);
    }
  }
  return byName;
}

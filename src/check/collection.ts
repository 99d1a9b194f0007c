import { Source } from '../source/source.js';
import { Span } from '../source/span.js';
import type { DocumentFacts, FileFacts, TextRange } from './facts.js';

/** Everything that is checked together. Rules of files that are not checked themselves may be known too. */
export interface Collection {
  readonly files: readonly CollectedFile[];
  readonly documents: readonly CollectedDocument[];
  /** The documents that a reference (an id or a name) means. */
  readonly named: (reference: string) => readonly CollectedDocument[];
}

/** A file among others. */
export interface CollectedFile {
  readonly path: string;
  readonly source: Source;
  readonly documents: readonly CollectedDocument[];
}

/** A document among others. A class for its places, which are made only for what is told. */
export class CollectedDocument {
  readonly file: CollectedFile;
  readonly facts: DocumentFacts;

  constructor(file: CollectedFile, facts: DocumentFacts) {
    this.file = file;
    this.facts = facts;
  }

  /** A place of the document; without a range the whole of it. */
  at({ start, end }: TextRange = this.facts): Span {
    return new Span(this.file.source, start, end);
  }
}

/** Makes a file of what is known of it. */
export function collectedFile({ path, name, text, documents: facts }: FileFacts): CollectedFile {
  const documents: CollectedDocument[] = [];
  const file = { path, source: new Source(name, text), documents };
  for (const one of facts) documents.push(new CollectedDocument(file, one));
  return file;
}

/** Puts files together. */
export function makeCollection(files: readonly CollectedFile[]): Collection {
  const documents = files.flatMap((file) => file.documents);
  let byName: Map<string, CollectedDocument[]> | undefined;
  return {
    files,
    documents,
    named: (reference) => {
      byName ??= namesOf(documents);
      return byName.get(reference.toLowerCase()) ?? [];
    },
  };
}

function namesOf(documents: readonly CollectedDocument[]): Map<string, CollectedDocument[]> {
  const byName = new Map<string, CollectedDocument[]>();
  for (const document of documents) {
    const { id, name } = document.facts;
    for (const one of new Set([id?.text, name?.text])) {
      if (one === undefined) continue;
      const key = one.toLowerCase();
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [document]);
      else known.push(document);
    }
  }
  return byName;
}

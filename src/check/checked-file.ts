import { type ResolvedRule, resolveRule } from '../condition/resolve.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { DocumentReading, FileReading } from '../rule/read-file.js';
import type { Source } from '../source/source.js';
import type { YamlEntry } from '../source/yaml-node.js';

/** A file to check: its text, and what the front end made of it. */
export interface CheckedFile {
  /** As messages call it; the path, with forward slashes, for checks of file names. */
  readonly path: string;
  readonly source: Source;
  readonly reading: FileReading;
  readonly documents: readonly CheckedDocument[];
}

/** A document to check. A class for what is worked out only when a check asks for it. */
export class CheckedDocument {
  readonly file: CheckedFile;
  readonly reading: DocumentReading;
  #resolution: ReturnType<typeof resolveRule> | undefined;
  readonly #remembered = new Map<unknown, unknown>();
  #entries: Map<string, YamlEntry> | undefined;

  constructor(file: CheckedFile, reading: DocumentReading) {
    this.file = file;
    this.reading = reading;
  }

  /** The meaning of the rule; undefined for what is no rule, or has errors. */
  get resolved(): ResolvedRule | undefined {
    const resolution = this.#resolve();
    return resolution !== undefined && 'resolved' in resolution ? resolution.resolved : undefined;
  }

  /** Why a rule that could be read has no meaning. */
  get resolutionErrors(): readonly Diagnostic[] {
    const resolution = this.#resolve();
    return resolution !== undefined && 'errors' in resolution ? resolution.errors : [];
  }

  /** A top-level entry, such as `title`. Checks ask for a hundred of them. */
  entry(name: string): YamlEntry | undefined {
    this.#entries ??= new Map(this.reading.node.entries.map((entry) => [entry.name, entry]));
    return this.#entries.get(name);
  }

  /** What `workOut` makes of this document, which is worked out once. */
  remember<Result>(workOut: (document: CheckedDocument) => Result): Result {
    const known = this.#remembered.get(workOut);
    // Only its own results stand beside a function.
    if (known !== undefined || this.#remembered.has(workOut)) return known as Result;
    const result = workOut(this);
    this.#remembered.set(workOut, result);
    return result;
  }

  #resolve(): ReturnType<typeof resolveRule> | undefined {
    const { document } = this.reading;
    if (document?.kind === 'rule') this.#resolution ??= resolveRule(document);
    return this.#resolution;
  }
}

/** Makes a file ready to be checked. */
export function checkedFile(path: string, source: Source, reading: FileReading): CheckedFile {
  const documents: CheckedDocument[] = [];
  const file = { path, source, reading, documents };
  for (const one of reading.documents) documents.push(new CheckedDocument(file, one));
  return file;
}

/**
 * Makes a function of documents one that works out each of them once: checks run one after another over many documents,
 * and many of them ask for the same.
 */
export const remembered =
  <Result>(workOut: (document: CheckedDocument) => Result): ((document: CheckedDocument) => Result) =>
  (document) =>
    document.remember(workOut);

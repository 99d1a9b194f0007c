import type { RenderedFile } from '../../backend/backend.js';
import { type Conversion, type ConversionSettings, convertDocument, convertTogether } from '../../convert.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { ruleKey } from '../../identity/content-key.js';
import type { DocumentReading } from '../../rule/read-file.js';
import type { FoundFile } from '../find-files.js';
import { type ReadFile, readRuleFile, readRuleFiles } from '../read-rules.js';
import { formatComplaint } from '../report.js';
import { conversionRecord, fileRecord } from './convert-json.js';
import { fileNameOf } from './file-name.js';

/** What is wanted of a conversion besides its output. */
export interface Display {
  /** Lines of JSON instead of complaints. */
  readonly json: boolean;
  readonly colors: boolean;
  /** Complaints about what is exact only under a condition too. */
  readonly notes: boolean;
  /** The files of rules that are several of them. */
  readonly writesFiles: boolean;
}

/** The files of a rule, under the name that they get if no other rule has it. */
export interface NamedFiles {
  readonly name: string;
  readonly files: readonly RenderedFile[];
}

/** What became of a document, as plain data: it may come from another thread. It keeps no more of it than is printed or written: a corpus is large. */
export interface DocumentOutcome {
  readonly status: Conversion['status'];
  /** The how-manieth of its file it is, from 0. */
  readonly position: number;
  readonly id: string | undefined;
  /** What identifies the rule in a target; undefined for what is no rule. */
  readonly identity: string | undefined;
  readonly title: string;
  readonly line: number;
  readonly output: string | undefined;
  readonly files: NamedFiles | undefined;
  readonly noteCodes: readonly string[];
  /** Why it was refused. */
  readonly refusal: string | undefined;
  /** Errors and, if wanted, notes, for people. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  /** The line of JSON, if wanted. */
  readonly json: string | undefined;
}

/** What became of a file. */
export interface FileOutcome {
  readonly file: FoundFile;
  /** Whether something is wrong outside of its rules, and what, for people. */
  readonly isFaulty: boolean;
  readonly faults: readonly string[];
  readonly json: string | undefined;
  readonly documents: readonly DocumentOutcome[];
}

/** Converts some files. Never throws because of their content. */
export function outcomesOf(
  files: readonly FoundFile[],
  settings: ConversionSettings,
  display: Display,
): readonly FileOutcome[] {
  const read = readRuleFiles(files);
  const converted = convertTogether(
    read.map(({ reading }) => reading.documents),
    settings,
  );
  return read.map((one, index) => outcomeOf(one, converted[index] ?? [], settings, display));
}

function outcomeOf(
  read: ReadFile,
  conversions: readonly Conversion[],
  { backend, format }: ConversionSettings,
  display: Display,
): FileOutcome {
  const { file, reading, source } = read;
  const target = { target: backend.id, format, files: backend.formats[format]?.files };
  const asTexts = (diagnostics: readonly Diagnostic[]) =>
    display.json ? [] : diagnostics.map((one) => formatComplaint(one, source, display.colors));
  const isFaulty = reading.diagnostics.length > 0;
  const nameOf = (position: number) => fileNameOf(file.relativePath, position, target.files);
  return {
    file,
    isFaulty,
    faults: asTexts(reading.diagnostics),
    json: display.json && isFaulty ? fileRecord(read, target) : undefined,
    documents: conversions.map((conversion, position): DocumentOutcome => {
      // There is a conversion for each document.
      const document = reading.documents[position] as DocumentReading;
      const { status, output, files, notes, errors } = conversion;
      return {
        status,
        position,
        id: document.metadata.id,
        identity: document.document?.kind === 'rule' ? ruleKey(document.document) : undefined,
        title: document.metadata.title,
        line: document.node.span.location.line,
        output,
        files: display.writesFiles && files !== undefined ? named(files, nameOf(position)) : undefined,
        noteCodes: notes.map(({ code }) => code),
        refusal: status === 'refused' ? (errors[0]?.code ?? 'unknown') : undefined,
        errors: asTexts(errors),
        notes: display.notes ? asTexts(notes) : [],
        json: display.json ? conversionRecord(read, document, conversion, position, target) : undefined,
      };
    }),
  };
}

const named = (files: (name: string) => readonly RenderedFile[], name: string): NamedFiles => ({
  name,
  files: files(name),
});

/** The files of a rule under another name: another rule has taken the one that was meant for them. */
export function renamedFiles(
  file: FoundFile,
  { position }: DocumentOutcome,
  settings: ConversionSettings,
  name: string,
): readonly RenderedFile[] {
  const document = readRuleFile(file).reading.documents[position];
  const files = document === undefined ? undefined : convertDocument(document, settings).files;
  return files?.(name) ?? [];
}

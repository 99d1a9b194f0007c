import type { FileSet } from '../../backend/backend.js';
import type { Conversion } from '../../convert.js';
import { jsonText } from '../../diagnostic/json-text.js';
import type { DocumentReading } from '../../rule/read-file.js';
import type { ReadFile } from '../read-rules.js';
import { errorsOf } from '../report.js';
import { fileNameOf } from './file-name.js';

interface Target {
  readonly target: string;
  readonly format: string;
  /** Where a rule is several files. */
  readonly files?: FileSet | undefined;
}

/** The line of `--json` about one rule. */
export function conversionRecord(
  { file }: ReadFile,
  reading: DocumentReading,
  conversion: Conversion,
  position: number,
  { target, format, files }: Target,
): string {
  const { id, title } = reading.metadata;
  const { line } = reading.node.span.location;
  return jsonLine({
    rule: { id: id ?? null, title: title === '' ? null : title, path: file.path, line },
    target,
    format,
    output: conversion.output ?? null,
    ...(conversion.files === undefined
      ? {}
      : { files: conversion.files(fileNameOf(file.relativePath, position, files)) }),
    notes: conversion.notes,
    errors: conversion.errors,
  });
}

/** The line of `--json` about what is wrong with a file outside of its rules. */
export function fileRecord({ file, reading }: ReadFile, { target, format }: Target): string {
  const errors = errorsOf(reading.diagnostics);
  return jsonLine({
    rule: { id: null, title: null, path: file.path, line: errors[0]?.location?.line ?? 1 },
    target,
    format,
    output: null,
    notes: reading.diagnostics.filter((diagnostic) => diagnostic.severity !== 'error'),
    errors,
  });
}

const jsonLine = (record: unknown): string => `${jsonText(record)}\n`;

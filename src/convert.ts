import { type Backend, type RenderedFile, type Rendering, refusal } from './backend/backend.js';
import type { OptionSchema, OptionValues } from './backend/options.js';
import { type ResolvedRule, resolveRule, type SampleEvent } from './condition/resolve.js';
import { type Diagnostic, error } from './diagnostic/diagnostic.js';
import { applyPipelines, type PipelineChain } from './pipeline/apply.js';
import type { DocumentReading } from './rule/read-file.js';
import type { SigmaDocument, SigmaRule } from './rule/sigma-rule.js';

/** How to convert. */
export interface ConversionSettings {
  readonly backend: Backend;
  readonly format: string;
  readonly options: OptionValues<OptionSchema>;
  /** Take notes on what exactness depends on for refusals. */
  readonly strict: boolean;
  /** The processing pipelines of a rule, if there are any. */
  readonly pipelines?: (rule: SigmaRule) => PipelineChain;
  /** Events of the user for the tests of a rule, where the target writes tests. */
  readonly samplesOf?: (reading: DocumentReading) => readonly SampleEvent[];
}

/**
 * What became of a document. `refused`: it is fine, and the target (or transigma) cannot express it; `broken`: the
 * document itself has an error.
 */
export interface Conversion {
  readonly status: 'converted' | 'refused' | 'broken';
  readonly output: string | undefined;
  readonly files: ((name: string) => readonly RenderedFile[]) | undefined;
  /** Warnings about the document, and what the exactness of the output depends on. */
  readonly notes: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

/** Converts a document that was read. Never throws because of the document. */
export const convertDocument = (reading: DocumentReading, settings: ConversionSettings): Conversion =>
  conversionOf(reading, prepareReading(reading, settings), settings);

/**
 * Converts the documents of some files, as {@link convertDocument} does each: all of them get their meaning before the first
 * one is rendered. The code of one step runs faster than that of all steps in turn.
 */
export function convertTogether(
  files: readonly (readonly DocumentReading[])[],
  settings: ConversionSettings,
): readonly (readonly Conversion[])[] {
  const prepared = files.map((readings) => readings.map((reading) => prepareReading(reading, settings)));
  return files.map((readings, file) =>
    readings.map((reading, index) => conversionOf(reading, prepared[file]?.[index], settings)),
  );
}

/** Undefined for a document with errors. */
const prepareReading = ({ document }: DocumentReading, { pipelines }: ConversionSettings) =>
  document === undefined ? undefined : prepareDocument(document, pipelines);

function conversionOf(
  reading: DocumentReading,
  prepared: PreparedDocument | undefined,
  settings: ConversionSettings,
): Conversion {
  const ofReading = reading.diagnostics.filter((diagnostic) => diagnostic.severity !== 'error');
  if (prepared === undefined) {
    const errors = reading.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    return { status: 'broken', output: undefined, files: undefined, notes: ofReading, errors };
  }
  const rendering = render(reading, prepared, settings);
  const warnings = [...ofReading, ...prepared.warnings];
  // Infos are no conditions: they say something of the rule.
  const conditions = rendering.notes.filter(({ severity }) => severity === 'warning');
  const errors = settings.strict ? [...rendering.errors, ...conditions.map(asRefusal)] : rendering.errors;
  if (errors.length > 0) return { status: 'refused', output: undefined, files: undefined, notes: warnings, errors };
  const notes = [...warnings, ...rendering.notes];
  return { status: 'converted', output: rendering.output, files: rendering.files, notes, errors: [] };
}

function render(
  reading: DocumentReading,
  { resolved, errors }: PreparedDocument,
  { backend, format, options, samplesOf }: ConversionSettings,
): Rendering {
  if (resolved === undefined) return refusal(errors);
  const rule = samplesOf === undefined ? resolved : { ...resolved, samples: samplesOf(reading) };
  return backend.render(rule, format, options);
}

/** A document after its pipelines, with its meaning; or why it has none. */
export type PreparedDocument =
  | { readonly resolved: ResolvedRule; readonly errors: readonly []; readonly warnings: readonly Diagnostic[] }
  | {
      readonly resolved?: undefined;
      readonly errors: readonly Diagnostic[];
      readonly warnings: readonly Diagnostic[];
    };

/** Applies the pipelines of a document, and gives it its meaning. */
export function prepareDocument(
  document: SigmaDocument,
  pipelines: ((rule: SigmaRule) => PipelineChain) | undefined,
): PreparedDocument {
  const processed =
    document.kind === 'rule' && pipelines !== undefined ? applyPipelines(document, pipelines(document)) : undefined;
  const warnings = processed?.diagnostics.filter(({ severity }) => severity !== 'error') ?? [];
  const failed = processed?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  if (failed.length > 0) return { errors: failed, warnings };
  const resolution = resolveDocument(processed?.rule ?? document);
  if ('errors' in resolution) return { errors: resolution.errors, warnings };
  const { resolved } = resolution;
  if (processed === undefined) return { resolved, errors: [], warnings };
  const { rule, predicate } = resolved;
  const { state, postprocess } = processed;
  return { resolved: { rule, predicate, state, postprocess }, errors: [], warnings };
}

/**
 * Gives a document its meaning over one event. Correlations and filters have none: they are refused, as are rules with
 * placeholders that nothing has filled in.
 */
export function resolveDocument(document: SigmaDocument): ReturnType<typeof resolveRule> {
  if (document.kind === 'rule') return resolveRule(document);
  const at = document.origin.source.locate(document.origin.start);
  if (document.kind === 'correlation') {
    const message = 'transigma reads and checks correlations, but does not convert or match them yet';
    return { errors: [error('correlation/unsupported', message, { at })] };
  }
  const message = 'transigma reads and checks filters, but does not apply them yet';
  return {
    errors: [error('filter/unsupported', message, { at, notes: ['the rules that it names are taken without it'] })],
  };
}

const asRefusal = (note: Diagnostic): Diagnostic => ({
  ...note,
  severity: 'error',
  notes: [...note.notes, { message: 'refused because of --strict' }],
});

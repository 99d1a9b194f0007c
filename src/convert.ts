import { type Backend, type RenderedFile, type Rendering, refusal } from './backend/backend.js';
import type { OptionSchema, OptionValues } from './backend/options.js';
import { resolveRule } from './condition/resolve.js';
import { type Diagnostic, error } from './diagnostic/diagnostic.js';
import type { DocumentReading } from './rule/read-file.js';

/** How to convert. */
export interface ConversionSettings {
  readonly backend: Backend;
  readonly format: string;
  readonly options: OptionValues<OptionSchema>;
  /** Take notes on what exactness depends on for refusals. */
  readonly strict: boolean;
}

/**
 * What became of a document. `refused`: it is fine, and the target (or transigma) cannot express it; `broken`: the
 * document itself has an error.
 */
export interface Conversion {
  readonly status: 'converted' | 'refused' | 'broken';
  readonly output: string | undefined;
  readonly files: readonly RenderedFile[] | undefined;
  /** Warnings about the document, and what the exactness of the output depends on. */
  readonly notes: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

/** Converts a document that was read. Never throws because of the document. */
export function convertDocument(reading: DocumentReading, settings: ConversionSettings): Conversion {
  const warnings = reading.diagnostics.filter((diagnostic) => diagnostic.severity !== 'error');
  if (reading.document === undefined) {
    const errors = reading.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    return { status: 'broken', output: undefined, files: undefined, notes: warnings, errors };
  }
  const rendering = render(reading, settings);
  const conditional = rendering.notes;
  const errors = settings.strict ? [...rendering.errors, ...conditional.map(asRefusal)] : rendering.errors;
  if (errors.length > 0) return { status: 'refused', output: undefined, files: undefined, notes: warnings, errors };
  const notes = [...warnings, ...conditional];
  return { status: 'converted', output: rendering.output, files: rendering.files, notes, errors: [] };
}

function render({ document }: DocumentReading, { backend, format, options }: ConversionSettings): Rendering {
  switch (document?.kind) {
    case 'rule': {
      const resolution = resolveRule(document);
      if ('errors' in resolution) return refusal(resolution.errors);
      return backend.render(resolution.resolved, format, options);
    }
    case 'correlation':
      return refusal([
        error('correlation/unsupported', 'transigma reads and checks correlations, but does not convert them yet', {
          at: document.origin.source.locate(document.origin.start),
        }),
      ]);
    case 'filter':
      return refusal([
        error('filter/unsupported', 'transigma reads and checks filters, but does not apply them yet', {
          at: document.origin.source.locate(document.origin.start),
          notes: ['the rules that it names are converted without it'],
        }),
      ]);
    case undefined:
      return refusal([]);
  }
}

const asRefusal = (note: Diagnostic): Diagnostic => ({
  ...note,
  severity: 'error',
  notes: [...note.notes, { message: 'refused because of --strict' }],
});

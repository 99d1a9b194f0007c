/**
 * The library: everything here runs in Node and in browsers alike.
 * @module transigma
 */
export type { Backend, Format, RenderedFile, Rendering } from './backend/backend.js';
export {
  defaultOptions,
  type LoadFile,
  type Option,
  type OptionSchema,
  type OptionValues,
  readOptions,
} from './backend/options.js';
export { type ResolvedRule, resolveRule } from './condition/resolve.js';
export { type Conversion, type ConversionSettings, convertDocument, resolveDocument } from './convert.js';
export type { Diagnostic, DiagnosticFix, DiagnosticNote, Location, Severity } from './diagnostic/diagnostic.js';
export { type DiagnosticStyle, formatDiagnostic } from './diagnostic/format.js';
export type { Event, JsonObject, JsonValue } from './event/event.js';
export type { InputFormat } from './event/input-format.js';
export { parseJson } from './event/parse-json.js';
export { type EventRead, readEvents } from './event/read-events.js';
export { flattenWindowsEvent } from './event/windows-event.js';
export {
  applyPipelines,
  chainPipelines,
  finalize,
  type PipelineChain,
  type PipelineResult,
  prepareChain,
} from './pipeline/apply.js';
export type { ExternalSource } from './pipeline/external-source.js';
export type { Pipeline, PipelineReading } from './pipeline/pipeline.js';
export type { PlainMap, PlainValue } from './pipeline/plain-value.js';
export { readPipeline } from './pipeline/read-pipeline.js';
export { shippedNames, shippedText } from './pipeline/shipped.js';
export { compileReference, type Evaluator, evaluate } from './predicate/evaluate.js';
export type { Pattern, PatternPart } from './predicate/pattern.js';
export type { FieldTest, KeywordTest, Predicate } from './predicate/predicate.js';
export {
  compileRuleSet,
  isTargetId,
  loadBackend,
  type RuleMeter,
  type RuleSet,
  type RuleSetMember,
  type TargetId,
  targetIds,
} from './registry.js';
export { type DocumentReading, type FileReading, readSigmaFile } from './rule/read-file.js';
export type {
  Detection,
  DetectionItem,
  LogSource,
  Metadata,
  SigmaCorrelation,
  SigmaDocument,
  SigmaFilter,
  SigmaRule,
} from './rule/sigma-rule.js';
export { decodeSource } from './source/decode.js';
export { Source } from './source/source.js';

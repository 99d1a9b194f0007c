import { type Diagnostic, error, hasErrors } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { nearestName } from '../diagnostic/suggest.js';
import { parseYaml } from '../source/parse-yaml.js';
import type { Source } from '../source/source.js';
import { entryOf, type YamlMapping } from '../source/yaml-node.js';
import { checkSchema, type DocumentKind } from './check-schema.js';
import { resolveActions } from './collection.js';
import { readConditions } from './read-conditions.js';
import { readCorrelation } from './read-correlation.js';
import { type Report, readDetection } from './read-detection.js';
import { readLogSource, readMetadata, textsOf } from './read-metadata.js';
import type { Condition, Detection, Metadata, SigmaDocument } from './sigma-rule.js';

/** One document of a file: what it is, as far as it can be read, and everything that is wrong with it. */
export interface DocumentReading {
  readonly kind: DocumentKind;
  readonly node: YamlMapping;
  readonly metadata: Metadata;
  /** Missing if there is an error: then the document has no sure meaning. */
  readonly document: SigmaDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file holds, and what is wrong with it outside of its documents (broken YAML, say). */
export interface FileReading {
  readonly documents: readonly DocumentReading[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of Sigma rules, correlations and filters (specification 2.1.0). Never throws because of its content:
 * all faults become diagnostics, and one broken document does not stop the others.
 */
export function readSigmaFile(source: Source): FileReading {
  const yaml = parseYaml(source);
  const collection = resolveActions(yaml);
  const diagnostics = [...yaml.diagnostics, ...collection.diagnostics];
  if (collection.documents.length === 0 && !hasErrors(diagnostics)) {
    diagnostics.push(error('document/none', 'the file holds no rule', { at: source.locate(0) }));
  }
  return { documents: collection.documents.map(readDocument), diagnostics };
}

/** A document with so many faults has said enough. */
const maxReported = 1000;

function readDocument(node: YamlMapping): DocumentReading {
  const kind = kindOf(node);
  const metadata = readMetadata(node);
  const diagnostics: Diagnostic[] = [...checkSchema(kind, node)];
  let reported = 0;
  const report: Report = (diagnostic) => {
    // Counted apart from the schema's findings: warnings must never crowd out the error that stops the document.
    if (reported++ < maxReported) diagnostics.push(diagnostic);
  };
  const document = readers[kind](node, metadata, report);
  return {
    kind,
    node,
    metadata,
    document: hasErrors(diagnostics) ? undefined : document,
    diagnostics: diagnostics.length < 2 ? diagnostics : inOrderOfPlaces(diagnostics),
  };
}

/** A person reads a file from top to bottom. */
function inOrderOfPlaces(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const placed = diagnostics.map((diagnostic) => ({ diagnostic, place: diagnostic.location }));
  placed.sort(
    ({ place: one }, { place: other }) =>
      (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0),
  );
  return placed.map(({ diagnostic }) => diagnostic);
}

function kindOf(node: YamlMapping): DocumentKind {
  if (entryOf(node, 'correlation') !== undefined) return 'correlation';
  return entryOf(node, 'filter') !== undefined && entryOf(node, 'detection') === undefined ? 'filter' : 'rule';
}

type Reader = (node: YamlMapping, metadata: Metadata, report: Report) => SigmaDocument | undefined;

const readers: Readonly<Record<DocumentKind, Reader>> = {
  rule: (node, metadata, report) => {
    const section = readSection(node, 'detection', ['condition'], report);
    if (section === undefined) return undefined;
    return { kind: 'rule', metadata, logsource: readLogSource(node), ...section, added: [], node, origin: node.span };
  },
  filter: (node, metadata, report) => {
    const section = readSection(node, 'filter', ['condition', 'rules'], report);
    const filter = entryOf(node, 'filter')?.value;
    if (section === undefined || filter?.kind !== 'mapping') return undefined;
    const rules = entryOf(filter, 'rules')?.value;
    const names = rules?.kind === 'scalar' ? [rules.text] : textsOf(rules);
    return {
      kind: 'filter',
      metadata,
      logsource: readLogSource(node),
      rules: names,
      ...section,
      node,
      origin: node.span,
    };
  },
  correlation: readCorrelation,
};

interface Section {
  readonly detections: ReadonlyMap<string, Detection>;
  readonly conditions: readonly Condition[];
}

/** No person writes so many; a condition that asks for patterns of names would take too long over more. */
const maxDetections = 5000;

const operators = new Set(['and', 'or', 'not', 'of', 'them']);

/** Reads detections and their condition; `reserved` keys of the section are no detections. */
function readSection(
  node: YamlMapping,
  name: string,
  reserved: readonly string[],
  report: Report,
): Section | undefined {
  const section = entryOf(node, name)?.value;
  if (section === undefined) return undefined;
  if (section.kind !== 'mapping') {
    report(error(`${name}/type`, `"${name}" must be a map of detections and a condition`, { at: section.span }));
    return undefined;
  }
  if (section.entries.length > maxDetections) {
    const message = `"${name}" holds more than ${grouped(maxDetections)} detections`;
    report(error('detection/too-many', message, { at: section.span }));
    return undefined;
  }
  const detections = new Map<string, Detection>();
  const count = { strings: 0 };
  const names = new Set<string>();
  const condition = entryOf(section, 'condition');
  // The schema says that the condition is missing, and which name may be meant for it: that one is no detection.
  const texts = section.entries.filter(({ value }) => value.kind === 'scalar').map((entry) => entry.name);
  const misspelt = condition === undefined ? nearestName('condition', texts) : undefined;
  for (const entry of section.entries) {
    if (reserved.includes(entry.name) || entry.name === misspelt) continue;
    if (operators.has(entry.name.toLowerCase())) {
      const message = `"${entry.name}" is a word of conditions and cannot be the name of a detection`;
      report(error('detection/reserved-name', message, { at: entry.key.span }));
    }
    const detection = readDetection(entry.name, entry.value, report, count);
    names.add(entry.name);
    if (detection !== undefined) detections.set(entry.name, detection);
  }
  if (names.size === 0 && misspelt === undefined) {
    report(error('detection/none', `"${name}" holds no detection`, { at: entryOf(node, name)?.key.span }));
  }
  return condition === undefined
    ? undefined
    : { detections, conditions: readConditions(condition.value, names, report) };
}

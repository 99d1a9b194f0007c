import { type Diagnostic, error, hasErrors } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { parseYaml } from '../source/parse-yaml.js';
import type { Source } from '../source/source.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
import type { ExternalSource } from './external-source.js';
import { readFinalizers } from './output/finalizers.js';
import { integer, node, optional, type Report, readParameters, text, texts } from './parameters.js';
import type { PipelineReading } from './pipeline.js';
import { type PlainValue, plainValue } from './plain-value.js';
import { readPostprocessingItems, readTransformationItems } from './read-items.js';

const topLevel = {
  name: optional(text, undefined),
  priority: optional(integer, 0),
  vars: optional(node, undefined),
  allowed_backends: optional(texts, [] as readonly string[]),
  transformations: optional(node, undefined),
  postprocessing: optional(node, undefined),
  finalizers: optional(node, undefined),
};

/**
 * Reads a processing pipeline: the YAML format of the established tool, unchanged. Never throws because of the text;
 * whatever is wrong becomes a diagnostic with its place, and then there is no pipeline.
 */
export function readPipeline(source: Source): PipelineReading {
  const { documents, diagnostics: faults } = parseYaml(source);
  const diagnostics: Diagnostic[] = [...faults];
  const report: Report = (diagnostic) => {
    diagnostics.push(diagnostic);
  };
  const [root, second] = documents;
  if (root === undefined) {
    if (!hasErrors(diagnostics)) report(error('pipeline/none', 'the file holds no pipeline', { at: source.locate(0) }));
    return { pipeline: undefined, diagnostics };
  }
  if (second !== undefined) {
    report(error('pipeline/several', 'a file holds one pipeline, and this is a second one', { at: second.span }));
  }
  if (root.kind !== 'mapping') {
    const message = `a pipeline is a map with "transformations", and this is ${describeNode(root)}`;
    report(error('pipeline/not-a-map', message, { at: root.span }));
    return { pipeline: undefined, diagnostics };
  }
  if (entryOf(root, 'detection') !== undefined) {
    report(error('pipeline/is-a-rule', 'this is a Sigma rule, not a pipeline', { at: root.span }));
    return { pipeline: undefined, diagnostics };
  }
  // A name that is wrong must not hide the faults of the others.
  const part = (isKnown: boolean) => ({
    ...root,
    entries: root.entries.filter(({ name }) => Object.hasOwn(topLevel, name) === isKnown),
  });
  readParameters(part(false), topLevel, [], 'a pipeline', report);
  const read = readParameters(part(true), topLevel, [], 'a pipeline', report);
  const external: ExternalSource[] = [];
  const context = { report, needs: (needed: ExternalSource) => external.push(needed) };
  const vars = read?.vars === undefined ? new Map<string, PlainValue>() : readVars(read.vars, report);
  const transformations = listOf(read?.transformations, 'transformations', report);
  const postprocessing = listOf(read?.postprocessing, 'postprocessing', report);
  const items = readTransformationItems(transformations, context);
  const steps = readPostprocessingItems(postprocessing, report);
  const finalizers = read?.finalizers === undefined ? [] : readFinalizers(read.finalizers, report);
  if (read === undefined || hasErrors(diagnostics)) return { pipeline: undefined, diagnostics };
  return {
    pipeline: {
      name: read.name ?? source.name,
      priority: read.priority,
      vars,
      allowedBackends: read.allowed_backends,
      transformations: items,
      postprocessing: steps,
      finalizers,
      external,
    },
    diagnostics,
  };
}

function readVars(vars: YamlNode, report: Report): ReadonlyMap<string, PlainValue> {
  const value = plainValue(vars);
  if (value instanceof Map) return value;
  report(error('pipeline/vars', `"vars" is a map, and this is ${describeNode(vars)}`, { at: vars.span }));
  return new Map();
}

function listOf(list: YamlNode | undefined, name: string, report: Report): readonly YamlMapping[] {
  if (list === undefined) return [];
  if (list.kind !== 'sequence') {
    report(error('pipeline/items', `"${name}" is a list, and this is ${describeNode(list)}`, { at: list.span }));
    return [];
  }
  return mappingsOf(list.items, report);
}

/** The items that are maps; others are complained about. */
export function mappingsOf(items: readonly YamlNode[], report: Report): readonly YamlMapping[] {
  return items.flatMap((item) => {
    if (item.kind === 'mapping') return [item];
    const notes = item.kind === 'scalar' ? didYouMean(item.text, ['type']) : [];
    const message = `an item is a map with a "type", and this is ${describeNode(item)}`;
    report(error('pipeline/items', message, { at: item.span, notes }));
    return [];
  });
}

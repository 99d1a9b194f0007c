import type { RE2JS } from 're2js';
import { error } from '../../diagnostic/diagnostic.js';
import { describeNode, entryOf, type YamlMapping } from '../../source/yaml-node.js';
import { expression, optional, type Report, readParameters, type Shape, text } from '../parameters.js';
import { expandReplacement, parseReplacement } from '../transformations/replacement.js';
import { lengthFault } from './output-length.js';
import { parseSimpleTemplate } from './simple-template.js';
import { type TemplateText, templateShape, templateText } from './template.js';
import type { TemplateData } from './template-data.js';

/** What a step makes of a query, or why it cannot. */
export type StepResult = { readonly query: string } | { readonly fault: string };

/** A step that changes a query. */
export interface QueryStep {
  readonly kind: 'step';
  readonly apply: (query: string, data: TemplateData) => StepResult;
  /** A template that has to be compiled before. */
  readonly template?: TemplateText;
}

/** Reads the parameters of a step; undefined after a complaint. */
export type StepReader = (item: YamlMapping, others: readonly string[], report: Report) => QueryStep | undefined;

/** The postprocessing steps by type; `nest` is read with the items of a pipeline. */
export const queryStepReaders: Readonly<Record<string, StepReader>> = {
  embed: step('embed', { prefix: optional(text, ''), suffix: optional(text, '') }, ({ prefix, suffix }) => ({
    kind: 'step',
    apply: (query) => ({ query: prefix + query + suffix }),
  })),
  simple_template: step('simple_template', { template: text }, ({ template }, item, report) => {
    const parsed = parseSimpleTemplate(template);
    if ('fault' in parsed) {
      report(error('pipeline/template', parsed.fault, { at: entryOf(item, 'template')?.value.span }));
      return undefined;
    }
    return { kind: 'step', apply: (query, data) => parsed.fill({ ...data, query }) };
  }),
  template: step('template', templateShape, (parameters, item, report) => {
    const compiled = templateText(parameters, item, report);
    if (compiled === undefined) return undefined;
    return { kind: 'step', template: compiled, apply: (query, data) => compiled.fill({ ...data, query }) };
  }),
  json: step('json', { json_template: text }, ({ json_template: template }, item, report) => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(template);
    } catch {
      const at = entryOf(item, 'json_template')?.value;
      report(
        error(
          'pipeline/template',
          `"json_template" must be JSON as a text, and this is ${at === undefined ? 'none' : describeNode(at)} that is no JSON`,
          { at: at?.span },
        ),
      );
      return undefined;
    }
    return { kind: 'step', apply: (query) => ({ query: JSON.stringify(replaceQuery(parsed, query)) }) };
  }),
  replace: step('replace', { pattern: expression, replacement: text }, ({ pattern, replacement }, item, report) => {
    const parts = parseReplacement(replacement, pattern);
    if (parts === undefined) {
      const at = entryOf(item, 'replacement')?.value.span;
      report(error('pipeline/parameter', 'the replacement names a group that the expression does not have', { at }));
      return undefined;
    }
    return { kind: 'step', apply: (query) => replaceAll(query, pattern, parts) };
  }),
};

function step<Values>(
  name: string,
  shape: Shape<Values>,
  make: (parameters: Values, item: YamlMapping, report: Report) => QueryStep | undefined,
): StepReader {
  return (item, others, report) => {
    const parameters = readParameters(item, shape, others, `"${name}"`, report);
    return parameters === undefined ? undefined : make(parameters, item, report);
  };
}

function replaceQuery(value: unknown, query: string): unknown {
  if (value === '%QUERY%') return query;
  if (Array.isArray(value)) return value.map((one) => replaceQuery(one, query));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceQuery(one, query)]));
}

function replaceAll(query: string, pattern: RE2JS, parts: Parameters<typeof expandReplacement>[0]): StepResult {
  const matcher = pattern.matcher(query);
  let result = '';
  let reached = 0;
  while (matcher.find()) {
    result += query.slice(reached, matcher.start());
    result += expandReplacement(parts, (group) => matcher.group(group) ?? '');
    reached = matcher.end();
    const fault = lengthFault(result.length);
    if (fault !== undefined) return { fault };
  }
  return { query: result + query.slice(reached) };
}

import type { Environment, Template } from 'nunjucks';
import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import type { Span } from '../../source/span.js';
import { entryOf, type YamlMapping } from '../../source/yaml-node.js';
import { flag, optional, type Report, text } from '../parameters.js';
import type { TemplateData } from './template-data.js';
import {
  boundedFilter,
  countedRuntime,
  maxNumber,
  replaceText,
  type TemplateMeter,
  templateMeter,
} from './template-limits.js';
import { safeMembers, safeVariable } from './template-members.js';

/** A template of a pipeline. It has to be compiled before it is filled. */
export interface TemplateText {
  readonly compile: () => Promise<readonly Diagnostic[]>;
  readonly fill: (data: TemplateData) => { readonly query: string } | { readonly fault: string };
}

/** The parameters of a template. */
export const templateShape = {
  template: text,
  path: optional(text, undefined),
  autoescape: optional(flag, false),
  vars: optional(text, undefined),
};

interface TemplateParameters {
  readonly template: string;
  readonly path: string | undefined;
  readonly autoescape: boolean;
  readonly vars: string | undefined;
}

/** Reads the parameters of a template. It has no access to files, so it must stand in the pipeline itself. */
export function templateText(
  { template, path, autoescape, vars }: TemplateParameters,
  item: YamlMapping,
  report: Report,
): TemplateText | undefined {
  for (const [name, value] of [['path', path] as const, ['vars', vars] as const]) {
    if (value === undefined) continue;
    const message = `templates read no files, so "${name}" is not supported`;
    const notes =
      name === 'path' ? ['write the template into the pipeline'] : ['"vars" of the pipeline are in "pipeline.vars"'];
    report(error('pipeline/template', message, { at: entryOf(item, name)?.key.span, notes }));
    return undefined;
  }
  return makeTemplate(template, autoescape, entryOf(item, 'template')?.value.span ?? item.span);
}

function makeTemplate(written: string, autoescape: boolean, at: Span): TemplateText {
  let compiled: Template | undefined;
  const meter = templateMeter();
  return {
    compile: async () => {
      // Loaded only where there is a template.
      const { default: nunjucks } = await import('nunjucks');
      const environment = makeEnvironment(new nunjucks.Environment(null, { autoescape }), meter);
      try {
        // One line break at the end belongs to the file, not to the template.
        compiled = new nunjucks.Template(written.replace(/\n$/, ''), environment, 'template', true);
        withSafeRuntime(compiled, meter);
        return [];
      } catch (thrown) {
        return [error('pipeline/template', `this is no template: ${messageOf(thrown)}`, { at })];
      }
    },
    fill: (data) => {
      if (compiled === undefined) return { fault: 'the template was not compiled' };
      try {
        meter.start();
        return { query: compiled.render({ ...data }) };
      } catch (thrown) {
        return { fault: `the template fails: ${messageOf(thrown)}` };
      }
    },
  };
}

function makeEnvironment(environment: Environment, meter: TemplateMeter): Environment {
  const range = (environment.getGlobal('range') as (...bounds: number[]) => number[]).bind(undefined);
  environment.addGlobal('range', (...bounds: number[]) => {
    const [first = 0, second] = bounds;
    const [start, stop, step] = second === undefined ? [0, first, 1] : [first, second, bounds[2] ?? 1];
    if (!(Math.abs((stop - start) / step) <= maxNumber)) throw new Error(`a range has at most ${maxNumber} numbers`);
    return range(...bounds);
  });
  const { filters } = environment as unknown as { filters: Record<string, (...given: readonly unknown[]) => unknown> };
  for (const [name, filter] of Object.entries(filters)) filters[name] = boundedFilter(name, filter, meter);
  environment.addFilter('replace', (value: unknown, from: unknown, to: unknown) => {
    if (from instanceof RegExp) throw new Error('"replace" takes texts; the step "replace" takes expressions');
    return meter.value(replaceText(String(meter.value(value)), String(from), String(to), meter));
  });
  return environment;
}

interface Compiled {
  rootRenderFunc: (environment: unknown, context: unknown, frame: unknown, runtime: object, done: unknown) => unknown;
}

/**
 * Templates of nunjucks reach every member of every object, and through constructors any code. Here they get plain
 * data, and a few methods of texts and lists.
 */
function withSafeRuntime(template: Template, meter: TemplateMeter): void {
  const inner = template as unknown as Compiled;
  const { rootRenderFunc } = inner;
  const memberLookup = safeMembers(meter);
  inner.rootRenderFunc = (environment, context, frame, runtime, done) => {
    const counted = countedRuntime(runtime as Readonly<Record<string, unknown>>, meter);
    const safe = { ...runtime, ...counted, memberLookup, contextOrFrameLookup: safeVariable };
    const top = new counted.Frame(frame);
    top.topLevel = (frame as { readonly topLevel: boolean }).topLevel;
    return rootRenderFunc(environment, context, top, safe, done);
  };
}

function messageOf(thrown: unknown): string {
  const message = (thrown instanceof Error ? thrown.message : String(thrown))
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^\(template\)\s*/, '')
    .replace(/^(\[Line \d+, Column \d+\]\s*)?Error: /, '$1');
  // What the engine says of its own code tells nobody anything.
  return message.replace(
    /(?:Type|Range|Reference)Error: .*/,
    'it does something with a value that the value cannot do',
  );
}

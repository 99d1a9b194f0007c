import { error } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { dump } from '../../source/yaml-library.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../../source/yaml-node.js';
import { integer, node, optional, type Report, readParameters, type Shape, text } from '../parameters.js';
import { applyFinalizers, type Finalizer, type Queries } from './apply-finalizers.js';
import { templateShape, templateText } from './template.js';

type FinalizerReader = (item: YamlMapping, report: Report) => Finalizer | undefined;

const listOf = (queries: Queries): readonly string[] => (typeof queries === 'string' ? [queries] : queries);

const readers: Readonly<Record<string, FinalizerReader>> = {
  concat: finalizer(
    'concat',
    { separator: optional(text, '\n'), prefix: optional(text, ''), suffix: optional(text, '') },
    ({ separator, prefix, suffix }) => plain((queries) => prefix + listOf(queries).join(separator) + suffix),
  ),
  json: finalizer('json', { indent: optional(integer, undefined) }, ({ indent }) =>
    plain((queries) => JSON.stringify(listOf(queries), undefined, indent)),
  ),
  yaml: finalizer('yaml', { indent: optional(integer, 2) }, ({ indent }) =>
    plain((queries) => dump([...listOf(queries)], { indent: indent ?? 2, lineWidth: -1 })),
  ),
  template: finalizer('template', templateShape, (parameters, item, report) => {
    const compiled = templateText(parameters, item, report);
    if (compiled === undefined) return undefined;
    const at = entryOf(item, 'template')?.value.span ?? item.span;
    return {
      templates: [compiled],
      apply: (queries, data) => {
        const filled = compiled.fill({ ...data, queries: listOf(queries) });
        return 'fault' in filled ? { fault: filled.fault, at } : { queries: filled.query };
      },
    };
  }),
  nested: finalizer('nested', { finalizers: node }, ({ finalizers }, _, report) => {
    const inner = readFinalizers(finalizers, report);
    return {
      templates: inner.flatMap(({ templates }) => templates),
      apply: (queries, data) => applyFinalizers(inner, queries, data),
    };
  }),
};

/** Reads a list of finalizers; those with a fault are left out after a complaint. */
export function readFinalizers(list: YamlNode, report: Report): readonly Finalizer[] {
  if (list.kind !== 'sequence') {
    report(error('pipeline/items', `"finalizers" is a list, and this is ${describeNode(list)}`, { at: list.span }));
    return [];
  }
  return list.items.flatMap((item) => readFinalizer(item, report) ?? []);
}

function readFinalizer(item: YamlNode, report: Report): Finalizer | undefined {
  const type = item.kind === 'mapping' ? entryOf(item, 'type')?.value : undefined;
  if (item.kind !== 'mapping' || type?.kind !== 'scalar') {
    report(error('pipeline/type', 'a finalizer is a map with a "type"', { at: item.span }));
    return undefined;
  }
  const read = Object.hasOwn(readers, type.text) ? readers[type.text] : undefined;
  if (read === undefined) {
    const names = Object.keys(readers);
    const near = didYouMean(type.text, names);
    const notes = near.length > 0 ? near : [`there are ${names.join(', ')}`];
    report(error('pipeline/type', `there is no finalizer "${type.text}"`, { at: type.span, notes }));
    return undefined;
  }
  return read(item, report);
}

function finalizer<Values>(
  name: string,
  shape: Shape<Values>,
  make: (parameters: Values, item: YamlMapping, report: Report) => Finalizer | undefined,
): FinalizerReader {
  return (item, report) => {
    const parameters = readParameters(item, shape, ['type'], `"${name}"`, report);
    return parameters === undefined ? undefined : make(parameters, item, report);
  };
}

const plain = (make: (queries: Queries) => string): Finalizer => ({
  templates: [],
  apply: (queries) => ({ queries: make(queries) }),
});

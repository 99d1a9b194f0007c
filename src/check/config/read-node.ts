import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { describeNode, type YamlMapping, type YamlNode, type YamlScalar } from '../../source/yaml-node.js';

/** Takes complaints about a configuration. */
export type Report = (diagnostic: Diagnostic) => void;

/** Complains about the keys of a map that are not known. */
export function refuseUnknownKeys(map: YamlMapping, known: readonly string[], what: string, report: Report): void {
  for (const { name, key } of map.entries) {
    if (known.includes(name)) continue;
    const [nearest = `it has ${known.join(', ')}`] = didYouMean(name, known);
    report(error('config/unknown-key', `${what} has no key "${name}"`, { at: key.span, notes: [nearest] }));
  }
}

/** A text; undefined, with a complaint, for anything else. */
export function readText(node: YamlNode, name: string, report: Report): YamlScalar | undefined {
  if (node.kind === 'scalar' && node.value !== null && node.text.trim() !== '') return node;
  report(error('config/type', `"${name}" is a text, and this is ${describe(node)}`, { at: node.span }));
  return undefined;
}

/** A text or a list of them. What is none is complained about and left out. */
export function readTexts(node: YamlNode, name: string, report: Report): readonly YamlScalar[] {
  const items = node.kind === 'sequence' ? node.items : [node];
  return items.flatMap((item) => readText(item, name, report) ?? []);
}

/** One of some words; undefined, with a complaint, for anything else. */
export function readWord<Word extends string>(
  node: YamlNode,
  name: string,
  words: readonly Word[],
  report: Report,
): Word | undefined {
  const text = node.kind === 'scalar' ? node.text : undefined;
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const said = text === undefined ? describe(node) : `"${text}"`;
  const message = `"${name}" is one of ${words.join(', ')}, and this is ${said}`;
  report(error('config/value', message, { at: node.span, notes: didYouMean(text ?? '', words) }));
  return undefined;
}

/** A map; undefined, with a complaint, for anything else. */
export function readMap(node: YamlNode, name: string, report: Report): YamlMapping | undefined {
  if (node.kind === 'mapping') return node;
  report(error('config/type', `${name} is a map, and this is ${describe(node)}`, { at: node.span }));
  return undefined;
}

const describe = (node: YamlNode): string =>
  node.kind === 'scalar' && typeof node.value === 'string' && node.text.trim() === '' ? 'empty' : describeNode(node);

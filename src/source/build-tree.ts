import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { resolvePlainScalar } from './core-schema.js';
import type { Source } from './source.js';
import { Span } from './span.js';
import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from './yaml-library.js';
import {
  describeNode,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
} from './yaml-node.js';

/** How many nodes all aliases of a file may stand for together; more is an alias bomb. */
const maxAliasedNodes = 100_000;

/** After so many faults a file has said enough. */
const maxDiagnostics = 1000;

interface Anchored {
  readonly node: YamlNode;
  /** How many nodes it has, aliases in it included. */
  readonly size: number;
}

interface OpenCollection {
  readonly kind: 'sequence' | 'mapping';
  readonly start: number;
  /** In brackets. */
  readonly flow: boolean;
  readonly anchor: string | undefined;
  readonly items: YamlNode[];
  size: number;
}

/**
 * Builds trees from parser events. `text` is the part of the source that begins at `offset`; the events refer to it.
 * A document with a fault (duplicate key, unknown alias, alias bomb …) has no sure meaning and is not given; the
 * diagnostics say what is wrong.
 */
export function buildTrees(source: Source, text: string, offset: number, events: readonly Event[]): YamlStream {
  const documents: YamlNode[] = [];
  const brokenDocuments: Span[] = [];
  const diagnostics: Diagnostic[] = [];
  const open: OpenCollection[] = [];
  let anchors = new Map<string, Anchored>();
  let aliasedNodes = 0;
  const unresolved = new Set<YamlNode>();
  let broken = false;
  // Where the last thing ended: collections end there.
  let reached = 0;

  const span = (start: number, end: number) => new Span(source, offset + start, offset + end);

  const complain = (code: string, message: string, at: Span, notes: Parameters<typeof error>[2] = {}) => {
    broken = true;
    if (diagnostics.length < maxDiagnostics) diagnostics.push(error(code, message, { ...notes, at }));
  };

  const add = (node: YamlNode, size: number, anchor: string | undefined) => {
    if (anchor !== undefined) anchors.set(anchor, { node, size });
    const parent = open.at(-1);
    if (parent === undefined) {
      documents.push(node);
    } else {
      parent.items.push(node);
      parent.size += size;
    }
  };

  const makeMapping = (nodes: readonly YamlNode[], at: Span): YamlMapping => {
    const entries: YamlEntry[] = [];
    const entryNamed = entryFinder(entries);
    const merges: YamlNode[] = [];
    for (let index = 0; index < nodes.length; index += 2) {
      const key = nodes[index];
      const value = nodes[index + 1];
      if (key === undefined || value === undefined) break;
      if (key.kind !== 'scalar') {
        complain('yaml/key', `a key must be a single value, and this is ${describeNode(key)}`, key.span);
        continue;
      }
      if (key.style === 'plain' && key.text === '<<') {
        merges.push(value);
        continue;
      }
      const first = entryNamed(key.text);
      if (first !== undefined) {
        const notes = [{ message: 'it is first given here', location: first.key.span.location }];
        complain('yaml/duplicate-key', `the key "${shorten(key.text)}" is given twice in this map`, key.span, {
          notes,
        });
        continue;
      }
      entries.push({ name: key.text, key, value });
    }
    for (const merged of merges) {
      for (const part of merged.kind === 'sequence' ? merged.items : [merged]) {
        if (part.kind !== 'mapping') {
          // An alias that stands for nothing has been complained about.
          if (!unresolved.has(part))
            complain('yaml/merge', `"<<" merges maps, and this is ${describeNode(part)}`, part.span);
          continue;
        }
        for (const entry of part.entries) {
          if (entryNamed(entry.name) === undefined) entries.push(entry);
        }
      }
    }
    return { kind: 'mapping', entries, span: at };
  };

  const checkCollectionTag = (event: { type: number; tagStart: number; tagEnd: number }) => {
    const tag = event.tagStart === -1 ? '!' : text.slice(event.tagStart, event.tagEnd);
    if (tag === '!' || tag === (event.type === EVENT_ID.SEQUENCE ? '!!seq' : '!!map')) return;
    complain('yaml/tag', `the tag "${shorten(tag)}" has no meaning here`, span(event.tagStart, event.tagEnd));
  };

  const readScalar = (event: ScalarEvent): YamlScalar => {
    const isEmpty = event.valueStart === -1;
    if (isEmpty) reached = afterColon(text, reached);
    const start = isEmpty ? reached : event.valueStart;
    const end = isEmpty ? reached : event.valueEnd;
    const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const content = isEmpty ? '' : getScalarValue(text, event);
    const at = span(start - quotes, end + quotes);
    reached = Math.max(reached, end + quotes);
    const style = styleNames[event.style];
    const tag = event.tagStart === -1 ? undefined : text.slice(event.tagStart, event.tagEnd);
    return { kind: 'scalar', value: resolveScalar(content, style, tag, at), text: content, style, span: at };
  };

  const resolveScalar = (content: string, style: YamlScalar['style'], tag: string | undefined, at: Span) => {
    if (tag === undefined) return style === 'plain' ? resolvePlainScalar(content) : content;
    if (tag === '!' || tag === '!!str') return content;
    const wanted = tagTypes[tag];
    if (wanted !== undefined) {
      const value = resolvePlainScalar(content);
      if (wanted.includes(value === null ? 'null' : typeof value)) return value;
      complain('yaml/tag', `"${shorten(content)}" is not what the tag "${tag}" says`, at);
      return content;
    }
    complain('yaml/tag', `the tag "${shorten(tag)}" has no meaning in a Sigma file`, at);
    return content;
  };

  const anchorOf = (event: { anchorStart: number; anchorEnd: number }) =>
    event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd);

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        anchors = new Map();
        broken = false;
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        reached = Math.max(reached, event.start);
        checkCollectionTag(event);
        open.push({
          kind: event.type === EVENT_ID.SEQUENCE ? 'sequence' : 'mapping',
          start: event.start,
          flow: event.style === COLLECTION_STYLE.FLOW,
          anchor: anchorOf(event),
          items: [],
          size: 1,
        });
        break;
      case EVENT_ID.SCALAR: {
        const scalar = readScalar(event);
        // A long text counts for more: aliases of it are as dear as aliases of many values.
        add(scalar, 1 + Math.floor(scalar.text.length / 64), anchorOf(event));
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = anchorOf(event) ?? '';
        const at = span(event.anchorStart - 1, event.anchorEnd);
        reached = Math.max(reached, event.anchorEnd);
        const anchored = anchors.get(name);
        const nothing: YamlScalar = { kind: 'scalar', value: null, text: '', style: 'plain', span: at };
        if (anchored === undefined || aliasedNodes + anchored.size > maxAliasedNodes) unresolved.add(nothing);
        if (anchored === undefined) {
          const inside = open.some((collection) => collection.anchor === name);
          const why = inside ? 'stands inside of what it names' : 'names no anchor of this document';
          complain('yaml/alias', `the alias "*${shorten(name)}" ${why}`, at);
          add(nothing, 1, undefined);
        } else if (aliasedNodes + anchored.size > maxAliasedNodes) {
          // Say it once: what follows in this file would only repeat it.
          if (aliasedNodes <= maxAliasedNodes) {
            const message = `the aliases of this file stand for more than ${grouped(maxAliasedNodes)} values`;
            complain('yaml/alias-bomb', message, at);
          }
          aliasedNodes = Number.POSITIVE_INFINITY;
          broken = true;
          add(nothing, 1, undefined);
        } else {
          aliasedNodes += anchored.size;
          add(anchored.node, anchored.size, undefined);
        }
        break;
      }
      case EVENT_ID.POP: {
        const collection = open.pop();
        if (collection === undefined) {
          // The end of a document.
          if (broken) {
            const lost = documents.pop();
            if (lost !== undefined) brokenDocuments.push(lost.span);
          }
          break;
        }
        if (collection.flow) reached = endOfFlow(text, reached);
        const at = span(collection.start, reached);
        const node: YamlNode =
          collection.kind === 'sequence'
            ? { kind: 'sequence', items: collection.items, span: at }
            : makeMapping(collection.items, at);
        add(node, collection.size, collection.anchor);
        break;
      }
    }
  }
  // A document that is only white space or comments holds nothing.
  const filled = documents.filter((node) => !(node.kind === 'scalar' && node.value === null && node.text === ''));
  return { documents: filled, broken: brokenDocuments, diagnostics };
}

/** In maps with more entries than this they are looked up. */
const manyEntries = 16;

/** Makes the function that finds the entry of a name in a list that only grows. Nearly all maps are small. */
function entryFinder(entries: readonly YamlEntry[]): (name: string) => YamlEntry | undefined {
  let byName: Map<string, YamlEntry> | undefined;
  let entered = 0;
  return (name) => {
    if (entries.length <= manyEntries) {
      for (const entry of entries) if (entry.name === name) return entry;
      return undefined;
    }
    byName ??= new Map();
    for (; entered < entries.length; entered++) {
      const entry = entries[entered];
      if (entry !== undefined) byName.set(entry.name, entry);
    }
    return byName.get(name);
  };
}

const styleNames: Record<number, YamlScalar['style']> & { [key in 1 | 2 | 3 | 4 | 5]: YamlScalar['style'] } = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single-quoted',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double-quoted',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'block',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'block',
};

/** What the tags of the core schema ask for. */
const tagTypes: Readonly<Record<string, readonly string[]>> = {
  '!!int': ['number', 'bigint'],
  '!!float': ['number', 'bigint'],
  '!!bool': ['boolean'],
  '!!null': ['null'],
};

/** The offset behind the bracket that closes a collection; only white space, commas and comments stand before it. */
function endOfFlow(text: string, from: number): number {
  const closing = /[\s,]*(?:#[^\n]*\n[\s,]*)*[\]}]/y;
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : from;
}

/** The offset behind the colon that a value left empty follows. */
function afterColon(text: string, from: number): number {
  const colon = /[ \t]*:/y;
  colon.lastIndex = from;
  return colon.test(text) ? colon.lastIndex : from;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

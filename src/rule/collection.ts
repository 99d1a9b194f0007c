import { type Diagnostic, error, type Placed } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { Span } from '../source/span.js';
import { describeNode, entryOf, type YamlEntry, type YamlMapping, type YamlStream } from '../source/yaml-node.js';

/** The documents of a file after `action` has done its work. */
export interface Collection {
  readonly documents: readonly YamlMapping[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A large global document before many small ones would multiply to more than memory holds. */
const maxMergedEntries = 200_000;

/**
 * Resolves `action: global | reset | repeat` (design: "Collections"): a global document is merged into every
 * following one until a reset, several add up; a repeat is merged onto the rule before it, and onto the globals
 * between. A document that would rest on one that could not be read is an error, not something less than was meant.
 */
export function resolveActions({ documents: roots, broken }: Pick<YamlStream, 'documents' | 'broken'>): Collection {
  const documents: YamlMapping[] = [];
  const diagnostics: Diagnostic[] = [];
  const bases: { global: Base; previous: Base } = { global: nothing, previous: nothing };
  let merged = 0;
  let nextBroken = 0;
  const mergeInto = (base: Base, over: YamlMapping): YamlMapping => {
    if (base === nothing || base === 'broken') return over;
    merged += countEntries(base) + countEntries(over);
    return merge(base, over);
  };
  const complain = (code: string, message: string, at: Placed | undefined, notes: readonly string[] = []) =>
    diagnostics.push(error(`collection/${code}`, message, { at, notes }));
  const give = (document: YamlMapping, base: Base, why: string): void => {
    bases.previous = base === 'broken' ? 'broken' : document;
    if (base === 'broken') complain('broken-base', why, document.span);
    else documents.push(document);
  };
  const lose = (mayBeGlobal: boolean): void => {
    bases.previous = 'broken';
    if (mayBeGlobal) bases.global = 'broken';
  };
  for (const root of roots) {
    for (; (broken[nextBroken]?.start ?? Number.POSITIVE_INFINITY) < root.span.start; nextBroken++) {
      lose(looksGlobal(broken[nextBroken]));
    }
    if (merged > maxMergedEntries) {
      const most = grouped(maxMergedEntries);
      complain('too-large', `merging the documents of this file makes more than ${most} entries`, root.span);
      break;
    }
    if (root.kind !== 'mapping') {
      const message = `a Sigma document is a map with "title", "logsource" and "detection", and this is ${describeNode(root)}`;
      diagnostics.push(error('document/not-a-map', message, { at: root.span }));
      lose(false);
      continue;
    }
    const action = entryOf(root, 'action');
    const rest = action === undefined ? root : without(root, 'action');
    const name = action?.value.kind === 'scalar' ? action.value.text : undefined;
    if (action === undefined) {
      give(mergeInto(bases.global, rest), bases.global, 'this document rests on a global one that could not be read');
    } else if (name === 'global') {
      if (bases.global !== 'broken') bases.global = mergeInto(bases.global, rest);
      // What is repeated later gets it too, and the last word stays the one that stands last.
      if (bases.previous !== nothing && bases.previous !== 'broken') bases.previous = mergeInto(bases.previous, rest);
    } else if (name === 'reset') {
      bases.global = nothing;
      if (rest.entries.length > 0) {
        const notes = ['put them into a document of their own, after "---"'];
        const message = 'a document with "action: reset" holds nothing else: its other keys would be lost';
        complain('reset-with-content', message, rest.entries[0]?.key.span, notes);
      }
    } else if (name === 'repeat') {
      if (bases.previous === nothing) {
        complain('nothing-to-repeat', '"action: repeat" has no rule before it to repeat', action.value.span);
      } else {
        give(mergeInto(bases.previous, rest), bases.previous, 'this document repeats one that could not be read');
      }
    } else {
      const notes = didYouMean(name ?? '', ['global', 'reset', 'repeat']);
      complain('unknown-action', '"action" is one of global, reset and repeat', action.value.span, notes);
      lose(true);
    }
  }
  return { documents, diagnostics };
}

const nothing = undefined;

/** What documents are merged onto: nothing yet, a map, or something that could not be read. */
type Base = YamlMapping | 'broken' | typeof nothing;

/** Whether a document that could not be read seems to be meant for the ones that follow. */
const looksGlobal = (lost: Span | undefined): boolean =>
  lost !== undefined && /^\s*[{'"]*action['"]?\s*:\s*['"]?global/m.test(lost.source.text.slice(lost.start, lost.end));

/** The entries of a map and of the maps in it, which is what merging touches. */
const countEntries = (mapping: YamlMapping): number =>
  mapping.entries.reduce(
    (sum, { value }) => sum + (value.kind === 'mapping' ? countEntries(value) : 0),
    mapping.entries.length,
  );

function without(mapping: YamlMapping, name: string): YamlMapping {
  return { ...mapping, entries: mapping.entries.filter((entry) => entry.name !== name) };
}

/** Maps merge key by key, everything else is replaced. The place is the one of the document that is merged in. */
function merge(base: YamlMapping, over: YamlMapping): YamlMapping {
  const replacements = new Map(over.entries.map((entry) => [entry.name, entry]));
  const entries: YamlEntry[] = base.entries.map((entry) => {
    const replacement = replacements.get(entry.name);
    if (replacement === undefined) return entry;
    replacements.delete(entry.name);
    if (entry.value.kind !== 'mapping' || replacement.value.kind !== 'mapping') return replacement;
    return { ...replacement, value: merge(entry.value, replacement.value) };
  });
  return { kind: 'mapping', entries: [...entries, ...replacements.values()], span: over.span };
}

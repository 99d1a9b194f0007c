import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { buildTrees } from './build-tree.js';
import type { Source } from './source.js';
import { Span } from './span.js';
import { EVENT_ID, parseEvents, YAMLException } from './yaml-library.js';
import type { YamlNode, YamlStream } from './yaml-node.js';

/** Deeper nesting than this is no rule. */
const maxDepth = 64;

/** A broken file of more documents than this is not taken apart to save the others. */
const maxParts = 10_000;

/**
 * Reads YAML 1.2 into trees in which each key and value knows its place. Never throws: a fault becomes a diagnostic
 * with its place, and the other documents of the file are still read.
 */
export function parseYaml(source: Source): YamlStream {
  const whole = parseRange(source, 0, source.text.length);
  if (whole.syntaxFault === undefined) return whole;
  // One broken document must not hide the others, and a document marker at the beginning of a line ends a
  // document whatever stands before it: read each part by itself.
  const starts = [0, ...documentStarts(source.text)];
  if (starts.length === 1 || starts.length > maxParts) {
    return { ...whole, diagnostics: [...whole.diagnostics, whole.syntaxFault] };
  }
  const documents: YamlNode[] = [];
  const broken: Span[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, start] of starts.entries()) {
    const part = parseRange(source, start, starts[index + 1] ?? source.text.length);
    for (const document of part.documents) documents.push(document);
    for (const place of part.broken) broken.push(place);
    for (const diagnostic of part.diagnostics) diagnostics.push(diagnostic);
    if (part.syntaxFault !== undefined) diagnostics.push(part.syntaxFault);
  }
  return { documents, broken, diagnostics };
}

/**
 * Where documents after the first begin: at `---`, or at the directives (`%YAML …`) before it. Line breaks are those of
 * YAML: U+2028 and U+2029 are none, though regular expressions take them for some.
 */
function documentStarts(text: string): readonly number[] {
  const marker = /(?<=\r|\n)(?:%[^\r\n]*\r?\n)*---(?=\s|$)/g;
  const starts = Array.from(text.matchAll(marker), (match) => match.index).slice(0, maxParts);
  // What stands before the first marker may be nothing but directives, which belong to it.
  return starts[0] !== undefined && /^(?:%[^\r\n]*\r?\n)*$/.test(text.slice(0, starts[0])) ? starts.slice(1) : starts;
}

function parseRange(source: Source, start: number, end: number): YamlStream & { syntaxFault?: Diagnostic } {
  const text = start === 0 && end === source.text.length ? source.text : source.text.slice(start, end);
  try {
    const events = parseEvents(text, { maxDepth });
    const hasContent = events.some((event) => event.type !== EVENT_ID.DOCUMENT && event.type !== EVENT_ID.POP);
    return hasContent ? buildTrees(source, text, start, events) : { documents: [], broken: [], diagnostics: [] };
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const broken = [new Span(source, start, end)];
    return { documents: [], broken, diagnostics: [], syntaxFault: syntaxFault(source, start, thrown) };
  }
}

function syntaxFault(source: Source, offset: number, exception: YAMLException): Diagnostic {
  const position = offset + (exception.mark?.position ?? 0);
  const at = source.locate(position, Math.min(position + 1, source.text.length));
  const line = source.line(at.line);
  if (/^[ ]*\t/.test(line) || source.text[position] === '\t') {
    const column = line.indexOf('\t') + 1;
    return error('yaml/tab', 'a tab is used for indentation, and YAML allows only spaces there', {
      at: { ...at, column, endColumn: column + 1, endLine: at.line },
      notes: ['replace the tab by spaces'],
    });
  }
  if (exception.reason.startsWith('nesting exceeded')) {
    return error('yaml/too-deep', `the YAML is nested more than ${maxDepth} levels deep`, { at });
  }
  return error('yaml/syntax', `this is not YAML: ${exception.reason}`, { at });
}

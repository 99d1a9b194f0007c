import type { RE2JS } from 're2js';
import { error } from '../../diagnostic/diagnostic.js';
import { parseYaml } from '../../source/parse-yaml.js';
import { Source } from '../../source/source.js';
import { entryOf, type YamlMapping } from '../../source/yaml-node.js';
import type { ExternalSource } from '../external-source.js';
import { anything, choice, expression, flag, integerUpTo, optional, type Shape, text } from '../parameters.js';
import { parseCsv } from '../parse-csv.js';
import { isScalar, jsonValue, type PlainValue, plainValue, scalarTexts } from '../plain-value.js';
import type { Effect } from '../run.js';
import { selectFrom } from '../select.js';
import { chooses, type PlaceholderTexts, placeholderEffect, selection } from './placeholders.js';
import { type ReadContext, type Transformation, transformation } from './transformation.js';

/** How the content is read. */
const formatShape = {
  ...selection,
  format: optional(choice(['plaintext', 'csv', 'json', 'yaml'] as const), 'plaintext' as const),
  filter: optional(expression, undefined),
  csv_column: optional(text, undefined),
  csv_has_header: optional(flag, true),
  jq_expression: optional(text, undefined),
};

type Format = {
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly format: 'plaintext' | 'csv' | 'json' | 'yaml';
  readonly filter: RE2JS | undefined;
  readonly csv_column: string | undefined;
  readonly csv_has_header: boolean;
  readonly jq_expression: string | undefined;
};

const mebibyte = 1024 * 1024;
const seconds = integerUpTo(24 * 60 * 60);
const bytes = integerUpTo(1024 * mebibyte);

const httpShape = {
  ...formatShape,
  url: text,
  method: optional(text, 'GET'),
  timeout: optional(seconds, 10),
  headers: optional(anything, null as PlainValue),
  params: optional(anything, null as PlainValue),
  form_data: optional(anything, null as PlainValue),
  json_body: optional(anything, null as PlainValue),
  max_body_size: optional(bytes, 10 * mebibyte),
};

const commandShape = {
  ...formatShape,
  cmd: anything,
  timeout: optional(seconds, 30),
  max_stdout: optional(bytes, 10 * mebibyte),
};

/** Transformations that fill in placeholders from files, addresses and commands. */
export const externalPlaceholderTransformations: Readonly<Record<string, Transformation>> = {
  file_placeholders: external('file_placeholders', { ...formatShape, path: text }, ({ path }) => ({
    kind: 'file',
    path: withoutNull(path),
  })),
  http_placeholders: external('http_placeholders', httpShape, (parameters) => {
    const url = new URL(parameters.url);
    for (const [name, value] of pairs(parameters.params)) url.searchParams.append(name, value);
    const form = pairs(parameters.form_data);
    const json = parameters.json_body === null ? undefined : JSON.stringify(jsonValue(parameters.json_body));
    const headers: Record<string, string> = Object.fromEntries(pairs(parameters.headers));
    if (json !== undefined) headers['content-type'] ??= 'application/json';
    else if (form.length > 0) headers['content-type'] ??= 'application/x-www-form-urlencoded';
    return {
      kind: 'http',
      url: url.href,
      method: parameters.method,
      headers,
      body:
        json ??
        (form.length > 0
          ? new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString()
          : undefined),
      timeoutSeconds: parameters.timeout,
      maxBytes: parameters.max_body_size,
    };
  }),
  command_placeholders: external('command_placeholders', commandShape, ({ cmd, timeout, max_stdout: maxBytes }) => {
    const command = typeof cmd === 'string' ? cmd : scalarTexts(cmd);
    if (command === undefined || command.length === 0) throw new TypeError('"cmd" must be a text or a list of texts');
    for (const word of [command].flat()) withoutNull(word);
    return { kind: 'command', command, timeoutSeconds: timeout, maxBytes };
  }),
};

/** No system takes a path or a command with such a character. */
function withoutNull(name: string): string {
  if (name.includes('\0')) throw new TypeError('there is a null character in it');
  return name;
}

function external<Values extends Format>(
  name: string,
  shape: Shape<Values>,
  originOf: (parameters: Values) => ExternalSource['origin'],
): Transformation {
  return transformation(name, shape, (parameters, item, context): Effect | undefined => {
    const isChosen = chooses(parameters, item, context);
    if (isChosen === undefined) return undefined;
    const source = makeSource(() => originOf(parameters), item, context);
    if (source === undefined) return undefined;
    context.needs(source);
    let read: PlaceholderTexts | undefined;
    return placeholderEffect(isChosen, () => {
      if (source.content === undefined) return { fault: 'the pipeline gets nothing from outside here' };
      read ??= textsOf(source.content, parameters);
      return read;
    });
  });
}

function makeSource(
  originOf: () => ExternalSource['origin'],
  item: YamlMapping,
  { report }: ReadContext,
): ExternalSource | undefined {
  const at = (entryOf(item, 'path') ?? entryOf(item, 'url') ?? entryOf(item, 'cmd'))?.value.span ?? item.span;
  try {
    return { origin: originOf(), at, content: undefined };
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    report(error('pipeline/parameter', `this cannot be fetched: ${thrown.message}`, { at }));
    return undefined;
  }
}

const pairs = (value: PlainValue): readonly (readonly [string, string])[] =>
  value instanceof Map
    ? [...value].flatMap(([name, one]: [string, PlainValue]) => (isScalar(one) ? [[name, String(one)] as const] : []))
    : [];

/** The texts in a content. */
function textsOf(content: string, parameters: Format): PlaceholderTexts {
  const found = extract(content, parameters);
  if ('fault' in found) return found;
  const { filter } = parameters;
  const kept = found.filter((one) => one !== '' && (filter === undefined || filter.matcher(one).find()));
  return kept.length > 0 ? kept : { fault: 'the content that the pipeline fetched has no value in it' };
}

function extract(content: string, parameters: Format): PlaceholderTexts {
  const { format, csv_column: column, csv_has_header: hasHeader, jq_expression: path } = parameters;
  switch (format) {
    case 'plaintext':
      return content.split(/\r\n|\r|\n/).map((line) => line.trim());
    case 'csv': {
      const rows = parseCsv(content);
      const header = hasHeader ? (rows[0] ?? []) : [];
      const index = column === undefined ? 0 : header.includes(column) ? header.indexOf(column) : Number(column);
      if (!Number.isInteger(index) || index < 0) return { fault: `the table has no column "${column}"` };
      return rows.slice(hasHeader ? 1 : 0).map((row) => row[index] ?? '');
    }
    case 'json':
    case 'yaml': {
      // JSON is YAML, and this reader keeps large numbers and finds duplicate keys.
      const { documents, diagnostics } = parseYaml(new Source('content', content));
      const [document] = documents;
      if (document === undefined || diagnostics.length > 0)
        return { fault: `the content is no ${format.toUpperCase()}` };
      return selectFrom(plainValue(document), path ?? '.');
    }
    default:
      return format satisfies never;
  }
}

import { load, YAML11_SCHEMA } from 'js-yaml';
import { athena } from '../../../backends/sql/athena.js';
import { readOptions } from '../../../src/backend/options.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';
import { Source } from '../../../src/source/source.js';
import { type HclBlock, readHcl } from './read-hcl.js';
import { renderer } from './rules.js';

/** A named query, as a file of infrastructure has it. */
export interface NamedQuery {
  readonly name: string;
  readonly description: string;
  readonly database: string;
  readonly workgroup?: string;
  readonly query: string;
}

/** The plain queries of rules, what a format makes of all of them, and the codes of what it refuses. */
export interface Formatted {
  readonly plain: readonly string[];
  readonly document: string;
  readonly refused: readonly (readonly string[])[];
}

const ddl = new Source('text.sql', 'CREATE EXTERNAL TABLE hostile (f string, g string)');

/** Puts rules into a format. The settings are as on the command line: `name=value`. */
export async function formatAll(
  rules: readonly SigmaRule[],
  format: 'view' | 'cloudformation' | 'terraform',
  settings: readonly string[] = [],
): Promise<Formatted> {
  const { values, diagnostics } = readOptions(athena.options, settings);
  if (diagnostics.length > 0) throw new Error(diagnostics[0]?.message);
  const options = { ...values, ddl } as Readonly<Record<string, string | Source>>;
  const asQuery = await renderer({ target: 'athena', options });
  const inFormat = await renderer({ target: 'athena', format, options });
  const [plain, outputs, refused]: [string[], string[], (readonly string[])[]] = [[], [], []];
  for (const rule of rules) {
    const query = asQuery({ rule }).output;
    const { output, errors } = inFormat({ rule });
    if (query === undefined) throw new Error('no query');
    refused.push(errors.map(({ code }) => code));
    if (output === undefined) continue;
    plain.push(query);
    outputs.push(output);
  }
  const { separator = '', join } = athena.formats[format] as (typeof athena.formats)[string];
  const joined = join === undefined ? { output: outputs.join(separator) } : join(outputs, options as typeof values);
  if ('errors' in joined) throw new Error(joined.errors[0]?.message);
  return { plain, document: joined.output, refused };
}

/** The named queries of a template, by each schema of YAML that there is; throws for anything else in it. */
export function readTemplate(document: string): readonly NamedQuery[] {
  const read = [load(document), load(document, { schema: YAML11_SCHEMA })].map(namedQueries);
  if (JSON.stringify(read[0]) !== JSON.stringify(read[1])) throw new Error('YAML 1.1 reads something else');
  return read[0] ?? [];
}

/** What a reader of YAML made of a template. */
export function namedQueries(read: unknown): readonly NamedQuery[] {
  const template = read as Record<string, Record<string, Record<string, unknown>>>;
  expectKeys(template, ['AWSTemplateFormatVersion', 'Description', 'Resources']);
  return Object.entries(template.Resources ?? {}).map(([id, resource]) => {
    if (!/^[A-Za-z0-9]{1,255}$/.test(id)) throw new Error(`no logical ID: ${id}`);
    expectKeys(resource, ['Type', 'Properties']);
    if (resource.Type !== 'AWS::Athena::NamedQuery') throw new Error(`no query: ${resource.Type}`);
    const { Name, Description, Database, WorkGroup, QueryString, ...others } = resource.Properties as Record<
      string,
      string
    >;
    expectKeys(others, []);
    const found = { name: Name, description: Description, database: Database, query: QueryString };
    const texts = { ...found, ...(WorkGroup === undefined ? {} : { workgroup: WorkGroup }) };
    for (const text of Object.values(texts)) if (typeof text !== 'string') throw new Error(`no text: ${text}`);
    return texts as NamedQuery;
  });
}

/** The named queries of a Terraform file. */
export const readTerraform = (document: string): readonly NamedQuery[] =>
  readHcl(document).map(({ type, labels, attributes }: HclBlock) => {
    const [kind, label] = labels;
    const { name, description, database, workgroup, query, ...others } = attributes;
    expectKeys(others, []);
    if (type !== 'resource' || kind !== 'aws_athena_named_query' || label !== name || labels.length !== 2) {
      throw new Error(`no query: ${type} ${labels.join(' ')}`);
    }
    if (!/^[a-z_][a-z0-9_]*$/.test(label ?? '')) throw new Error(`no name: ${label}`);
    const found = { name, description, database, query, ...(workgroup === undefined ? {} : { workgroup }) };
    return found as unknown as NamedQuery;
  });

function expectKeys(value: object, keys: readonly string[]): void {
  const odd = Object.keys(value).filter((key) => !keys.includes(key));
  const missing = keys.filter((key) => !Object.hasOwn(value, key));
  if (odd.length + missing.length > 0) throw new Error(`keys: ${odd.join()} too many, ${missing.join()} missing`);
}

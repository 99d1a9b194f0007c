// Makes what is generated from grammars and schemas, so that nothing of it is compiled at start-up:
//   grammar/condition.peggy  -> src/condition/generated/condition-parser.js
//   src/rule/schema/*.json   -> src/rule/generated/validators.js
//   src/pipeline/shipped/*   -> src/pipeline/generated/*.js
//   grammar/ddl.peggy        -> backends/sql/generated/ddl-parser.js
//   backends/sql/tables/*    -> backends/sql/generated/tables.js
//   backends/panther/python/transigma_helpers.py -> backends/panther/generated/helpers.js
//   backends/panther/log-types/templates/*       -> backends/panther/generated/templates.js
//   backends/js/module/helpers.mjs               -> backends/js/generated/helpers.js
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const path = (...names) => join(root, ...names);

/** Whether a file is missing or older than one that it is made from. */
function isStale(target, sources) {
  const made = statSync(target, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined || sources.some((source) => statSync(source).mtimeMs > made);
}

function write(target, text) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

async function generateParser(name, target, declaration) {
  const grammar = path(`grammar/${name}.peggy`);
  if (!isStale(target, [grammar, fileURLToPath(import.meta.url)])) return;
  const { default: peggy } = await import('peggy');
  const options = { output: 'source', format: 'es', grammarSource: `${name}.peggy` };
  write(
    target.replace(/\.js$/, '.d.ts'),
    `${declaration}
export declare class SyntaxError extends Error {
  readonly location: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
}
`,
  );
  write(target, peggy.generate(readFileSync(grammar, 'utf8'), options));
}

const generateConditionParser = () =>
  generateParser(
    'condition',
    path('src/condition/generated/condition-parser.js'),
    `import type { ConditionNode } from '../ast.js';
export declare function parse(text: string): ConditionNode;`,
  );

const generateDdlParser = () =>
  generateParser(
    'ddl',
    path('backends/sql/generated/ddl-parser.js'),
    `export interface DdlPlace {
  readonly start: number;
  readonly end: number;
}
export type DdlType =
  | { readonly kind: 'struct'; readonly fields: readonly DdlColumn[] }
  | { readonly kind: 'array'; readonly element: DdlType }
  | { readonly kind: 'map'; readonly key: DdlType; readonly value: DdlType }
  | { readonly kind: 'named'; readonly name: string; readonly place: DdlPlace };
export interface DdlColumn {
  readonly name: string;
  readonly place: DdlPlace;
  readonly type: DdlType;
}
export interface DdlTable {
  readonly name: readonly string[];
  readonly place: DdlPlace;
  readonly columns: readonly DdlColumn[];
  readonly partitions: readonly DdlColumn[];
  readonly properties: readonly { readonly key: string; readonly value: string; readonly place: DdlPlace }[];
}
export declare function parse(text: string): readonly DdlTable[];`,
  );

/** The definitions of the shipped tables, and what has to be known of them before one is read. */
function generateTables() {
  const folder = path('backends/sql/tables');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const target = path('backends/sql/generated/tables.js');
  if (!isStale(target, [folder, ...files.map((name) => join(folder, name)), fileURLToPath(import.meta.url)])) return;
  const tables = Object.fromEntries(
    files.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const table = /^CREATE EXTERNAL TABLE\s+`?(\w+)`?/m.exec(text)?.[1];
      if (table === undefined) throw new Error(`${name} does not begin with CREATE EXTERNAL TABLE name`);
      const logSources = /'transigma\.logsource'\s*=\s*'([^']*)'/.exec(text)?.[1].split(/\s+/) ?? [];
      return [name.replace(/\.sql$/, ''), { table, logSources, text }];
    }),
  );
  write(
    target.replace(/\.js$/, '.d.ts'),
    `export interface ShippedTable {
  readonly table: string;
  readonly logSources: readonly string[];
  readonly text: string;
}
export declare const shippedTables: Readonly<Record<string, ShippedTable>>;
`,
  );
  write(target, `export const shippedTables = ${JSON.stringify(tables, undefined, 1)};\n`);
}

/** The helpers of generated Python, one by one: what each is called, and which others and imports it needs. */
function generatePythonHelpers() {
  const source = path('backends/panther/python/transigma_helpers.py');
  const target = path('backends/panther/generated/helpers.js');
  if (!isStale(target, [source, fileURLToPath(import.meta.url)])) return;
  const text = readFileSync(source, 'utf8');
  const [, , head, body] = /^("""[^"]*""")\n\n((?:(?:import|from) .*\n)+)\n([\s\S]*)$/.exec(text);
  const imports = head
    .trim()
    .split('\n')
    .map((line) => ({ line, names: line.replace(/^.*import /, '').split(', ') }));
  const pieces = body.trim().split(/\n\n\n/);
  const nameOf = (piece) => /^(?:def (\w+)|([A-Z_]+) =)/m.exec(piece)?.slice(1).find(Boolean);
  const names = [...imports.flatMap((one) => one.names), ...pieces.map(nameOf)];
  const helpers = pieces.map((piece) => {
    const name = nameOf(piece);
    const code = piece.replace(/"""[^"]*"""/g, '');
    return { name, needs: names.filter((one) => one !== name && new RegExp(`\\b${one}\\b`).test(code)), text: piece };
  });
  write(
    target.replace(/\.js$/, '.d.ts'),
    `export interface PythonImport {
  readonly line: string;
  readonly names: readonly string[];
}
export interface PythonHelper {
  readonly name: string;
  readonly needs: readonly string[];
  readonly text: string;
}
export declare const imports: readonly PythonImport[];
export declare const helpers: readonly PythonHelper[];
export declare const helperModule: string;
`,
  );
  write(
    target,
    ['imports', imports, 'helpers', helpers, 'helperModule', text].reduce(
      (all, one, index) =>
        all + (index % 2 === 0 ? `export const ${one} = ` : `${JSON.stringify(one, undefined, 1)};\n`),
      '',
    ),
  );
}

/** The helpers of generated JavaScript, one by one, and which others each needs. */
function generateJavaScriptHelpers() {
  const source = path('backends/js/module/helpers.mjs');
  const target = path('backends/js/generated/helpers.js');
  if (!isStale(target, [source, fileURLToPath(import.meta.url)])) return;
  const pieces = readFileSync(source, 'utf8')
    .trim()
    .split(/\n\n(?=\/\*\*)/);
  const nameOf = (piece) => /^function (\w+)/m.exec(piece)[1];
  const names = pieces.map(nameOf);
  const helpers = pieces.map((piece) => {
    const name = nameOf(piece);
    const code = piece.replace(/\/\*\*.*?\*\//gs, '');
    return {
      name,
      needs: names.filter((one) => one !== name && new RegExp(`(?<![.\\w])${one}\\b`).test(code)),
      text: piece,
    };
  });
  write(
    target.replace(/\.js$/, '.d.ts'),
    `export interface JavaScriptHelper {
  readonly name: string;
  readonly needs: readonly string[];
  readonly text: string;
}
export declare const helpers: readonly JavaScriptHelper[];
`,
  );
  write(target, `export const helpers = ${JSON.stringify(helpers, undefined, 1)};\n`);
}

/** An event of each log type of Panther that has one. */
function generateLogTypeTemplates() {
  const folder = path('backends/panther/log-types/templates');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const target = path('backends/panther/generated/templates.js');
  if (!isStale(target, [folder, ...files.map((name) => join(folder, name)), fileURLToPath(import.meta.url)])) return;
  const templates = files.map((name) => [
    name.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  ]);
  write(
    target.replace(/\.js$/, '.d.ts'),
    `import type { Event } from '../../../src/event/event.js';
export declare const templates: Readonly<Record<string, Event>>;
`,
  );
  write(target, `export const templates = ${JSON.stringify(Object.fromEntries(templates), undefined, 1)};\n`);
}

async function generateValidators() {
  const kinds = ['rule', 'correlation', 'filter'];
  const schemas = kinds.map((kind) => path(`src/rule/schema/${kind}.schema.json`));
  const metadata = path('src/rule/schema/metadata.schema.json');
  const target = path('src/rule/generated/validators.js');
  if (!isStale(target, [...schemas, metadata, fileURLToPath(import.meta.url)])) return;
  const { default: Ajv } = await import('ajv/dist/2020.js');
  const { default: addFormats } = await import('ajv-formats');
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const { build } = await import('esbuild');
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const all = [read(metadata), ...schemas.map(read)];
  const ajv = new Ajv({
    schemas: all,
    allErrors: true,
    strictTypes: true,
    // Lengths in UTF-16 units: counting the code points of every description took a third of the validation.
    unicode: false,
    logger: false,
    code: { source: true, esm: true },
  });
  addFormats(ajv);
  const names = Object.fromEntries(kinds.map((kind, index) => [kind, all[index + 1].$id]));
  // The generated code asks for a few helpers of ajv; bundled, it needs no package when it runs.
  // It keeps the items of a list, to find the same again, as properties of an object: one without a prototype is a table
  // from the beginning, and has neither a hidden class for each property nor names of its own.
  const code = standaloneCode(ajv, names).replace(/\b(const indices\d+ = )\{\}/g, '$1Object.create(null)');
  const bundled = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
  });
  write(
    target.replace(/\.js$/, '.d.ts'),
    `export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
}
${kinds.map((kind) => `export declare const ${kind}: Validator;`).join('\n')}
`,
  );
  write(target, bundled.outputFiles[0].text);
}

/** Each shipped pipeline as a module of its own, so that only those are loaded that are asked for. */
function generatePipelines() {
  const folder = path('src/pipeline/shipped');
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort();
  const target = path('src/pipeline/generated/shipped.js');
  const sources = [folder, ...files.map((name) => join(folder, name)), fileURLToPath(import.meta.url)];
  if (!isStale(target, sources)) return;
  const names = files.map((name) => name.replace(/\.yml$/, ''));
  for (const name of names) {
    const text = readFileSync(join(folder, `${name}.yml`), 'utf8');
    write(path(`src/pipeline/generated/${name}.js`), `export default ${JSON.stringify(text)};\n`);
  }
  const loaders = names.map((name) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`./${name}.js`)}),\n`);
  write(
    target.replace(/\.js$/, '.d.ts'),
    'export declare const shippedTexts: Readonly<Record<string, () => Promise<{ readonly default: string }>>>;\n',
  );
  write(target, `export const shippedTexts = {\n${loaders.join('')}};\n`);
}

generatePipelines();
generateTables();
generatePythonHelpers();
generateLogTypeTemplates();
generateJavaScriptHelpers();
await Promise.all([generateConditionParser(), generateDdlParser(), generateValidators()]);

import { type Diagnostic, error } from '../../../src/diagnostic/diagnostic.js';
import { didYouMean } from '../../../src/diagnostic/suggest.js';
import type { Source } from '../../../src/source/source.js';
import {
  type DdlColumn,
  type DdlPlace,
  type DdlType,
  SyntaxError as PeggySyntaxError,
  parse,
} from '../generated/ddl-parser.js';
import { type Column, type ColumnType, scalarType, typeNames } from '../types/column-type.js';
import type { Table } from './table.js';

/** What a file of table definitions says, or what is wrong with it. */
export type DdlReading =
  | { readonly tables: readonly Table[]; readonly diagnostics: readonly [] }
  | { readonly tables?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Definitions are asked for with every rule, and read once. */
const readings = new WeakMap<Source, DdlReading>();

/**
 * Reads `CREATE TABLE` statements, as Athena's `SHOW CREATE TABLE` prints them; several may follow one another. Never
 * throws because of the file.
 */
export function readDdl(source: Source): DdlReading {
  let reading = readings.get(source);
  if (reading === undefined) {
    reading = readAnew(source);
    readings.set(source, reading);
  }
  return reading;
}

function readAnew(source: Source): DdlReading {
  const parsed = parseDdl(source);
  if ('code' in parsed) return { diagnostics: [parsed] };
  const faults: Diagnostic[] = [];
  const tables = parsed.map(({ name, columns, partitions, properties }): Table => {
    const read = (some: readonly DdlColumn[]) => some.map((one) => readColumn(one, source, faults));
    refuseRepeated([...columns, ...partitions], 'column', source, faults);
    return {
      name,
      columns: read(columns),
      partitions: read(partitions),
      properties: new Map(properties.map(({ key, value }) => [key.toLowerCase(), value])),
    };
  });
  if (tables.length === 0) {
    const notes = ['it is what `SHOW CREATE TABLE name` prints: CREATE EXTERNAL TABLE name (column type, …) …'];
    faults.push(
      error('sql/ddl-file', 'there is no CREATE TABLE statement in the file', { at: source.locate(0), notes }),
    );
  }
  return faults.length > 0 ? { diagnostics: faults } : { tables, diagnostics: [] };
}

function parseDdl(source: Source): ReturnType<typeof parse> | Diagnostic {
  try {
    return parse(source.text);
  } catch (thrown) {
    if (thrown instanceof RangeError) {
      return error('sql/ddl-file', 'the definitions are nested too deep', { at: source.locate(0) });
    }
    if (!(thrown instanceof PeggySyntaxError)) throw thrown;
    const { offset } = thrown.location.start;
    const found = /[\w$]+|.?/suy;
    found.lastIndex = offset;
    const text = found.exec(source.text)?.[0] ?? '';
    const what = text === '' ? 'the file ends' : `"${text}" stands`;
    const notes = ['it is read as what `SHOW CREATE TABLE name` prints: CREATE EXTERNAL TABLE name (column type, …) …'];
    const at = source.locate(offset, offset + Math.max(text.length, 1));
    return error('sql/ddl-file', `the table definition cannot be read: ${what} where it should go on`, { at, notes });
  }
}

function readColumn({ name, type, place }: DdlColumn, source: Source, faults: Diagnostic[]): Column {
  if (/[\p{Cc}\p{Surrogate}]/u.test(name)) {
    const at = source.locate(place.start, place.end);
    faults.push(error('sql/ddl-file', 'a name has a control character, or half of one, in it', { at }));
  }
  return { name, type: readType(type, source, faults) };
}

function readType(type: DdlType, source: Source, faults: Diagnostic[]): ColumnType {
  switch (type.kind) {
    case 'struct':
      refuseRepeated(type.fields, 'field', source, faults);
      return { kind: 'struct', fields: type.fields.map((field) => readColumn(field, source, faults)) };
    case 'array':
      return { kind: 'array', element: readType(type.element, source, faults) };
    case 'map': {
      const [key, value] = [readType(type.key, source, faults), readType(type.value, source, faults)];
      return { kind: 'map', key, value };
    }
    case 'named': {
      const known = scalarType(type.name);
      if (known !== undefined) return known;
      const at = source.locate(type.place.start, type.place.end);
      faults.push(
        error('sql/unknown-type', `there is no type "${type.name}"`, { at, notes: didYouMean(type.name, typeNames) }),
      );
      return { kind: 'other' };
    }
  }
}

function refuseRepeated(columns: readonly DdlColumn[], what: string, source: Source, faults: Diagnostic[]): void {
  const seen = new Map<string, DdlPlace>();
  for (const { name, place } of columns) {
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, place);
      continue;
    }
    const notes = [{ message: 'first here', location: source.locate(first.start, first.end) }];
    const at = source.locate(place.start, place.end);
    faults.push(error('sql/repeated-column', `there are two ${what}s "${name}" (names ignore case)`, { at, notes }));
  }
}

import { Source } from '../../../src/source/source.js';
import { ruleOf } from './hostile.js';
import { renderer } from './rules.js';

/** The words of Trino's grammar (435). */
export const trinoWords: readonly string[] =
  `skip absent add admin after all alter analyze and any array as asc at authorization begin bernoulli between both by
  call called cascade case cast catalog catalogs column columns comment commit committed conditional constraint
  count copartition create cross cube current current_catalog current_date current_path current_role current_schema
  current_time current_timestamp current_user data date day deallocate declare default define definer delete deny
  desc describe descriptor deterministic distinct distributed do double drop else empty elseif encoding end error
  escape except excluding execute exists explain extract false fetch filter final first following for format from
  full function functions grace grant granted grants graphviz group grouping groups having hour if ignore immediate
  in including initial inner input insert intersect interval into invoker io is isolation iterate join json
  json_array json_exists json_object json_query json_table json_value keep key keys language last lateral leading
  leave left level like limit listagg local localtime localtimestamp logical loop map match matched matches
  match_recognize materialized measures merge minute month natural nested next nfc nfd nfkc nfkd no none normalize
  not null nullif nulls object of offset omit on one only option or order ordinality outer output over overflow
  partition partitions passing past path pattern per period permute plan position preceding precision prepare
  privileges properties prune quotes range read recursive refresh rename repeat repeatable replace reset respect
  restrict return returning returns revoke right role roles rollback rollup row rows running scalar schema schemas
  second security seek select serializable session set sets show some start stats subset substring system table
  tables tablesample text string then ties time timestamp to trailing transaction trim true truncate try_cast type
  uescape unbounded uncommitted unconditional union unique unknown unmatched unnest until update use user using
  utf16 utf32 utf8 validate value values verbose version view when where while window with within without work
  wrapper write year zone`.split(/\s+/);

/** A question for the column, field or table of a word; the answer is one row with `is` and the word. */
export interface WordQuestion {
  readonly word: string;
  readonly query: string;
}

/** For each word a question for a column and field, and one for a table, of that name. */
export async function wordQuestions(
  words: readonly string[],
  target: 'athena' | 'duckdb',
): Promise<readonly WordQuestion[]> {
  const types = words.map((word) => `\`${word}\` string`).join(', ');
  const fields = words.map((word) => `\`${word}\`:string`).join(', ');
  const ddl = new Source(
    'words.sql',
    `CREATE EXTERNAL TABLE words (${types}, s struct<${fields}>);\nCREATE EXTERNAL TABLE named (f string)`,
  );
  const questions: WordQuestion[] = [];
  for (const word of words) {
    const ofColumn = await renderer({ target, options: { ddl, table: 'words', select: word } });
    const item = {
      [`${word}|cased`]: `is ${word}`,
      [`${word}|contains`]: 's ',
      [`${word}|exists`]: true,
      [`${word}|fieldref`]: word,
      [`${word}|re`]: 'is [a-z_0-9]+$',
      [`${word}|startswith|cased`]: ['is ', 'x'],
      [`s.${word}`]: `is ${word}`,
    };
    const ofTable = await renderer({ target, options: { ddl, columns: 'named', table: word, select: 'f' } });
    for (const { output, errors } of [
      ofColumn({ rule: ruleOf(item) }),
      ofTable({ rule: ruleOf({ f: `is ${word}` }) }),
    ]) {
      questions.push({ word, query: output ?? `refused: ${errors[0]?.message}` });
    }
  }
  return questions;
}

/** What stands before the questions, in the place of the tables: `struct` makes a struct of names and texts. */
export function wordTables(words: readonly string[], struct: (fields: readonly [string, string][]) => string): string {
  const columns = words.map((word) => `'is ${word}' AS "${word}"`);
  const fields = words.map((word): [string, string] => [`"${word}"`, `'is ${word}'`]);
  return `SELECT ${columns.join(', ')}, ${struct(fields)} AS s`;
}

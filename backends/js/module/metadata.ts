import type { Metadata, SigmaRule } from '../../../src/rule/sigma-rule.js';
import { isShort, pad, step } from './lines.js';
import { stringLiteral } from './literal.js';

/** What a module says of its rule. */
type Value =
  | string
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly Readonly<Record<string, string>>[];

/** The lines between the braces of an object that says what a rule is, as Prettier would leave them. */
export const metadataLines = (rule: Pick<SigmaRule, 'metadata' | 'logsource'>, indent: number): readonly string[] =>
  membersOf(dataOf(rule), indent);

function dataOf({ metadata, logsource }: Pick<SigmaRule, 'metadata' | 'logsource'>): Readonly<Record<string, Value>> {
  const { title, id, name, status, level, description, author, date, modified, license, taxonomy } = metadata;
  const texts = { title, id, name, status, level, description, author, date, modified, license, taxonomy };
  const { category, product, service, definition } = logsource;
  return {
    ...given(texts),
    tags: metadata.tags,
    references: metadata.references,
    falsepositives: metadata.falsepositives,
    fields: metadata.fields,
    related: metadata.related.map(relation),
    logsource: given({ category, product, service, definition }),
  };
}

const relation = ({ id, type }: Metadata['related'][number]) => ({ id, type });

const given = (texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** The names are ours. */
const membersOf = (data: Readonly<Record<string, Value>>, indent: number): readonly string[] =>
  Object.entries(data).flatMap(([name, value]) => memberLines(name, value, indent));

function memberLines(name: string, value: Value, indent: number): readonly string[] {
  const head = `${pad(indent)}${name}:`;
  if (typeof value === 'string') {
    const line = `${head} ${stringLiteral(value)},`;
    // A text never breaks, but may begin on the next line.
    return isShort(line) || name.length <= step ? [line] : [head, `${pad(indent + step)}${stringLiteral(value)},`];
  }
  if (!isList(value)) return [`${head} {`, ...membersOf(value, indent + step), `${pad(indent)}},`];
  const texts = value.filter((one) => typeof one === 'string').map((one) => stringLiteral(one));
  const line = `${head} [${texts.join(', ')}],`;
  if (texts.length === value.length && isShort(line)) return [line];
  const items = value.flatMap((one) => {
    const inner = pad(indent + step);
    if (typeof one === 'string') return [`${inner}${stringLiteral(one)},`];
    return [`${inner}{`, ...membersOf(one, indent + 2 * step), `${inner}},`];
  });
  return [`${head} [`, ...items, `${pad(indent)}],`];
}

const isList = (value: Value): value is Extract<Value, readonly unknown[]> => Array.isArray(value);

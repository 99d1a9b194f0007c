import { harmlessJson } from '../../diagnostic/json-text.js';
import type { EventRead } from '../../event/read-events.js';
import type { Scalar } from '../../event/values.js';
import { describeNode } from '../../explain/describe-predicate.js';
import { cutText } from '../../explain/describe-value.js';
import type { Explanation, FoundField } from '../../explain/explain.js';
import type { Predicate } from '../../predicate/predicate.js';
import type { LoadedRule } from '../load-rules.js';

/** A rule that was explained for an event. */
export interface ExplainedEvent {
  readonly rule: LoadedRule;
  readonly read: Extract<EventRead, { readonly kind: 'event' }>;
  readonly explanation: Explanation;
}

/** A condition may spell out to half a million parts; no more than this are written, and how many are left out. */
const maxNodes = 10_000;
const maxDepth = 100;

/** How much of a field's values is written. */
const maxValues = 100;
const maxText = 1000;

/** For no more keywords it is looked for where in the event they are: each takes a walk through all of it. */
const maxKeywords = 200;

/** A rule as a tree: one JSON object on a line. */
export const ruleJson = ({ rule, record }: LoadedRule): string =>
  line(record, { predicate: nodeWriter()(rule.predicate, undefined, 0) });

/** A rule as a tree in which each part has its verdict for an event: one JSON object on a line. */
export function explainedJson({ rule, read, explanation }: ExplainedEvent): string {
  const { source, line: at, index } = read;
  const { predicate, verdict } = explanation;
  const tree = nodeWriter()(predicate, explanation, 0);
  return line(rule.record, { event: { source, line: at, index }, matches: verdict, predicate: tree });
}

const line = (record: string, rest: object): string =>
  `{"rule":${record},${harmlessJson(JSON.stringify(rest)).slice(1)}\n`;

type WriteNode = (predicate: Predicate, explanation: Explanation | undefined, depth: number) => object;

function nodeWriter(): WriteNode {
  let written = 0;
  let keywords = 0;
  const write: WriteNode = (predicate, explanation, depth) => {
    written++;
    const children = childrenOf(predicate, explanation);
    const operands: object[] = [];
    for (const [part, explained] of depth < maxDepth ? children : []) {
      if (written >= maxNodes) break;
      operands.push(write(part, explained, depth + 1));
    }
    const { line: at, column, file } = predicate.origin.location;
    return {
      kind: predicate.kind,
      text: describeNode(predicate),
      location: { file, line: at, column },
      ...(explanation === undefined ? {} : { verdict: explanation.verdict }),
      ...(explanation?.kind === 'keyword' && keywords++ >= maxKeywords ? {} : valuesIn(explanation)),
      ...(children.length === 0 ? {} : { operands }),
      ...(operands.length < children.length ? { leftOut: children.length - operands.length } : {}),
    };
  };
  return write;
}

type Child = readonly [Predicate, Explanation | undefined];

function childrenOf(predicate: Predicate, explanation: Explanation | undefined): readonly Child[] {
  if (predicate.kind === 'not') {
    return [[predicate.operand, explanation?.kind === 'not' ? explanation.part : undefined]];
  }
  if (predicate.kind !== 'and' && predicate.kind !== 'or') return [];
  const parts = explanation?.kind === 'and' || explanation?.kind === 'or' ? explanation.parts : [];
  return predicate.operands.map((operand, index) => [operand, parts[index]]);
}

function valuesIn(explanation: Explanation | undefined): object {
  if (explanation?.kind === 'field') return { fields: explanation.fields.map(fieldRecord) };
  if (explanation?.kind !== 'keyword' || explanation.where === undefined) return {};
  const { path, value } = explanation.where;
  return { fields: [{ name: path, present: true, values: [plain(value)] }] };
}

const fieldRecord = ({ name, found }: FoundField) => ({
  name,
  present: found.present,
  values: found.values.slice(0, maxValues).map(plain),
  ...(found.values.length > maxValues ? { leftOut: found.values.length - maxValues } : {}),
});

/** JSON.stringify takes no bigint: its digits are a text. */
const plain = (value: Scalar) =>
  typeof value === 'string' ? cutText(value, maxText) : typeof value === 'bigint' ? String(value) : value;

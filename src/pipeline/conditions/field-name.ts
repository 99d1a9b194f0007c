import type { FieldName } from '../../predicate/predicate.js';
import type { YamlMapping } from '../../source/yaml-node.js';
import { entryOf } from '../../source/yaml-node.js';
import { choice, compileExpression, optional, type Report, text, texts } from '../parameters.js';
import type { Run } from '../run.js';
import type { ConditionTypes } from './group.js';
import { readCondition } from './read-condition.js';
import { readStateCondition } from './rule.js';

/** What a field name condition is about; keywords have no field. */
export interface FieldSubject {
  readonly field: FieldName | undefined;
  /** Ids of the items that have been applied to it. */
  readonly applied: ReadonlySet<string> | undefined;
  readonly run: Run;
}

/** The field name conditions by type. */
export const fieldConditions: ConditionTypes<FieldSubject> = {
  include_fields: (mapping, report) => {
    const isIncluded = readFields(mapping, 'include_fields', report);
    if (isIncluded === undefined) return undefined;
    const holds = ({ field }: FieldSubject) => field !== undefined && isIncluded(field);
    return Object.assign(holds, { only: isIncluded.fields });
  },
  exclude_fields: (mapping, report) => {
    const isExcluded = readFields(mapping, 'exclude_fields', report);
    return isExcluded && (({ field }) => field === undefined || !isExcluded(field));
  },
  processing_item_applied: (mapping, report) => {
    const wanted = readCondition(mapping, { processing_item_id: text }, 'processing_item_applied', report);
    return wanted && (({ applied }) => applied?.has(wanted.processing_item_id) === true);
  },
  processing_state: (mapping, report) => {
    const holds = readStateCondition(mapping, report);
    return holds && (({ run }) => holds(run));
  },
};

interface IsAmong {
  (field: FieldName): boolean;
  /** All of them, where they are no expressions. */
  readonly fields?: ReadonlySet<FieldName>;
}

function readFields(mapping: YamlMapping, type: string, report: Report): IsAmong | undefined {
  const shape = { fields: texts, mode: optional(choice(['plain', 're'] as const), 'plain' as const) };
  const wanted = readCondition(mapping, shape, type, report);
  if (wanted === undefined) return undefined;
  if (wanted.mode === 'plain') {
    const fields = new Set(wanted.fields);
    return Object.assign((field: FieldName) => fields.has(field), { fields });
  }
  const place = entryOf(mapping, 'fields')?.value ?? mapping;
  const expressions = wanted.fields.map((one) => compileExpression(one, place, report));
  if (expressions.includes(undefined)) return undefined;
  return remembering((field) => expressions.some((one) => one?.matcher(field).lookingAt() === true));
}

/** Rules of a repository share their fields, and an expression costs more than a look into a table. */
function remembering(holds: (field: FieldName) => boolean): (field: FieldName) => boolean {
  const known = new Map<FieldName, boolean>();
  return (field) => {
    let answer = known.get(field);
    if (answer === undefined) {
      answer = holds(field);
      if (known.size < maxRemembered) known.set(field, answer);
    }
    return answer;
  };
}

const maxRemembered = 10_000;

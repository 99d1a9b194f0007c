import { containing } from '../../predicate/pattern.js';
import type { FieldTest, KeywordTest, RegexFlags } from '../../predicate/predicate.js';
import { parseRegex } from '../../regex/parse.js';
import type { ItemTest } from '../sigma-rule.js';
import { asText } from './affix.js';
import { bytesAsText } from './encode.js';
import { fault, type ModifierFault, type WorkingValue } from './working-value.js';

/** What a value asks of its field after all modifiers; at least one of these must hold. */
export function fieldTests(given: WorkingValue, cased: boolean): readonly ItemTest[] | ModifierFault {
  const value = given.kind === 'bytes' ? bytesAsText(given.alternatives) : given;
  switch (value.kind) {
    case 'text':
      return value.alternatives.map((pattern) => ({ kind: 'pattern', pattern, cased }));
    case 'number':
      return [{ kind: 'number', value: value.value }];
    case 'boolean':
      return [{ kind: 'boolean', value: value.value }];
    case 'null':
      return [{ kind: 'null' }];
    case 'regex':
      return regexTests(value.expression, value.flags, cased);
    case 'reference':
      return [{ kind: 'field-reference', field: value.field, relation: value.relation, cased }];
    case 'test':
      if (cased) return fault('modifier/conflict', '"cased" has no meaning here: nothing compares text');
      return [value.test];
    case 'bytes':
      return [];
  }
}

function regexTests(expression: string, flags: RegexFlags, cased: boolean): readonly FieldTest[] | ModifierFault {
  const parsed = parseRegex(expression, flags);
  if (!parsed.ok) {
    const { code, message, start, end, hint } = parsed.fault;
    return fault(`regex/${code}`, message, hint === undefined ? [] : [hint], { start, end });
  }
  if (cased && parsed.flags.ignoreCase) {
    return fault('modifier/conflict', '"cased" and the flag "i" exclude each other');
  }
  return [{ kind: 'regex', expression: parsed.expression, flags: parsed.flags }];
}

/** What a keyword asks of everything in the event; at least one of these must hold. */
export function keywordTests(given: WorkingValue, cased: boolean): readonly KeywordTest[] | ModifierFault {
  const value = asText(given);
  if (value.kind === 'text') {
    if (value.affix !== undefined && value.affix.name !== 'contains') {
      return fault('keyword/modifier', `"${value.affix.name}" needs a field: keywords are found anywhere in the event`);
    }
    return value.alternatives.map((pattern) => ({ kind: 'pattern', pattern: containing(pattern), cased }));
  }
  if (value.kind === 'regex') return regexTests(value.expression, value.flags, cased) as readonly KeywordTest[];
  if (value.kind === 'null') return fault('keyword/null', 'null is no keyword: it says something about a field');
  return fault('keyword/modifier', 'this modifier needs a field, and a keyword has none');
}

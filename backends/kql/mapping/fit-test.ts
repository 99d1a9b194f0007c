import { compilePattern } from '../../../src/predicate/match-pattern.js';
import type { PatternTest } from '../../../src/predicate/predicate.js';
import type { FieldType } from './field-type.js';
import { anyValue, type Fit, isAnyValue, never, refuse, type TypedTest, write } from './fit.js';
import { fitIp } from './fit-ip.js';
import { fitKeyword } from './fit-keyword.js';
import { fitNumber } from './fit-number.js';

/** What a test becomes for a field of the type; undefined if the type says nothing. */
export function fitTest(test: TypedTest, type: FieldType): Fit | undefined {
  switch (type.kind) {
    case 'keyword':
    case 'flattened-key':
      return fitKeyword(test, type);
    case 'number':
      return fitNumber(test, type);
    case 'ip':
      return fitIp(test);
    case 'boolean':
      return fitBoolean(test);
    case 'text': {
      const message = `the field is mapped as ${type.name}, which is searched by words, and has no keyword or wildcard multi-field`;
      return presence(test) ?? refuse('kql/text-type', message);
    }
    case 'date':
      return (
        presence(test) ?? refuse('kql/date', 'the field is mapped as date, which holds moments and not their text')
      );
    case 'other':
      return (
        presence(test) ?? refuse('kql/type', `the field is mapped as ${type.name}, whose values KQL does not compare`)
      );
    case 'object':
    case 'flattened':
      if (test.kind === 'exists') return write(test, [{ code: 'kql/present' }, { code: 'kql/object' }]);
      return test.kind === 'null' ? write(test, [{ code: 'kql/object' }]) : never;
    case 'nested':
      if (test.kind !== 'exists' && test.kind !== 'null') return never;
      return refuse('kql/nested-object', 'KQL cannot ask whether there are nested objects, only for fields of them');
    case 'unsearchable':
      return refuse('kql/not-searchable', 'the mapping says that the field is not indexed');
    case 'unclear':
      return undefined;
  }
}

/** What any type with values can be asked. */
function presence(test: TypedTest): Fit | undefined {
  if (test.kind === 'exists') return write(test, [{ code: 'kql/present' }]);
  return test.kind === 'null' || isAnyValue(test) ? write(test) : undefined;
}

function fitBoolean(test: TypedTest): Fit {
  switch (test.kind) {
    case 'pattern':
      return isAnyValue(test) ? write(test) : fitBooleanText(test);
    case 'boolean':
      return write(test);
    case 'number':
    case 'compare':
    case 'cidr':
      return never;
    case 'exists':
    case 'null':
      return presence(test) ?? never;
  }
}

/** There are but two texts that it can be asked for. */
function fitBooleanText({ pattern, cased }: PatternTest): Fit {
  const fits = compilePattern(pattern, cased);
  const [no, yes] = [fits('false'), fits('true')];
  if (no && yes) return write(anyValue);
  return no || yes ? write({ kind: 'boolean', value: yes }) : never;
}

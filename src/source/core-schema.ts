import type { ScalarValue } from './yaml-node.js';

const integer = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const infinity = /^[-+]?\.(inf|Inf|INF)$/;
const notANumber = /^\.(nan|NaN|NAN)$/;

/** What a plain scalar means in the core schema of YAML 1.2 (section 10.3.2). Integers keep all their digits. */
export function resolvePlainScalar(text: string): ScalarValue {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  const first = text.charCodeAt(0);
  // Only `+ - .` and digits begin a number: most scalars are done here.
  if (first !== 0x2b && first !== 0x2d && first !== 0x2e && (first < 0x30 || first > 0x39)) return text;
  if (integer.test(text)) return exactInteger(text.replace(/^\+/, ''));
  if (octal.test(text) || hexadecimal.test(text)) return exactInteger(text);
  if (float.test(text)) return Number(text);
  if (infinity.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return notANumber.test(text) ? Number.NaN : text;
}

function exactInteger(text: string): number | bigint {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  // BigInt() is quadratic in the number of digits: nobody means a number this long.
  if (text.length > 1000) return value;
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
}

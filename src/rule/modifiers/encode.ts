import { expandChoices } from '../../predicate/choices.js';
import { literalPattern, type Pattern, plainText } from '../../predicate/pattern.js';
import type { ModifierName } from './modifier-name.js';
import { describeWorking, fault, type ModifierFault, type WorkingValue } from './working-value.js';

/** The modifiers that encode a string. */
export type Encoding = 'base64' | 'base64offset' | 'utf16le' | 'wide' | 'utf16be' | 'utf16';

const encodings: ReadonlySet<ModifierName> = new Set<Encoding>([
  'base64',
  'base64offset',
  'utf16le',
  'wide',
  'utf16be',
  'utf16',
]);

/** Whether the modifier encodes. */
export const isEncoding = (name: ModifierName): name is Encoding => encodings.has(name);

/** More strings than this, from dashes that stand for each other, are not encoded one by one. */
const maxChoices = 1000;

/** Applies an encoding (specification: "Encoding"; design: encodings work on bytes, UTF-8 unless one says otherwise). */
export function encode(value: WorkingValue, encoding: Encoding): WorkingValue | ModifierFault {
  if (encoding === 'base64') {
    const inputs = bytesOf(value, encoding);
    return 'kind' in inputs ? inputs : text(inputs.map(base64));
  }
  if (encoding === 'base64offset') {
    const inputs = bytesOf(value, encoding);
    if ('kind' in inputs) return inputs;
    if (inputs.some((bytes) => bytes.length < 2)) {
      const message = 'base64offset needs at least two bytes: of a shorter value nothing fixed is left in Base64';
      return fault('modifier/base64offset-too-short', message);
    }
    return text(inputs.flatMap(base64Offsets));
  }
  if (value.kind === 'bytes') {
    return fault('modifier/order', `"${encoding}" cannot follow another UTF-16 encoding`);
  }
  const inputs = plainTexts(value, encoding);
  return 'kind' in inputs ? inputs : { kind: 'bytes', alternatives: inputs.map((input) => utf16(input, encoding)) };
}

/** Bytes that no Base64 follows are read as one character each (design: "Encodings"). */
export const bytesAsText = (alternatives: readonly Uint8Array[]): WorkingValue =>
  text(alternatives.map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));

const text = (texts: readonly string[]): WorkingValue => ({ kind: 'text', alternatives: texts.map(literalPattern) });

function bytesOf(value: WorkingValue, encoding: Encoding): readonly Uint8Array[] | ModifierFault {
  if (value.kind === 'bytes') return value.alternatives;
  const texts = plainTexts(value, encoding);
  if ('kind' in texts) return texts;
  if (texts.some((one) => /\p{Cs}/u.test(one))) {
    return fault('modifier/half-character', `half of a surrogate pair is no character, and "${encoding}" needs one`);
  }
  return texts.map((one) => new TextEncoder().encode(one));
}

function plainTexts(value: WorkingValue, encoding: Encoding): readonly string[] | ModifierFault {
  if (value.kind !== 'text') {
    const notes = value.kind === 'number' || value.kind === 'boolean' ? ['write the value in quotes'] : [];
    return fault('modifier/value-type', `"${encoding}" takes a string, not ${describeWorking(value)}`, notes);
  }
  const texts: string[] = [];
  for (const pattern of value.alternatives) {
    const choices: readonly Pattern[] | undefined = expandChoices(pattern, maxChoices);
    if (choices === undefined) {
      return fault('modifier/too-many-choices', `"${encoding}" of this value would be more than ${maxChoices} strings`);
    }
    for (const choice of choices) {
      const plain = plainText(choice);
      if (plain === undefined) {
        const notes =
          value.affix === undefined
            ? ['escape it if the character is meant: \\* or \\?']
            : [`write "${value.affix.name}" after "${encoding}"`];
        return fault('modifier/wildcard-in-encoding', `"${encoding}" cannot encode a wildcard`, notes);
      }
      texts.push(plain);
    }
  }
  return texts;
}

function utf16(input: string, encoding: 'utf16le' | 'wide' | 'utf16be' | 'utf16'): Uint8Array {
  const mark = encoding === 'utf16' ? '\ufeff' : '';
  const units = mark + input;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < units.length; index++) {
    view.setUint16(index * 2, units.charCodeAt(index), encoding !== 'utf16be');
  }
  return bytes;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * What is always the same of the Base64 of any text in which the bytes stand, for each of the three positions that
 * they can have in a group of three bytes: the characters that depend on neighbouring bytes are cut off.
 */
function base64Offsets(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const firstWhole = Math.ceil((offset * 8) / 6);
    const lastWhole = Math.floor((padded.length * 8) / 6);
    return base64(padded).slice(firstWhole, lastWhole);
  });
}

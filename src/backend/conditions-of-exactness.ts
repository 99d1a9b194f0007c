import { type Diagnostic, type Placed, warning } from '../diagnostic/diagnostic.js';

/** Gathers what the exactness of a rendering depends on: one note a code, naming all fields that it is about. */
export interface NoteCollector {
  /** Says that `code` applies to `field` at a place in the rule. */
  readonly add: (code: string, field: string, at: Placed) => void;
  /** The fields that have every one of the codes, and where the last of these applies first. */
  readonly fieldsWithAll: (codes: readonly string[]) => readonly NotedField[];
  /** Replaces a note of a field by another, or takes it away. */
  readonly replace: (code: string, field: string, by?: string) => void;
  /** The notes in the order in which their codes were first added; `messages` has the sentence of each code. */
  readonly notes: (messages: Readonly<Record<string, (fields: string) => string>>) => readonly Diagnostic[];
}

/** A field that a note is about, and a place where it is. */
export interface NotedField {
  readonly field: string;
  readonly at: Placed;
}

/** More fields than this are counted, not named. */
const namedFields = 5;

/** Makes an empty collector, for one rule. */
export function collectNotes(): NoteCollector {
  const byCode = new Map<string, Map<string, Placed>>();
  const add = (code: string, field: string, at: Placed): void => {
    const known = byCode.get(code);
    if (known === undefined) byCode.set(code, new Map([[field, at]]));
    else if (!known.has(field)) known.set(field, at);
  };
  return {
    add,
    fieldsWithAll: (codes) => {
      const [last, ...others] = [...codes].reverse();
      const found = [...(byCode.get(last ?? '') ?? [])].map(([field, at]) => ({ field, at }));
      return found.filter(({ field }) => others.every((code) => byCode.get(code)?.has(field)));
    },
    replace: (code, field, by) => {
      const fields = byCode.get(code);
      const at = fields?.get(field);
      if (fields === undefined || at === undefined) return;
      fields.delete(field);
      if (fields.size === 0) byCode.delete(code);
      if (by !== undefined) add(by, field, at);
    },
    notes: (messages) =>
      [...byCode].map(([code, fields]) => {
        const message = messages[code];
        if (message === undefined) throw new Error(`no message for the note ${code}`);
        const at = fields.values().next().value;
        return warning(code, message(nameFields([...fields.keys()])), { at });
      }),
  };
}

function nameFields(fields: readonly string[]): string {
  const named = fields.slice(0, namedFields).join(', ');
  return fields.length > namedFields ? `${named} and ${fields.length - namedFields} more` : named;
}

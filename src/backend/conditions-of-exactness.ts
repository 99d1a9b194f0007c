import { type Diagnostic, type Placed, warning } from '../diagnostic/diagnostic.js';

/** Gathers what the exactness of a rendering depends on: one note a code, naming all fields that it is about. */
export interface NoteCollector {
  /** Says that `code` applies to `field` at a place in the rule. */
  readonly add: (code: string, field: string, at: Placed) => void;
  /** The notes in the order in which their codes were first added; `messages` has the sentence of each code. */
  readonly notes: (messages: Readonly<Record<string, (fields: string) => string>>) => readonly Diagnostic[];
}

/** More fields than this are counted, not named. */
const namedFields = 5;

/** Makes an empty collector, for one rule. */
export function collectNotes(): NoteCollector {
  const byCode = new Map<string, { readonly at: Placed; readonly fields: Set<string> }>();
  return {
    add: (code, field, at) => {
      const known = byCode.get(code);
      if (known === undefined) byCode.set(code, { at, fields: new Set([field]) });
      else known.fields.add(field);
    },
    notes: (messages) =>
      [...byCode].map(([code, { at, fields }]) => {
        const message = messages[code];
        if (message === undefined) throw new Error(`no message for the note ${code}`);
        return warning(code, message(nameFields([...fields])), { at });
      }),
  };
}

function nameFields(fields: readonly string[]): string {
  const named = fields.slice(0, namedFields).join(', ');
  return fields.length > namedFields ? `${named} and ${fields.length - namedFields} more` : named;
}

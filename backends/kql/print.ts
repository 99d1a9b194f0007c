import { collectNotes, type NoteCollector } from '../../src/backend/conditions-of-exactness.js';
import {
  type OperatorTable,
  type Printed,
  printedLeaf,
  printJunction,
  printNegation,
} from '../../src/backend/precedence.js';
import { type Diagnostic, error, type Placed } from '../../src/diagnostic/diagnostic.js';
import { type GroupedPredicate, groupValuesOfOneField } from '../../src/predicate/passes/group-values.js';
import type { FieldPredicate } from '../../src/predicate/predicate.js';
import { fieldName } from './escape.js';
import { isListable, type LeafText, withField, writeKeyword, writeTest } from './leaf.js';
import type { LoweredPredicate } from './lower.js';
import type { FittedPredicate } from './mapping/fit-predicate.js';
import { noteMessages } from './notes.js';
import { reconcileNotes } from './reconcile.js';

const operators: OperatorTable = {
  or: { text: ' or ', strength: 1 },
  and: { text: ' and ', strength: 2 },
  not: { text: 'not ', strength: 3 },
};

/** A query, what its exactness depends on, and what could not be written (then the query is of no use). */
export interface PrintedQuery {
  readonly query: string;
  readonly notes: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

/** Prints a predicate that has gone through the passes of the backend, and been fitted to the types of its fields. */
export function printQuery(lowered: LoweredPredicate, fitted: FittedPredicate): PrintedQuery {
  const { predicate } = fitted;
  const printing: Printing = { lowered, fitted, notes: collectNotes(), errors: [], refused: new Map() };
  for (const [field, at] of fitted.never) printing.notes.add('kql/never', field, at);
  for (const field of lowered.addressFields) printing.notes.add('kql/ip-text', field, predicate.origin);
  const canGroup = (leaf: FieldPredicate, linking: 'and' | 'or') =>
    // Two values of nested objects need not be of the same object.
    isListable(leaf) && (linking === 'or' || fitted.nestedPathOf(leaf.field) === undefined);
  const printed = print(groupValuesOfOneField(predicate, canGroup), printing);
  const errors = [...printing.errors, ...reconcileNotes(printing.notes)];
  const notes = printing.notes
    .notes(noteMessages)
    // It says something of the rule, and the query is exact all the same.
    .map((note): Diagnostic => (note.code === 'kql/never' ? { ...note, severity: 'info' } : note));
  return { query: printed.text, notes: [...fitted.unknown, ...notes], errors };
}

interface Printing {
  readonly lowered: LoweredPredicate;
  readonly fitted: FittedPredicate;
  readonly notes: NoteCollector;
  readonly errors: Diagnostic[];
  readonly refused: Map<Placed, string>;
}

function print(predicate: GroupedPredicate, printing: Printing): Printed {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return printJunction(
        operators,
        predicate.kind,
        predicate.operands.map((operand) => print(operand, printing)),
      );
    case 'not':
      // "not missing" is present.
      if (predicate.operand.kind === 'field' && predicate.operand.test.kind === 'null') {
        writeLeaf(predicate.operand, printing);
        return printedLeaf(nest(predicate.operand.field, (name) => `${fieldName(name)}: *`, printing));
      }
      return printNegation(operators, print(predicate.operand, printing));
    case 'values': {
      const texts = predicate.members.map((member) => {
        const leaf = writeLeaf(member, printing);
        return leaf?.kind === 'value' ? leaf.text : '';
      });
      const list = [...new Set(texts)].join(` ${predicate.linking} `);
      return printedLeaf(nest(predicate.field, (name) => `${fieldName(name)}: (${list})`, printing));
    }
    case 'field': {
      const leaf = writeLeaf(predicate, printing);
      if (leaf === undefined) return printedLeaf('');
      // Nobody knows how tightly its words bind.
      if (leaf.kind === 'whole') return printedLeaf(`(${leaf.text})`);
      const test = leaf.kind === 'missing' ? ({ kind: 'value', text: '*', notes: [] } as const) : leaf;
      const printed = printedLeaf(nest(predicate.field, (name) => withField(name, test), printing));
      return leaf.kind === 'missing' ? printNegation(operators, printed) : printed;
    }
    case 'keyword': {
      const leaf = written(writeKeyword(predicate.test), '', predicate.origin, printing);
      return printedLeaf(leaf?.kind === 'value' ? leaf.text : '');
    }
    case 'constant': {
      const always = `the rule ${predicate.value ? 'always' : 'never'} matches`;
      const why = printing.fitted.never.size > 0 ? ', given the types of its fields,' : ',';
      const fields = [...printing.fitted.never.keys()].slice(0, 5).join(', ');
      const notes = fields === '' ? [] : [`what it compares these with is nothing that they hold: ${fields}`];
      const message = `${always}${why} and KQL has no way to say so`;
      printing.errors.push(error('kql/constant', message, { at: predicate.origin, notes }));
      return printedLeaf('');
    }
  }
}

/** The fields of nested objects are asked for with the path of the objects. */
function nest(field: string, test: (name: string) => string, { fitted }: Printing): string {
  const path = fitted.nestedPathOf(field);
  return path === undefined ? test(field) : `${fieldName(path)}: { ${test(field.slice(path.length + 1))} }`;
}

/** Writes the test of a field; what its type says goes before what is said without types. */
function writeLeaf(leaf: FieldPredicate, printing: Printing) {
  const { field, test, origin } = leaf;
  const fitted = printing.fitted.leafOf(leaf);
  if (fitted === undefined) {
    return written(writeTest(field, test, printing.lowered.networksAsPatterns), field, origin, printing);
  }
  const { refusal, notes } = fitted;
  if (refusal !== undefined) return written({ kind: 'refused', refusal }, field, origin, printing);
  for (const { code, detail } of notes) {
    printing.notes.add(code, detail === undefined ? field : `${field} (${detail})`, origin);
  }
  const text = writeTest(field, test, false);
  return written(text.kind === 'refused' ? text : { ...text, notes: [] }, field, origin, printing);
}

/** Records what a leaf depends on, or that it is refused. */
function written(
  leaf: LeafText,
  field: string,
  at: Placed,
  printing: Printing,
): Exclude<LeafText, { kind: 'refused' }> | undefined {
  if (leaf.kind === 'refused') {
    const { code, message } = leaf.refusal;
    // The strings that one value stands for have one place, and are refused once.
    if (printing.refused.get(at) !== code) printing.errors.push(error(code, message, { at, notes: ['js renders it'] }));
    printing.refused.set(at, code);
    return undefined;
  }
  for (const code of leaf.notes) printing.notes.add(code, field, at);
  return leaf;
}

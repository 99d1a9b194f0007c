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
import { fieldName } from './escape.js';
import { isListable, type LeafText, withField, writeKeyword, writeTest } from './leaf.js';
import type { LoweredPredicate } from './lower.js';
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

/** Prints a predicate that has gone through the passes of the backend. */
export function printQuery({ predicate, addressFields }: LoweredPredicate): PrintedQuery {
  const networksAsPatterns = addressFields !== undefined;
  const printing: Printing = { networksAsPatterns, notes: collectNotes(), errors: [], refused: new Map() };
  for (const field of addressFields ?? []) printing.notes.add('kql/ip-text', field, predicate.origin);
  const printed = print(groupValuesOfOneField(predicate, isListable), printing);
  const errors = [...printing.errors, ...reconcileNotes(printing.notes)];
  return { query: printed.text, notes: printing.notes.notes(noteMessages), errors };
}

interface Printing {
  readonly networksAsPatterns: boolean;
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
        const { field, test, origin } = predicate.operand;
        written(writeTest(field, test, printing.networksAsPatterns), field, origin, printing);
        return printedLeaf(`${fieldName(field)}: *`);
      }
      return printNegation(operators, print(predicate.operand, printing));
    case 'values': {
      const texts = predicate.members.map((member) => {
        const leaf = written(
          writeTest(member.field, member.test, printing.networksAsPatterns),
          member.field,
          member.origin,
          printing,
        );
        return leaf?.kind === 'value' ? leaf.text : '';
      });
      return printedLeaf(`${fieldName(predicate.field)}: (${[...new Set(texts)].join(` ${predicate.linking} `)})`);
    }
    case 'field': {
      const leaf = written(
        writeTest(predicate.field, predicate.test, printing.networksAsPatterns),
        predicate.field,
        predicate.origin,
        printing,
      );
      if (leaf === undefined) return printedLeaf('');
      // Nobody knows how tightly its words bind.
      if (leaf.kind === 'whole') return printedLeaf(`(${leaf.text})`);
      if (leaf.kind === 'missing') return printNegation(operators, printedLeaf(`${fieldName(predicate.field)}: *`));
      return printedLeaf(withField(predicate.field, leaf));
    }
    case 'keyword': {
      const leaf = written(writeKeyword(predicate.test), '', predicate.origin, printing);
      return printedLeaf(leaf?.kind === 'value' ? leaf.text : '');
    }
    case 'constant': {
      const message = `the rule ${predicate.value ? 'always' : 'never'} matches, and KQL has no way to say so`;
      printing.errors.push(error('kql/constant', message, { at: predicate.origin }));
      return printedLeaf('');
    }
  }
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

import { parseCondition } from '../condition/parse.js';
import { unresolvedReferences } from '../condition/references.js';
import { error } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { spanWithin } from '../source/scalar-offsets.js';
import { describeNode, type YamlNode, type YamlScalar } from '../source/yaml-node.js';
import type { Report } from './read-detection.js';
import type { Condition } from './sigma-rule.js';

/** Limits that no rule of a person reaches: a condition with more conditions or unknown names says no more by them. */
const maxConditions = 1000;
const maxCharacters = 100_000;
const maxReported = 50;
const maxSuggested = 10;
/** Among more names than this the nearest is not looked for: it would take too long. */
const maxCompared = 1000;

/**
 * Reads a condition or a list of them (which are alternatives), and reports every name that stands for no detection.
 * `names` are the detections of the rule, those with faults too.
 */
export function readConditions(node: YamlNode, names: ReadonlySet<string>, report: Report): readonly Condition[] {
  const nodes = node.kind === 'sequence' ? node.items : [node];
  if (nodes.length > maxConditions) {
    report(error('condition/too-many', `a rule has at most ${maxConditions} conditions`, { at: node.span }));
    return [];
  }
  const characters = nodes.reduce((sum, one) => sum + (one.kind === 'scalar' ? one.text.length : 0), 0);
  if (characters > maxCharacters) {
    const most = grouped(maxCharacters);
    report(error('condition/too-long', `the conditions of a rule have at most ${most} characters`, { at: node.span }));
    return [];
  }
  if (nodes.length === 0) report(error('condition/empty', 'the list of conditions is empty', { at: node.span }));
  const budget = { reports: maxReported, suggestions: maxSuggested };
  return nodes.flatMap((one) => readCondition(one, names, budget, report) ?? []);
}

/** What is left of what one rule may say about unknown names. */
interface Budget {
  reports: number;
  suggestions: number;
}

function readCondition(
  node: YamlNode,
  names: ReadonlySet<string>,
  budget: Budget,
  report: Report,
): Condition | undefined {
  // A detection may be named `1` or `true`: what counts is what was written.
  if (node.kind !== 'scalar' || node.value === null) {
    report(error('condition/type', `a condition is a string, and this is ${describeNode(node)}`, { at: node.span }));
    return undefined;
  }
  const parsed = parseCondition(node.text);
  if ('fault' in parsed) {
    const { code, message, notes, start, end } = parsed.fault;
    report(error(code, message, { at: start === end ? node.span : spanWithin(node, start, end), notes }));
    return undefined;
  }
  const unresolved = unresolvedReferences(parsed.expression, names);
  for (const reference of unresolved.slice(0, budget.reports)) {
    budget.reports--;
    const at = spanWithin(node, reference.start, reference.end);
    switch (reference.kind) {
      case 'name':
        report(
          error('condition/unknown-detection', `no detection is named "${reference.name}"`, {
            at,
            notes: suggestNames(reference.name, names, budget),
          }),
        );
        break;
      case 'pattern':
        report(
          error('condition/pattern-without-match', `no detection's name fits the pattern "${reference.name}"`, {
            at,
            notes: listNames(names),
          }),
        );
        break;
      case 'them':
        report(error('condition/pattern-without-match', '"them" stands for no detection at all', { at }));
        break;
    }
  }
  return unresolved.length > 0 ? undefined : { expression: parsed.expression, scalar: node as YamlScalar };
}

/** The nearest name, or else what there is. */
function suggestNames(wanted: string, names: ReadonlySet<string>, budget: Budget): readonly string[] {
  const compare = names.size <= maxCompared && budget.suggestions-- > 0;
  const nearest = compare ? didYouMean(wanted, names) : [];
  return nearest.length > 0 ? nearest : listNames(names);
}

function listNames(names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const shown = [...names].slice(0, 8).map((name) => `"${name}"`);
  return [`the detections are ${shown.join(', ')}${names.size > 8 ? ', …' : ''}`];
}

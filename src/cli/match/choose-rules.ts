import type { Event } from '../../event/event.js';
import type { RuleSet } from '../../registry.js';
import type { EventShape } from '../../routing/event-shape.js';
import { makeRouter, type Route } from '../../routing/router.js';
import { mayBeOf, type Routing } from '../../routing/routing.js';
import { loadWindowsConditions } from '../../routing/windows-sources.js';
import { UsageError } from '../errors.js';
import type { MatchedRule } from './matched-rule.js';

/** The rules with which an event is tried. */
export interface ChosenRules {
  readonly set: RuleSet;
  /** What the event is known to be. */
  readonly shape: EventShape | undefined;
  /** How many rules they are. */
  readonly size: number;
}

/** Makes what chooses the rules with which an event is tried. */
export async function ruleChooser(
  rules: readonly MatchedRule[],
  whole: RuleSet,
  routing: Routing,
): Promise<(event: Event) => ChosenRules> {
  const logsources = rules.map(({ logsource }) => logsource);
  if (routing.kind !== 'auto') {
    const { kind } = routing;
    const fitting = [...rules.keys()].filter((index) => {
      const logsource = logsources[index];
      return kind === 'off' || (logsource !== undefined && mayBeOf(logsource, routing.source));
    });
    if (fitting.length === 0 && rules.length > 0 && kind === 'given') {
      const named = Object.entries(routing.source).map(([part, value]) => `${part}=${value}`);
      throw new UsageError(`--logsource: none of the rules is for ${named.join(',')}`);
    }
    const set = fitting.length === rules.length ? whole : whole.subset(fitting);
    const chosen: ChosenRules = { set, shape: undefined, size: fitting.length };
    return () => chosen;
  }
  const route = makeRouter(logsources, await loadWindowsConditions());
  const sets = new Map<Route, ChosenRules>();
  return (event) => {
    const found = route(event);
    let chosen = sets.get(found);
    if (chosen === undefined) {
      const size = found.rules.length;
      chosen = { set: size === rules.length ? whole : whole.subset(found.rules), shape: found.shape, size };
      sets.set(found, chosen);
    }
    return chosen;
  };
}

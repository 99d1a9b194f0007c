import type { Event, JsonValue } from '../event/event.js';
import { getOwn } from '../event/own-key.js';
import { compileReference, type Evaluator } from '../predicate/evaluate.js';
import { visitLeaves } from '../predicate/passes/map-leaves.js';
import type { LogSource } from '../rule/sigma-rule.js';
import { type EventShape, shapeOf } from './event-shape.js';
import type { WindowsCondition } from './windows-sources.js';

/** The rules that can apply to some events. There are few of these objects: each stands for many events. */
export interface Route {
  /** What the events are; undefined if that is not known, and all rules are meant. */
  readonly shape: EventShape | undefined;
  /** The places of the rules, in ascending order. */
  readonly rules: readonly number[];
}

/** Says which rules can apply to an event. */
export type Router = (event: Event) => Route;

/** Values of events are remembered as long as there are no more than this; an event may be made to have new ones. */
const rememberedEvents = 5000;

/** Longer values are not worth remembering: no event has them by itself. In UTF-16 code units. */
const longestRemembered = 255;

/** More routes than this are no log sources any more, but events that are made to cost memory. */
const mostRoutes = 250;

/** Rules whose log sources are alike. */
interface SourceGroup {
  readonly logsource: LogSource;
  readonly rules: number[];
}

/**
 * Makes a router for rules, given by their log sources. A rule is left out only where the event is known to come from
 * elsewhere: a record of CloudTrail is nothing for a rule about Windows, and an event of Windows nothing for a rule whose
 * category means others, as the shipped pipelines say it.
 */
export function makeRouter(logsources: readonly LogSource[], windows: WindowsCondition): Router {
  const groups = groupsOf(logsources);
  const everything: Route = { shape: undefined, rules: [...logsources.keys()] };
  const cloudtrail: Route = { shape: 'cloudtrail', rules: rulesOf(groups.filter(isFor('aws'))) };
  let ofWindows: Router | undefined;
  return (event) => {
    const shape = shapeOf(event);
    if (shape === undefined) return everything;
    if (shape === 'cloudtrail') return cloudtrail;
    ofWindows ??= windowsRouter(groups.filter(isFor('windows')), windows);
    return ofWindows(event);
  };
}

function groupsOf(logsources: readonly LogSource[]): readonly SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const [index, logsource] of logsources.entries()) {
    const { category, product, service } = logsource;
    const key = JSON.stringify([category, product, service]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { logsource, rules: [index] });
    else group.rules.push(index);
  }
  return [...groups.values()];
}

/** A log source without a product may be of any. */
const isFor =
  (product: string) =>
  ({ logsource }: SourceGroup): boolean =>
    logsource.product === undefined || logsource.product.toLowerCase() === product;

const rulesOf = (groups: readonly SourceGroup[]): readonly number[] =>
  groups.flatMap(({ rules }) => rules).sort((one, other) => one - other);

function windowsRouter(groups: readonly SourceGroup[], windows: WindowsCondition): Router {
  const fields = new Set<string>();
  const sources = groups.map((group): { readonly group: SourceGroup; readonly applies: Evaluator } => {
    const condition = windows(group.logsource);
    if (condition === undefined) return { group, applies: () => true };
    visitLeaves(condition, (leaf) => {
      if (leaf.kind === 'field') fields.add(leaf.field);
    });
    return { group, applies: compileReference(condition) };
  });
  const names = [...fields];
  const byEvent = new Map<string, Route>();
  const bySources = new Map<string, Route>();
  const all: Route = { shape: 'windows', rules: rulesOf(groups) };

  const find = (event: Event): Route => {
    const fitting = sources.filter(({ applies }) => applies(event));
    const key = fitting.map(({ group }) => group.rules[0]).join();
    let route = bySources.get(key);
    if (route === undefined) {
      if (bySources.size >= mostRoutes) return all;
      route = { shape: 'windows', rules: rulesOf(fitting.map(({ group }) => group)) };
      bySources.set(key, route);
    }
    return route;
  };

  return (event) => {
    let key = '';
    for (const name of names) {
      const ofValue = keyOf(getOwn(event, name));
      if (ofValue === undefined) return find(event);
      key += `${ofValue}\n`;
    }
    let route = byEvent.get(key);
    if (route === undefined) {
      route = find(event);
      if (byEvent.size >= rememberedEvents) byEvent.clear();
      byEvent.set(key, route);
    }
    return route;
  };
}

/** A text that short values share exactly if they are alike; undefined for others. */
function keyOf(value: JsonValue | undefined): string | undefined {
  // With its length, as a text may hold whatever stands between two of them.
  if (typeof value === 'string') return value.length > longestRemembered ? undefined : `${value.length}"${value}`;
  return typeof value === 'number' || value === undefined ? String(value) : undefined;
}

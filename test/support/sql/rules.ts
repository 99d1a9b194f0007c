import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rendering } from '../../../src/backend/backend.js';
import { type ResolvedRule, resolveRule } from '../../../src/condition/resolve.js';
import type { Event } from '../../../src/event/event.js';
import { applyPipelines, chainPipelines, type PipelineChain } from '../../../src/pipeline/apply.js';
import { readPipeline } from '../../../src/pipeline/read-pipeline.js';
import { shippedText } from '../../../src/pipeline/shipped.js';
import { negation } from '../../../src/predicate/build.js';
import { compileReference, type Evaluator } from '../../../src/predicate/evaluate.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import { loadBackend } from '../../../src/registry.js';
import { readSigmaFile } from '../../../src/rule/read-file.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';
import { decodeSource } from '../../../src/source/decode.js';
import { Source } from '../../../src/source/source.js';
import { readCorpusRules } from '../corpus.js';

/** A rule, and what it means before any pipeline. */
export interface MeantRule {
  /** The path of its file, from the folder of the rules; or what else it may be called. */
  readonly path: string;
  readonly rule: SigmaRule;
  /** Stands for what the rule itself says. */
  readonly predicate?: Predicate;
  readonly holds: Evaluator;
}

/** All rules that we ship, and those of the corpus, that are about CloudTrail. */
export function readCloudTrailRules(): readonly MeantRule[] {
  const own = readdirSync('rules', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({ path: join('rules', name), document: readRule(join('rules', name)) }));
  const corpus = readCorpusRules().flatMap(({ path, reading }) =>
    reading.documents.map(({ document }) => ({ path, document })),
  );
  return [...own, ...corpus].flatMap(({ path, document }) => {
    if (document?.kind !== 'rule') return [];
    const { product, service } = document.logsource;
    return product === 'aws' && service === 'cloudtrail' ? [meant(path, document)] : [];
  });
}

/** The rule with its meaning. */
export const meant = (path: string, rule: SigmaRule): MeantRule => ({
  path,
  rule,
  holds: compileReference(resolved(rule).predicate),
});

function readRule(path: string) {
  const source = decodeSource(path, readFileSync(path));
  if (!(source instanceof Source)) throw new Error(source.message);
  return readSigmaFile(source).documents[0]?.document;
}

function resolved(rule: SigmaRule): ResolvedRule {
  const resolution = resolveRule(rule);
  if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
  return resolution.resolved;
}

/** A pipeline that transigma ships. */
export async function shippedPipeline(name: string): Promise<PipelineChain> {
  const { pipeline, diagnostics } = readPipeline(new Source(`${name}.yml`, (await shippedText(name)) ?? ''));
  if (pipeline === undefined) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return chainPipelines([pipeline]);
}

/** How rules are made queries. */
export interface Conversion {
  readonly target: 'athena' | 'duckdb';
  readonly format?: string;
  readonly options: Readonly<Record<string, string | Source>>;
  readonly pipelines?: PipelineChain;
}

/** Renders rules, as they stand or negated. */
export async function renderer({
  target,
  format = 'query',
  options,
  pipelines,
}: Conversion): Promise<(rule: Pick<MeantRule, 'rule' | 'predicate'>, negated?: boolean) => Rendering> {
  const backend = await loadBackend(target);
  return ({ rule, predicate: given }, negated = false) => {
    const processed = pipelines === undefined ? undefined : applyPipelines(rule, pipelines);
    if (processed !== undefined && processed.rule === undefined) throw new Error(processed.diagnostics[0]?.message);
    const resolution = resolved(processed?.rule ?? rule);
    const meaning = given ?? resolution.predicate;
    const predicate = negated ? negation(meaning, rule.origin) : meaning;
    const state = processed === undefined ? {} : { state: processed.state };
    return backend.render({ ...resolution, predicate, ...state }, format, options as never);
  };
}

/** What queries found, and should have found. */
export interface Verdicts {
  /** Rules that no query can be made of, with the codes of the reasons. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
  /** Rules with the events for which the query says something else than the reference. */
  readonly wrong: readonly string[];
  /** Codes of notes, and how many rules they are for. */
  readonly notes: Readonly<Record<string, number>>;
  readonly queries: number;
  /** How many rules found how many events: verdicts that are all false would prove nothing. */
  readonly rulesThatMatch: number;
  readonly matches: number;
}

/** Runs queries that give row numbers; all of them at once if the engine likes that. */
export type Finder = (queries: readonly string[]) => Promise<readonly ReadonlySet<number>[]>;

/** What is asked of events. */
export interface Question {
  readonly rules: readonly MeantRule[];
  readonly events: readonly Event[];
  readonly conversion: Conversion;
  /** Whether the negations of the rules are asked for too. */
  readonly negations: boolean;
  /** Whether the query is about an event at all; all without it. */
  readonly isInside?: (event: Event) => boolean;
}

/** Compares what the queries of rules, and of their negations, find among events with the reference. */
export async function verdictsOf(question: Question, find: Finder): Promise<Verdicts> {
  const { rules, events, conversion, negations, isInside = () => true } = question;
  const render = await renderer(conversion);
  const refused: Record<string, readonly string[]> = {};
  const notes: Record<string, number> = {};
  const asked: { readonly query: string; readonly meant: MeantRule; readonly negated: boolean }[] = [];
  for (const one of rules) {
    for (const negated of negations ? [false, true] : [false]) {
      const rendering = render(one, negated);
      if (rendering.output === undefined) {
        refused[one.path] = [...new Set(rendering.errors.map(({ code }) => code))].sort();
        continue;
      }
      asked.push({ query: rendering.output, meant: one, negated });
      if (negated) continue;
      for (const code of new Set(rendering.notes.map((note) => note.code))) notes[code] = (notes[code] ?? 0) + 1;
    }
  }
  const found = await find(asked.map(({ query }) => query));
  const wrong: string[] = [];
  let [rulesThatMatch, matches] = [0, 0];
  for (const [
    index,
    {
      query,
      meant: { path, holds },
      negated,
    },
  ] of asked.entries()) {
    const expected = new Set(
      events.flatMap((event, row) => (isInside(event) && holds(event) !== negated ? [row] : [])),
    );
    if (!negated && expected.size > 0) rulesThatMatch++;
    if (!negated) matches += expected.size;
    const rows = found[index] ?? new Set();
    const missing = [...expected].filter((row) => !rows.has(row));
    const surplus = [...rows].filter((row) => !expected.has(row));
    if (missing.length + surplus.length > 0) {
      wrong.push(`${path}${negated ? ' (negated)' : ''}: missing ${missing}; surplus ${surplus}\n${query}`);
    }
  }
  return { refused, wrong, notes, queries: asked.length, rulesThatMatch, matches };
}

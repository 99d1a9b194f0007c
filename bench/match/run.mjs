// The rule-set engine against the naive evaluator: npm run bench:match. One thread, JSON parsing included; every figure
// is the median of several rounds, in which the lanes take turns, without those in which the machine was held up.
//
//   TRANSIGMA_CORPUS=FOLDER   SigmaHQ's rules and events (see README); needed
//   BENCH_EVENTS=N            events of a lane (20000)
//   BENCH_RUNS=N              rounds (5)
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { processEvents } from './process-events.mjs';
import { windowsEvents } from './windows-events.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = process.env.TRANSIGMA_CORPUS;
const number = Number(process.env.BENCH_EVENTS ?? 20_000);
const runs = Number(process.env.BENCH_RUNS ?? 5);
if (corpus === undefined) {
  console.error('set TRANSIGMA_CORPUS to the folder of rules and events (see README)');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'transigma-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
const bundle = join(folder, 'lanes.mjs');
await build({
  entryPoints: [join(root, 'bench/match/lanes.ts')],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
});
const lib = await import(pathToFileURL(bundle).href);
const { changeValues, compileReference, compileRuleSet, parseJson } = lib;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const linesOf = (next, count) => Array.from({ length: count }, () => JSON.stringify(next()));
const bytesOf = (lines) => lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / lines.length;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Megabytes that are in use. */
function megabytes() {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Milliseconds of a piece of work that is always the same: how fast the machine is just now. */
function pace() {
  const started = performance.now();
  let sum = 0;
  for (let index = 0; index < 4_000_000; index++) sum += index & 3;
  if (sum < 0) throw new Error('it is counted');
  return performance.now() - started;
}
for (let index = 0; index < 50; index++) pace();
let bestPace = Math.min(...Array.from({ length: 100 }, pace));
/** Samples that were taken while somebody else had the processor, and do not count. */
let discarded = 0;

/**
 * Microseconds an event of each lane. A lane does something with a line, or with the event in it (`ofEvent`); `share` is
 * how much of the lines it gets. Every round has lines of its own, so that nothing is remembered that a stream would not
 * bring again. A sample counts if the machine was as fast as it can be before and after it; where that never happens, all
 * samples count.
 */
function measure(lanes, linesOfRound, rounds = runs) {
  const times = lanes.map(() => ({ calm: [], all: [] }));
  const isEnough = () => times.every(({ calm }) => calm.length >= rounds);
  for (let round = 0; round <= 4 * rounds && !isEnough(); round++) {
    const lines = linesOfRound(round);
    for (const [index, { take, share = 1, ofEvent = false }] of lanes.entries()) {
      const some = lines.slice(0, Math.ceil(lines.length * share));
      const given = ofEvent ? some.map(parseJson) : some;
      const before = pace();
      const started = performance.now();
      for (const one of given) take(one);
      const micros = ((performance.now() - started) * 1000) / given.length;
      const after = pace();
      bestPace = Math.min(bestPace, before, after);
      // The first round only warms up.
      if (round === 0) continue;
      times[index].all.push(micros);
      if (Math.max(before, after) <= 1.3 * bestPace) times[index].calm.push(micros);
      else discarded++;
    }
  }
  return times.map(({ calm, all }) => median(calm.length >= 3 ? calm : all));
}

function table(title, rows) {
  console.log(`\n${title}`);
  for (const [name, micros, more = ''] of rows) {
    const rate = Math.round(1e6 / micros).toLocaleString('en');
    console.log(`  ${name.padEnd(46)} ${rate.padStart(9)} events/s ${micros.toFixed(1).padStart(9)} µs  ${more}`);
  }
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, load ${loadavg()[0].toFixed(1)}, median of ${runs}`,
);
const all = lib.readRules(corpus);
const creations = all.filter(({ rule: { logsource } }) => logsource.category === 'process_creation');
const foreign = lib
  .readMatchingEvents(corpus)
  .filter(({ EventID, CommandLine }) => EventID === 1 && CommandLine !== undefined);
const processLines = (count) => (round) => linesOf(processEvents(100 + round, foreign), count);
/** All that is found, so that nothing is left out by the engine. */
let found = 0;

{
  const set = compileRuleSet(creations);
  const holds = creations.map(({ predicate }) => compileReference(predicate));
  const naive = (event) => {
    let count = 0;
    for (const one of holds) if (one(event)) count++;
    return count;
  };
  const lines = processLines(number)(0);
  const few = lines.slice(0, Math.max(100, number / 50)).map(parseJson);
  const different = few.filter((event) => set.match(event).length !== naive(event)).length;
  const [parse, plain, engine, matchOnly, reference] = measure(
    [
      { take: (line) => JSON.parse(line) },
      { take: (line) => parseJson(line) },
      { take: (line) => (found += set.match(parseJson(line)).length) },
      { take: (event) => (found += set.match(event).length), ofEvent: true },
      { take: (line) => (found += naive(parseJson(line))), share: 0.02 },
    ],
    processLines(number),
  );
  const events = lines.map(parseJson);
  let evaluated = 0;
  for (const event of events) {
    set.match(event);
    evaluated += set.evaluated();
  }
  // The clock takes longer than most conditions: what it takes itself is measured and left out.
  let conditions = 0;
  let asked = 0;
  for (const event of events) {
    set.match(event, (_, milliseconds) => {
      conditions += milliseconds;
      asked++;
    });
  }
  const started = performance.now();
  for (let index = 0; index < asked; index++) performance.now();
  conditions = Math.max(0, conditions - (performance.now() - started));
  const ofConditions = (conditions * 1000) / events.length;
  table(
    `${creations.length} rules of process creation × ${number} Sysmon events of ${bytesOf(lines).toFixed(0)} bytes`,
    [
      ['the naive evaluator', reference, `${few.length} events a round`],
      ['the engine', engine, `${(reference / engine).toFixed(0)}× the naive one; ${different} different verdicts`],
      ['  of it: JSON.parse alone', parse],
      ['  of it: parseJson', plain],
      ['  of it: matching', matchOnly],
      ['    scanning values, marking candidates', Math.max(0.01, matchOnly - ofConditions)],
      ['    conditions', ofConditions, `${(evaluated / events.length).toFixed(1)} rules evaluated an event`],
    ],
  );
}

/** All rules, of which each event gets those that its log source leaves. */
async function routedRules() {
  const set = compileRuleSet(all);
  const route = lib.makeRouter(
    all.map(({ rule }) => rule.logsource),
    await lib.loadWindowsConditions(),
  );
  const parts = new Map();
  const routed = (event) => {
    const chosen = route(event);
    let part = parts.get(chosen);
    if (part === undefined) {
      part = set.subset(chosen.rules);
      parts.set(chosen, part);
    }
    return part.match(event);
  };
  return { set, parts, routed };
}

{
  const windowsLines = (round) => linesOf(windowsEvents(200 + round), number);
  const lines = windowsLines(0);
  const started = performance.now();
  const { set, parts, routed } = await routedRules();
  routed(parseJson(lines[0]));
  const first = performance.now() - started;
  for (const line of lines) routed(parseJson(line));
  const [plain, withRouting] = measure(
    [{ take: (line) => parseJson(line) }, { take: (line) => (found += routed(parseJson(line)).length) }],
    windowsLines,
  );
  // By itself: two ways of matching in turn would push each other out of the processor's caches.
  const [without] = measure([{ take: (line) => (found += set.match(parseJson(line)).length) }], windowsLines);
  table(`${all.length} rules × ${number} Windows events of many kinds, ${bytesOf(lines).toFixed(0)} bytes`, [
    ['with rules by log source', withRouting, `first event after ${first.toFixed(0)} ms; ${parts.size} parts`],
    ['every rule for every event', without],
    ['  of it: parseJson', plain],
  ]);
  const memory = process.memoryUsage();
  console.log(`  memory of this process: ${(memory.rss / 1e6).toFixed(0)} MB`);
}

{
  // Real records, each with an id and a time of its own.
  const real = readFileSync(join(corpus, 'cloudtrail/events.ndjson'), 'utf8').split('\n').filter(Boolean);
  const trailLines = (round) =>
    Array.from({ length: number }, (_, index) => {
      const record = JSON.parse(real[index % real.length]);
      const eventTime = new Date(1_730_000_000_000 + (round * number + index) * 251).toISOString();
      return JSON.stringify({ ...record, eventID: `${round}-${index}`, eventTime });
    });
  const { routed } = await routedRules();
  const [plain, withRouting] = measure(
    [{ take: (line) => parseJson(line) }, { take: (line) => (found += routed(parseJson(line)).length) }],
    trailLines,
  );
  table(`${all.length} rules × ${number} records of CloudTrail, ${bytesOf(trailLines(0)).toFixed(0)} bytes`, [
    ['with rules by log source', withRouting],
    ['  of it: parseJson', plain],
  ]);
}

{
  // As soon as the rules are there: one event of each kind has been matched, and all parts are made.
  const kinds = new Map(
    linesOf(windowsEvents(200), 2000).map((line) => [/"Channel":"[^"]*","EventID":\d+/.exec(line)?.[0], line]),
  );
  const times = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { routed } = await routedRules();
    for (const line of kinds.values()) found += routed(parseJson(line)).length;
    times.push(performance.now() - started);
  }
  console.log(
    `\nReady: ${all.length} rules, the parts for ${kinds.size} kinds of events: ${median(times).toFixed(0)} ms`,
  );
}

{
  const rows = [];
  for (const count of [100, 1000, 3141, 10_000]) {
    const rules = Array.from({ length: count }, (_, index) => ({
      predicate: changeValues(creations[index % creations.length].predicate, Math.floor(index / creations.length)),
    }));
    const before = megabytes();
    const started = performance.now();
    const set = compileRuleSet(rules);
    for (const line of processLines(10)(0)) set.match(parseJson(line));
    const ready = performance.now() - started;
    const grown = megabytes() - before;
    const [micros] = measure(
      [{ take: (line) => (found += set.match(parseJson(line)).length) }],
      processLines(Math.min(number, 5000)),
    );
    rows.push([`${count} rules`, micros, `ready in ${ready.toFixed(0)} ms, ${grown.toFixed(0)} MB`]);
  }
  table('As rules grow (process creation, copies with other values)', rows);
}

/** An event cut down or grown to so many bytes: few fields, or a long command line. */
function sized(event, bytes) {
  const { Image, CommandLine = '', ParentImage = '', User = '', ProcessGuid, UtcTime } = event;
  if (bytes < 500) return { EventID: 1, Image, CommandLine: CommandLine.slice(0, 90) };
  if (bytes < 1000) return { EventID: 1, Image, CommandLine, ParentImage, User, ProcessGuid, UtcTime };
  const missing = bytes - 1600;
  if (missing <= 0) return event;
  const more = `${CommandLine} `.repeat(Math.ceil(missing / (String(CommandLine).length + 1)));
  return { ...event, CommandLine: `${CommandLine} ${more.slice(0, missing)}` };
}

{
  const set = compileRuleSet(creations);
  const rows = [];
  for (const bytes of [200, 700, 1600, 5000, 20_000]) {
    const sizedLines = (round) => {
      const next = processEvents(300 + round, foreign);
      return linesOf(() => sized(next(), bytes), Math.min(number, 4000));
    };
    const [plain, micros] = measure(
      [{ take: (line) => parseJson(line) }, { take: (line) => (found += set.match(parseJson(line)).length) }],
      sizedLines,
    );
    rows.push([`${bytesOf(sizedLines(0)).toFixed(0)} bytes`, micros, `parseJson ${plain.toFixed(1)} µs of it`]);
  }
  table(`As events grow (${creations.length} rules, the command line grows)`, rows);
}
console.log(`\n${discarded} samples were left out, as the machine was slower before or after them than it can be`);
if (found === 0) throw new Error('nothing was found');

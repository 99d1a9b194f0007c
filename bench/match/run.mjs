// The rule-set engine against the naive evaluator: npm run bench:match. One thread, JSON parsing included; every figure
// is the median of several rounds, in which the lanes take turns.
//
//   TRANSIGMA_CORPUS=FOLDER   SigmaHQ's rules and events (see README); needed
//   BENCH_EVENTS=N            events of a lane (20000)
//   BENCH_RUNS=N              rounds (5)
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { processEvents } from './process-events.mjs';
import { isFor, routeOf, windowsEvents } from './windows-events.mjs';

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
const { changeValues, compileReference, compileRuleSet, parseJson, readMatchingEvents, readRules } = await import(
  pathToFileURL(bundle).href
);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const linesOf = (next, count) => Array.from({ length: count }, () => JSON.stringify(next()));
const bytesOf = (lines) => lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / lines.length;

/** Microseconds an event of each lane, by name; a lane is what is done with a line, and with how many lines. */
function measure(lanes) {
  const times = lanes.map(() => []);
  for (const { take, lines, warm = lines.length } of lanes) for (const line of lines.slice(0, warm)) take(line);
  for (let run = 0; run < runs; run++) {
    for (const [index, { take, lines }] of lanes.entries()) {
      const started = performance.now();
      for (const line of lines) take(line);
      times[index].push(((performance.now() - started) * 1000) / lines.length);
    }
  }
  return times.map(median);
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
const all = readRules(corpus);
const creations = all.filter(
  ({ rule: { logsource } }) => logsource.category === 'process_creation' && logsource.product === 'windows',
);
const foreign = readMatchingEvents(corpus).filter(
  ({ EventID, CommandLine }) => EventID === 1 && CommandLine !== undefined,
);
/** All that is found, so that nothing is left out by the engine. */
let found = 0;

{
  const lines = linesOf(processEvents(7, foreign), number);
  const few = lines.slice(0, Math.max(100, number / 50));
  const set = compileRuleSet(creations);
  const holds = creations.map(({ predicate }) => compileReference(predicate));
  const naive = (event) => {
    let count = 0;
    for (const one of holds) if (one(event)) count++;
    return count;
  };
  const different = few.filter((line) => set.match(parseJson(line)).length !== naive(parseJson(line))).length;
  const events = lines.map(parseJson);
  let at = 0;
  const [parse, plain, engine, matchOnly, reference] = measure([
    { lines, take: (line) => JSON.parse(line) },
    { lines, take: (line) => parseJson(line) },
    { lines, take: (line) => (found += set.match(parseJson(line)).length) },
    { lines, take: () => (found += set.match(events[at++ % events.length]).length) },
    { lines: few, take: (line) => (found += naive(parseJson(line))) },
  ]);
  let evaluated = 0;
  for (const event of events) {
    set.match(event);
    evaluated += set.evaluated();
  }
  table(
    `${creations.length} rules of process creation × ${number} Sysmon events of ${bytesOf(lines).toFixed(0)} bytes`,
    [
      ['the naive evaluator', reference, `${few.length} events a round`],
      ['the engine', engine, `${(reference / engine).toFixed(0)}× the naive one; ${different} different verdicts`],
      ['  of it: JSON.parse alone', parse],
      ['  of it: parseJson', plain],
      ['  of it: matching', matchOnly, `${(evaluated / events.length).toFixed(1)} rules evaluated an event`],
    ],
  );
}

{
  const next = windowsEvents(11);
  const lines = linesOf(next, number);
  const started = performance.now();
  const set = compileRuleSet(all);
  const parts = new Map();
  for (const line of lines) {
    const event = parseJson(line);
    const key = routeOf(event);
    if (parts.has(key)) continue;
    const rules = all.flatMap(({ rule }, index) => (isFor(rule.logsource, event) ? [index] : []));
    const subset = set.subset(rules);
    subset.match(event);
    parts.set(key, subset);
  }
  const ready = performance.now() - started;
  const routed = (line) => {
    const event = parseJson(line);
    found += parts.get(routeOf(event)).match(event).length;
  };
  const [plain, withRouting, without] = measure([
    { lines, take: (line) => parseJson(line) },
    { lines, take: routed },
    { lines, take: (line) => (found += set.match(parseJson(line)).length) },
  ]);
  table(`${all.length} rules × ${number} Windows events of many kinds, ${bytesOf(lines).toFixed(0)} bytes`, [
    ['with rules by log source', withRouting, `ready in ${ready.toFixed(0)} ms (${parts.size} parts)`],
    ['every rule for every event', without],
    ['  of it: parseJson', plain],
  ]);
}

{
  const lines = linesOf(processEvents(7, foreign), Math.min(number, 5000));
  const rows = [];
  for (const count of [100, 1000, 3141, 10_000]) {
    const rules = Array.from({ length: count }, (_, index) => ({
      predicate: changeValues(creations[index % creations.length].predicate, Math.floor(index / creations.length)),
    }));
    const before = process.memoryUsage();
    const started = performance.now();
    const set = compileRuleSet(rules);
    for (const line of lines.slice(0, 10)) set.match(parseJson(line));
    const ready = performance.now() - started;
    const [micros] = measure([{ lines, take: (line) => (found += set.match(parseJson(line)).length) }]);
    const after = process.memoryUsage();
    const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
    rows.push([`${count} rules`, micros, `ready in ${ready.toFixed(0)} ms, some ${Math.max(0, grown).toFixed(0)} MB`]);
  }
  table('As rules grow (process creation, copies with other values)', rows);
}

{
  const set = compileRuleSet(creations);
  const rows = [];
  for (const bytes of [200, 700, 1600, 5000, 20_000]) {
    const next = processEvents(7, foreign);
    const sized = () => {
      const event = next();
      if (bytes < 1000) {
        const { Image, CommandLine = '', ParentImage = '', User = '' } = event;
        return bytes < 500
          ? { EventID: 1, Image, CommandLine: CommandLine.slice(0, 90) }
          : {
              EventID: 1,
              Image,
              CommandLine,
              ParentImage,
              User,
              ProcessGuid: event.ProcessGuid,
              UtcTime: event.UtcTime,
            };
      }
      const missing = bytes - 1600;
      if (missing <= 0) return event;
      const more = `${event.CommandLine ?? ''} `.repeat(Math.ceil(missing / (String(event.CommandLine).length + 1)));
      return { ...event, CommandLine: `${event.CommandLine} ${more.slice(0, missing)}` };
    };
    const lines = linesOf(sized, Math.min(number, 4000));
    const [plain, micros] = measure([
      { lines, take: (line) => parseJson(line) },
      { lines, take: (line) => (found += set.match(parseJson(line)).length) },
    ]);
    rows.push([`${bytesOf(lines).toFixed(0)} bytes`, micros, `parseJson ${plain.toFixed(1)} µs of it`]);
  }
  table(`As events grow (${creations.length} rules, the command line grows)`, rows);
}
if (found === 0) throw new Error('nothing was found');

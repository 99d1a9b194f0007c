// Benchmarks: npm run bench. Each figure is the median of several runs of the whole process, the start of Node included.
//
//   TRANSIGMA_CORPUS=FOLDER   real rules and events (see README); without it only what needs none is measured
//   BENCH_RUNS=N              runs a figure (7)
//   BENCH_SIGMA=COMMAND       sigma-cli, to be measured side by side; with its Elasticsearch backend, and for checks that compare
//                             with ours with SigmaHQ's validators (pySigma-validators-sigmahq), which fetch data in a first run
//   BENCH_EVENTS=N            events that are hunted through (1000000); 0 leaves that out
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/cli.js');
const corpus = process.env.TRANSIGMA_CORPUS;
const runs = Number(process.env.BENCH_RUNS ?? 7);
const peer = process.env.BENCH_SIGMA;

if (!existsSync(cli)) {
  console.error('build first: npm run build');
  process.exit(2);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Runs commands in turn, so that whatever else the machine does hits all of them; gives medians. A command that failed has no
 * figure, but its last words.
 */
function measure(lanes, times = runs) {
  const seconds = lanes.map(() => []);
  const memory = lanes.map(() => []);
  const failures = lanes.map(() => undefined);
  for (let run = 0; run < times; run++) {
    for (const [index, { command, args }] of lanes.entries()) {
      if (failures[index] !== undefined) continue;
      const started = performance.now();
      const { error, status, signal, stderr } = spawnSync(command, args, {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      seconds[index].push((performance.now() - started) / 1000);
      if (error !== undefined) throw error;
      // Ours ends with 1 where rules are refused or have findings.
      if (status !== 0 && !(status === 1 && command === process.execPath)) {
        failures[index] = `${signal ?? `exit code ${status}`}: ${stderr.trimEnd().split('\n').at(-1)}`;
        continue;
      }
      memory[index].push(peakMemory(command, args, run));
    }
  }
  return lanes.map((lane, index) => ({
    ...lane,
    failure: failures[index],
    seconds: median(seconds[index]),
    megabytes: memory[index].find((value) => value > 0),
  }));
}

/** The most memory that Node ever had, in MB; measured in one extra run, and for Node only. */
function peakMemory(command, args, run) {
  if (run > 0 || command !== process.execPath) return 0;
  const report = join(root, 'bench/report-memory.mjs');
  const { stderr } = spawnSync(command, ['--import', report, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Number(/peak memory: (\d+)/.exec(stderr)?.[1] ?? 0) / 1e6;
}

function table(title, rows) {
  console.log(`\n${title}`);
  const best = rows.find(({ failure }) => failure === undefined)?.seconds;
  for (const { name, failure, seconds, megabytes } of rows) {
    if (failure !== undefined) {
      console.log(`  ${name.padEnd(48)} failed, ${failure}`);
      continue;
    }
    const size = megabytes === undefined ? '' : `${megabytes.toFixed(0)} MB`;
    console.log(
      `  ${name.padEnd(48)} ${(seconds * 1000).toFixed(0).padStart(7)} ms ${(seconds / best).toFixed(1).padStart(6)}×  ${size}`,
    );
  }
}

/** A table that has all fields of the rules as text columns, as a file of the folder. */
function wideTable(folder, rules) {
  const { stdout } = spawnSync(process.execPath, [cli, 'fields', '--json', rules], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const fields = new Map();
  for (const line of stdout.split('\n').filter(Boolean)) {
    const { field } = JSON.parse(line);
    if (!fields.has(field.toLowerCase())) fields.set(field.toLowerCase(), field);
  }
  const columns = [...fields.values()].map((field) => `"${field.replaceAll('"', '""')}" string`);
  const path = join(folder, 'wide.sql');
  writeFileSync(path, `CREATE EXTERNAL TABLE wide (${columns.join(', ')})`);
  return path;
}

/** So many events made of the real ones, each with an id of its own. */
function manyEvents(path, real, number) {
  const file = openSync(path, 'w');
  for (let start = 0; start < number; start += 5000) {
    const lines = Array.from({ length: Math.min(5000, number - start) }, (_, index) => {
      const event = JSON.parse(real[(start + index) % real.length]);
      return JSON.stringify({ ...event, eventID: String(start + index) });
    });
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, median of ${runs}`,
);

const rule = join(root, 'rules/aws/iam/aws_cloudtrail_iam_group_deletion.yml');
const one = [
  { name: 'transigma convert -t kql, one rule', command: process.execPath, args: [cli, 'convert', '-t', 'kql', rule] },
];
if (peer !== undefined)
  one.push({
    name: 'sigma convert -t lucene, one rule',
    command: peer,
    args: ['convert', '-t', 'lucene', '--without-pipeline', rule],
  });
one.push({ name: 'an empty Node script', command: process.execPath, args: ['-e', '0'] });
table('Cold start', measure(one));

if (corpus === undefined) {
  console.log('\nTRANSIGMA_CORPUS is not set: the corpus is not measured');
} else {
  const rules = join(corpus, 'sigma/rules');
  const files = readdirSync(rules, { recursive: true }).filter((name) => name.endsWith('.yml')).length;
  const folder = mkdtempSync(join(tmpdir(), 'transigma-bench-'));
  // What check keeps of files stays in here, where a system lets us say so.
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  try {
    const lanes = [
      { name: 'transigma convert -t kql', command: process.execPath, args: [cli, 'convert', '-t', 'kql', rules] },
      {
        name: 'transigma convert -t kql -p ecs_windows',
        command: process.execPath,
        args: [cli, 'convert', '-t', 'kql', '-p', 'ecs_windows', rules],
      },
      {
        name: 'transigma convert -t athena',
        command: process.execPath,
        args: [cli, 'convert', '-t', 'athena', '-O', `ddl=${wideTable(folder, rules)}`, rules],
      },
      {
        name: 'transigma convert -t panther, with tests',
        command: process.execPath,
        args: [cli, 'convert', '-t', 'panther', '-o', join(folder, 'panther'), rules],
      },
      {
        name: 'transigma check --profile sigmahq, all anew',
        command: process.execPath,
        args: [cli, 'check', '--no-cache', '--profile', 'sigmahq', '--no-config', rules],
      },
      {
        name: 'transigma check --profile sigmahq, unchanged',
        command: process.execPath,
        args: [cli, 'check', '--profile', 'sigmahq', '--no-config', rules],
      },
      {
        name: 'transigma convert -t kql --json',
        command: process.execPath,
        args: [cli, 'convert', '-t', 'kql', '--json', rules],
      },
      {
        name: 'transigma convert -t kql -o folder',
        command: process.execPath,
        args: [cli, 'convert', '-t', 'kql', '-o', join(folder, 'out'), rules],
      },
    ];
    if (peer !== undefined) {
      lanes.push({
        name: 'sigma convert -t lucene',
        command: peer,
        args: ['convert', '-t', 'lucene', '--without-pipeline', '-s', rules],
      });
      lanes.push({ name: 'sigma check', command: peer, args: ['check', rules] });
    }
    table(`Converting and checking ${files.toLocaleString('en')} rules`, measure(lanes));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const events = join(corpus, 'cloudtrail/events.ndjson');
  const count = readFileSync(events, 'utf8').split('\n').filter(Boolean).length;
  const lanes = [
    {
      name: `transigma match, ${files} rules × ${count} events`,
      command: process.execPath,
      args: [cli, 'match', '-r', rules, events],
    },
  ];
  table('Matching', measure(lanes));
  const wanted = Number(process.env.BENCH_EVENTS ?? 1_000_000);
  if (wanted > 0) {
    const place = mkdtempSync(join(tmpdir(), 'transigma-bench-'));
    try {
      const path = join(place, 'events.ndjson');
      manyEvents(path, readFileSync(events, 'utf8').split('\n').filter(Boolean), wanted);
      const own = join(root, 'rules');
      const measured = measure(
        [
          {
            name: 'transigma hunt -t duckdb',
            command: process.execPath,
            args: [cli, 'hunt', '-t', 'duckdb', own, '--data', path],
          },
          { name: 'transigma match', command: process.execPath, args: [cli, 'match', '-r', own, path] },
        ],
        Math.min(runs, 3),
      );
      table(`${wanted.toLocaleString('en')} events, the rules of transigma`, measured);
      for (const { name, seconds } of measured.filter(({ failure }) => failure === undefined)) {
        console.log(`  ${name}: ${Math.round(wanted / seconds).toLocaleString('en')} events a second`);
      }
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
}

// An hour's stream in small: npm run bench:stream. Feeds events to `transigma match`, reads its matches slowly, and checks
// that each match comes, in its order, and that memory stays as it is.
//
//   BENCH_STREAM_EVENTS=N   events (10000000)
//   BENCH_JOBS=N            threads (2)
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const number = Number(process.env.BENCH_STREAM_EVENTS ?? 10_000_000);
const jobs = process.env.BENCH_JOBS ?? '2';
/** One event in so many matches. */
const every = 50;

const args = ['match', '-r', join(root, 'rules/aws'), '--jobs', jobs, '--fields', 'eventID', '-'];
const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
const exit = new Promise((done) => child.on('exit', (code, signal) => done(code ?? signal)));
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;

const eventOf = (index) =>
  `{"eventVersion":"1.08","eventSource":"iam.amazonaws.com","awsRegion":"us-east-1","eventName":"${
    index % every === 0 ? 'DeleteGroup' : 'GetGroup'
  }","sourceIPAddress":"10.1.${index % 250}.7","userAgent":"aws-cli/2.13.5","eventID":${index}}\n`;

async function feed() {
  let text = '';
  for (let index = 0; index < number; index++) {
    text += eventOf(index);
    if (text.length < 65_536 && index + 1 < number) continue;
    if (!child.stdin.write(text)) await new Promise((drained) => child.stdin.once('drain', drained));
    text = '';
  }
  child.stdin.end();
}

const samples = [];
const sampling = setInterval(() => {
  const path = `/proc/${child.pid}/status`;
  if (!existsSync(path)) return;
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  samples.push({ seconds: seconds(), megabytes: kilobytes / 1024, matches });
}, 1000);

let matches = 0;
let events = 0;
let last = -1;
const faults = [];
feed();
for await (const line of createInterface({ input: child.stdout })) {
  matches++;
  const { eventID } = JSON.parse(line).event.fields;
  // Several rules may match one event.
  if (eventID === last) continue;
  if (eventID !== last + (last === -1 ? 1 : every)) faults.push(`after ${last} came ${eventID}`);
  last = eventID;
  events++;
  // Now and then a reader has something else to do.
  if (events % 20_000 === 0) await new Promise((done) => setTimeout(done, 300));
}
clearInterval(sampling);
const code = await exit;

const expected = Math.ceil(number / every);
const tenth = Math.max(1, Math.floor(samples.length / 10));
const median = (list) => [...list].map(({ megabytes }) => megabytes).sort((a, b) => a - b)[list.length >> 1] ?? 0;
console.log(
  `${number.toLocaleString('en')} events in ${seconds().toFixed(0)} s with --jobs ${jobs}, exit code ${code}`,
);
console.log(
  `${events.toLocaleString('en')} of ${expected.toLocaleString('en')} events matched, ${matches.toLocaleString('en')} matches in order`,
);
const parts = Array.from({ length: 10 }, (_, part) =>
  median(samples.slice(part * tenth, (part + 1) * tenth)).toFixed(0),
);
console.log(
  `memory over time, in MB: ${parts.join(' ')}; most ${Math.max(...samples.map(({ megabytes }) => megabytes)).toFixed(0)}`,
);
for (const fault of faults.slice(0, 5)) console.log(`out of order: ${fault}`);
process.exitCode = code === 0 && events === expected && faults.length === 0 ? 0 : 1;

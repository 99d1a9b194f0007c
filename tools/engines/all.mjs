/*
 * Makes all engines ready that can be: the tests of the others skip, and say so. Status 0: there is one at least; 3: what
 * they need is missing; 1: a set-up failed, and none is ready.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const engines = [
  { script: 'trino.mjs', what: 'Trino, which takes a JDK 17 or later and Maven' },
  { script: 'panther.mjs', what: "Panther's packages, which take Python 3.11 or later" },
];

const statuses = engines.map(({ script, what }) => {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const status = spawnSync(process.execPath, [path], { stdio: 'inherit' }).status ?? 1;
  if (status !== 0) console.error(`The tests on ${what}, are left out (status ${status})`);
  return status;
});
process.exitCode = statuses.includes(0) ? 0 : Math.min(...statuses);

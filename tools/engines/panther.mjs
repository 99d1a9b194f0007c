/*
 * Panther's own Python packages for the engine tests, and the tools that look at Python's style: a virtual environment in
 * a cache folder.
 *
 *   node tools/engines/panther.mjs          makes it ready. Status 0: it is; 3: Python is missing; 1: it failed.
 *   node tools/engines/panther.mjs --check  prints {"ok":true,"python":"…","bin":"…"} or {"ok":false,"why":"…"}.
 *
 * The folder is $TRANSIGMA_ENGINES, or transigma/panther in the user's cache folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, digest, failed, Missing, removeAbandoned, runSetUp } from './cache.mjs';

const requirements = join(dirname(fileURLToPath(import.meta.url)), 'panther', 'requirements.txt');
const cache = cacheFolder('panther');
const environment = `panther-${digest(requirements)}`;
/*
 * An environment cannot be moved, as its scripts hold its path. So each that is made has a folder of its own, and a
 * file names the one that is whole: it is written last, in one step, and never for another environment's half.
 */
const pointer = join(cache, `${environment}.json`);

/** The first Python that is new enough and can make environments. */
function findPython() {
  const problems = [];
  for (const python of ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11']) {
    const problem = problemOf(python);
    if (problem === undefined) return python;
    problems.push(problem);
  }
  throw new Missing(problems.find((problem) => problem.includes('ensurepip')) ?? problems[0]);
}

function problemOf(python) {
  const run = (code) => spawnSync(python, ['-c', code], { encoding: 'utf8' });
  const version = run('import sys; print(*sys.version_info[:2]); sys.exit(sys.version_info < (3, 11))');
  if (version.status !== 0) {
    const found = /^3 \d+/.exec(version.stdout ?? '')?.[0].replace(' ', '.');
    return `Panther's packages need Python 3.11 or later; ${found === undefined ? 'none was found' : `only ${found} was found`}`;
  }
  if (run('import ensurepip, venv').status === 0) return undefined;
  return `the Python that was found (${python}) has no ensurepip or no venv: on Debian and Ubuntu, install python3-venv`;
}

/** The environment that the pointer names, if all that was installed is there. */
function findWhole() {
  try {
    const { folder, packages } = JSON.parse(readFileSync(pointer, 'utf8'));
    const python = join(cache, folder, 'bin', 'python');
    const installed = new Set(packagesIn(join(cache, folder)));
    const isWhole = existsSync(python) && packages.every((name) => installed.has(name));
    return isWhole ? { python, bin: dirname(python) } : undefined;
  } catch {
    return undefined;
  }
}

const packagesIn = (folder) =>
  readdirSync(join(folder, 'lib'))
    .flatMap((version) => readdirSync(join(folder, 'lib', version, 'site-packages')))
    .filter((name) => name.endsWith('.dist-info'))
    .sort();

function install(python) {
  const name = `${environment}-${process.pid}-${Date.now()}`;
  const folder = join(cache, name);
  console.log(`Installing Panther's packages into ${folder} (about 220 MB, once) …`);
  try {
    run('Python could not make an environment', python, ['-m', 'venv', folder]);
    const own = join(folder, 'bin', 'python');
    const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-deps', '-r', requirements];
    run("pip could not install Panther's packages", own, ['-m', 'pip', 'install', ...options]);
    run('the packages do not fit each other', own, ['-m', 'pip', '--disable-pip-version-check', 'check']);
    // Another process may have been faster, and its environment in use.
    if (findWhole() !== undefined) {
      rmSync(folder, { recursive: true, force: true });
      return;
    }
    const part = join(cache, `${name}.part`);
    writeFileSync(part, JSON.stringify({ folder: name, packages: packagesIn(folder) }, null, 1));
    renameSync(part, pointer);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function run(what, command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw failed(what, result);
}

function check() {
  findPython();
  const found = findWhole();
  if (found !== undefined) return { ok: true, ...found };
  return { ok: false, why: `Panther's packages are not set up in ${cache}: run node tools/engines/panther.mjs` };
}

function setUp() {
  const python = findPython();
  mkdirSync(cache, { recursive: true });
  const whole = findWhole();
  const isOurs = (name) => name.startsWith(`${environment}-`) && !whole?.bin.includes(name);
  removeAbandoned(cache, isOurs);
  if (whole === undefined) install(python);
  console.log(`Panther's packages are ready in ${cache}`);
}

runSetUp({ check, setUp });

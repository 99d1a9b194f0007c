/*
 * Trino 435 for the engine tests: its jars, fetched by Maven once, and the compiled runner, in a cache folder.
 *
 *   node tools/engines/trino.mjs            makes it ready. Status 0: it is; 3: Java or Maven is missing; 1: it failed.
 *   node tools/engines/trino.mjs --check    prints {"ok":true,"command":[…]} or {"ok":false,"why":"…"}, makes nothing.
 *
 * The folder is $TRANSIGMA_ENGINES, or transigma/trino-435 in the user's cache folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, digest, failed, Missing, removeAbandoned, runSetUp } from './cache.mjs';

const copyJars = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
const javaNeeded = 17;

const sources = join(dirname(fileURLToPath(import.meta.url)), 'trino');
const pom = join(sources, 'pom.xml');
const runnerSource = join(sources, 'TrinoRunner.java');
const cache = cacheFolder('trino-435');
// The names tell what was made from what, so that a changed file is never served by what an older one left.
const jars = join(cache, `jars-${digest(pom)}`);
const runner = join(cache, `runner-${digest(pom, runnerSource)}`);
const manifest = 'complete.json';

/** The first Java that is new enough. */
function findJava() {
  const { JAVA_HOME: home } = process.env;
  let newest = 0;
  for (const java of home ? [join(home, 'bin', 'java'), 'java'] : ['java']) {
    const { stdout, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
    const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(`${stderr}${stdout}`) ?? [];
    const version = first === '1' ? Number(second) : Number(first ?? 0);
    if (version >= javaNeeded) return java;
    newest = Math.max(newest, version);
  }
  throw new Missing(
    `Trino 435 needs Java ${javaNeeded} or later; ${newest === 0 ? 'no Java was found' : `only Java ${newest} was found`}`,
  );
}

/** Whether a folder holds all that its maker put there: the manifest, written last, lists the files and their sizes. */
function isWhole(folder) {
  try {
    const sizes = Object.entries(JSON.parse(readFileSync(join(folder, manifest), 'utf8')));
    return sizes.every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false;
  }
}

/** Lets `fill` fill a folder beside the wanted one, which then takes its place in one step, whoever else does the same. */
function makeFolder(folder, fill) {
  const part = `${folder}.${process.pid}-${Date.now()}.part`;
  mkdirSync(part, { recursive: true });
  try {
    fill(part);
    const sizes = Object.fromEntries(readdirSync(part).map((name) => [name, statSync(join(part, name)).size]));
    writeFileSync(join(part, manifest), JSON.stringify(sizes, null, 1));
    if (existsSync(folder) && !isWhole(folder)) {
      renameSync(folder, `${part}.broken.part`);
      rmSync(`${part}.broken.part`, { recursive: true, force: true });
    }
    renameSync(part, folder);
  } catch (error) {
    // Another process may have been faster, or have kept this one from it.
    if (!isWhole(folder)) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function fetchJars() {
  if (spawnSync('mvn', ['--version'], { encoding: 'utf8' }).status !== 0) {
    throw new Missing('Trino 435 is fetched by Maven, and no mvn that works was found');
  }
  console.log(`Fetching Trino 435 into ${cache} (about 90 MB, once) …`);
  makeFolder(jars, (part) => {
    const options = ['-q', '-B', '-ntp', '-C', '-f', pom, copyJars, '-DincludeScope=runtime'];
    const result = spawnSync('mvn', [...options, `-DoutputDirectory=${part}`], { encoding: 'utf8' });
    if (result.status !== 0) throw failed('Maven could not fetch Trino 435', result);
  });
}

function compileRunner(java) {
  const modules = spawnSync(java, ['--list-modules'], { encoding: 'utf8' }).stdout ?? '';
  if (!/^jdk\.compiler\b/m.test(modules)) {
    throw new Missing(`the Java that was found (${java}) has no compiler: a JDK is needed`);
  }
  console.log('Compiling the runner …');
  makeFolder(runner, (part) => {
    const options = ['-proc:none', '-nowarn', '--release', String(javaNeeded), '-encoding', 'UTF-8'];
    // Run as a module the compiler does not know what * means.
    const classpath = readdirSync(jars)
      .filter((name) => name.endsWith('.jar'))
      .map((name) => join(jars, name))
      .join(delimiter);
    const result = spawnSync(
      java,
      ['-m', 'jdk.compiler/com.sun.tools.javac.Main', ...options, '-cp', classpath, '-d', part, runnerSource],
      { encoding: 'utf8' },
    );
    if (result.status !== 0) throw failed('TrinoRunner.java does not compile', result);
  });
}

/*
 * Few threads and the quick compiler: short statements run no faster with more, and tests start sooner. Each statement is
 * compiled to classes of its own, for which that compiler's usual cache is too small. Standard output is for answers.
 */
const command = (java) => [
  java,
  '-Xmx1g',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:ReservedCodeCacheSize=256m',
  '-XX:+DisplayVMOutputToStderr',
  '-Xlog:disable',
  '-Xlog:all=warning:stderr',
  '-Dfile.encoding=UTF-8',
  '-Duser.timezone=UTC',
  '-cp',
  [runner, join(jars, '*')].join(delimiter),
  'TrinoRunner',
];

function check() {
  const java = findJava();
  if (isWhole(jars) && isWhole(runner)) return { ok: true, command: command(java) };
  return { ok: false, why: `Trino 435 is not set up in ${cache}: run node tools/engines/trino.mjs` };
}

function setUp() {
  const java = findJava();
  mkdirSync(cache, { recursive: true });
  removeAbandoned(cache, (name) => name.endsWith('.part'));
  if (!isWhole(jars)) fetchJars();
  if (!isWhole(runner)) compileRunner(java);
  console.log(`Trino 435 is ready in ${cache}`);
}

runSetUp({ check, setUp });

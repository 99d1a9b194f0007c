// Builds dist/: the command line and the library as ES modules (own code bundled, packages left out), and types.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

execFileSync(process.execPath, ['tools/generate.mjs'], { stdio: 'inherit' });
rmSync('dist', { recursive: true, force: true });

/** What was found by another program is not to be taken for what this one finds: of all that it is made of. */
function digestOfSources() {
  const digest = createHash('sha256');
  for (const folder of ['src', 'backends']) {
    for (const name of readdirSync(folder, { recursive: true }).sort()) {
      const path = join(folder, name);
      if (statSync(path).isFile()) digest.update(`${path}\n`).update(readFileSync(path));
    }
  }
  return digest.update(readFileSync('package-lock.json')).digest('base64url');
}

const common = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  packages: 'external',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  logLevel: 'warning',
};
await Promise.all([
  build({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts', thread: 'src/cli/threads/serve.ts' },
    platform: 'node',
    define: { TRANSIGMA_VERSION: JSON.stringify(version), TRANSIGMA_BUILD: JSON.stringify(digestOfSources()) },
    outdir: 'dist',
    chunkNames: 'cli-chunks/[name]-[hash]',
  }),
  // The library must not need Node: esbuild fails on an import of a Node module here.
  build({ ...common, entryPoints: { index: 'src/index.ts' }, platform: 'browser' }),
]);
chmodSync('dist/cli.js', 0o755);
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });

// Installs the packages of the lock file if that has not happened yet, so that one command does everything.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  // What npm says goes to stderr: standard output belongs to the command that follows.
  execSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
    // The command that follows builds: see tools/prepare.mjs.
    env: { ...process.env, TRANSIGMA_INSTALLS: '1' },
  });
}

// Builds the command line where the repository itself is installed as a package (pre-commit, npm install GIT-ADDRESS):
// such an installation leaves out what the build needs, so it is fetched first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// In a checkout the commands build when they need it; here tools/ensure-installed.mjs is at work.
if (process.env.TRANSIGMA_INSTALLS === undefined) {
  const { npm_config_global, npm_config_prefix, npm_config_omit, NODE_ENV, ...env } = process.env;
  const options = { cwd: root, env, stdio: ['ignore', process.stderr, 'inherit'] };
  if (!existsSync(join(root, 'node_modules/esbuild'))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], options);
  }
  execFileSync(process.execPath, [join(root, 'tools/build.mjs')], options);
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Tests of the command line run what is built; `npm test` builds it before, a bare `vitest` may find nothing yet. */
export function setup(): void {
  execFileSync(process.execPath, ['tools/generate.mjs'], { stdio: 'inherit' });
  if (!existsSync('dist/cli.js')) execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
}

// Writes docs/checks.md: every check with what it enforces, and what takes the place of the established validators.
//   node tools/checks-page.mjs           writes it; after npm run build
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { outputFiles } = await build({
  stdin: { contents: "export { checksPage } from './test/check/checks-page.js';", resolveDir: root, loader: 'ts' },
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  write: false,
});
const { checksPage } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);
writeFileSync(join(root, 'docs/checks.md'), checksPage());

// Checks what would be published: packs it, installs it in an empty folder, imports it, type-checks a user of it,
// bundles it for browsers, and runs its binary.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'transigma-package-'));
const run = (command, args, options = {}) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });

function check(what, holds) {
  if (!holds) throw new Error(`the packed package is wrong: ${what}`);
  console.log(`  ok: ${what}`);
}

const rule = `title: A rule
logsource: { product: windows, category: process_creation }
detection:
    selection:
        Image|endswith: '\\whoami.exe'
    condition: selection
`;

const consumer = `import { compileRuleSet, convertDocument, defaultOptions, evaluate, loadBackend, readSigmaFile, resolveRule, Source } from 'transigma';
const { documents } = readSigmaFile(new Source('rule.yml', ${JSON.stringify(rule)}));
const backend = await loadBackend('kql');
const settings = { backend, format: 'query', options: defaultOptions(backend.options), strict: false };
for (const reading of documents) {
  const { output } = convertDocument(reading, settings);
  console.log(output);
  if (reading.document?.kind !== 'rule') throw new Error('not a rule');
  const resolution = resolveRule(reading.document);
  if ('errors' in resolution) throw new Error('errors');
  const event = { Image: 'C:\\\\Windows\\\\System32\\\\WHOAMI.exe' };
  console.log(evaluate(resolution.resolved.predicate, event));
  const { match } = await compileRuleSet([resolution.resolved]);
  console.log(match(event).length);
}
`;

try {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    }),
  );
  const files = packed.files.map((file) => file.path);
  check(
    'it has the binary, the library and its types',
    ['dist/cli.js', 'dist/index.js', 'dist/types/src/index.d.ts', 'LICENSE', 'README.md'].every((file) =>
      files.includes(file),
    ),
  );
  check('it has no tests and no sources', !files.some((file) => /^(test|src|backends|node_modules)\//.test(file)));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, packed.filename)]);

  writeFileSync(join(folder, 'consumer.mjs'), consumer);
  check(
    'the library converts and evaluates',
    run(process.execPath, ['consumer.mjs']) === 'Image: *\\\\whoami.exe\ntrue\n1\n',
  );

  writeFileSync(join(folder, 'consumer.ts'), consumer.replace(/console\.log\((.*)\);/g, 'void ($1);'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const flags = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2023',
    '--types',
    '',
    'consumer.ts',
  ];
  run(process.execPath, [compiler, ...flags], { stdio: ['ignore', 'inherit', 'inherit'] });
  check('a user of the library type-checks, without types of Node', true);

  const esbuild = join(root, 'node_modules/esbuild/bin/esbuild');
  run(esbuild, [
    'consumer.mjs',
    '--bundle',
    '--format=esm',
    '--platform=browser',
    '--outfile=bundle.mjs',
    '--log-level=error',
  ]);
  check(
    'it bundles for browsers, with nothing of Node in it',
    !/from ?["'](node:|fs|path)/.test(readFileSync(join(folder, 'bundle.mjs'), 'utf8')),
  );
  check('the bundle runs', run(process.execPath, ['bundle.mjs']) === 'Image: *\\\\whoami.exe\ntrue\n1\n');

  writeFileSync(join(folder, 'rule.yml'), rule);
  const binary = join(folder, 'node_modules/.bin/transigma');
  check(
    'the binary converts',
    run(binary, ['convert', '-t', 'kql', 'rule.yml'], { stdio: 'pipe' }) === 'Image: *\\\\whoami.exe\n',
  );
  check(
    'the binary has the shipped pipelines',
    run(binary, ['convert', '-t', 'kql', '-p', 'ecs_windows', 'rule.yml'], { stdio: 'pipe' }) !==
      'Image: *\\\\whoami.exe\n',
  );
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  check('the binary knows its version', run(binary, ['--version']).trim() === version);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAll, namedQueries, readTerraform } from '../support/sql/formats.js';
import { asValue, hostileText, hostileTexts, ruleOf } from '../support/sql/hostile.js';

const runs = (command: string, ...options: readonly string[]): boolean =>
  spawnSync(command, options, { stdio: 'ignore' }).status === 0;
const hasTerraform = runs('terraform', 'version');
const hasPyYaml = runs('python3', '-c', 'import yaml');

/** What Terraform would compose is refused (see test/sql/injection.test.ts). */
const texts = [...hostileTexts, ...fc.sample(hostileText, 300)].filter((text) => text.normalize('NFC') === text);
const rules = texts.map((text) => ruleOf({ 'f|cased': asValue(text) }, { title: `T ${text}` }));

const terraform = `Terraform${hasTerraform ? '' : ' (skipped: it is not installed)'}`;
describe.skipIf(!hasTerraform)(terraform, () => {
  test('reads the queries as they are, and what our reader reads', async () => {
    const { plain, document } = await formatAll(rules, 'terraform');
    const keys = ['name', 'description', 'database', 'query'] as const;
    // Without the provider there are no resources, but texts are read alike wherever they stand.
    const blocks = document.split(/^(?=resource "aws_athena_named_query" "[a-z0-9_]+" \{\n {2}name)/m);
    const locals = blocks.map((block, index) =>
      keys.reduce(
        (read, key) => read.replace(new RegExp(`^ {2}${key} +=`, 'm'), `  ${key}_${index} =`),
        block.replace(/^resource [^\n]*/, 'locals {'),
      ),
    );
    const folder = mkdtempSync(join(tmpdir(), 'transigma-terraform-'));
    try {
      writeFileSync(join(folder, 'main.tf'), locals.join(''));
      const objects = blocks.map((_, index) => `{${keys.map((key) => `${key} = local.${key}_${index}`).join(', ')}}`);
      const output = execFileSync('terraform', ['console'], {
        cwd: folder,
        input: `base64encode(jsonencode([${objects.join(', ')}]))`,
        encoding: 'utf8',
        env: { ...process.env, CHECKPOINT_DISABLE: '1' },
        stdio: ['pipe', 'pipe', 'pipe'],
        maxBuffer: 2 ** 26,
      });
      const read = JSON.parse(Buffer.from(JSON.parse(output) as string, 'base64').toString('utf8'));
      expect(read).toEqual(readTerraform(document));
      const queries = new Set(plain);
      expect(read.length).toBe(queries.size);
      for (const { query } of read as readonly { readonly query: string }[]) {
        expect(queries).toContain(query.replace(/\n$/, ''));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const pyYaml = `PyYAML, which reads YAML 1.1${hasPyYaml ? '' : ' (skipped: it is not installed)'}`;
describe.skipIf(!hasPyYaml)(pyYaml, () => {
  test('reads the queries of a template as they are', async () => {
    const { plain, document } = await formatAll(rules.slice(0, 450), 'cloudformation');
    const program = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin.buffer.read()), sys.stdout)';
    const output = execFileSync('python3', ['-c', program], { input: document, encoding: 'utf8', maxBuffer: 2 ** 26 });
    const queries = namedQueries(JSON.parse(output)).map(({ query }) => query);
    expect(new Set(queries)).toEqual(new Set(plain));
  });
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moduleTypes, ruleSetTypes } from '../../backends/js/module/declarations.js';
import { cases } from '../cases/cases.js';
import { samplesOf } from '../cases/run.js';
import { withFolder } from '../cli/run.js';
import { corpusFolder, readCorpusRules, resolveAll } from '../support/corpus.js';
import { predicateAndEvents } from '../support/sql/arbitrary-sql.js';
import { renderAll, ruleSetOf } from './modules.js';

/*
 * Modules are looked at by tools that other people use: a formatter, and TypeScript at its strictest. Prettier is not
 * among our packages; Biome formats as it does.
 */
const tool = (name: string) => join(process.cwd(), 'node_modules', name);

const formatter = JSON.stringify({
  root: true,
  files: { maxSize: 100_000_000 },
  formatter: { indentStyle: 'space', lineWidth: 80 },
});

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
};

/** Runs a tool over files, and gives what it has to say; nothing if all is well. */
function complaints(files: Readonly<Record<string, string>>, args: readonly string[]): string {
  return withFolder(files, (cwd) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
    return status === 0 ? '' : `${stdout}${stderr}`.slice(0, 5000) || `status ${status}`;
  });
}

const named = (texts: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(texts.map((text, index) => [`modules/${index}.mjs`, `${text}\n`]));

const rules = [
  ...cases.flatMap(samplesOf).map(({ resolved }) => resolved),
  ...(corpusFolder === undefined ? [] : resolveAll(readCorpusRules())),
];

const biome = ['format', 'modules', '--max-diagnostics=3'];

test('a formatter changes nothing', async () => {
  const [first] = rules;
  if (first === undefined) throw new Error('no rules');
  const random = fc.sample(predicateAndEvents, 1000).map(([predicate]) => ({ ...first, predicate }));
  const files = {
    ...named([...(await renderAll([...rules, ...random])), await ruleSetOf([...rules, ...random])]),
    'modules/rule.d.mts': `${moduleTypes}\n`,
    'modules/rules.d.mts': `${ruleSetTypes}\n`,
    'biome.json': formatter,
  };
  expect(complaints(files, [tool('@biomejs/biome/bin/biome'), ...biome])).toBe('');
  const broken = { ...files, 'modules/0.mjs': 'export   const x = 1' };
  expect(complaints(broken, [tool('@biomejs/biome/bin/biome'), ...biome])).toContain('modules/0.mjs');
});

const consumer = `import { match, rule, type Rule } from "./rule.mjs";
import { match as matchAll, rules } from "./rules.mjs";

const title: string = rule.title;
const level: Rule["level"] = rules[0]?.level;
export const found: boolean = match({ title, level }) && matchAll({}).some(({ match }) => match({}));
`;

const inference = `import { match, rule } from "./modules/0.mjs";
import { match as matchAll } from "./modules/all.mjs";

export const title: "Case" = rule.title;
export const found: boolean = match({}) || matchAll({}).some(({ tags }) => tags.includes("x"));
// @ts-expect-error the rule is not to be changed
rule.title = "x";
`;

test('TypeScript has no complaints, and knows the types', async () => {
  const files = {
    ...named(await renderAll(rules)),
    'modules/all.mjs': await ruleSetOf(rules),
    'rule.d.mts': moduleTypes,
    'rules.d.mts': ruleSetTypes,
    'consumer.ts': consumer,
    'inference.ts': inference,
    'tsconfig.json': JSON.stringify({ compilerOptions }),
  };
  const run = [tool('typescript/bin/tsc'), '-p', '.'];
  expect(complaints(files, run)).toBe('');
  const broken = { ...files, 'consumer.ts': consumer.replace('title: string', 'title: number') };
  expect(complaints(broken, run)).toContain('consumer.ts');
}, 120_000);

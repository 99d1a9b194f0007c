import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shell, withFolder } from './run.js';

/*
 * Scenarios are plain texts that anybody can read and write: files (`==== NAME`), commands (`$ …`), and what each prints
 * on standard output and standard error, with its status. TRANSIGMA_UPDATE=1 writes what is printed today.
 */
const folder = 'test/cli/scenarios';

interface Scenario {
  readonly files: Readonly<Record<string, string>>;
  readonly commands: readonly { readonly command: string; readonly printed: string }[];
}

function readScenario(text: string): Scenario {
  const [head = '', ...steps] = text.split(/^\$ /m);
  const parts = head.split(/^==== (.+)\n/m).slice(1);
  const files = parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : []));
  const commands = steps.map((step) => {
    const end = step.indexOf('\n');
    return { command: step.slice(0, end), printed: step.slice(end + 1) };
  });
  return { files: Object.fromEntries(files), commands };
}

const block = (name: string, text: string): string => (text === '' ? '' : `---- ${name}\n${text}`);

function run({ files, commands }: Scenario): readonly string[] {
  return withFolder(files, (cwd) =>
    commands.map(({ command }) => {
      const { stdout, stderr, status } = shell(command, { cwd });
      // How long something took is not what a scenario is about.
      const timeless = stderr.replace(/ in \d+\.\d s\b/g, ' in N s');
      return `${block('stdout', stdout)}${block('stderr', timeless)}---- status ${status}\n`;
    }),
  );
}

test.each(readdirSync(folder).sort())('%s', (name) => {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const scenario = readScenario(text);
  const printed = run(scenario);
  if (process.env.TRANSIGMA_UPDATE === '1') {
    const [head = ''] = text.split(/^\$ /m);
    writeFileSync(
      path,
      head + scenario.commands.map(({ command }, index) => `$ ${command}\n${printed[index]}`).join(''),
    );
    return;
  }
  expect(scenario.commands.length).toBeGreaterThan(0);
  expect(printed).toEqual(scenario.commands.map((step) => step.printed));
});

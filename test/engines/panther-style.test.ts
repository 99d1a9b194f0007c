import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFolder } from '../support/corpus.js';
import { pantherReady, runTool, skipped } from '../support/python/panther.js';
import { modulesIn, type PantherOutput, pantherOutputs } from '../support/python/panther-output.js';

const ready = pantherReady();
const timeout = 240_000;
const setUpTimeout = 120_000;

describe.skipIf(!ready.ok)(`the style of modules${skipped(ready)}`, () => {
  const outputs = pantherOutputs();
  afterAll(outputs.remove);

  describe.each([
    { name: 'rules that we ship', rules: 'rules', isThere: true, options: [] },
    {
      name: 'SigmaHQ',
      rules: join(corpusFolder ?? '', 'sigma/rules'),
      isThere: corpusFolder !== undefined,
      options: ['-O', 'log-types=Custom.Test'],
    },
  ])('of $name', ({ name, rules, isThere, options }) => {
    let inline: PantherOutput;
    let global: PantherOutput;
    beforeAll(() => {
      if (!isThere) return;
      inline = outputs.write(`${name} inline`, rules, options);
      global = outputs.write(`${name} global`, rules, [...options, '-O', 'helpers=global']);
    }, setUpTimeout);

    /** Modules of a folder, one of so many, and whatever is in no folder of rules. */
    const someOf = ({ folder }: PantherOutput, oneOf: number) =>
      modulesIn(folder).filter((path, index) => index % oneOf === 0 || path.startsWith('global_helpers'));

    /** What a tool says of modules, if it says anything. */
    async function complaints(output: PantherOutput, tool: string, args: readonly string[], paths = ['.']) {
      const { stdout, stderr, status } = await runTool(tool, [...args, ...paths], { cwd: output.folder });
      return status === 0 ? '' : `${tool}: status ${status}\n${stdout}${stderr}`.slice(0, 5000);
    }

    const pylint = ['--rcfile=/dev/null', '--score=n', '--persistent=n'];
    const findsHelper = ['--init-hook', "import sys; sys.path.append('global_helpers')"];
    const black = ['--check', '--quiet'];

    test.skipIf(!isThere)('black would leave them as they are', { timeout }, async () => {
      expect(await complaints(global, 'black', black)).toBe('');
      // It takes 40 ms for the helpers, which are the same text in each module: of many modules some will do.
      const some = inline.rules.length > 500 ? someOf(inline, 10) : ['.'];
      expect(await complaints(inline, 'black', black, some)).toBe('');
    });

    test.skipIf(!isThere)('ruff has no complaint', { timeout }, async () => {
      for (const output of [global, inline]) {
        expect(await complaints(output, 'ruff', ['check', '--isolated', '--no-cache', '--quiet'])).toBe('');
      }
    });

    test.skipIf(!isThere)('pylint has no complaint', { timeout }, async () => {
      const oneOf = inline.rules.length > 500 ? 20 : 1;
      expect(await complaints(inline, 'pylint', pylint, someOf(inline, oneOf))).toBe('');
      expect(await complaints(global, 'pylint', [...pylint, ...findsHelper], someOf(global, oneOf))).toBe('');
    });
  });
});

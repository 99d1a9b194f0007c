import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { error } from '../../src/diagnostic/diagnostic.js';
import { github } from '../../src/report/github.js';
import { harmlessText } from '../../src/report/harmless-text.js';
import { found, hostileReport, hostileTexts, reportOf, smallReport } from './report.js';
import { readCommand } from './workflow-command.js';

/** The lines as the runner splits output. */
const linesOf = (text: string) => text.split(/\r\n|\r|\n/).slice(0, -1);

describe('annotations of GitHub', () => {
  it('are commands, without what is suppressed', () => {
    expect(github(smallReport)).toBe(
      [
        '::error file=rules/bad.yml,line=2,endLine=2,col=5,endColumn=41,title=rule/duplicate-id::the id is used twice%0Arules/fine.yml:3:5: it is first used here%0Agive it a new one',
        '::warning file=rules/bad.yml,line=9,endLine=11,title=condition/unused-selection::nothing uses "filter"',
        '::notice file=rules/bad.yml,title=metadata/author::there is no author',
        '',
      ].join('\n'),
    );
  });

  it('say nothing without findings', () => {
    expect(github(reportOf({ 'rules/fine.yml': [] }))).toBe('');
  });

  it.each(hostileTexts)('give %j to the runner as it is, and no other command', (text) => {
    const commands = linesOf(github(hostileReport(text))).map(readCommand);
    expect(commands.map((command) => command?.name)).toEqual(['error', 'warning']);
    const shown = harmlessText(text);
    for (const command of commands) {
      expect(command?.properties).toMatchObject({ file: shown, title: 'rule/hostile' });
      expect(command?.data).toBe(`${shown}\n${shown}\n${shown}:1:1: ${shown}`);
    }
  });

  it('survive anything', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'%0A25D3C:,\r\n=#[] é') }),
    );
    fc.assert(
      fc.property(text, text, (path, message) => {
        const report = reportOf({ [`a${path}`]: [found(error('rule/any', message))] });
        const [line = '', ...others] = linesOf(github(report));
        expect(others).toEqual([]);
        expect(readCommand(line)).toEqual({
          name: 'error',
          properties: { file: harmlessText(`a${path}`), title: 'rule/any' },
          data: harmlessText(message),
        });
      }),
    );
  });
});

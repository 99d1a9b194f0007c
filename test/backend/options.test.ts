import { describe, expect, it } from 'vitest';
import { defaultOptions, readOptions } from '../../src/backend/options.js';
import { error } from '../../src/diagnostic/diagnostic.js';
import { Source } from '../../src/source/source.js';

const schema = {
  pretty: { type: 'boolean', default: false, description: 'on many lines' },
  table: { type: 'text', default: 'logs', description: 'the table' },
  cidr: { type: 'choice', choices: ['ip', 'patterns'], default: 'ip', description: 'networks' },
} as const;

const defaults = { pretty: false, table: 'logs', cidr: 'ip' };

describe('options of a backend', () => {
  it('have defaults', () => {
    expect(defaultOptions(schema)).toEqual(defaults);
    expect(readOptions(schema, [])).toEqual({ values: defaults, diagnostics: [] });
  });

  it.each([
    ['pretty', { pretty: true }],
    ['pretty=true', { pretty: true }],
    ['pretty=false', { pretty: false }],
    ['table=a=b', { table: 'a=b' }],
    ['table=', { table: '' }],
    ['cidr=patterns', { cidr: 'patterns' }],
  ])('%s', (setting, changed) => {
    expect(readOptions(schema, [setting])).toEqual({ values: { ...defaults, ...changed }, diagnostics: [] });
  });

  it.each([
    ['pretty=yes', 'the option "pretty" is true or false'],
    ['pretty=', 'the option "pretty" is true or false'],
    ['table', 'the option "table" is a text: name=value'],
    ['cidr', 'the option "cidr" is one of ip, patterns'],
    ['cidr=IP', 'the option "cidr" is one of ip, patterns'],
    ['cdir=ip', 'there is no option "cdir"'],
    ['', 'there is no option ""'],
    ['=x', 'there is no option ""'],
    ['__proto__=x', 'there is no option "__proto__"'],
    ['constructor', 'there is no option "constructor"'],
  ])('not: %j', (setting, message) => {
    const { values, diagnostics } = readOptions(schema, [setting]);
    expect(values).toEqual(defaults);
    expect(diagnostics).toMatchObject([{ severity: 'error', message }]);
    expect(diagnostics[0]?.location).toBe(undefined);
  });

  it('an unknown one says what there is', () => {
    const notes = (setting: string) =>
      readOptions(schema, [setting]).diagnostics[0]?.notes.map(({ message }) => message);
    expect(notes('cdir=ip')).toEqual(['did you mean "cidr"?', 'the options are pretty, table, cidr']);
    expect(readOptions({}, ['x']).diagnostics[0]?.notes).toEqual([{ message: 'the target has no options' }]);
  });

  it('the last of several counts, and a fault hides no other', () => {
    const { values, diagnostics } = readOptions(schema, ['table=a', 'x', 'table=b', 'y', 'pretty']);
    expect(values).toEqual({ ...defaults, table: 'b', pretty: true });
    expect(diagnostics.length).toBe(2);
  });

  describe('that are files', () => {
    const withFile = {
      ...schema,
      mapping: {
        type: 'file',
        description: 'a file',
        check: ({ text }: Source) => (text === 'bad' ? [error('file/bad', 'it is bad')] : []),
      },
    } as const;
    const good = new Source('good.json', 'good');
    const load = (path: string) => {
      if (path === 'good.json') return good;
      return path === 'bad.json' ? new Source(path, 'bad') : error('source/unreadable', 'there is none');
    };
    const read = (setting: string) => {
      const { values, diagnostics } = readOptions(withFile, [setting], load);
      return { value: values.mapping, codes: diagnostics.map(({ code }) => code) };
    };

    it('have none by default', () => {
      expect(defaultOptions(withFile)).toEqual({ ...defaults, mapping: undefined });
    });

    it.each([
      ['mapping=good.json', good, []],
      ['mapping=bad.json', undefined, ['file/bad']],
      ['mapping=none.json', undefined, ['source/unreadable']],
      ['mapping=', undefined, ['option/value']],
      ['mapping', undefined, ['option/value']],
    ])('%s', (setting, value, codes) => {
      expect(read(setting)).toEqual({ value, codes });
    });

    it('cannot be read where there are no files', () => {
      expect(readOptions(withFile, ['mapping=good.json']).diagnostics).toMatchObject([{ code: 'option/value' }]);
    });
  });
});

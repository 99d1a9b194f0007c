import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/event/event.js';
import { walkField } from '../../src/event/values.js';
import { flattenWindowsEvent } from '../../src/event/windows-event.js';
import { CORPUS, readFileEvents } from './support.js';

const flat = (event: unknown): Event => flattenWindowsEvent(event as Event);
/** An event of that data, without what its System becomes. */
const dataOf = (data: object): Event => {
  const { EventID: _, ...rest } = flat({ Event: { System: { EventID: 1 }, ...data } });
  return rest;
};

describe('System', () => {
  const wanted = {
    Provider_Name: 'Microsoft-Windows-Sysmon',
    Provider_Guid: '5770385F',
    EventID: 1,
    EventID_Qualifiers: 16384,
    TimeCreated_SystemTime: '2025-10-25T13:21:33Z',
    Correlation: null,
    Execution_ProcessID: 3308,
    Execution_ThreadID: 4008,
    Channel: 'Sysmon',
    Security_UserID: 'S-1-5-18',
  };

  it.each<[string, object]>([
    [
      'evtx_dump',
      {
        Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon', Guid: '5770385F' } },
        EventID: { '#attributes': { Qualifiers: 16384 }, '#text': 1 },
        TimeCreated: { '#attributes': { SystemTime: '2025-10-25T13:21:33Z' } },
        Correlation: null,
        Execution: { '#attributes': { ProcessID: 3308, ThreadID: 4008 } },
        Channel: 'Sysmon',
        Security: { '#attributes': { UserID: 'S-1-5-18' } },
      },
    ],
    [
      'evtx_dump --separate-json-attributes',
      {
        Provider: null,
        Provider_attributes: { Name: 'Microsoft-Windows-Sysmon', Guid: '5770385F' },
        EventID: 1,
        EventID_attributes: { Qualifiers: 16384 },
        TimeCreated_attributes: { SystemTime: '2025-10-25T13:21:33Z' },
        Correlation: null,
        Execution_attributes: { ProcessID: 3308, ThreadID: 4008 },
        Channel: 'Sysmon',
        Security_attributes: { UserID: 'S-1-5-18' },
      },
    ],
    [
      'xmltodict',
      {
        Provider: { '@Name': 'Microsoft-Windows-Sysmon', '@Guid': '5770385F' },
        EventID: { '@Qualifiers': 16384, '#text': 1 },
        TimeCreated: { '@SystemTime': '2025-10-25T13:21:33Z' },
        Correlation: null,
        Execution: { '@ProcessID': 3308, '@ThreadID': 4008 },
        Channel: 'Sysmon',
        Security: { '@UserID': 'S-1-5-18' },
      },
    ],
    [
      'xml2js',
      {
        Provider: { $: { Name: 'Microsoft-Windows-Sysmon', Guid: '5770385F' } },
        EventID: { _: 1, $: { Qualifiers: 16384 } },
        TimeCreated: { $: { SystemTime: '2025-10-25T13:21:33Z' } },
        Correlation: null,
        Execution: { $: { ProcessID: 3308, ThreadID: 4008 } },
        Channel: 'Sysmon',
        Security: { $: { UserID: 'S-1-5-18' } },
      },
    ],
    [
      'plain names',
      {
        Provider: { Name: 'Microsoft-Windows-Sysmon', Guid: '5770385F' },
        EventID: { Value: 1, Qualifiers: 16384 },
        TimeCreated: { SystemTime: '2025-10-25T13:21:33Z' },
        Correlation: null,
        Execution: { ProcessID: 3308, ThreadID: 4008 },
        Channel: 'Sysmon',
        Security: { UserID: 'S-1-5-18' },
      },
    ],
  ])('%s', (spelling, System) => {
    const { Provider: _, ...got } = flat({ Event: { '#attributes': { xmlns: 'x' }, System } });
    expect(got, spelling).toEqual(wanted);
  });
});

describe('EventData', () => {
  it.each<[string, object, object]>([
    ['keys', { Image: 'a', ProcessId: 2, Empty: '', None: null }, { Image: 'a', ProcessId: 2, Empty: '', None: null }],
    [
      'the attributes of evtx_dump',
      { Data: [named('#attributes', 'A', 'x'), named('#attributes', 'B', 2)] },
      { A: 'x', B: 2 },
    ],
    ['one element of evtx_dump', { Data: named('#attributes', 'A', 'x') }, { A: 'x' }],
    ['xmltodict', { Data: [{ '@Name': 'A', '#text': 'x' }, { '@Name': 'B' }] }, { A: 'x', B: null }],
    ['one element of xmltodict', { Data: { '@Name': 'A', '#text': 'x' } }, { A: 'x' }],
    [
      'plain names',
      {
        Data: [
          { Name: 'A', '#text': 'x' },
          { Name: 'B', Value: 'y' },
        ],
      },
      { A: 'x', B: 'y' },
    ],
    ['xml2js', { Data: [{ $: { Name: 'A' }, _: 'x' }] }, { A: 'x' }],
    [
      'the same name twice',
      {
        Data: [
          { '@Name': 'A', '#text': 'x' },
          { '@Name': 'A', '#text': 'y' },
        ],
      },
      { A: ['x', 'y'] },
    ],
    ['unnamed texts', { Data: ['x', 'y'] }, { Data: ['x', 'y'] }],
    ['one unnamed text', { Data: 'x' }, { Data: 'x' }],
    ['unnamed elements', { Data: [{ '#text': 'x' }, { '#text': 'y' }] }, { Data: ['x', 'y'] }],
    ['unnamed texts in one element', { Data: { '#text': ['x', 'y'] } }, { Data: ['x', 'y'] }],
    ['named and unnamed', { Data: ['x', { '@Name': 'A', '#text': 'y' }] }, { Data: 'x', A: 'y' }],
    ['Binary', { Data: ['x'], Binary: '00FF' }, { Data: 'x', Binary: '00FF' }],
    ['the name of the template', { '#attributes': { Name: 'T' }, A: 1 }, { EventData_Name: 'T', A: 1 }],
    ['elements with attributes', { A: { '#attributes': { T: 1 }, '#text': 'x' } }, { A_T: 1, A: 'x' }],
    ['structures', { A: { B: { C: 1 } }, D: [{ E: 1 }] }, { A: { B: { C: 1 } }, D: [{ E: 1 }] }],
    ['a bare list', ['x', 'y'], { Data: ['x', 'y'] }],
    ['nothing in it', {}, {}],
    ['__proto__', JSON.parse('{"__proto__": "x"}'), JSON.parse('{"__proto__": "x"}')],
  ])('%s', (_, EventData, wanted) => {
    expect(dataOf({ EventData })).toEqual(wanted);
    expect(Object.keys(dataOf({ EventData }))).toEqual(Object.keys(wanted));
  });

  it('may be missing', () => {
    for (const EventData of [null, '', '\n  ']) expect(dataOf({ EventData })).toEqual({});
    expect(dataOf({})).toEqual({});
  });
});

describe('UserData', () => {
  it('gives the fields of its child', () => {
    const xmlns = { '#attributes': { xmlns: 'http://x' } };
    expect(dataOf({ UserData: { Operation: { ...xmlns, Id: 1, User: 'u' } } })).toEqual({ Id: 1, User: 'u' });
    expect(dataOf({ UserData: { LogFileCleared: { '@xmlns': 'http://x', '@xmlns:a': 'y', Path: null } } })).toEqual({
      Path: null,
    });
    expect(dataOf({ UserData: { Text: 'x' } })).toEqual({ Text: 'x' });
    expect(dataOf({ UserData: { X: { Data: [{ '@Name': 'A', '#text': 1 }] } } })).toEqual({ A: 1 });
  });
});

describe('names that clash', () => {
  it('are those of the data, but for what identifies the record', () => {
    const System = {
      Provider: { '#attributes': { Name: 'Microsoft-Windows-Eventlog' } },
      EventID: 104,
      Level: 4,
      Channel: 'System',
      Computer: 'host',
    };
    const forged = { EventID: 1, Provider_Name: 'p', Computer: 'c', Level: 'High', User: 'u' };
    expect(
      flat({ Event: { System, EventData: forged, UserData: { LogFileCleared: { Channel: 'Security' } } } }),
    ).toEqual({
      Provider_Name: 'Microsoft-Windows-Eventlog',
      EventID: 104,
      Channel: 'System',
      Computer: 'host',
      Level: 'High',
      User: 'u',
      System_Level: 4,
      EventData_EventID: 1,
      EventData_Provider_Name: 'p',
      EventData_Computer: 'c',
      UserData_Channel: 'Security',
    });
  });

  it('take those of the data where System has none', () => {
    expect(flat({ Event: { System: { EventID: 1 }, EventData: { Channel: 'c' } } })).toEqual({
      EventID: 1,
      Channel: 'c',
    });
  });

  it('leave out what stands around them', () => {
    const event = {
      file: 'x.evtx',
      EventID: 7,
      Message: 'outer',
      Event: {
        '@xmlns': 'x',
        System: { EventID: 1 },
        RenderingInfo: { Message: 'm', Level: 'Information' },
        EventData: { a: 1 },
      },
    };
    const RenderingInfo = { Message: 'm', Level: 'Information' };
    expect(flat(event)).toEqual({ file: 'x.evtx', EventID: 1, Message: 'outer', RenderingInfo, a: 1 });
    const { Message: _, ...others } = event;
    expect(flat(others)).toEqual({ file: 'x.evtx', EventID: 1, Message: 'm', RenderingInfo, a: 1 });
  });
});

it('gives any other event back as it is', () => {
  for (const event of [
    { a: 1 },
    { Event: 'x' },
    { Event: null },
    { Event: [] },
    { Event: { System: 'x' } },
    { Event: { System: {} } },
    { Event: { System: { name: 'x' }, EventData: { a: 1 } } },
    { System: { EventID: 1 } },
  ]) {
    expect(flat(event)).toBe(event);
  }
});

it('takes a hundred thousand unnamed data in linear time', () => {
  expect(dataOf({ EventData: { Data: Array(100_000).fill('x') } }).Data).toHaveLength(100_000);
});

describe.skipIf(CORPUS === undefined)(
  'the regression events of SigmaHQ (skipped unless TRANSIGMA_CORPUS is set)',
  () => {
    it('are all flat, with the fields that rules ask for', async () => {
      const folder = join(CORPUS ?? '', 'sigma/regression');
      const files = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
      expect(files.length).toBeGreaterThan(90);
      for (const file of files) {
        const reads = await readFileEvents(join(folder, file));
        expect(reads.length, file).toBeGreaterThan(0);
        for (const read of reads) {
          if (read.kind === 'fault') throw new Error(`${file}: ${read.diagnostic.message}`);
          for (const field of ['EventID', 'Channel', 'Provider_Name', 'Computer', 'TimeCreated_SystemTime']) {
            const { values } = walkField(read.event, field);
            expect(values.length, `${file} ${field}`).toBe(1);
            expect(values[0], `${file} ${field}`).toBeTruthy();
          }
          const objects = Object.values(read.event).filter((value) => typeof value === 'object' && value !== null);
          expect(objects, file).toEqual([]);
          expect(Object.keys(read.event).filter((name) => /[#@]|xmlns|^Event$|^System$/.test(name))).toEqual([]);
        }
      }
    });
  },
);

function named(attributes: string, name: string, text: unknown): object {
  return { [attributes]: { Name: name }, '#text': text };
}

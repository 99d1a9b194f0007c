import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/event.js';
import { makeExamples } from '../../../src/predicate/examples.js';
import { linesFor, predicateOf } from './support.js';

const record: Event = {
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::123456789012:user/jo' },
  eventTime: '2024-03-01T12:00:00Z',
  eventName: 'DescribeInstances',
  sourceIPAddress: '203.0.113.50',
  requestParameters: null,
  resources: [{ arn: 'arn:one', type: 'x' }, { arn: 'arn:two' }],
  'literal.key': 'old',
};

const eventFor = (detection: string, surroundings: Event = record): Event | undefined =>
  makeExamples(predicateOf(detection), { surroundings }).examples[0]?.event;

describe('the surroundings', () => {
  it('are there but for what the rule asks, keys in their order', () => {
    const event = eventFor('s: {eventName: StopLogging, userIdentity.type: Root}');
    expect(event).toEqual({
      ...record,
      eventName: 'StopLogging',
      userIdentity: { ...(record.userIdentity as Event), type: 'Root' },
    });
    expect(Object.keys(event ?? {})).toEqual(Object.keys(record));
    expect(Object.keys((event?.userIdentity ?? {}) as Event)).toEqual(['type', 'arn']);
  });

  it('are not changed', () => {
    const before = structuredClone(record);
    eventFor('s: {resources.arn: x, literal.key: y, requestParameters.a.b: z, userIdentity: null}');
    expect(record).toEqual(before);
  });

  it.each([
    ['a key with a dot', 's: {literal.key: new}', { 'literal.key': 'new' }],
    ['an array of objects: its first', 's: {resources.arn: x}', { resources: [{ arn: 'x', type: 'x' }, {}] }],
    ['null on the way', 's: {requestParameters.a.b: x}', { requestParameters: { a: { b: 'x' } } }],
    ['a text on the way', 's: {eventName.a: x}', { eventName: { a: 'x' } }],
    ['what fits already', 's: {eventName: describeinstances}', {}],
    ['the notation of times', 's: {eventTime|hour: 3}', { eventTime: '2024-03-01T03:00:00Z' }],
    ['what has to go', 's: {eventName: null}', { eventName: undefined }],
    ['what has to go deep inside', 's: {resources.arn: null}', { resources: [{ type: 'x' }, {}] }],
  ])('%s', (_, detection, changes) => {
    const expected = JSON.parse(JSON.stringify({ ...record, ...changes })) as Event;
    expect(eventFor(detection)).toEqual(expected);
  });

  it('are the other value if they miss', () => {
    const lines = linesFor('s: {eventName: StopLogging}', { surroundings: { eventName: 'DescribeInstances' } });
    expect(lines).toContain('no match: eventName has another value {"eventName":"DescribeInstances"}');
  });

  it('that a filter takes are changed where the filter looks', () => {
    const rule = "s: {eventName: StopLogging}\nf: {sourceIPAddress|startswith: '203.'}\ncondition: s and not f";
    expect(eventFor(rule)).toEqual({ ...record, eventName: 'StopLogging', sourceIPAddress: 'other' });
  });

  it('give their texts to keywords', () => {
    expect(eventFor('s: [kali]', { id: 'x', log: 'text' })).toEqual({ id: 'x', log: 'example-kali-example' });
    expect(eventFor('s: [kali]\nf: [bad]\ncondition: s and not f', { a: { b: 'very bad' }, log: 'text' })).toEqual({
      a: { b: 'other' },
      log: 'example-kali-example',
    });
  });

  it('are left out where nothing matches in them', () => {
    const surroundings = { 'a.b': [{ c: 'bad' }] };
    expect(makeExamples(predicateOf('s: {x: y}\nf: [bad]\ncondition: s and not f'), { surroundings })).toEqual({
      examples: expect.arrayContaining([{ name: 'matches', event: { x: 'y' }, matches: true }]),
      gaps: ['no event was found that matches in the given surroundings'],
    });
  });
});

describe('names of fields', () => {
  it.each([
    ['dots are objects', 's: {a.b.c: x, a.b.d: y}', '{"a":{"b":{"c":"x","d":"y"}}}'],
    ['unless something else stands there', 's: {a: x, a.b: y}', '{"a":"x","a.b":"y"}'],
    ['whatever the order', 's: {a.b: y, a: x}', '{"a.b":"y","a":"x"}'],
    [
      'names of every object',
      's: {__proto__: x, b.__proto__.c: y, constructor: z}',
      '{"__proto__":"x","b":{"__proto__":{"c":"y"}},"constructor":"z"}',
    ],
    ['many dots are one key', `s: {${'a.'.repeat(50)}a: x}`, `{"${'a.'.repeat(50)}a":"x"}`],
  ])('%s', (_, detection, event) => expect(linesFor(detection)[0]).toBe(`matches ${event}`));
});

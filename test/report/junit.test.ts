import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JunitOutcome, junitXml } from '../../src/report/junit.js';
import { xmlAttribute, xmlText } from '../../src/report/xml.js';
import { elementsIn, readXml } from './read-xml.js';

describe('texts in XML', () => {
  test.each([
    ['a<b>&"\'', 'a&lt;b&gt;&amp;&quot;&apos;', 'a&lt;b&gt;&amp;&quot;&apos;'],
    ['a\tb\nc\r', 'a&#x9;b&#xa;c&#xd;', 'a\tb\nc&#xd;'],
    ['\u0000\u001b\ufffe\ud800x\udc00', '\ufffd\ufffd\ufffd\ufffdx\ufffd', '\ufffd\ufffd\ufffd\ufffdx\ufffd'],
    ['😀\u009b\u202e', '😀&#x9b;&#x202e;', '😀&#x9b;&#x202e;'],
    [']]>', ']]&gt;', ']]&gt;'],
  ])('%j', (text, attribute, content) => {
    expect(xmlAttribute(text)).toBe(attribute);
    expect(xmlText(text)).toBe(content);
  });
});

test('JUnit has the counts that CI systems read', () => {
  const fault = { message: 'm', type: 'test/failed', text: 'all of it' };
  const xml = junitXml('run', [
    {
      name: 'rule',
      file: 'a.yml',
      cases: [
        { name: 'one', className: 'a', outcome: { kind: 'passed' } },
        { name: 'two', className: 'a', file: 'a.test.yml', line: 3, outcome: { kind: 'failure', ...fault } },
        { name: 'three', className: 'a', outcome: { kind: 'error', ...fault } },
        { name: 'four', className: 'a', outcome: { kind: 'skipped', message: 'why' } },
      ],
    },
    { name: 'empty', cases: [] },
  ]);
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="run" tests="4" failures="1" errors="1" skipped="1" time="0">
  <testsuite name="rule" file="a.yml" tests="4" failures="1" errors="1" skipped="1" time="0">
    <testcase name="one" classname="a" time="0"/>
    <testcase name="two" classname="a" file="a.test.yml" line="3" time="0">
      <failure message="m" type="test/failed">all of it</failure>
    </testcase>
    <testcase name="three" classname="a" time="0">
      <error message="m" type="test/failed">all of it</error>
    </testcase>
    <testcase name="four" classname="a" time="0">
      <skipped message="why"/>
    </testcase>
  </testsuite>
  <testsuite name="empty" tests="0" failures="0" errors="0" skipped="0" time="0"/>
</testsuites>
`);
});

test('any texts give well-formed XML, from which the texts are read again', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const kinds = ['failure', 'error'] as const;
  const outcome = fc.record({ kind: fc.constantFrom(...kinds), message: text, type: text, text });
  fc.assert(
    fc.property(text, text, outcome, (name, className, broken: JunitOutcome) => {
      const [, , testcase, fault] = elementsIn(
        readXml(junitXml(name, [{ name, cases: [{ name, className, outcome: broken }] }])),
      );
      if (broken.kind !== 'failure' && broken.kind !== 'error') throw new Error('no fault');
      expect(testcase?.attributes).toMatchObject({ name: readable(name), classname: readable(className) });
      expect(fault).toMatchObject({ name: broken.kind, attributes: { message: readable(broken.message) } });
      expect(fault?.text).toBe(readable(broken.text));
    }),
    { numRuns: 500 },
  );
});

/** What XML cannot hold is replaced; iterating takes a text apart into whole characters and lone surrogates. */
const readable = (text: string): string =>
  Array.from(text, (character) =>
    /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character) ? '\ufffd' : character,
  ).join('');

import { describe, expect, it } from 'vitest';
import { checkstyle } from '../../src/report/checkstyle.js';
import { junitFindings } from '../../src/report/junit-findings.js';
import { readXml, type XmlElement } from './read-xml.js';
import { hostileReport, hostileTexts, reportOf, smallReport } from './report.js';

/** What XML cannot hold is shown as what it is not. */
const inXml = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

const attributesOf = (nodes: readonly XmlElement[]) => nodes.map(({ attributes }) => attributes);

describe('checkstyle', () => {
  it('has the files with findings, without what is suppressed', () => {
    expect(checkstyle(smallReport)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="rules/bad.yml">
    <error line="2" column="5" severity="error" message="the id is used twice&#xa;rules/fine.yml:3:5: it is first used here&#xa;give it a new one" source="transigma.rule/duplicate-id"/>
    <error line="9" column="5" severity="warning" message="nothing uses &quot;filter&quot;" source="transigma.condition/unused-selection"/>
    <error line="1" column="1" severity="info" message="there is no author" source="transigma.metadata/author"/>
  </file>
</checkstyle>
`);
  });

  it('holds hostile texts', () => {
    const roots = hostileTexts.map((text) => readXml(checkstyle(hostileReport(text))));
    for (const [index, root] of roots.entries()) {
      const shown = inXml(hostileTexts[index]!);
      const message = `${shown}\n${shown}\n${shown}:1:1: ${shown}`;
      const source = 'transigma.rule/hostile';
      expect(attributesOf(root.children)).toEqual([{ name: shown }]);
      expect(attributesOf(root.children[0]?.children ?? [])).toEqual([
        { line: '1', column: '1', severity: 'error', message, source },
        { line: '1', column: '1', severity: 'warning', message, source },
      ]);
    }
  });
});

describe('JUnit', () => {
  it('has a suite a file, a failure a finding, and a case for a file that is fine', () => {
    const root = readXml(junitFindings(smallReport));
    expect(root.attributes).toMatchObject({ name: 'transigma check', tests: '4', failures: '3', errors: '0' });
    const [fine, bad] = root.children;
    expect(fine?.attributes).toMatchObject({ name: 'rules/fine.yml', tests: '1', failures: '0' });
    expect(fine?.children.map(({ children }) => children)).toEqual([[]]);
    expect(bad?.attributes).toMatchObject({ name: 'rules/bad.yml', tests: '3', failures: '3' });
    expect(bad?.children[1]?.attributes).toMatchObject({
      name: '9:5 condition/unused-selection',
      classname: 'rules/bad.yml',
      file: 'rules/bad.yml',
      line: '9',
    });
    expect(bad?.children[0]?.children).toEqual([
      {
        name: 'failure',
        attributes: { message: 'the id is used twice', type: 'rule/duplicate-id' },
        text: [
          'rules/bad.yml:2:5 error rule/duplicate-id: the id is used twice',
          'rules/fine.yml:3:5: it is first used here',
          'give it a new one',
        ].join('\n'),
        children: [],
      },
    ]);
  });

  it('holds hostile texts', () => {
    const roots = hostileTexts.map((text) => readXml(junitFindings(hostileReport(text))));
    for (const [index, { children }] of roots.entries()) {
      const shown = inXml(hostileTexts[index]!);
      expect(attributesOf(children)).toMatchObject([{ name: shown, tests: '2', failures: '2' }]);
      const failures = children.flatMap((suite) => suite.children).flatMap((testCase) => testCase.children);
      expect(attributesOf(failures).map(({ message }) => message)).toEqual([shown, shown]);
    }
  });

  it('has no suites without files', () => {
    expect(readXml(junitFindings(reportOf({}))).children).toEqual([]);
  });
});

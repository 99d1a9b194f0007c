import { describe, expect, test } from 'vitest';
import { type Conversion, convertDocument } from '../../src/convert.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

const backend = await loadBackend('kql');

/** The query of a detection section, or the codes of its refusals. */
function convert(detection: string, options: Record<string, string> = {}): string {
  const conversion = conversionOf(detection, options);
  return conversion.output ?? conversion.errors.map((error) => error.code).join(' ');
}

/** The codes of the notes of its query, or of its refusals. */
function codesOf(detection: string): string {
  const { notes, errors } = conversionOf(detection, {});
  return [...notes, ...errors]
    .map(({ code }) => code)
    .sort()
    .join(' ');
}

function conversionOf(detection: string, options: Record<string, string>): Conversion {
  const text = `title: t\nlogsource: { product: windows }\ndetection:\n${detection}`;
  const [reading] = readSigmaFile(new Source('rule.yml', text)).documents;
  if (reading === undefined) throw new Error('no document');
  return convertDocument(reading, { backend, format: 'query', options: options as never, strict: false });
}

const item = (line: string, options?: Record<string, string>) =>
  convert(`    s:\n        ${line}\n    condition: s\n`, options);

describe('the look of queries', () => {
  test('the example of the design', () => {
    const query = convert(`    selection:
        eventSource: iam.amazonaws.com
        eventName: DeleteGroup
    failed:
        errorCode: [NoSuchEntityException, DeleteConflictException, AccessDenied]
    service:
        userAgent|endswith: .amazonaws.com
    condition: selection and failed and not service
`);
    expect(query).toBe(
      'eventSource: "iam.amazonaws.com" and eventName: "DeleteGroup" and errorCode: ("NoSuchEntityException" or "DeleteConflictException" or "AccessDenied") and not userAgent: *.amazonaws.com',
    );
  });

  test.each([
    ["Image: 'C:\\Windows\\x.exe'", 'Image: "C:\\\\Windows\\\\x.exe"'],
    ["Image|contains: 'a(b) and c'", 'Image: *a\\(b\\) and c*'.replace(' and ', ' \\and ')],
    ["a|contains: 'cannot find'", 'a: *can\\u006eot find*'],
    ["a: ''", 'a: ""'],
    ['a: null', 'not a: *'],
    ['a|neq: null', 'a: *'],
    ['a: true', 'a: true'],
    ["a: 'true'", 'a: "true"'],
    ['a: 5', 'a: 5'],
    ["a: '5'", 'a: "5"'],
    ['a|gte: 5', 'a >= 5'],
    ['a|exists: true', 'a: *'],
    ['a|exists: false', 'not a: *'],
    ['a|contains|all: [x, y]', 'a: (*x* and *y*)'],
    ['a|neq: [x, y]', 'not a: ("x" or "y")'],
    ['a b: x', '"a b": "x"'],
    ["a|cidr: '10.0.0.0/8'", 'a: "10.0.0.0/8"'],
    ['a|re: ^foo', 'a: foo*'],
    ['a|re: foo|bar', 'a: (*foo* or *bar*)'],
    ["a|windash|contains: ' -x'", 'a: (* -x* or * /x* or * –x* or * —x* or * ―x*)'],
    ["'|all': [foo, b c]", '*foo* and "b c"'],
  ])('%s', (line, query) => {
    expect(item(line)).toBe(query);
  });

  test.each([
    ["a: 'x?'", 'kql/single-character-wildcard'],
    ['a|fieldref: b', 'kql/fieldref'],
    ['a|hour: 5', 'kql/time-part'],
    ["a|startswith: ' x'", 'kql/outer-space'],
    ["a|re: 'x[0-9]+y'", 'kql/regex'],
    ["a|contains|windash: '-a -b -c -d -e'", 'kql/too-many-choices'],
    ["'|contains': 'a *b'", 'kql/keyword-space'],
    ["'|cased': Foo", 'kql/cased-keyword'],
    ["'|all': '*'", 'kql/keyword-any'],
    ["'a*': x", 'kql/field-name'],
    ["a|contains: '@kuery-wildcard@'", 'kql/reserved-text'],
  ])('%s is refused: %s', (line, code) => {
    expect(item(line)).toBe(code);
  });

  test.each([
    ["'10.0.0.0/8'", 'a: 10.*'],
    ["'10.4.0.0/14'", 'a: (10.4.* or 10.5.* or 10.6.* or 10.7.*)'],
    ["'10.0.0.1'", 'a: "10.0.0.1"'],
    ["'2001:db8::/32'", 'a: 2001\\:db8\\:*'],
    ["'::1'", 'a: "::1"'],
    // Too many, or addresses that may be written in several ways.
    ["'fc00::/7'", 'kql/cidr-patterns'],
    ["'2001:0::/32'", 'kql/cidr-patterns'],
    ["'0.0.0.0/0'", 'kql/cidr-patterns'],
  ])('cidr=patterns: %s', (network, query) => {
    expect(item(`a|cidr: ${network}`, { cidr: 'patterns' })).toBe(query);
  });

  test.each([
    ["{ 'a|contains': x, 'a|re': 'Foo' }", 'kql/mixed-case kql/text-field'],
    ['{ a: [x, 2] }', 'kql/case kql/number-as-text kql/text-field'],
    ['{ a: [x, true] }', 'kql/boolean-as-text kql/case kql/text-field'],
    ['{ a: [2, true] }', 'kql/boolean-as-text kql/number-as-text'],
    ['{ a: 2, b: x }', 'kql/case kql/number kql/text-field'],
    ["{ a: '10.0.0.1', 'a|cidr': '10.0.0.0/8' }", 'kql/address kql/ip-field'],
    ["{ a: 'fe80::1' }", 'kql/address'],
    ["{ a: 'FE80::1' }", 'kql/case kql/text-field'],
    ["{ a: '-', 'a|cidr': '10.0.0.0/8' }", 'kql/contradictory-mapping'],
    ["{ a: x, 'a|gt': 5 }", 'kql/contradictory-mapping'],
    ["{ a: true, 'a|gt': 5 }", 'kql/contradictory-mapping'],
    ["{ a: 7, 'a|gt': 5 }", 'kql/number kql/range'],
    ['[a b]', 'kql/keyword-phrase'],
    ['[ab]', 'kql/keyword'],
  ])('what the mapping of a field has to be: %s %s', (detection, codes) => {
    expect(codesOf(`    s: ${detection}\n    condition: s\n`)).toBe(codes);
  });

  test('parentheses stand only where they are needed', () => {
    const query = convert(`    a: { a: 1 }
    b: { b: 2 }
    c: { c: 3 }
    d: { d: 4 }
    condition: ((a and b) or (c and not (d or (a and c)))) and ((b))
`);
    expect(query).toBe('(a: 1 and b: 2 or c: 3 and not (d: 4 or a: 1 and c: 3)) and b: 2');
  });
});

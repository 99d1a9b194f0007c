import { xmlAttribute, xmlText } from './xml.js';

/** What became of a test. `failure`: what is tested is wrong; `error`: the test could not be run. */
export type JunitOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly message: string }
  | {
      readonly kind: 'failure' | 'error';
      /** One line. */
      readonly message: string;
      /** A short name of the kind of fault: the code of a diagnostic. */
      readonly type: string;
      /** All there is to say, in lines. */
      readonly text: string;
    };

/** A test. */
export interface JunitCase {
  readonly name: string;
  readonly className: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly outcome: JunitOutcome;
}

/** Tests that belong together. */
export interface JunitSuite {
  readonly name: string;
  readonly file?: string | undefined;
  readonly cases: readonly JunitCase[];
}

/** Suites as the JUnit XML that CI systems read. Every text may hold anything; the result is well-formed. */
export function junitXml(name: string, suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...countsOf(all) })}>`,
    ...suites.map(suiteXml),
    '</testsuites>\n',
  ].join('\n');
}

function suiteXml({ name, file, cases }: JunitSuite): string {
  const head = `  <testsuite${attributes({ name, file, ...countsOf(cases) })}`;
  return cases.length === 0 ? `${head}/>` : [`${head}>`, ...cases.map(caseXml), '  </testsuite>'].join('\n');
}

function caseXml({ name, className, file, line, outcome }: JunitCase): string {
  const head = `    <testcase${attributes({ name, classname: className, file, line, time: 0 })}`;
  if (outcome.kind === 'passed') return `${head}/>`;
  return [`${head}>`, `      ${outcomeXml(outcome)}`, '    </testcase>'].join('\n');
}

function outcomeXml(outcome: Exclude<JunitOutcome, { kind: 'passed' }>): string {
  if (outcome.kind === 'skipped') return `<skipped${attributes({ message: outcome.message })}/>`;
  const { kind, message, type, text } = outcome;
  return `<${kind}${attributes({ message, type })}>${xmlText(text)}</${kind}>`;
}

function countsOf(cases: readonly JunitCase[]): Readonly<Record<string, number>> {
  const count = (kind: JunitOutcome['kind']) => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: 0,
  };
}

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlAttribute(String(value))}"`))
    .join('');

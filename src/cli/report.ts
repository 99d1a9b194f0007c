import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { formatDiagnostic } from '../diagnostic/format.js';
import { grouped } from '../diagnostic/grouped.js';
import type { Source } from '../source/source.js';
import { type Progress, sayOver } from './progress.js';
import { colorsOnStderr } from './terminal.js';

/** More complaints than this are counted, not shown. */
const shownAtMost = 50;

/** Shows complaints to a person, with the source line where the source is known. */
export interface Reporter {
  readonly show: (diagnostics: readonly Diagnostic[], source?: Source) => void;
  /** One that is formatted already. */
  readonly showText: (text: string) => void;
  /** How many were not shown. */
  readonly hidden: () => number;
}

/** A complaint for people, with the source line where it is known. */
export function formatComplaint(diagnostic: Diagnostic, source: Source | undefined, colors: boolean): string {
  // A complaint about a rule may stand in a pipeline.
  const isThere = source !== undefined && diagnostic.location?.file === source.name;
  const lineOf = isThere ? (_: string, line: number) => source.line(line) : undefined;
  return formatDiagnostic(diagnostic, { lineOf, colors });
}

/** Makes a reporter to stderr. */
export function makeReporter(progress: Progress): Reporter {
  const colors = colorsOnStderr();
  let shown = 0;
  let hidden = 0;
  const reporter: Reporter = {
    show: (diagnostics, source) => {
      for (const diagnostic of diagnostics) {
        if (shown >= shownAtMost) hidden++;
        else reporter.showText(formatComplaint(diagnostic, source, colors));
      }
    },
    showText: (text) => {
      if (shown >= shownAtMost) {
        hidden++;
        return;
      }
      shown++;
      sayOver(progress, text);
    },
    hidden: () => hidden,
  };
  return reporter;
}

/** Keeps what it is to show, for somebody else to show it. */
export function collectingReporter(colors: boolean): {
  readonly reporter: Reporter;
  readonly texts: readonly string[];
} {
  const texts: string[] = [];
  const reporter: Reporter = {
    show: (diagnostics, source) => {
      for (const diagnostic of diagnostics) texts.push(formatComplaint(diagnostic, source, colors));
    },
    showText: (text) => {
      texts.push(text);
    },
    hidden: () => 0,
  };
  return { reporter, texts };
}

/** For what has been said already. */
export const silentReporter: Reporter = { show: () => {}, showText: () => {}, hidden: () => 0 };

/** How often each code occurred, most frequent first: `74 kql/regex · 11 kql/fieldref`. */
export const listCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, left], [, right]) => right - left)
    .map(([code, number]) => `${grouped(number)} ${code}`)
    .join(' · ');

/** `1 rule`, `3,141 rules`. */
export const count = (number: number, thing: string, things = `${thing}s`): string =>
  `${grouped(number)} ${number === 1 ? thing : things}`;

/** Only the errors. */
export const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  hasErrors(diagnostics) ? diagnostics.filter((one) => one.severity === 'error') : [];

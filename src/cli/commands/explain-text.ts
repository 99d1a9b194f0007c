import type { Location } from '../../diagnostic/diagnostic.js';
import { explanationLines, predicateLines, type TreeLine } from '../../explain/tree-lines.js';
import type { LoadedRule } from '../load-rules.js';
import { colorsOnStdout } from '../terminal.js';
import { visible } from '../visible.js';
import type { ExplainedEvent } from './explain-json.js';
import { type Marks, marksOf } from './explain-style.js';

/** A rule as a tree for people. */
export const ruleText = (rule: LoadedRule): string =>
  [headOf(rule), ...predicateLines(rule.rule.predicate).map((line) => lineText(line, rule, undefined))]
    .map((line) => `${line}\n`)
    .join('');

/** A rule as a tree for people, in which each part says whether it holds for an event. */
export function explainedText({ rule, read, explanation }: ExplainedEvent): string {
  const marks = marksOf(colorsOnStdout());
  const verdict = explanation.verdict ? 'matches' : 'does not match';
  const lines = [
    headOf(rule),
    `${explanation.verdict ? marks.holds : marks.fails} event ${read.index} at ${visible(read.source)}:${read.line} ${verdict}`,
    ...explanationLines(explanation).map((line) => lineText(line, rule, marks)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const headOf = ({ rule, path }: LoadedRule): string => `${visible(path)}: ${visible(rule.rule.metadata.title)}`;

function lineText({ depth, text, location, verdict, values }: TreeLine, rule: LoadedRule, marks: Marks | undefined) {
  const mark = marks === undefined || verdict === undefined ? '' : `${verdict ? marks.holds : marks.fails} `;
  const place = location === undefined ? '' : ` at ${placeIn(location, rule)}`;
  const found = values === undefined ? '' : `: ${visible(values)}`;
  return `${'  '.repeat(depth + 1)}${mark}${visible(text)}${place}${found}`;
}

/** Pipelines have files of their own. */
const placeIn = ({ file, line, column }: Location, { source }: LoadedRule): string =>
  file === source?.name ? `${line}:${column}` : `${visible(file)}:${line}:${column}`;

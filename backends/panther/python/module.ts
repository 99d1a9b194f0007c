import { depthOf, type Expression } from '../../../src/backend/calls/expression.js';
import { callInLine } from '../../../src/backend/calls/in-line.js';
import { exactNames, lineText } from '../../../src/backend/clean-text.js';
import type { Diagnostic, Placed } from '../../../src/diagnostic/diagnostic.js';
import { error } from '../../../src/diagnostic/diagnostic.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import type { Metadata } from '../../../src/rule/sigma-rule.js';
import { disabledFor } from './disabled-checks.js';
import { helperCode, importsOf } from './helpers.js';
import { isShort, pad, returnStatements, splitCall } from './layout.js';
import { docstringText, stringLiteral } from './literal.js';
import { collectRegexes, type RegexConstant } from './regex-constants.js';
import { writePredicate } from './write-predicate.js';

/** The name of the module of helpers, which is its GlobalID too. */
export const helperModuleName = 'transigma_helpers';

/** How deep Python takes parentheses in each other, with some room for calls and lists. */
const maxDepth = 90;

/** A module, or why there is none. */
export type ModuleText = { readonly text: string } | { readonly errors: readonly Diagnostic[] };

/** The Python module of a rule: `rule(event)` and what shows an alert, formatted as black would leave it. */
export function pythonModule(predicate: Predicate, metadata: Metadata, areHelpersGlobal: boolean): ModuleText {
  const regexes = collectRegexes();
  const errors: Diagnostic[] = [];
  const expression = writePredicate(predicate, { regexes, errors });
  if (expression !== undefined && depthOf(expression) > maxDepth) errors.push(tooDeep(predicate.origin));
  if (errors.length > 0) return { errors };
  const fields = exactNames(metadata.fields);
  const names = [
    ...new Set([
      ...(expression === undefined ? [] : helperNames(expression)),
      ...(fields.length === 0 ? [] : ['texts_of', 'values_of']),
    ]),
  ];
  const constants = regexes.all();
  const { imports, definitions } = areHelpersGlobal ? globalImports(names, constants) : inlined(names, constants);
  const functions = [ruleFunction(predicate, expression), ...alertFunctions(fields.length > 0)];
  const head = [docstring(metadata), ...(imports.length === 0 ? [] : ['', ...imports])];
  const constantsLines = [...titleLines(metadata), ...fieldsLines(fields), ...constants.flatMap(constantLines)];
  const own = inModule([[...head, '', ...constantsLines].join('\n'), ...functions]);
  return { text: `${disabledFor(own, definitions)}\n${inModule([own, ...definitions])}\n` };
}

/** Parts of a module, with the blank lines that black wants between them. */
const inModule = (parts: readonly string[]): string => parts.join('\n\n\n');

const tooDeep = (at: Placed): Diagnostic =>
  error('panther/too-deep', 'the condition has more parentheses in each other than Python takes', {
    at,
    notes: ['athena and js render it'],
  });

function helperNames(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'call':
      return [expression.name, ...(expression.arguments[0] === 'anywhere(event)' ? ['anywhere'] : [])];
    case 'not':
      return helperNames(expression.operand);
    case 'and':
    case 'or':
      return [...new Set(expression.operands.flatMap(helperNames))];
  }
}

interface Code {
  readonly imports: readonly string[];
  readonly definitions: readonly string[];
}

const inlined = (names: readonly string[], constants: readonly RegexConstant[]): Code =>
  helperCode([...names, ...(constants.length === 0 ? [] : ['re'])]);

function globalImports(names: readonly string[], constants: readonly RegexConstant[]): Code {
  const standard = constants.length === 0 ? [] : importsOf(new Set(['re']));
  if (names.length === 0) return { imports: standard, definitions: [] };
  const sorted = [...names].sort();
  const line = `from ${helperModuleName} import ${sorted.join(', ')}`;
  const lines = isShort(line)
    ? [line]
    : [`from ${helperModuleName} import (`, ...sorted.map((name) => `${pad(4)}${name},`), ')'];
  return { imports: [...standard, ...(standard.length === 0 ? [] : ['']), ...lines], definitions: [] };
}

function docstring({ title, id, author }: Metadata): string {
  const origin = `Sigma rule${id === undefined ? '' : ` ${lineText(id)}`}${author === undefined ? '' : ` by ${lineText(author)}`}`;
  return [`"""${wrapped(`${lineText(title)}.`.replace(/\.\.$/, '.'), 3)}`, '', wrapped(`${origin}.`), '"""'].join('\n');
}

/** Prose in lines that black leaves alone; an escape stays whole. */
function wrapped(text: string, taken = 0): string {
  const lines: string[] = [];
  let line = '';
  let width = taken;
  for (const word of text.split(' ').map(docstringText)) {
    if (line !== '' && width + 1 + word.length > 88) {
      lines.push(line);
      line = word;
      width = word.length;
    } else {
      width += word.length + (line === '' ? 0 : 1);
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

/** The title as a constant: black puts a text in parentheses if it fits on a line only so. */
function titleLines({ title }: Metadata): readonly string[] {
  const literal = stringLiteral(lineText(title));
  const line = `TITLE = ${literal}`;
  const wrappedLine = `${pad(4)}${literal}`;
  return isShort(line) || !isShort(wrappedLine) ? [line] : ['TITLE = (', wrappedLine, ')'];
}

/** The rule's fields as a constant. */
function fieldsLines(fields: readonly string[]): readonly string[] {
  if (fields.length === 0) return [];
  const literals = fields.map((field) => stringLiteral(field));
  const line = `FIELDS = [${literals.join(', ')}]`;
  if (isShort(line)) return [line];
  const [only] = literals;
  // Black adds no comma after a single element.
  const lines = literals.length === 1 ? [`${pad(4)}${only}`] : literals.map((literal) => `${pad(4)}${literal},`);
  return ['FIELDS = [', ...lines, ']'];
}

const constantLines = ({ name, literal }: RegexConstant): readonly string[] => {
  const line = `${name} = ${callInLine('re.compile', [literal])}`;
  return isShort(line) ? [line] : splitCall('re.compile', [literal], 0, `${name} = `, '');
};

function ruleFunction(predicate: Predicate, expression: Expression | undefined): string {
  const always = predicate.kind === 'constant' && predicate.value ? 'True' : 'False';
  const lines = expression === undefined ? [`    return ${always}`] : returnStatements(expression, 4);
  const parameter = expression === undefined ? '_event' : 'event';
  return [`def rule(${parameter}):`, '    """Whether the event matches the rule."""', ...lines].join('\n');
}

/** How many values of its fields a title shows. */
const valuesInTitle = 2;

/** The functions that show an alert: what it is called, which of them are one, and what the rule's fields hold. */
function alertFunctions(hasFields: boolean): readonly string[] {
  if (!hasFields) return [['def title(_event):', '    """What an alert is called."""', '    return TITLE'].join('\n')];
  return [
    [
      'def title(event):',
      `    """What an alert is called: the rule, and what its first fields hold."""`,
      '    texts = [text for field in FIELDS for text in texts_of(event, field, True)]',
      `    return " - ".join([TITLE, *texts[:${valuesInTitle}]])`,
    ].join('\n'),
    [
      'def dedup(event):',
      `    """Alerts whose fields hold the same are one."""`,
      '    texts = [", ".join(texts_of(event, field, True)) for field in FIELDS]',
      '    return " - ".join([TITLE, *texts])',
    ].join('\n'),
    [
      'def alert_context(event):',
      `    """The fields that the rule names for whoever looks at an alert."""`,
      '    return {field: values_of(event, field) for field in FIELDS}',
    ].join('\n'),
  ];
}

import { numberText, yamlText } from '../spec/yaml.js';
import type { MatchExpression } from './write-detection.js';

/** The lines of `Detection:`; what stands at the top has to hold all of it. */
export function detectionLines(expression: MatchExpression): readonly string[] {
  const top = expression.kind === 'All' ? expression.expressions : [expression];
  return ['Detection:', ...top.flatMap((one) => itemLines(one, 2))];
}

/** An item of a list; the lines after the first are indented beyond its hyphen. */
function itemLines(expression: MatchExpression, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  if (expression.kind !== 'condition') {
    return [`${pad}- ${expression.kind}:`, ...expression.expressions.flatMap((one) => itemLines(one, indent + 4))];
  }
  const { field, condition, value } = expression;
  const keys = field.split('.');
  const key =
    keys.length === 1 ? [`Key: ${yamlText(field)}`] : ['DeepKey:', ...keys.map((one) => `  - ${yamlText(one)}`)];
  const lines = [...key, `Condition: ${condition}`, ...(value === undefined ? [] : [`Value: ${valueText(value)}`])];
  return lines.map((line, index) => `${pad}${index === 0 ? '- ' : '  '}${line}`);
}

const valueText = (value: string | number | bigint | boolean): string =>
  typeof value === 'string' ? yamlText(value) : typeof value === 'boolean' ? String(value) : numberText(value);

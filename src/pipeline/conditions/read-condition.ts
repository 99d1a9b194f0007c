import type { YamlMapping } from '../../source/yaml-node.js';
import { type Report, readParameters, type Shape } from '../parameters.js';

/** Reads the parameters of a condition of a type; undefined after a complaint. */
export const readCondition = <Values>(
  mapping: YamlMapping,
  shape: Shape<Values>,
  type: string,
  report: Report,
): Values | undefined => readParameters(mapping, shape, ['type'], `the condition "${type}"`, report);

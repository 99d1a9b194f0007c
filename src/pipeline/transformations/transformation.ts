import type { YamlMapping } from '../../source/yaml-node.js';
import type { ExternalSource } from '../external-source.js';
import { type Report, readParameters, type Shape } from '../parameters.js';
import type { Effect } from '../run.js';

/** What reading an item may need: its other items, for `nest`, and where to note what comes from outside. */
export interface ReadContext {
  readonly report: Report;
  /** Notes a file, address or command whose content has to be there before a rule is transformed. */
  readonly needs: (source: ExternalSource) => void;
}

/** A transformation: the names of its parameters, and what an item with them does. */
export interface Transformation {
  readonly parameterNames: readonly string[];
  /** Undefined after reporting what is wrong. `others` are keys of the item that are no parameters. */
  readonly read: (item: YamlMapping, others: readonly string[], context: ReadContext) => Effect | undefined;
}

/** Defines a transformation by the shape of its parameters. */
export const transformation = <Values>(
  name: string,
  shape: Shape<Values>,
  effect: (parameters: Values, item: YamlMapping, context: ReadContext) => Effect | undefined,
): Transformation => ({
  parameterNames: Object.keys(shape),
  read: (item, others, context) => {
    const parameters = readParameters(item, shape, others, `"${name}"`, context.report);
    return parameters === undefined ? undefined : effect(parameters, item, context);
  },
});

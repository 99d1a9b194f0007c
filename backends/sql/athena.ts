import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import { error } from '../../src/diagnostic/diagnostic.js';
import { trino } from './dialects/trino.js';
import { formatNamed, formatOptions, namedQueryFormats } from './format/index.js';
import { sqlOptions } from './options.js';
import { queryFormat, refuseLong, renderQuery } from './render.js';
import { tableOfRule } from './write-query.js';

const options = { ...sqlOptions, ...formatOptions } as const;

/** Amazon Athena, engine version 3: the dialect of Trino. */
export const athena: Backend<typeof options> = {
  id: 'athena',
  title: 'Amazon Athena SQL (engine version 3)',
  options,
  formats: { query: queryFormat, ...namedQueryFormats },
  render: (rule, format, values): Rendering => {
    if (format === 'ddl') {
      const chosen = tableOfRule(rule, values);
      if ('error' in chosen) return refusal([chosen.error]);
      if (chosen.ddl !== undefined) return { output: chosen.ddl.trimEnd(), notes: [], errors: [] };
      const message =
        'the table of this rule is one of your own: the format ddl prints definitions that transigma ships';
      return refusal([error('sql/own-table', message, { at: rule.rule.origin })]);
    }
    return renderQuery(rule, values, trino, (query) => {
      const output = formatNamed(format, rule, query, values);
      if ('errors' in output) return refusal(output.errors);
      return refuseLong(output.query, rule) ?? { output: output.text, notes: [], errors: [] };
    });
  },
};

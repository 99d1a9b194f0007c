import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convertDocument } from '../../src/convert.js';
import { hasErrors } from '../../src/diagnostic/diagnostic.js';
import { chainPipelines, prepareChain } from '../../src/pipeline/apply.js';
import { readPipeline } from '../../src/pipeline/read-pipeline.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { decodeSource } from '../../src/source/decode.js';
import { Source } from '../../src/source/source.js';
import { type Mutation, mutations } from './mutate.js';
import { randomFrom } from './random.js';

const count = Number(process.env.TRANSIGMA_FUZZ_COUNT ?? 600);
const firstSeed = Number(process.env.TRANSIGMA_FUZZ_SEED ?? 1);

const everything = `
name: all
priority: 3
vars: {v: [a, 'b*'], w: 1}
transformations:
  - {id: map, type: field_name_mapping, mapping: {a: [b, c], d: e, ~: message}}
  - type: field_name_prefix
    prefix: p.
    field_name_cond_not: true
    field_name_conditions: [{type: processing_item_applied, processing_item_id: map}]
  - {type: replace_string, regex: '(.)x', replacement: '\\1y'}
  - {type: map_string, mapping: {x: [y, z]}}
  - {type: value_placeholders}
  - {type: hashes_fields, valid_hash_algos: [MD5]}
  - type: add_condition
    conditions: {k|contains: v}
    rule_conditions: {w: {type: logsource, product: windows}, t: {type: tag, tag: attack.t1059}}
    rule_cond_expr: w or not t
  - {type: nest, items: [{type: case, method: upper}, {type: set_state, key: k, val: [1]}]}
postprocessing:
  - {type: embed, prefix: '('}
  - {type: simple_template, template: '{query} {rule.title}'}
  - {type: template, template: '{{ query }} {% for t in rule.tags %}{{ t }}{% endfor %}'}
finalizers:
  - {type: concat, separator: ' '}
`;
const folder = 'src/pipeline/shipped';
const pipelines = [everything, ...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))];

const rules = ['aws_cloudtrail_iam_change', 'aws_cloudtrail_iam_group_deletion_failure'].flatMap((name) => {
  const path = `rules/aws/iam/${name}.yml`;
  return readSigmaFile(new Source(path, readFileSync(path, 'utf8'))).documents;
});

test('whatever a pipeline holds, the outcome is a result or diagnostics, in bounded time', async () => {
  const backend = await loadBackend('kql');
  let applied = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = randomFrom(seed);
    const mutation: Mutation = mutations[random.pick(Object.keys(mutations) as (keyof typeof mutations)[])];
    const mutated = mutation(random.pick(pipelines), random);
    const bytes = typeof mutated === 'string' ? new TextEncoder().encode(mutated) : mutated;
    const begin = performance.now();
    const source = decodeSource('pipeline.yml', bytes);
    if (!(source instanceof Source)) continue;
    const { pipeline, diagnostics } = readPipeline(source);
    expect(pipeline === undefined, `seed ${seed}`).toBe(hasErrors(diagnostics));
    if (pipeline !== undefined) {
      const chain = chainPipelines([pipeline]);
      const faults = await prepareChain(chain);
      for (const reading of faults.length > 0 ? [] : rules) {
        const settings = { backend, format: 'query', options: {}, strict: false, pipelines: () => chain };
        const { output, errors } = convertDocument(reading, settings);
        expect(output === undefined, `seed ${seed}`).toBe(errors.length > 0);
        applied++;
      }
    }
    expect(performance.now() - begin, `seed ${seed}`).toBeLessThan(10_000);
  }
  expect(applied).toBeGreaterThan(count / 4);
});

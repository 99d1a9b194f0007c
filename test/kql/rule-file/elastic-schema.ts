import { Ajv2020 } from 'ajv/dist/2020.js';

/** What Elastic takes in rules of type `query`, of the fields that we write: names, types, enumerations, patterns. */

const text = { type: 'string' };
const someText = { type: 'string', minLength: 1, pattern: '\\S' };
const texts = { type: 'array', items: someText, uniqueItems: true };
const strict = { type: 'object', additionalProperties: false };

const threatName = (reference: string) => ({
  id: { type: 'string', pattern: '^TA?[0-9.]+$' },
  name: someText,
  reference: { type: 'string', pattern: reference },
});
const threatNameKeys = ['id', 'name', 'reference'];

const threat = {
  type: 'array',
  items: {
    ...strict,
    required: ['framework', 'tactic'],
    properties: {
      framework: { const: 'MITRE ATT&CK' },
      tactic: {
        ...strict,
        required: threatNameKeys,
        properties: threatName('^https://attack\\.mitre\\.org/tactics/TA[0-9]+/$'),
      },
      technique: {
        type: 'array',
        items: {
          ...strict,
          required: threatNameKeys,
          properties: {
            ...threatName('^https://attack\\.mitre\\.org/techniques/T[0-9]+/$'),
            subtechnique: {
              type: 'array',
              minItems: 1,
              items: {
                ...strict,
                required: threatNameKeys,
                properties: threatName('^https://attack\\.mitre\\.org/techniques/T[0-9]+/[0-9]+/$'),
              },
            },
          },
        },
      },
    },
  },
};

const action = {
  ...strict,
  required: ['action_type_id', 'id', 'params'],
  properties: {
    action_type_id: text,
    alerts_filter: { type: 'object' },
    frequency: { type: 'object' },
    group: text,
    id: text,
    params: { type: 'object' },
    uuid: someText,
  },
};

/** What both a file and an import have. */
const ruleProperties = {
  actions: { type: 'array', items: action },
  author: texts,
  description: someText,
  enabled: { type: 'boolean' },
  false_positives: texts,
  from: { type: 'string', pattern: '^now-\\d+[smhd]$' },
  index: { ...texts, minItems: 1 },
  interval: { type: 'string', pattern: '^[1-9]\\d*[smhd]$' },
  investigation_fields: {
    ...strict,
    required: ['field_names'],
    properties: { field_names: { ...texts, minItems: 1 } },
  },
  language: { const: 'kuery' },
  license: someText,
  name: someText,
  note: text,
  query: someText,
  references: texts,
  risk_score: { type: 'integer', minimum: 1, maximum: 100 },
  rule_id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
  setup: text,
  severity: { enum: ['low', 'medium', 'high', 'critical'] },
  tags: texts,
  threat,
  timestamp_override: someText,
  type: { const: 'query' },
};

const required = ['author', 'description', 'language', 'name', 'query', 'risk_score', 'rule_id', 'severity', 'type'];

const date = { type: 'string', pattern: '^\\d{4}/\\d{2}/\\d{2}$' };

/** A file of the detection-rules repository. */
const ruleFile = {
  ...strict,
  required: ['metadata', 'rule'],
  properties: {
    metadata: {
      ...strict,
      required: ['creation_date', 'updated_date'],
      properties: {
        creation_date: date,
        integration: texts,
        maturity: { enum: ['development', 'experimental', 'beta', 'production', 'deprecated'] },
        min_stack_comments: someText,
        min_stack_version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
        updated_date: date,
      },
    },
    rule: { ...strict, required, properties: ruleProperties },
  },
};

const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T00:00:00\\.000Z$' };

/** A line for Kibana's rule import. */
const importedRule = {
  ...strict,
  required: [...required, 'version'],
  properties: {
    ...ruleProperties,
    created_at: time,
    namespace: someText,
    to: { const: 'now' },
    updated_at: time,
    version: { type: 'integer', minimum: 1 },
  },
};

/** A saved object of the type search. */
const savedSearch = {
  ...strict,
  required: ['id', 'type', 'attributes', 'references'],
  properties: {
    id: someText,
    type: { const: 'search' },
    coreMigrationVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    typeMigrationVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    namespaces: { type: 'array', items: someText },
    attributes: {
      ...strict,
      required: ['title', 'kibanaSavedObjectMeta'],
      properties: {
        title: someText,
        description: text,
        columns: { type: 'array', items: text },
        sort: { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 } },
        usesAdHocDataView: { type: 'boolean' },
        kibanaSavedObjectMeta: { ...strict, required: ['searchSourceJSON'], properties: { searchSourceJSON: text } },
      },
    },
    references: { type: 'array', maxItems: 0 },
  },
};

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
const validators = {
  ruleFile: ajv.compile(ruleFile),
  importedRule: ajv.compile(importedRule),
  savedSearch: ajv.compile(savedSearch),
};

/** What is wrong with data; an empty list if nothing is. */
export function schemaFaults(kind: keyof typeof validators, data: unknown): readonly string[] {
  const validate = validators[kind];
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

import { wholeCharacters } from '../../../src/backend/clean-text.js';
import type { RuleFacts } from './rule-facts.js';

/** A rule as Kibana imports it (`POST api/detection_engine/rules/_import`): one line of JSON. */
export function ruleNdjson(facts: RuleFacts, space: string): string {
  const { dates, grade, schedule } = facts;
  return JSON.stringify({
    rule_id: facts.ruleId,
    version: 1,
    name: facts.name,
    description: facts.description,
    ...(dates.created === undefined ? {} : { created_at: midnight(dates.created) }),
    ...(dates.updated === undefined ? {} : { updated_at: midnight(dates.updated) }),
    author: facts.author,
    ...(facts.license === undefined ? {} : { license: facts.license }),
    enabled: facts.enabled,
    ...(space === '' ? {} : { namespace: space }),
    severity: grade.severity,
    risk_score: grade.riskScore,
    type: 'query',
    language: 'kuery',
    query: wholeCharacters(facts.query),
    index: facts.index,
    from: schedule.from,
    to: 'now',
    interval: schedule.interval,
    timestamp_override: 'event.ingested',
    tags: facts.tags,
    threat: facts.threat,
    references: facts.references,
    false_positives: facts.falsePositives,
    note: facts.note,
    setup: facts.setup,
    ...(facts.investigationFields.length === 0
      ? {}
      : { investigation_fields: { field_names: facts.investigationFields } }),
    ...(facts.actions.length === 0 ? {} : { actions: facts.actions }),
  });
}

const midnight = (date: string): string => `${date}T00:00:00.000Z`;

import { jsonText } from '../diagnostic/json-text.js';
import type { CheckReport } from './check-report.js';
import { findingJson } from './finding-json.js';

/** A line of JSON for each finding, also those that are suppressed. */
export const ndjson = ({ files }: CheckReport): string =>
  files
    .flatMap(({ path, findings }) => findings.map((finding) => `${jsonText({ path, ...findingJson(finding) })}\n`))
    .join('');

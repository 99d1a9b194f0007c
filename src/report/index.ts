import type { ReportFormat } from './check-report.js';
import { checkstyle } from './checkstyle.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junitFindings } from './junit-findings.js';
import { ndjson } from './ndjson.js';
import { sarif } from './sarif.js';

/** The formats in which findings are told to machines, by name. */
export const reportFormats: Readonly<Record<string, ReportFormat>> = {
  json,
  ndjson,
  github,
  sarif,
  junit: junitFindings,
  gitlab,
  checkstyle,
};

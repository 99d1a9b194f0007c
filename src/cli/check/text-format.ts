import type { ReportedFile } from '../../report/check-report.js';
import type { Source } from '../../source/source.js';
import { formatComplaint } from '../report.js';

/** The findings of a file for people, with the source line of each; what is suppressed is left out. */
export function textOfFile({ findings }: ReportedFile, source: Source | undefined, colors: boolean): string {
  return findings
    .filter(({ suppression }) => suppression === undefined)
    .map(({ finding }) => `${formatComplaint(finding, source, colors)}\n`)
    .join('');
}

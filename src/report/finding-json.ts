import type { Diagnostic, Location } from '../diagnostic/diagnostic.js';
import type { ReportedFinding } from './check-report.js';

/** A finding as an object of JSON. Its place is in the file that it is told with; that of a note or fix names the file. */
export function findingJson({ finding, fingerprint, suppression }: ReportedFinding) {
  const { code, severity, message, location, notes, fix } = finding;
  return {
    code,
    severity,
    message,
    ...(location === undefined ? {} : placeJson(location)),
    notes: notes.map(noteJson),
    ...(fix === undefined ? {} : { fix }),
    fingerprint,
    suppressed: suppression !== undefined,
    ...(suppression === undefined ? {} : { suppression }),
  };
}

function placeJson({ line, column, endLine, endColumn }: Location) {
  return { line, column, endLine, endColumn };
}

function noteJson({ message, location }: Diagnostic['notes'][number]) {
  return location === undefined ? { message } : { message, location };
}

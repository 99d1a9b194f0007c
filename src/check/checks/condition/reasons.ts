import type { DiagnosticNote, Placed } from '../../../diagnostic/diagnostic.js';

/** The places that decide a part of a rule, as notes. */
export function reasonsFor(because: readonly Placed[]): readonly DiagnosticNote[] {
  const [one, other] = because;
  if (one === undefined || other === undefined) return [];
  return [
    { message: 'what is said here', location: one.location },
    { message: 'is settled by what is said here', location: other.location },
  ];
}

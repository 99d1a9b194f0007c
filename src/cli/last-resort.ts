import { exitCodes, UsageError } from './errors.js';
import { reasonOf } from './system-error.js';
import { ClosedPipeError, flushOutput, OutputError, say } from './terminal.js';
import { visible } from './visible.js';

/**
 * Says what ended the run, and gives its exit code. What was written before is kept, and comes first. Nobody needs a
 * stack but those who look for the fault: they set TRANSIGMA_DEBUG.
 */
export function endWith(thrown: unknown): number {
  // Whoever closed the pipe wants no more; that is no fault of anybody.
  if (thrown instanceof ClosedPipeError) return exitCodes.fine;
  if (thrown instanceof OutputError) {
    say(`transigma: ${thrown.message}: ${visible(reasonOf(thrown.cause))}`);
    return exitCodes.usage;
  }
  flushQuietly();
  if (thrown instanceof UsageError) {
    for (const complaint of thrown.complaints) say(complaint);
    say(`transigma: ${visible(thrown.message)}`);
    for (const hint of thrown.hints) say(`  ${visible(hint)}`);
    return exitCodes.usage;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  say(`transigma: internal error: ${visible(message)} (please report it, with the input that led to it)`);
  if ((process.env.TRANSIGMA_DEBUG ?? '') !== '' && thrown instanceof Error) say(thrown.stack ?? '');
  return exitCodes.internal;
}

/** The fault at hand matters more than one of the output. */
function flushQuietly(): void {
  try {
    flushOutput();
  } catch (thrown) {
    if (!(thrown instanceof ClosedPipeError || thrown instanceof OutputError)) throw thrown;
  }
}

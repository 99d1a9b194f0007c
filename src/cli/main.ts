import { run } from './program.js';
import { ClosedPipeError } from './terminal.js';

declare const TRANSIGMA_VERSION: string;

try {
  process.exitCode = await run(process.argv.slice(2), TRANSIGMA_VERSION);
} catch (thrown) {
  // Whoever closed the pipe wants no more; that is no fault of anybody.
  if (!(thrown instanceof ClosedPipeError)) throw thrown;
  process.exit(0);
}

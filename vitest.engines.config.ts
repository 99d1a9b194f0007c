import { defineConfig } from 'vitest/config';

/** Tests that run what we print on the engines it is for. They skip where an engine is missing. */
// biome-ignore lint/style/noDefaultExport: it is where vitest looks
export default defineConfig({
  test: {
    include: ['test/engines/**/*.test.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    globalSetup: ['test/support/build-once.ts'],
    // Longer than Trino gives a statement, so that it is Trino who says which one took too long.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Each file starts an engine of its own, of up to 1 GB.
    maxWorkers: 2,
  },
});

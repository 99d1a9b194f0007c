import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need engines that have to be set up: npm run test:engines.
    exclude: ['test/engines/**', '**/node_modules/**'],
    setupFiles: ['test/support/property-seed.ts'],
    globalSetup: ['test/support/build-once.ts'],
    testTimeout: 120_000,
  },
});

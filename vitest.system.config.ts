import { defineConfig } from 'vitest/config';

/** Tests that need a browser, a terminal or PDF tools from the system, or that install packages anew: see scripts/system-tests.sh. */
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'coverage/system-tests.json' }]],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/system/**'],
    pool: 'threads',
    // No test touches a global: a fresh context for each file would only cost time.
    isolate: false,
    testTimeout: 20_000,
    reporters: ['default', ['json', { outputFile: 'coverage/tests.json' }]],
  },
});

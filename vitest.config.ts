import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: ['test/run.ts'],
    setupFiles: ['test/setup.ts'],
    maxWorkers: '100%',
    testTimeout: 240_000,
    hookTimeout: 400_000,
  },
});

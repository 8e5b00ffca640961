import { defineConfig } from 'vitest/config';

/** Tests that need a process of their own: they set its time zone, or load an engine of half a gigabyte. */
const apart = ['test/signals/clickhouse/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/run.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 400_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
          exclude: apart,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: apart, sequence: { groupOrder: 1 } } },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** Tests that share a process of their own: they load an engine of half a gigabyte, in a time zone that no result may show. */
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
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart,
          isolate: false,
          env: { TZ: 'America/Los_Angeles' },
        },
      },
    ],
  },
});

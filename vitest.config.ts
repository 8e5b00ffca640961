import { defineConfig } from 'vitest/config';
import { compiledProgram } from './test/compiled.js';
import { LongestFirst } from './test/longestFirst.js';
import { laterOptimised } from './test/optimised.js';

/** Tests that share a process of their own: they load an engine of half a gigabyte, in a time zone that no result may show. */
const apart = ['test/signals/clickhouse/**/*.test.ts'];

export default defineConfig({
  // Where the compiled program is sure to be that of the source: in `npm test` and `npm run check`.
  plugins: process.env['IPLUS_COMPILED'] ? [compiledProgram] : [],
  test: {
    globalSetup: ['test/run.ts'],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/setup.ts'],
    // The compiled program is loaded by Node.
    server: { deps: { external: [/\/dist\//] } },
    // More room for short-lived objects, so that they are gone before they are collected: a twelfth less of processor.
    execArgv: ['--max-semi-space-size=64', ...laterOptimised],
    testTimeout: 240_000,
    hookTimeout: 400_000,
    // One second by default: less than a busy machine needs for a what-if or a preview in the browser.
    expect: { poll: { timeout: 100_000 } },
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

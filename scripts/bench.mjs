// Runs the benchmarks of bench/ on the compiled program: compiles, bundles it as users run it, bundles bench/run.ts into dist/bench with dist/
// external, and runs that. A table goes to stderr, the same as JSON to stdout.
//   npm run bench > bench.json            npm run bench coinr growth   (only these)
import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
execFileSync(process.execPath, [`${root}scripts/bundle.mjs`], { cwd: root, stdio: ['ignore', 2, 2] });
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: 'bench/run.ts',
    outDir: 'dist/bench',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      external: (id) => /^(\.\.\/)+dist\//.test(id),
      output: { paths: (id) => id.replace(/^.*\/dist\//, '../') },
    },
  },
});
// Some benchmarks share helpers with the tests, which ask what works here.
process.env.IPLUS_MISSING_PROGRAMS ??= (await import('./programs.mjs')).missingPrograms().join(';');
await import(pathToFileURL(`${root}dist/bench/run.js`).href);

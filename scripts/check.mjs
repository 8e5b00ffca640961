// npm run check: types, lint, format and unit tests. npm run check -- --fix fixes what can be fixed automatically.
import { root, run, setUp } from './setup.mjs';

setUp();
const fix = process.argv.includes('--fix') ? ['--write'] : [];
run(process.execPath, [
  `${root}node_modules/@biomejs/biome/bin/biome`,
  'check',
  '--error-on-warnings',
  ...fix,
]);
run(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', 'src', '--maxWorkers=100%']);

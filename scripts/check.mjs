// npm run check: types, lint, format and unit tests. npm run check -- --fix fixes what can be fixed automatically.
import { root, run, setUp, showLint, startLint } from './setup.mjs';

const fix = process.argv.includes('--fix');
// What it fixes is what is compiled: not at the same time.
const lint = setUp(() => (fix ? undefined : startLint()));
showLint(await (lint ?? startLint('--write')));
run(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', 'src', '--maxWorkers=100%']);

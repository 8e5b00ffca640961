// npm test: set up, then types, lint, format and the tests. Ends with the slowest files, what was skipped for want of
// what, and a line "N passed, N failed, N skipped".
//   npm test [FILE …]              every kind of check on a few cases, in some twelve minutes
//   npm run test:thorough [FILE …] on all of them, in half an hour (test/helpers/thorough.ts)
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { root, setUp, showLint, start, startLint } from './setup.mjs';

const given = process.argv.slice(2);
const thorough = given.includes('--thorough');
const { lint, audit } = setUp(() => ({
  lint: startLint(),
  audit: start('npm', ['audit', '--omit=dev', '--json']),
}));
// What these need is installed and compiled by now; the linter goes on meanwhile.
const { installPrograms, missingPrograms } = await import('./programs.mjs');
const { chromiumPath } = await import('../dist/cli/chromium.js');
let missing = missingPrograms();
if (missing.length > 0) {
  installPrograms(missing);
  missing = missingPrograms();
}
showLint(await lint);
const chromium = chromiumPath();
// Two more than processors, as tests wait for servers, browsers and clocks; one holds up to 2 GB with its browser.
const workers = Math.max(1, Math.min(availableParallelism() + 2, Math.floor(totalmem() / 2 ** 31)));
const results = `${root}dist/test-results.json`;
mkdirSync(`${root}dist`, { recursive: true });
rmSync(results, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    `${root}node_modules/vitest/vitest.mjs`,
    'run',
    `--maxWorkers=${workers}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${results}`,
    `--reporter=${root}scripts/summary.mjs`,
    ...given.filter((argument) => argument !== '--thorough'),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      IPLUS_MISSING_PROGRAMS: missing.join(';'),
      ...(thorough ? { IPLUS_THOROUGH: '1' } : {}),
      ...(chromium ? { CHROMIUM: chromium } : {}),
    },
  },
);
const counts = JSON.parse(readFileSync(results, 'utf8'));
const { numPassedTests, numFailedTests, numPendingTests } = counts;
const failed = Math.max(numFailedTests, status === 0 ? 0 : 1);
const vulnerable = tellAudit(await audit);
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
process.exitCode = status === 0 && vulnerable ? 1 : (status ?? 1);

/** Tells of known vulnerabilities in runtime dependencies, where the registry answers, or that nothing was checked. Returns whether there are any. */
function tellAudit({ out }) {
  let found;
  try {
    found = JSON.parse(out).metadata?.vulnerabilities?.total;
  } catch {}
  if (found === undefined) console.log('npm audit: not run here (the registry does not answer it)');
  else console.log(`npm audit: ${found} known vulnerabilities in runtime dependencies`);
  return found > 0;
}

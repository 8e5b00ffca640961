import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { inBrackets, lacking } from '../helpers/programs.js';
import { itThoroughly } from '../helpers/thorough.js';

const tests = join(root, 'test');

/**
 * Left out: browsers and ClickHouse, which are no programs of ours; `cache`, which compares the clock with times of files, and faketime leaves
 * these as they are; and those that set a clock by themselves.
 */
const others = /^(?:e2e\/|signals\/(?:clickhouse\/|cache\.)|determinism\/)/;

const date = /\bDate\b|\b20(?:2[6-9]|[3-9]\d)-(?:0[1-9]|1[0-2])\b/;
const known = new Map<string, boolean>();

/** Whether a file of the tests, or one that it imports, has dates of these years or reads a clock. */
function knowsDates(file: string): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  known.set(file, false);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/'(\.{1,2}\/[^']+)\.js'/g)]
    .map(([, path]) => `${resolve(dirname(file), path!)}.ts`)
    .filter((path) => path.startsWith(tests) && existsSync(path));
  const knows = date.test(text) || imported.some(knowsDates);
  known.set(file, knows);
  return knows;
}

const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !others.test(file))
  .map((file) => join(tests, file))
  .filter(knowsDates);

/** Seconds from now until then, as faketime reads them. */
const until = (moment: string) => {
  const seconds = Math.round((Date.parse(moment) - Date.now()) / 1000);
  return seconds < 0 ? `${seconds}` : `+${seconds}`;
};

const clocks = {
  'in forty days': () => '+40d',
  'in four hundred days': () => '+400d',
  'on a leap day': () => until('2028-02-29T10:00:00Z'),
  'in the last minute of a year': () => until('2027-12-31T23:59:30Z'),
};

const absent = lacking('faketime');

/** Runs them under another clock. */
function passUnder(clock: string): void {
  const results = join(temporaryFolder(), 'results.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const how = ['--maxWorkers=1', '--reporter=json', `--outputFile=${results}`];
  // Timers go on as ever; files keep the times that the system gave them.
  const fake = { FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' };
  const env = { ...process.env, ...fake, IPLUS_THOROUGH: undefined };
  const command = ['-f', clock, process.execPath, vitest, 'run', ...files, ...how];
  const { stderr } = spawnSync('faketime', command, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { testResults, numPassedTests } = JSON.parse(readFileSync(results, 'utf8')) as Results;
  const failed = testResults.flatMap(({ name, message, assertionResults }) => {
    const ones = assertionResults.filter(({ status }) => status === 'failed');
    if (message) return [`${name}: ${message}`];
    return ones.map((one) => `${name}: ${one.fullName}: ${one.failureMessages[0]}`);
  });
  expect(failed, stderr).toEqual([]);
  expect(numPassedTests).toBeGreaterThan(500);
}

describe('the tests that know dates', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files).toContain(join(tests, 'platform', 'intake', 'kill.test.ts'));
  });

  for (const [when, clock] of Object.entries(clocks))
    itThoroughly(
      `pass ${when}${inBrackets(absent)}`,
      (context) => (absent ? context.skip(absent) : passUnder(clock())),
      1_800_000,
    );
});

interface Results {
  numPassedTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

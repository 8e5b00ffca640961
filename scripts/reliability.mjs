// Tries what a run of the tests tries a few times as often as wanted, and writes what came of it into docs/reliability.md.
//   npm run reliability                              all parts; takes some hours
//   npm run reliability kills flips                  only these
//   npm run reliability damaged -- --times 10000     so many tries in each of them
//   npm run reliability -- --seed 7                  other random choices
// Long parts are run in rounds, and each round is kept when it is over: a run that is ended begins again behind the last of them.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { missingPrograms } from './programs.mjs';
import { plain, sectionsOf, sectionText, textOf } from './reliabilityText.mjs';
import { root, setUp } from './setup.mjs';

/** Each part: what it says, how often it is tried where nothing is said, in rounds of how many, and where the tests are that try it. */
const parts = {
  kills: {
    title: 'Kills: `kill -9` at random instants',
    times: 1000,
    round: 200,
    tests: [
      'crash/crash',
      'crash/ingest',
      'crash/series',
      'crash/trust',
      'platform/intake/kill',
      'platform/vehicles/kill',
      'platform/replication/kill',
    ],
    only: '[Kk]ill',
  },
  power: {
    title: 'Power cuts: the disk as it was at a random instant',
    times: 300,
    round: 30,
    tests: ['crash/powerCut', 'crash/order', 'platform/intake/powerCut'],
  },
  faults: {
    title: 'Faults of the file system at the n-th call, for every n',
    times: 1000,
    round: 50,
    tests: ['crash/faults', 'crash/trust'],
    only: 'n-th call',
  },
  flips: { title: 'Bytes changed in releases', times: 2000, round: 500, tests: ['release/verify/flips'] },
  full: { title: 'Full disks', times: 200, tests: ['crash/smallDisk'], only: 'full disk' },
  readonly: { title: 'Read-only disks', times: 1, tests: ['crash/smallDisk'], only: 'read-only' },
  clock: { title: 'Clocks and time zones', times: 100, tests: ['determinism/clock'] },
  damaged: {
    title: 'Damaged inputs of every parser',
    times: 1_000_000,
    round: 100_000,
    tests: ['bad-input/parsers', 'bad-input/damagedEditions', 'bad-input/damagedReleases'],
  },
  histories: {
    title: 'Histories of the platform, against a plain model',
    times: 5000,
    round: 500,
    tests: ['platform/histories/histories'],
  },
  load: { title: 'Mixed load, in seconds', times: 600, bench: true },
};

const { asked, times, seed } = argumentsOf(process.argv.slice(2));
setUp();
const missing = missingPrograms().join(';');
const document = `${root}docs/reliability.md`;
const sections = existsSync(document) ? sectionsOf(readFileSync(document, 'utf8'), parts) : {};
let failed = false;
for (const name of asked) {
  const count = times ?? parts[name].times;
  const rounds = runRounds(name, parts[name], count);
  failed ||= rounds.some(({ failures }) => failures.length > 0);
}
process.exitCode = failed ? 1 : 0;

/** Runs the rounds of a part that are not kept yet; the document has them after each. */
function runRounds(name, part, count) {
  const sizes = sizesOf(count, part.round ?? count);
  const file = `${root}.cache/reliability/${name}-${count}-${seed}.json`;
  const rounds = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  for (let number = rounds.length; number < sizes.length; number++) {
    console.error(`${name}: ${part.title} (round ${number + 1} of ${sizes.length}: ${sizes[number]}) …`);
    const began = Date.now();
    const done = part.bench
      ? runUnderLoad(sizes[number])
      : runTests(name, part, sizes[number], seed + 1000 * number);
    rounds.push({ ...done, count: sizes[number], began, ended: Date.now(), load: loadavg()[0] });
    mkdirSync(`${root}.cache/reliability`, { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(rounds));
    renameSync(`${file}.part`, file);
    sections[name] = sectionText(part, { asked: count, seed, rounds, all: sizes.length });
    writeFileSync(document, textOf(parts, sections));
  }
  rmSync(file, { force: true });
  return rounds;
}

/** A number in parts of so many; the last has the rest. */
function sizesOf(count, each) {
  const whole = Array.from({ length: Math.floor(count / each) }, () => each);
  return count % each === 0 ? whole : [...whole, count % each];
}

function argumentsOf(words) {
  const found = { asked: [], times: undefined, seed: 0 };
  for (let i = 0; i < words.length; i++) {
    const [word, next] = [words[i], Number(words[i + 1])];
    if (word === '--times' || word === '--seed') {
      if (!Number.isInteger(next) || next < 0) usage(`${word} ${words[i + 1]}`);
      found[word.slice(2)] = next;
      i++;
    } else if (word in parts) found.asked.push(word);
    else usage(word);
  }
  if (found.asked.length === 0) found.asked = Object.keys(parts);
  return found;
}

function usage(found) {
  console.error(
    `found: ${found}\nexpected: ${Object.keys(parts).join(', ')}, --times N, --seed N\nto mend: npm run reliability kills flips -- --times 100`,
  );
  process.exit(2);
}

/** Runs the tests of a part, and gathers what they tell. */
function runTests(name, { tests, only }, count, from) {
  const told = `${root}dist/reliability-told.jsonl`;
  const report = `${root}dist/reliability-report.json`;
  mkdirSync(`${root}dist`, { recursive: true });
  for (const file of [told, report]) rmSync(file, { force: true });
  const files = tests.map((test) => `test/${test}.test.ts`);
  const { status } = spawnSync(
    process.execPath,
    [
      `${root}node_modules/vitest/vitest.mjs`,
      'run',
      ...files,
      ...(only ? ['-t', only] : []),
      '--maxWorkers=1',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: {
        ...process.env,
        IPLUS_MISSING_PROGRAMS: missing,
        IPLUS_THOROUGH: '1',
        RELIABILITY_TIMES: `${count}`,
        RELIABILITY_SEED: `${from}`,
        RELIABILITY_RESULTS: told,
        // These open an edition or a release each, which takes long.
        FUZZ_EDITIONS: `${Math.max(30, Math.round(count / 1000))}`,
        FUZZ_RELEASES: `${Math.max(30, Math.round(count / 1000))}`,
        FUZZ_SEED: `${from}`,
      },
    },
  );
  const lines = existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : [];
  const rows = lines
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ part }) => part === name);
  const suites = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
  const failures = suites
    .flatMap((suite) => (suite.assertionResults.length === 0 ? [suite] : suite.assertionResults))
    .filter((test) => test.status === 'failed')
    .map(
      (test) => `${test.fullName ?? test.name}: ${plain(test.failureMessages?.[0] ?? test.message ?? '')}`,
    );
  if (status !== 0 && failures.length === 0) failures.push(`the tests ended with ${status}`);
  return { rows, failures };
}

/** Runs the server under load. */
function runUnderLoad(seconds) {
  const { status, stdout } = spawnSync(process.execPath, [`${root}scripts/bench.mjs`, 'load'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
    env: { ...process.env, LOAD_SECONDS: `${seconds}` },
  });
  if (status !== 0) return { rows: [], failures: [`the load ended with ${status}`] };
  const { pages } = JSON.parse(stdout);
  if (pages.length === 0) {
    const why = 'skipped: releases/china-2018 is missing (npm start builds it)';
    return { rows: [{ what: 'mixed load', tried: 0, found: why }], failures: [] };
  }
  const rows = pages.map(({ what, measured, most, unit, note, doubt }) => ({
    what,
    tried: 1,
    found: {
      measured: `${measured.toFixed(1)} ${unit}`,
      goal: `${most} ${unit}`,
      with: note,
      ...(doubt && { 'worth nothing': doubt }),
    },
  }));
  // What was measured on a busy machine is told and not judged.
  const missed = pages.filter(({ measured, most, doubt }) => measured > most && !doubt);
  return {
    rows,
    failures: missed.map(
      ({ what, measured, most, unit }) => `${what}: ${measured.toFixed(1)} ${unit}, not ${most}`,
    ),
  };
}

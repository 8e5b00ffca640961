// Tries what a run of the tests tries a few times as often as wanted, and writes what came of it into docs/reliability.md.
//   npm run reliability                              all parts; takes some hours
//   npm run reliability kills flips                  only these
//   npm run reliability damaged -- --times 10000     so many tries in each of them
//   npm run reliability -- --seed 7                  other random choices

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { missingPrograms } from './programs.mjs';
import { root, setUp } from './setup.mjs';

/** Each part: what it says, how often it is tried where nothing is said, and where the tests are that try it. */
const parts = {
  kills: {
    title: 'Kills: `kill -9` at random instants',
    times: 1000,
    tests: [
      'crash/crash',
      'crash/ingest',
      'crash/series',
      'crash/trust',
      'platform/intake/kill',
      'platform/vehicles/kill',
    ],
    only: '[Kk]ill',
  },
  power: {
    title: 'Power cuts: the disk as it was at a random instant',
    times: 300,
    tests: ['crash/powerCut', 'crash/order', 'platform/intake/powerCut'],
  },
  faults: {
    title: 'Faults of the file system at the n-th call, for every n',
    times: 1000,
    tests: ['crash/faults', 'crash/trust'],
    only: 'n-th call',
  },
  flips: { title: 'Bytes changed in releases', times: 2000, tests: ['release/verify/flips'] },
  full: { title: 'Full disks', times: 200, tests: ['crash/smallDisk'], only: 'full disk' },
  readonly: { title: 'Read-only disks', times: 1, tests: ['crash/smallDisk'], only: 'read-only' },
  clock: { title: 'Clocks and time zones', times: 100, tests: ['determinism/clock'] },
  damaged: {
    title: 'Damaged inputs of every parser',
    times: 1_000_000,
    tests: ['bad-input/parsers', 'bad-input/damagedEditions', 'bad-input/damagedReleases'],
  },
  load: { title: 'Mixed load, in seconds', times: 600, bench: true },
};

const { asked, times, seed } = argumentsOf(process.argv.slice(2));
setUp();
const missing = missingPrograms().join(';');
const document = `${root}docs/reliability.md`;
const sections = existsSync(document) ? sectionsOf(readFileSync(document, 'utf8')) : {};
let failed = false;
for (const name of asked) {
  const part = parts[name];
  const count = times ?? part.times;
  console.error(`${name}: ${part.title} (${count}) …`);
  const began = Date.now();
  const { rows, failures } = part.bench ? loaded(count) : tested(name, part, count);
  failed ||= failures.length > 0;
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  const day = new Date(began).toISOString().slice(0, 10);
  sections[name] = sectionText(part, { day, count, minutes, rows, failures });
  writeDocument();
}
process.exitCode = failed ? 1 : 0;

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
function tested(name, { tests, only }, count) {
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
        RELIABILITY_TIMES: `${count}`,
        RELIABILITY_SEED: `${seed}`,
        RELIABILITY_RESULTS: told,
        // These open an edition or a release each, which takes long.
        FUZZ_EDITIONS: `${Math.max(30, Math.round(count / 1000))}`,
        FUZZ_RELEASES: `${Math.max(30, Math.round(count / 1000))}`,
        FUZZ_SEED: `${seed}`,
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
function loaded(seconds) {
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
  const rows = pages.map(({ what, measured, most, unit, note }) => ({
    what,
    tried: 1,
    found: { measured: `${measured.toFixed(1)} ${unit}`, goal: `${most} ${unit}`, with: note },
  }));
  const missed = pages.filter(({ measured, most }) => measured > most);
  return {
    rows,
    failures: missed.map(
      ({ what, measured, most, unit }) => `${what}: ${measured.toFixed(1)} ${unit}, not ${most}`,
    ),
  };
}

/** The first line of an error, without colours and paths of this machine. */
function plain(text) {
  const [line] = stripVTControlCharacters(text).split('\n');
  return line.replaceAll(root, '').replaceAll(tmpdir(), 'TMP').slice(0, 300);
}

function sectionText({ title }, { day, count, minutes, rows, failures }) {
  const found = ({ found }) =>
    typeof found === 'string'
      ? found
      : Object.entries(found)
          .map(([key, value]) => `${words(key)} ${value}`)
          .join(', ');
  const cell = (text) => plain(text).replaceAll('|', '\\|');
  const lines = rows.map((row) => `| ${cell(row.what)} | ${row.tried} | ${cell(found(row))} |`);
  const outcome =
    failures.length === 0
      ? 'Nothing failed.'
      : ['Failed:', '', ...failures.map((failure) => `- ${failure}`)].join('\n');
  return [
    `${title}`,
    '',
    `${day}, ${count.toLocaleString('en')} asked for, seed ${seed}, ${minutes} minutes; ${machine()}.`,
    '',
    '| what | times | found |',
    '|---|---|---|',
    ...lines,
    '',
    outcome,
  ].join('\n');
}

/** `whileWriting` as `while writing`. */
function words(key) {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function machine() {
  const of = (command, ...args) => {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', cwd: root });
    return status === 0 ? stdout.trim() : 'unknown';
  };
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const system = `${process.platform} ${process.arch}`;
  const busy = `load average ${loadavg()[0].toFixed(0)} at the end`;
  const disk = of('df', '--output=fstype', tmpdir()).split('\n').at(-1);
  return `${system}, ${availableParallelism()} cores (${busy}), Node ${process.versions.node}, temporary files on ${disk}, program ${version}`;
}

/** The sections of the document as they are, by the name of their part. */
function sectionsOf(text) {
  const found = {};
  for (const section of text.split(/^## /m).slice(1)) {
    const name = Object.keys(parts).find((key) => section.startsWith(`${parts[key].title}\n`));
    if (name) found[name] = section.trimEnd();
  }
  return found;
}

function writeDocument() {
  const known = Object.keys(parts).filter((name) => sections[name]);
  const open = Object.keys(parts).filter((name) => !sections[name]);
  const usual = Object.entries(parts)
    .map(([name, { times: count }]) => `${name} ${count.toLocaleString('en')}`)
    .join(', ');
  const head = `# Reliability: what was tried, how often, and what came of it

Written by \`npm run reliability\`; do not edit. Every part can be run alone and with other counts:
\`npm run reliability kills flips -- --times 100 --seed 7\`. The same tests run with small counts in \`npm test\`; a part that is run again
replaces its section here. Each section says when, on what machine, how often and with which seed it was run, and what failed. Of damaged inputs
some are *answered*, with a value or a list of problems, and others *refused*, with an error that says what is wrong with them.

Asked for where nothing is said: ${usual}.
`;
  const missing = open.length === 0 ? '' : `\nNot run yet: ${open.join(', ')}.\n`;
  const body = known.map((name) => `\n## ${sections[name]}\n`).join('');
  writeFileSync(document, head + missing + body);
}

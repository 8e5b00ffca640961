// What `npm run reliability` writes into docs/reliability.md.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { root } from './setup.mjs';

/** The first line of an error, without colours and paths of this machine. */
export function plain(text) {
  const [line] = stripVTControlCharacters(text).split('\n');
  return line.replaceAll(root, '').replaceAll(tmpdir(), 'TMP').slice(0, 300);
}

/** The sections of the document as they are, by the name of their part. */
export function sectionsOf(text, parts) {
  const found = {};
  for (const section of text.split(/^## /m).slice(1)) {
    const name = Object.keys(parts).find((key) => section.startsWith(`${parts[key].title}\n`));
    if (name) found[name] = section.trimEnd();
  }
  return found;
}

/** The section of a part after some or all of its rounds. */
export function sectionText({ title }, { asked, seed, rounds, all }) {
  const failures = rounds.flatMap((round) => round.failures);
  const lines = mergeRounds(rounds).map(
    ({ what, tried, found }) => `| ${cell(what)} | ${tried} | ${cell(foundText(found))} |`,
  );
  const outcome =
    failures.length === 0
      ? 'Nothing failed.'
      : ['Failed:', '', ...failures.map((failure) => `- ${failure}`)].join('\n');
  return [
    title,
    '',
    headOf({ asked, seed, rounds, all }),
    '',
    '| what | times | found |',
    '|---|---|---|',
    ...lines,
    '',
    outcome,
  ].join('\n');
}

/** When, how much and where. */
function headOf({ asked, seed, rounds, all }) {
  const day = (time) => new Date(time).toISOString().slice(0, 10);
  const days = [...new Set([day(rounds[0].began), day(rounds.at(-1).ended)])].join(' to ');
  const tried = rounds.reduce((n, { count }) => n + count, 0);
  const done =
    all === 1
      ? ''
      : rounds.length === all
        ? `in ${all} rounds, `
        : `**${tried.toLocaleString('en')} of them tried so far**, ${rounds.length} of ${all} rounds, `;
  const minutes = (rounds.reduce((n, { began, ended }) => n + ended - began, 0) / 60_000).toFixed(1);
  const loads = rounds.map(({ load }) => Math.round(load));
  const [least, most] = [Math.min(...loads), Math.max(...loads)];
  const busy = `load average ${least === most ? least : `${least} to ${most}`} at the end${all === 1 ? '' : ' of rounds'}`;
  return `${days}, ${asked.toLocaleString('en')} asked for, ${done}seed ${seed}, ${minutes} minutes; ${machine(busy)}.`;
}

/** The rows of all rounds, each once: numbers add up, of times the longest counts, other texts stand side by side. */
function mergeRounds(rounds) {
  const rows = new Map();
  for (const round of rounds) {
    // Rows of one round may have the same name, as of two tests that do the same side by side.
    const seen = new Map();
    for (const row of round.rows) {
      const number = seen.get(row.what) ?? 0;
      seen.set(row.what, number + 1);
      const key = `${row.what} ${number}`;
      const known = rows.get(key);
      rows.set(
        key,
        known ? { ...row, tried: known.tried + row.tried, found: combine(known.found, row.found) } : row,
      );
    }
  }
  return [...rows.values()];
}

function combine(a, b) {
  if (typeof a === 'object' && typeof b === 'object')
    return Object.fromEntries(
      Object.keys({ ...a, ...b }).map((key) => [key, combine(a[key] ?? 0, b[key] ?? 0)]),
    );
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (a === b) return a;
  const [x, y] = [a, b].map((text) => /^([\d.]+) ms$/.exec(text)?.[1]);
  return x && y ? `${Math.max(Number(x), Number(y))} ms` : `${a}; ${b}`;
}

const cell = (text) => plain(text).replaceAll('|', '\\|');

function foundText(found) {
  if (typeof found === 'string') return found;
  return Object.entries(found)
    .map(([key, value]) => `${words(key)} ${value}`)
    .join(', ');
}

/** `whileWriting` as `while writing`. */
function words(key) {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function machine(busy) {
  const { status, stdout } = spawnSync('df', ['--output=fstype', tmpdir()], { encoding: 'utf8' });
  const disk = status === 0 ? stdout.trim().split('\n').at(-1) : 'unknown';
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const system = `${process.platform} ${process.arch}`;
  return `${system}, ${availableParallelism()} cores (${busy}), Node ${process.versions.node}, temporary files on ${disk}, program ${version}`;
}

/** The document. */
export function textOf(parts, sections) {
  const known = Object.keys(parts).filter((name) => sections[name]);
  const open = Object.keys(parts).filter((name) => !sections[name]);
  const usual = Object.entries(parts)
    .map(([name, { times }]) => `${name} ${times.toLocaleString('en')}`)
    .join(', ');
  const head = `# Reliability: what was tested, how often, and with what result

Written by \`npm run reliability\`; do not edit. Every part can be run separately and with other counts:
\`npm run reliability kills flips -- --times 100 --seed 7\`. Long parts are run in rounds, each with its own seed (1,000 apart). Their results are
written here after every round, and a part that was interrupted continues after its last completed round when it is run again. The same tests run with
small counts in \`npm test\`. Running a part again replaces its section here. Each section states when, on what machine, how often and with which seed
the part was run, and what failed. A damaged input is either *answered*, with a value or a list of problems, or *refused*, with an error that says what is
wrong with it.

Default counts: ${usual}.
`;
  const missing = open.length === 0 ? '' : `\nNot run yet: ${open.join(', ')}.\n`;
  return head + missing + known.map((name) => `\n## ${sections[name]}\n`).join('');
}

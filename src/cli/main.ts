#!/usr/bin/env node
import { readdirSync, statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { packageRoot, version } from '../package/index.js';

// Most functions of a command run for milliseconds: compiling them for speed, on other threads, takes longer than it saves.
// What runs ten times as long as usual is compiled all the same. Taking records is the same work for days, and is fastest as usual.
// Only Node 20 has the setting; later ones would write an error to stderr.
const takesRecords =
  process.argv.includes('serve') && process.argv.some((word) => /^--platform(=|$)/.test(word));
const isNode20 = process.versions.node.startsWith('20.');
if (isNode20 && !takesRecords) setFlagsFromString('--interrupt-budget=1500000');

const dist = new URL('dist/', packageRoot);
const whenOf = (file: string) => statSync(new URL(file, dist), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The program as `scripts/bundle.mjs` bundled it, which starts in half of the time, unless something was compiled since. */
function bundled(): URL | undefined {
  const made = whenOf('program/command.js');
  const floors = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const compiled = ['.start.tsbuildinfo', ...floors.map(({ name }) => `${name}/.tsbuildinfo`)];
  return made > 0 && compiled.every((file) => whenOf(file) <= made)
    ? new URL('program/command.js', dist)
    : undefined;
}

// Programs ask for the version again and again: they need not wait until all commands are loaded.
if (process.argv.length === 3 && process.argv[2] === '--version') {
  process.stdout.on('error', () => {}); // the reader of the pipe has closed it
  process.stdout.write(`${version}\n`);
} else await import((bundled() ?? new URL('command.js', import.meta.url)).href);

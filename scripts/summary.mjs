// The last lines of a run: which files took longest, which were cut off because their process ended, and which tests were
// skipped for want of what.
import { subscribe } from 'node:diagnostics_channel';
import { relative } from 'node:path';
import { root } from './setup.mjs';

/** Signals and exit codes of test processes that ended unexpectedly. */
const broken = [];
subscribe('child_process', ({ process: child }) => {
  child.on('exit', (code, signal) => {
    // Vitest ends processes that it no longer needs with SIGTERM.
    if (
      child.spawnargs?.some((argument) => argument.includes('vitest')) &&
      ![0, 'SIGTERM'].includes(signal ?? code)
    )
      broken.push(signal ?? `exit code ${code}`);
  });
});

/** A reporter of vitest. */
export default class Summary {
  onTestRunEnd(modules) {
    console.log('\nThe files that took longest:');
    const files = modules.map((file) => ({ name: nameOf(file), seconds: secondsOf(file) }));
    for (const { name, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, 10))
      console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
    for (const file of modules.filter((file) => file.state() === 'pending' || file.state() === 'queued')) {
      console.log(`\nCut off, as its process ended (${broken.join(', ')}): ${nameOf(file)}`);
      for (const test of file.children.allTests('pending'))
        console.log(`  without a result: ${test.fullName}`);
    }
    const skipped = new Map();
    for (const file of modules)
      for (const test of file.children.allTests('skipped')) {
        const reason = reasonOf(test);
        skipped.set(reason, [...(skipped.get(reason) ?? []), nameOf(file)]);
      }
    console.log(`\n${skipped.size > 0 ? 'Skipped tests:' : 'No test was skipped.'}`);
    for (const [reason, names] of skipped)
      console.log(`${String(names.length).padStart(7)}    ${reason} (${[...new Set(names)].join(', ')})`);
    console.log('');
  }
}

const nameOf = (file) => relative(root, file.moduleId);

/** Imports and tests of a file. */
function secondsOf(file) {
  const { setupDuration, collectDuration, duration } = file.diagnostic();
  return (setupDuration + collectDuration + duration) / 1000;
}

/** What a test says when it skips itself, or what the names around it say that they need. */
function reasonOf(test) {
  const note = test.result().note;
  return note ?? /\b(needs [^()]*)\)/.exec(test.fullName)?.[1] ?? `no reason given: ${test.fullName}`;
}

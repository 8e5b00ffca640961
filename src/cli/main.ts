#!/usr/bin/env node
import { version } from '../package/index.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error; // the reader of the pipe has closed it
});

// An error that no command waited for, such as that of a broken stream.
process.on('uncaughtException', async (error) => {
  const { faultText, languageOf } = await import('./common.js');
  process.stderr.write(`${faultText(error, languageOf({}))}\n`);
  process.exit(1);
});

const args = process.argv.slice(2);
// Programs ask for the version again and again: they need not wait until all commands are loaded.
if (args.length === 1 && args[0] === '--version') process.stdout.write(`${version}\n`);
else
  void import('./run.js')
    .then(({ run }) => run(args))
    .then((code) => {
      process.exitCode = code;
    });

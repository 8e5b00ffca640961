import { faultText, languageOf } from './common.js';
import { run } from './run.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error; // the reader of the pipe has closed it
});

// An error that no command waited for, such as that of a broken stream.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${faultText(error, languageOf({}))}\n`);
  process.exit(1);
});

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

// npm start: set up, build the index from real records, serve the site.
import { setUpToRun } from './setup.mjs';

const scripts = setUpToRun();
const { deferPagesUntil } = await import('../dist/cli/build.js');
deferPagesUntil(scripts);
process.argv.splice(2, 0, 'start');
await import('../dist/cli/command.js');

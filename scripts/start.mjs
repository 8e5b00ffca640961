// npm start: set up, build the index from real records, serve the site.
import { setUp } from './setup.mjs';

setUp(undefined, { check: false });
process.argv.splice(2, 0, 'start');
await import('../dist/cli/main.js');

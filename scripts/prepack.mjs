// npm pack: a dist/ of the sources as they are, nothing left of earlier ones.
import { rmSync } from 'node:fs';
import { root, run } from './setup.mjs';

rmSync(`${root}dist`, { recursive: true, force: true });
run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b']);
run(process.execPath, [`${root}scripts/bundle.mjs`]);

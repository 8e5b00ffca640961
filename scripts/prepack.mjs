// npm pack: rebuilds dist/ from the sources, without files of earlier builds.
import { rmSync } from 'node:fs';
import { root, run } from './setup.mjs';

rmSync(`${root}dist`, { recursive: true, force: true });
run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b']);
run(process.execPath, [`${root}scripts/bundle.mjs`]);

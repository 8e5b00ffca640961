// npm pack: rebuilds dist/ from the sources, without files of earlier builds.
import { readFileSync, rmSync } from 'node:fs';
import { root, run } from './setup.mjs';

rmSync(`${root}dist`, { recursive: true, force: true });
// The tests are not part of it.
const { references } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8'));
const floors = references.map(({ path }) => path).filter((path) => path.startsWith('src'));
run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b', ...floors]);
run(process.execPath, [`${root}scripts/bundle.mjs`]);

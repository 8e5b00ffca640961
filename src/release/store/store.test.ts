import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/helpers/folders.js';
import { putFile } from './store.js';

it('files of neighbouring folders that are written at the same time have their own content each', async () => {
  const parent = temporaryFolder();
  const names = Array.from({ length: 20 }, (_, n) => `log-${n}`);
  await Promise.all(names.map((name) => putFile(join(parent, name), { path: 'checkpoint', content: name })));
  expect(names.map((name) => readFileSync(join(parent, name, 'checkpoint'), 'utf8'))).toEqual(names);
  expect(readdirSync(parent).sort()).toEqual([...names].sort());
});

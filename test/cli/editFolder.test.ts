import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

it('The folder of an edition that is edited takes only files that it gave out, as they were then', async () => {
  const folder = temporaryFolder();
  cpSync(example, folder, { recursive: true });
  const store = editFolder(folder, true);
  const { stamps } = await store.read();
  expect(await store.write({ '../x.csv': '' }, { '../x.csv': '' })).toHaveProperty('refused');
  expect(await store.write({ 'new.csv': '' }, { 'new.csv': '' })).toHaveProperty('refused');
  expect(await store.write({ 'units.csv': 'x' }, { 'units.csv': 'stale' })).toEqual({
    changed: ['units.csv'],
  });
  const added = { 'data/2031.csv': 'unit,period\n' };
  expect(await store.write(added, { 'data/2031.csv': '' })).toHaveProperty('stamps');
  expect((await store.read()).files).toMatchObject(added);
  const text = readFileSync(join(folder, 'units.csv'), 'utf8');
  const stamped = { 'units.csv': stamps['units.csv']! };
  expect(await store.write({ 'units.csv': text }, stamped)).toHaveProperty('stamps');
});

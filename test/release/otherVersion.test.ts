import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { UserError } from '../../src/edition/index.js';
import { openRelease } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { forge } from '../helpers/signed.js';

it('A release whose tables another version wrote says which version that was, and what to do', async () => {
  const { folder } = await releaseOf(example);
  const copy = join(temporaryFolder(), 'older');
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'uncertainty.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('data_low_rank', 'low_rank_of_data'));
  await forge(copy, (manifest) => {
    manifest.software['internet-plus-index'] = '0.1.0';
  });
  const error = await openRelease(copy).catch((caught: UserError) => caught);
  expect((error as UserError).message).toMatch(/uncertainty\.csv has no column/);
  expect((error as UserError).message).toContain('the release was made by version 0.1.0');
});

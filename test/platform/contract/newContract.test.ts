import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';

it('a first contract of a platform makes the folder that it is put into', () => {
  const file = join(temporaryFolder(), 'platform', 'contracts', 'visits.yaml');
  expect(iplus(['contract', 'new', file]).code).toBe(0);
  expect(existsSync(file)).toBe(true);
});

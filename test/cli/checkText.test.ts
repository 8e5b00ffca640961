import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

it('iplus check prints defaults in words and no JSON', () => {
  const { out } = iplus(['check', 'editions/example-formulas', '--lang', 'en']);
  expect(out).toContain('the total is called The mean (total) (units.total: The mean (total))');
  expect(out).not.toContain('{"');
});

it('iplus check says that there are no doubts only where none follow', () => {
  const { out: calm } = iplus(['check', 'editions/example-formulas', '--lang', 'en']);
  expect(calm).toMatch(/^doubts:\n {2}none$/m);
  const folder = join(temporaryFolder(), 'edition');
  cpSync('editions/example-formulas', folder, { recursive: true });
  const file = join(folder, 'data', 'values.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^([^,\n]+,2020,)(\d+)/m, '$1$2000'));
  const { out } = iplus(['check', folder, '--lang', 'en']);
  expect(out).toMatch(/of another size|times|neighbours|unlikely/);
  expect(out).not.toMatch(/^doubts:\n {2}none$/m);
});

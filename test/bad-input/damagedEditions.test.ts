import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seededRandom } from '../../src/analysis/index.js';
import { damage } from '../helpers/damage.js';
import { chinaProvinces, example } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { times } from '../helpers/thorough.js';

/** Few in every run; `npm run fuzz` sets another number and seed. */
const count = Number(process.env['FUZZ_EDITIONS'] ?? times(10, 30));
const seed = Number(process.env['FUZZ_SEED'] ?? 18);

it(`An edition with a damaged file, its map among them, is checked or refused, without a stack (${count} of them)`, {
  timeout: 3_600_000,
}, () => {
  const random = seededRandom(seed);
  const seen: Record<number, number> = {};
  for (let i = 0; i < count; i++) {
    const copy = join(temporaryFolder(), 'edition');
    cpSync(i % 3 === 0 ? chinaProvinces : example, copy, { recursive: true });
    const names = filesBelow(copy).filter((name) => statSync(join(copy, name)).size < 2e6);
    const name = i % 6 === 0 ? 'map.topojson' : names[Math.floor(random() * names.length)]!;
    const how = damage(join(copy, name), random);
    const { code, err } = iplus(['check', copy]);
    const what = `${name} with ${how}: ${err.slice(0, 500)}`;
    expect([0, 2], what).toContain(code);
    expect(err, what).not.toMatch(/^\s+at .*:\d+|node:internal/m);
    if (!name.endsWith('.parquet')) expect(err, what).not.toContain('not Parquet');
    seen[code!] = (seen[code!] ?? 0) + 1;
  }
  expect(seen[2]).toBeGreaterThan(count / 3);
});

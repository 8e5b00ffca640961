import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/analysis/index.js';
import { UserError } from '../../src/edition/index.js';
import { openRelease, type Release } from '../../src/release/index.js';
import { panelParquet } from '../../src/release/tables/parquet.js';
import { siteWithApi } from '../../src/server/app.js';
import { damage } from '../helpers/damage.js';
import { example, ownReleaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { forge } from '../helpers/signed.js';
import { times } from '../helpers/thorough.js';

/** Few in every run; `npm run fuzz` sets another number and seed. */
const count = Number(process.env['FUZZ_RELEASES'] ?? times(8, 24));
const seed = Number(process.env['FUZZ_SEED'] ?? 18);

let release: Release;
beforeAll(async () => {
  release = await ownReleaseOf(example);
});

/** A copy with one damaged file; its list names the damaged file where it is forged. */
async function damagedCopy(random: () => number, forged: boolean) {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(release.folder, copy, { recursive: true });
  const read = ['plan.json', 'panel.parquet', 'raw.json', 'geocoding.csv', 'unplaced.csv', 'uncertainty.csv'];
  const names = [...read, ...read, ...release.manifest.files.map((f) => f.path)];
  const name = names[Math.floor(random() * names.length)]!;
  const how = damage(join(copy, name), random);
  if (forged) await forge(copy);
  return { copy, name, what: `${name} with ${how}` };
}

const pages = [
  '/en/',
  '/zh/data',
  '/en/place/A1',
  '/v1/latest/values?limit=5',
  '/v1/latest/analysis',
  '/release/plan.json',
];

describe('a release with a damaged file', () => {
  it(`is refused with the name of the file when it is opened (${count} of them)`, {
    timeout: 3_600_000,
  }, async () => {
    const random = seededRandom(seed);
    for (let i = 0; i < count; i++) {
      const { copy, name, what } = await damagedCopy(random, false);
      const error: unknown = await openRelease(copy).catch((e: unknown) => e);
      if (!(error instanceof UserError)) continue; // The damage left every byte as it was.
      expect(error.message, what).toContain(name);
      expect(error.message, what).not.toMatch(/Parquet.*json|^\s+at /m);
    }
  });

  it(`never shows a stack, even where its list was made to fit (${count} of them)`, {
    timeout: 3_600_000,
  }, async () => {
    const random = seededRandom(seed + 1);
    const seen = { refused: 0, opened: 0, faults: 0 };
    for (let i = 0; i < count; i++) {
      const { copy, name, what } = await damagedCopy(random, true);
      const opened = await openRelease(copy).catch((e: unknown) => e);
      if (opened instanceof Error) {
        expect(opened, `${what}: ${opened.stack}`).toBeInstanceOf(UserError);
        expect(opened.message, what).toContain(name);
        seen.refused++;
        continue;
      }
      seen.opened++;
      const faults: unknown[] = [];
      const app = siteWithApi([opened as Release], { onFault: (error) => faults.push(error) });
      for (const page of pages) {
        const response = await app.request(page);
        expect(await response.text(), `${what}, ${page}`).not.toMatch(/\n\s+at .*:\d+:\d+|node:internal/);
      }
      seen.faults += faults.length;
    }
    if (process.env['FUZZ_RELEASES']) process.stdout.write(`${JSON.stringify({ count, seed, ...seen })}\n`);
    expect(seen.refused).toBeGreaterThan(count / 8);
  });

  it('names the plan and the panel, not an edition, where no value is left', async () => {
    const copy = join(temporaryFolder(), 'copy');
    cpSync(release.folder, copy, { recursive: true });
    const { plan, panel } = release;
    const values = panel.values.map(() => Number.NaN);
    writeFileSync(join(copy, 'panel.parquet'), panelParquet(plan, { ...panel, values }, []));
    await forge(copy);
    await expect(openRelease(copy)).rejects.toThrow(
      /plan\.json, .*panel\.parquet\n +found: .*no value at all/,
    );
    await expect(openRelease(copy)).rejects.not.toThrow(/edition\.yaml/);
  });

  it('ends every command that opens it with a problem, exit 2', async () => {
    const random = seededRandom(seed + 2);
    const { copy } = await damagedCopy(() => Math.min(random(), 0.01), true);
    const out = join(temporaryFolder(), 'out');
    for (const args of [
      ['explain', copy, 'A1'],
      ['verify', copy],
      ['audit', copy],
      ['analyse', copy],
      ['brief', copy],
      ['card', copy],
      ['report', copy, '--out', `${out}.html`],
      ['slides', copy, '--out', out],
      ['export', 'csv', copy, '--to', `${out}.csv`],
      ['serve', copy, '--port', '29000'],
      ['publish', out, copy],
      ['what-if', copy, 'A1'],
      ['weigh', copy],
      ['diff', copy, copy],
      ['sign', copy],
    ]) {
      const ran = iplus(args, { env: { IPLUS_SECRET_KEY: '' } });
      expect(ran.code, `${args[0]}: ${ran.err}`).toBe(2);
      expect(ran.err, args[0]).not.toMatch(/^\s+at .*:\d+|node:internal/m);
    }
  });
});

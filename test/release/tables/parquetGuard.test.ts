import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/analysis/index.js';
import { dictionaryColumn } from '../../../src/release/tables/dictionaryColumn.js';
import { parquetBytes } from '../../../src/release/tables/parquetBytes.js';
import { checkParquet } from '../../../src/release/tables/parquetGuard.js';
import { times } from '../../helpers/thorough.js';

/** A small file with every kind of column that this program writes, of more than one group. */
function fileOf(rows: number, random: () => number): Uint8Array {
  const some = <T>(of: () => T, none: T) =>
    Array.from({ length: rows }, () => (random() < 0.2 ? none : of()));
  const text = () => `word ${Math.floor(random() * 7)}`;
  return parquetBytes([
    { name: 'text', type: 'STRING', data: dictionaryColumn(some(text, '')) },
    { name: 'maybe', type: 'STRING', data: some<string | null>(text, null) },
    { name: 'number', type: 'DOUBLE', data: Float64Array.from(some(random, Number.NaN)) },
    { name: 'whole', type: 'INT32', data: Int32Array.from(some(() => Math.floor(random() * 9), 0)) },
  ]);
}

/** Whether a file is refused; one that is not must be read at once, with no more rows than it may have. */
async function isRefused(bytes: Uint8Array, rows: number): Promise<boolean> {
  try {
    checkParquet(bytes, (count) => count === rows);
  } catch {
    return true;
  }
  const began = performance.now();
  const read = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer }).catch(() => []);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(read.length).toBeLessThanOrEqual(rows);
  return false;
}

const count = Number(process.env['FUZZ_PARQUET'] ?? times(250, 1000));

describe('a Parquet file', () => {
  it('that this program wrote is read, of any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer(), (rows, seed) => {
        checkParquet(fileOf(rows, seededRandom(seed)), (found) => found === rows);
      }),
      { numRuns: times(20, 60) },
    );
  });

  it('with other than its number of rows is refused', async () =>
    expect(await isRefused(fileOf(20, seededRandom(1)), 21)).toBe(true));

  it.each([
    [0xff, 0xff, 0xff, 0xff, 0x07],
    [0xfe, 0xff, 0xff, 0xff, 0x0f],
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    [0x00, 0x00],
  ])(
    'with a forged length anywhere in it never keeps the reader busy (%j …)',
    async (...forged) => {
      const good = fileOf(1500, seededRandom(2));
      let refused = 0;
      // Each length begins elsewhere, so that they meet different bytes.
      const step = times(5, 1);
      for (
        let at = forged[0]! % step;
        at < good.length;
        at += at > 500 && at < good.length - 2500 ? 7 * step : step
      ) {
        const bytes = Uint8Array.from(good);
        bytes.set(forged.slice(0, good.length - at), at);
        if (await isRefused(bytes, 1500)) refused++;
      }
      expect(refused).toBeGreaterThan(100 / step);
    },
    120_000,
  );

  it(`with changed bytes never keeps the reader busy (${count} of them)`, async () => {
    const random = seededRandom(18);
    const good = [40, 1500].map((rows) => [rows, fileOf(rows, seededRandom(rows))] as const);
    let refused = 0;
    for (let i = 0; i < count; i++) {
      const [rows, file] = good[i % 2]!;
      const bytes = Uint8Array.from(file);
      for (let n = 0; n < 4; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      if (await isRefused(bytes, rows)) refused++;
    }
    expect(refused).toBeGreaterThan(count / 20);
  }, 3_600_000);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { openEdition, type Prepared, prepare, withDuckDb } from '../../src/signals/index.js';
import { chinaOpen } from '../helpers/editions.js';

/** The contents of each source; a block or range that occurs twice is one record. */
const counts = {
  'blocks-2015': [317_822, 0],
  'blocks-2022': [321_047, 0],
  'ipv4-2018-06': [255_758, 0],
  'ipv4-2018-12': [533_882, 0],
  'ipv4-2019-11': [586_177, 0],
  'ipv4-2020-10': [683_591, 0],
  'ipv4-2021-03': [696_272, 40_155],
};

describe('The public records of China', () => {
  let prepared: Prepared | undefined;
  let why = '';
  beforeAll(async () => {
    try {
      prepared = await prepare(openEdition(chinaOpen));
    } catch (error) {
      if (!(error instanceof UserError) || !/npm could not fetch/.test(error.message)) throw error;
      why = `the records are not here and the registry does not answer: ${error.message}`;
    }
  });

  it('have the same number as in their files', ({ skip }) => {
    skip(!prepared, why);
    const { sources } = prepared!.provenance;
    const read = sources.filter((s) => s.id in counts).map((s) => [s.id, [s.records, s.repeated]]);
    expect(Object.fromEntries(read)).toEqual(counts);
  });

  it('are all accounted for: read = placed + unplaced + outside, for every signal and vintage', ({
    skip,
  }) => {
    skip(!prepared, why);
    const { geocoding } = prepared!.provenance;
    expect(geocoding.length).toBe(4 * 2 + 8 * 5 + 2 * 8);
    for (const { records, value } of geocoding) {
      for (const t of [records, value]) expect(t.read).toBe(t.placed + t.unplaced + t.outside);
    }
  });

  it('include 102,630 communities in 2016 and 124,649 in 2023', ({ skip }) => {
    skip(!prepared, why);
    const communities = prepared!.provenance.geocoding.filter((p) => p.indicator === 'communities');
    const ends = [communities[0], communities.at(-1)].map((p) => [p!.observed.slice(0, 4), p!.value.read]);
    expect(ends).toEqual([
      ['2016', 102_630],
      ['2023', 124_649],
    ]);
  });

  it('list every block and every first address once', async ({ skip }) => {
    skip(!prepared, why);
    const twice = (file: string, key: string) =>
      `SELECT count(*) - count(DISTINCT (observed, ${key})) FROM read_parquet('${chinaOpen}/records/${file}')`;
    await withDuckDb(async (connection) => {
      for (const sql of [twice('blocks-*.parquet', 'block'), twice('ipv4-*.parquet', 'first')]) {
        expect((await connection.runAndReadAll(sql)).getRows()).toEqual([[0n]]);
      }
    });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { openEdition, type Prepared, prepare, withDuckDb } from '../../src/signals/index.js';
import { chinaOpen } from '../helpers/editions.js';

/** The contents of each source; a block or range that occurs twice is one record. */
const counts = {
  'ipv4-2021-03': [696_272, 40_155],
  'mobile-blocks-2021-08': [367, 0],
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

  it('are those that the figures are made of and no others, as many as in their files', ({ skip }) => {
    skip(!prepared, why);
    const { sources } = prepared!.provenance;
    const read = sources.map((s) => [s.id, [s.records, s.repeated]]);
    expect(Object.fromEntries(read)).toEqual(counts);
  });

  it('are all accounted for: read = placed + unplaced + outside, for every signal and vintage', ({
    skip,
  }) => {
    skip(!prepared, why);
    const { geocoding } = prepared!.provenance;
    expect(geocoding.length).toBe(prepared!.plan.indicators.length);
    for (const { records, value } of geocoding) {
      for (const t of [records, value]) expect(t.read).toBe(t.placed + t.unplaced + t.outside);
    }
  });

  it('hold 337,650 established number blocks, of which 2,468 of Hainan and 863 of county-level cities are in no unit', ({
    skip,
  }) => {
    skip(!prepared, why);
    const { value } = prepared!.provenance.geocoding.find((p) => p.indicator === 'mobile-blocks')!;
    expect([value.read, value.unplaced]).toEqual([337_650, 2_468 + 863]);
  });

  it('list every first address once', async ({ skip }) => {
    skip(!prepared, why);
    const twice = (file: string, key: string) =>
      `SELECT count(*) - count(DISTINCT (observed, ${key})) FROM read_parquet('${chinaOpen}/records/${file}')`;
    await withDuckDb(async (connection) => {
      const rows = (await connection.runAndReadAll(twice('ipv4-*.parquet', 'first'))).getRows();
      expect(rows).toEqual([[0n]]);
    });
  });
});

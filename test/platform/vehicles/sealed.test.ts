import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CityDayRow } from '../../../src/platform/vehicles/index.js';
import {
  modulus,
  openSums,
  type Share,
  split,
  splitRows,
  sumShares,
} from '../../../src/platform/vehicles/sealed/sealedSums.js';
import { cityDay } from '../../helpers/cityDay.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { seeded } from '../../helpers/random.js';

const number64 = fc.bigInt({ min: 0n, max: modulus - 1n });
const atLeast = 3;
const row = (of: Partial<CityDayRow>): CityDayRow => ({ ...cityDay, data_status: 'observed', ...of });

/** Draws of 64 bits from a seed: a test needs no secrets. */
function drawsOf(seed: number) {
  const next = seeded(seed);
  return () => (BigInt(Math.floor(next() * 2 ** 32)) << 32n) | BigInt(Math.floor(next() * 2 ** 32));
}

/** Rows of makers: cities and figures at random, some withheld. */
const makers = fc
  .array(
    fc.array(
      fc.record({
        city: fc.constantFrom('110000', '310000'),
        distance_km: fc.option(fc.nat({ max: 1e9 }).map((x) => x / 10)),
        charging_hours: fc.option(fc.nat({ max: 1e9 }).map((x) => x / 100)),
        trips: fc.option(fc.nat({ max: 1e9 })),
      }),
      { maxLength: 2 },
    ),
    { maxLength: 6 },
  )
  .map((all) => all.map((rows) => [...new Map(rows.map((of) => [of.city, row(of)])).values()]));

function sealed(all: readonly (readonly CityDayRow[])[], seed: number): [Share[], Share[]] {
  const draw = drawsOf(seed);
  const parts = all.map((rows, i) => splitRows(`maker-${i}`, rows, draw));
  return [parts.flatMap(([one]) => one), parts.flatMap(([, two]) => two)];
}

describe('a share alone', () => {
  it('says nothing: whatever the figure is, exactly one draw gives each share, for either operator', () => {
    fc.assert(
      fc.property(number64, number64, number64, (value, seen, other) => {
        expect(split(value, seen)[0]).toBe(seen);
        const drawn = (((value - seen) % modulus) + modulus) % modulus;
        expect(split(value, drawn)[1]).toBe(seen);
        // No other draw does.
        if (other !== drawn) expect(split(value, other)[1]).not.toBe(seen);
      }),
    );
  });

  it('is spread evenly over all numbers, in its high bits and its low ones, for figures that are all the same', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => row({ day: `2026-01-${i}` }));
    for (const shares of splitRows('maker', rows, drawsOf(5)))
      for (const shift of [60n, 0n]) {
        const counts = Array(16).fill(0) as number[];
        for (const { share } of shares) counts[Number((BigInt(share) >> shift) & 15n)]!++;
        const expected = shares.length / 16;
        const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
        expect(chi2).toBeLessThan(37.7); // 15 degrees of freedom, one in a thousand
      }
  });
});

describe('sums that are opened', () => {
  it('are those of the figures of all makers that gave them, and are there from so many makers on alone', () => {
    fc.assert(
      fc.property(makers, fc.integer(), (all, seed) => {
        const [one, two] = sealed(all, seed);
        const totals = openSums(sumShares(one, atLeast).sums, sumShares(two, atLeast).sums, atLeast);
        const found = new Map(totals.map((of) => [`${of.city} ${of.figure}`, of]));
        for (const city of ['110000', '310000'])
          for (const figure of ['distance_km', 'charging_hours', 'trips', 'vehicles'] as const) {
            const values = all.flatMap((rows) =>
              rows.flatMap((of) => (of.city === city && of[figure] !== null ? [of[figure]] : [])),
            );
            const total = found.get(`${city} ${figure}`);
            if (values.length < atLeast) expect(total).toBeUndefined();
            else {
              const hundredths = values.reduce((sum, value) => sum + Math.round(value * 100), 0);
              expect(total).toMatchObject({ makers: values.length, total: hundredths / 100 });
            }
          }
        expect(totals.some(({ figure }) => figure === 'lateness_median_s')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('are none of cells below the number of makers: an operator says nothing of them at all', () => {
    const [one] = sealed([[row({})], [row({})]], 1);
    expect(sumShares(one, atLeast)).toEqual({ sums: [], twice: [] });
  });

  it('are none where the operators have not the same makers, or a maker sent twice', () => {
    const [one, two] = sealed(Array(4).fill([row({})]), 2);
    const sumsOf = (shares: Share[]) => sumShares(shares, atLeast).sums;
    expect(openSums(sumsOf(one), sumsOf(two), atLeast).length).toBeGreaterThan(10);
    const fewer = two.filter(({ maker }) => maker !== 'maker-0');
    expect(sumsOf(fewer).length).toBeGreaterThan(10);
    expect(openSums(sumsOf(one), sumsOf(fewer), atLeast)).toEqual([]);
    const again = one.filter(({ maker, figure }) => maker === 'maker-1' && figure === 'trips');
    const { sums, twice } = sumShares([...one, ...again], atLeast);
    expect(twice).toMatchObject([{ figure: 'trips' }]);
    expect(sums.some(({ figure }) => figure === 'trips')).toBe(false);
  });

  it('are none where a maker sent what was no share, and simulated as soon as one part is', () => {
    const [one, two] = sealed([[row({})], [row({ data_status: 'simulated' })], [row({})]], 3);
    const wrong = two.map((share, i) => (i === 0 ? { ...share, share: `${modulus - 5n}` } : share));
    const opened = (second: Share[]) =>
      openSums(sumShares(one, atLeast).sums, sumShares(second, atLeast).sums, atLeast);
    expect(opened(two).every(({ data_status }) => data_status === 'simulated')).toBe(true);
    expect(opened(wrong).length).toBe(opened(two).length - 1);
  });
});

describe('the commands of three makers and two operators', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const ok = (...args: string[]) => {
    const ran = iplus(['edge', ...args, '--json', '--lang', 'en']);
    expect(ran).toMatchObject({ code: 0 });
    return JSON.parse(ran.out) as Record<string, unknown>;
  };

  it('give the totals of final rows, and no figure of one maker leaves in the clear', () => {
    const makers = ['north', 'east', 'south'];
    for (const [i, maker] of makers.entries()) {
      const rows = [row({ distance_km: 123_456.7 + i }), row({ day: '2026-01-06', status: 'provisional' })];
      writeFileSync(at(`${maker}.ndjson`), rows.map((of) => `${JSON.stringify(of)}\n`).join(''));
      const sealed = ['seal', at(`${maker}.ndjson`), '--maker', maker];
      expect(ok(...sealed, '--first', at(`${maker}.1`), '--second', at(`${maker}.2`))).toMatchObject({
        rows: 1,
        provisional: 1,
      });
      for (const part of [1, 2])
        for (const line of readFileSync(at(`${maker}.${part}`), 'utf8')
          .trim()
          .split('\n')) {
          const { share, figure } = JSON.parse(line) as Share;
          expect(Number(share)).not.toBe(Math.round(Number(rows[0]![figure as keyof CityDayRow]) * 100));
        }
    }
    for (const part of [1, 2])
      ok('sum', ...makers.map((maker) => at(`${maker}.${part}`)), '--out', at(`sum.${part}`));
    ok('open', at('sum.1'), at('sum.2'), '--out', at('totals.ndjson'));
    const totals = readFileSync(at('totals.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const expected = { city: '110000', day: '2026-01-05', data_status: 'observed', makers: 3 };
    expect(totals).toContainEqual({ ...expected, figure: 'distance_km', total: 370_373.1 });
    expect(totals).toContainEqual({ ...expected, figure: 'trips', total: 180 });
    expect(totals.every(({ day }) => day === '2026-01-05')).toBe(true);
    expect(ok('sum', at('north.1'), at('east.1'), '--out', at('few'))).toMatchObject({ sums: 0 });
  });

  it('say which line is something else', () => {
    writeFileSync(at('wrong'), `${JSON.stringify(row({}))}\n{"vin":"LTESTVIN000000075"}\n`);
    const ran = iplus([
      ...['edge', 'seal', at('wrong'), '--maker', 'north', '--first', at('a'), '--second', at('b')],
      ...['--lang', 'en'],
    ]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('wrong:2');
  });
});

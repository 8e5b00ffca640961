import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RankStore, rankStoreSize } from './rankStore.js';

/** Ranks of a few units in up to twenty replicates; 0 is not ranked. */
const drawn = fc.integer({ min: 1, max: 8 }).chain((units) => {
  const ranks = fc.array(fc.integer({ min: 0, max: units }), { minLength: units, maxLength: units });
  return fc.record({
    units: fc.constant(units),
    replicates: fc.array(ranks, { minLength: 1, maxLength: 20 }),
  });
});

it('Kept, the ranks of a unit have the number, sum, quantiles and first places that sorting them gives', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 40 }), ({ units, replicates }, more) => {
      const store = new RankStore(units, replicates.length + more);
      store.add(Int32Array.from([9, 9, ...replicates[0]!]), 2);
      for (const ranks of replicates.slice(1)) store.add(Int32Array.from(ranks), 0);
      for (let c = 0; c < units; c++) {
        const own = replicates.map((ranks) => ranks[c]!).filter((rank) => rank > 0);
        own.sort((a, b) => a - b);
        const of = store.of(c);
        expect(of).toMatchObject({ n: own.length, sum: own.reduce((sum, rank) => sum + rank, 0) });
        for (const p of [0.05, 0.5, 0.95, 1]) {
          const least = own.find((rank) => own.filter((r) => r <= rank).length >= p * own.length);
          expect(of.quantile(p)).toBe(least ?? 0);
        }
        for (const k of [0, 1, 3, 10]) expect(of.upTo(k)).toBe(own.filter((rank) => rank <= k).length);
      }
    }),
  );
});

it('A hundred thousand units in 1,024 replicates take a number for each, not for each two units', () => {
  expect(rankStoreSize(100_000, 1024)).toBe(102_400_000);
});

import { describe, expect, it } from 'vitest';
import { coinr, doubles, goldenTable, sharedGolden } from '../../../test/helpers/golden.js';
import { varimax } from '../stats/varimax.js';
import { factorWeights, firstComponent, loadingWeights } from './factors.js';

/** Rotated loadings of the technology achievement index, OECD/JRC Handbook, table 17. */
const handbook = [
  [0.07, 0.97, 0.06, 0.06],
  [0.13, 0.07, -0.07, 0.93],
  [0.79, -0.21, 0.21, 0.42],
  [-0.64, 0.56, -0.04, 0.36],
  [0.37, 0.17, 0.38, 0.68],
  [0.82, -0.04, 0.25, 0.35],
  [0.88, 0.23, -0.09, 0.09],
  [0.08, 0.04, 0.96, 0.04],
];

describe('weights of factor loadings', () => {
  it('are those of the Handbook, table 19, for its loadings', () => {
    const want = [0.17, 0.15, 0.11, 0.07, 0.08, 0.12, 0.14, 0.16];
    loadingWeights(handbook).forEach((w, i) => {
      expect(Math.abs(w - want[i]!)).toBeLessThan(0.0051);
    });
  });
  it('are even where two pairs of children measure two things', () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8];
    const b = [1, -1, -1, 1, 1, -1, -1, 1];
    const columns = [a, a.map((x) => 3 * x + 1), b, b.map((x) => 5 - x)].map((c) => Float64Array.from(c));
    const { weights, factors, explained } = factorWeights(columns);
    expect(factors).toBe(2);
    expect(explained).toBeCloseTo(1, 9);
    for (const w of weights) expect(w).toBeCloseTo(0.25, 9);
  });
  it('keep the first factor where none explains more than one child would', () => {
    const columns = [
      [1, 1, -1, -1],
      [1, -1, 1, -1],
    ].map((c) => Float64Array.from(c));
    expect(factorWeights(columns).factors).toBe(1);
  });
});

describe('varimax', () => {
  const criterion = (rows: readonly (readonly number[])[]) => {
    const lengths = rows.map((row) => Math.hypot(...row));
    return rows[0]!.reduce((sum, _, j) => {
      const squares = rows.map((row, i) => (row[j]! / lengths[i]!) ** 2);
      const mean = squares.reduce((a, b) => a + b, 0) / squares.length;
      return sum + squares.reduce((s, x) => s + (x - mean) ** 2, 0);
    }, 0);
  };
  const turned = (rows: readonly (readonly number[])[], p: number, q: number, angle: number) =>
    rows.map((row) => {
      const copy = [...row];
      copy[p] = Math.cos(angle) * row[p]! + Math.sin(angle) * row[q]!;
      copy[q] = Math.cos(angle) * row[q]! - Math.sin(angle) * row[p]!;
      return copy;
    });
  it('keeps communalities, and no turn of two factors is better', () => {
    const start = turned(turned(handbook, 0, 1, 0.7), 1, 3, -0.4);
    const best = varimax(start);
    start.forEach((row, i) => {
      expect(Math.hypot(...best[i]!)).toBeCloseTo(Math.hypot(...row), 12);
    });
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ] as const) {
      for (const angle of [-0.3, -0.01, 0.01, 0.3]) {
        expect(criterion(turned(best, p, q, angle))).toBeLessThanOrEqual(criterion(best) + 1e-12);
      }
    }
    expect(criterion(best)).toBeGreaterThan(criterion(start));
  });
  it('turns by up to 45°', () => {
    const best = varimax([
      [1, 1],
      [1, -1],
    ]);
    const sizes = best.map((row) => row.map(Math.abs).sort((a, b) => a - b));
    for (const [none, all] of sizes) {
      expect(none).toBeCloseTo(0, 15);
      expect(all).toBeCloseTo(Math.SQRT2, 15);
    }
  });
  it('leaves one factor and a child that loads on nothing as they are', () => {
    expect(varimax([[0.5], [0.9]])).toEqual([[0.5], [0.9]]);
    expect(
      varimax([
        [0, 0],
        [1, 0],
      ])[0],
    ).toEqual([0, 0]);
  });
});

describe('the first component by group agrees with COINr', () => {
  const own = new URL('../../../test/golden/coinr-own/', import.meta.url);
  const asem = sharedGolden('coinr-asem');
  const cases = [
    {
      folder: own,
      iMeta: 'iMeta.csv',
      weights: '06_weights',
      data: '01_pipeline',
      sets: { PCA_L1: '1', PCA_L2: '2' },
    },
    ...(asem
      ? [
          {
            folder: asem,
            iMeta: 'ASEM_iMeta.csv',
            weights: '10_weights',
            data: '02_example_pipeline',
            sets: { PCA_lev1_bygroup: '1', PCA_lev2_bygroup: '2', PCA_lev3_bygroup: '3' },
          },
        ]
      : []),
  ];
  it.each(cases)('$weights', ({ folder, iMeta, weights, data, sets }) => {
    const rows = goldenTable(iMeta, folder);
    const scores = coinr(data, folder)['Aggregated']!.data;
    for (const [set, level] of Object.entries(sets)) {
      const want = coinr(weights, folder)[set]!.data as unknown as { iCode: string[]; Weight: number[] };
      const inLevel = rows.filter((row) => row['Level'] === level && row['Parent'] && row['Parent'] !== 'NA');
      expect(inLevel.length).toBeGreaterThan(1);
      for (const parent of new Set(inLevel.map((row) => row['Parent']))) {
        const ids = inLevel.filter((row) => row['Parent'] === parent).map((row) => row['iCode']!);
        const { loadings } = firstComponent(ids.map((id) => doubles(scores[id]!)));
        ids.forEach((id, i) => {
          const theirs = want.Weight[want.iCode.indexOf(id)]!;
          expect(Math.abs(loadings[i]!) / Math.abs(theirs)).toBeCloseTo(1, 9);
        });
      }
    }
  });
});

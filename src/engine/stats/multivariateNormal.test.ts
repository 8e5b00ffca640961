import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, populationSd } from './moments.js';
import { fitNormal } from './multivariateNormal.js';

const no = Number.NaN;
const rowsOf = (rows: number[][]) => rows.map((row) => Float64Array.from(row));

describe('expectation-maximisation', () => {
  it('without gaps gives the moments of the sample', () => {
    const rows = rowsOf([
      [1, 2],
      [3, 1],
      [5, 6],
    ]);
    const { means, covariances, filled } = fitNormal(rows)!;
    expect([...means]).toEqual([3, 3]);
    expect(covariances[0]![0]).toBeCloseTo(8 / 3, 12);
    expect(covariances[0]![1]).toBeCloseTo(8 / 3, 12);
    expect(filled).toEqual(rows);
  });

  it('two variables of which one has gaps: the regression of the complete rows (Anderson, 1957)', () => {
    const rows = rowsOf([
      [0, 1],
      [1, 2],
      [2, 2],
      [3, 4],
      [10, no],
      [-4, no],
    ]);
    // slope 0.9, through (1.5, 2.25)
    const { filled, means } = fitNormal(rows)!;
    expect(filled[4]![1]).toBeCloseTo(2.25 + 0.9 * 8.5, 9);
    expect(filled[5]![1]).toBeCloseTo(2.25 - 0.9 * 5.5, 9);
    expect(means[1]).toBeCloseTo(2.25 + 0.9 * (2 - 1.5), 9);
  });

  it('does not hang on the units of a variable', () => {
    const plain = [
      [0, 1, 3],
      [1, 2, no],
      [2, no, 1],
      [3, 4, 0],
      [no, 3, 2],
    ];
    const fit = (scale: number) =>
      fitNormal(rowsOf(plain.map(([a, b, c]) => [scale * a!, b!, c!])))!.filled[4]![0]! / scale;
    expect(fit(8)).toBeCloseTo(fit(1), 8);
  });

  it('a variable that another determines is filled with what it is determined to have', () => {
    const rows = rowsOf([
      [1, 2, 5],
      [2, 4, 1],
      [3, no, 2],
      [no, 8, 3],
      [5, 10, no],
      [6, 12, 4],
    ]);
    const { filled } = fitNormal(rows)!;
    expect(filled[2]![1]).toBeCloseTo(6, 6);
    expect(filled[3]![0]).toBeCloseTo(4, 6);
    expect(Number.isFinite(filled[4]![2])).toBe(true);
  });

  it('a constant stays itself and tells nothing of others', () => {
    const rows = rowsOf([
      [0, 1],
      [0, 3],
      [no, 2],
      [0, no],
    ]);
    const { filled } = fitNormal(rows)!;
    expect(filled[2]![0]).toBe(0);
    expect(filled[3]![1]).toBeCloseTo(2, 9);
  });

  it('says when it does not settle', () => {
    const rows = rowsOf([
      [0, 1],
      [1, no],
      [2, 2],
      [no, 5],
    ]);
    expect(fitNormal(rows, 1)).toBeUndefined();
  });

  it('keeps what is present, and means and deviations of a complete variable', () => {
    const cell = fc.integer({ min: -30, max: 30 }).map((x) => x / 10);
    const row = fc.tuple(cell, cell, fc.option(cell, { nil: no }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 12, maxLength: 30 }), (list) => {
        const rows = rowsOf(list);
        fc.pre(list.filter(([, , c]) => !Number.isNaN(c)).length > 8);
        fc.pre([0, 1, 2].every((j) => populationSd(list.map((r) => r[j]!)) > 0.5));
        const fit = fitNormal(rows)!;
        rows.forEach((r, i) => {
          r.forEach((x, j) => {
            if (!Number.isNaN(x)) expect(fit.filled[i]![j]).toBe(x);
          });
        });
        const first = rows.map((r) => r[0]!);
        expect(fit.means[0]).toBeCloseTo(meanOf(first), 9);
        expect(Math.sqrt(fit.covariances[0]![0]!)).toBeCloseTo(populationSd(first), 9);
      }),
      { numRuns: 50 },
    );
  });
});

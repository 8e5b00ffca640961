import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesByRank } from './matrixFigures.js';

describe('the colours of a column of a matrix', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  });

  it('give the highest value the last class and a lower lowest one the first, however many places share it', () => {
    fc.assert(
      fc.property(values, (column) => {
        const [least, most] = [Math.min(...column), Math.max(...column)];
        const classOf = classesByRank(column);
        expect(classOf(most)).toBe(8);
        if (least < most) expect(classOf(least)).toBe(0);
      }),
    );
  });

  it('give equal values one class and a higher value no lower class', () => {
    fc.assert(
      fc.property(values, (column) => {
        const classOf = classesByRank(column);
        const sorted = column.toSorted((a, b) => a - b);
        const classes = sorted.map((v) => classOf(v)!);
        for (const [i, cls] of classes.entries()) {
          expect(cls).toBeGreaterThanOrEqual(classes[i - 1] ?? 0);
          if (sorted[i] === sorted[i - 1]) expect(cls).toBe(classes[i - 1]);
        }
      }),
    );
  });

  it('give the lowest of different values the first class, and a missing one none', () => {
    const classOf = classesByRank([Number.NaN, 3, 100, 100, 100]);
    expect([3, 100, Number.NaN].map((v) => classOf(v))).toEqual([0, 8, undefined]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftShare } from './shiftShare.js';

const no = Number.NaN;

describe('shift-share', () => {
  const amount = fc.integer({ min: 0, max: 1e6 }).map((x) => x / 64);
  const rows = fc.array(fc.array(amount, { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  });
  it('adds up to the change of every sector in every place, and its parts over all to nothing', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(amount), (list, more) => {
        const before = list.map((row) => Float64Array.from(row));
        const after = before.map((row) => row.map(() => more.next().value as number));
        if (!before.some((row) => row.some((x) => x > 1))) return;
        const shifts = shiftShare(before, after);
        shifts.flat().forEach(({ change, national, mix, local, homothetic, allocation }) => {
          const size = 1e-9 * (1 + Math.abs(national) + Math.abs(mix) + Math.abs(local));
          expect(Math.abs(national + mix + local - change)).toBeLessThanOrEqual(size);
          if (!Number.isNaN(homothetic))
            expect(Math.abs(homothetic + allocation - local)).toBeLessThanOrEqual(
              1e-6 * (1 + Math.abs(homothetic) + Math.abs(local)),
            );
        });
        for (let s = 0; s < 3; s++) {
          const scale = shifts.reduce((m, row) => Math.max(m, Math.abs(row[s]!.local)), 1);
          if (before.some((row) => row[s]! > 0))
            expect(Math.abs(shifts.reduce((x, row) => x + row[s]!.local, 0))).toBeLessThanOrEqual(
              1e-9 * scale,
            );
        }
      }),
      { numRuns: 200 },
    );
  });
  it('agrees with an example worked out by hand', () => {
    const [first] = shiftShare(
      [Float64Array.of(10, 30), Float64Array.of(40, 20)],
      [Float64Array.of(18, 33), Float64Array.of(42, 27)],
    );
    expect(first![0]).toEqual({
      change: 8,
      national: 2,
      mix: expect.closeTo(0, 12),
      local: 6,
      homothetic: expect.closeTo(12, 12),
      allocation: expect.closeTo(-6, 12),
    });
  });
  it('calls what nobody had before local, and has no parts of a sector below zero', () => {
    const [row] = shiftShare([Float64Array.of(0, 10)], [Float64Array.of(5, 10)]);
    expect(row![0]).toEqual({ change: 5, national: 0, mix: 0, local: 5, homothetic: no, allocation: no });
    expect(shiftShare([Float64Array.of(-1, 10)], [Float64Array.of(5, 10)])[0]![0]).toMatchObject({
      change: 6,
      mix: no,
      local: no,
    });
    expect(shiftShare([], [])).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { Reason, UserError } from '../../edition/index.js';
import { impute } from './impute.js';

const no = Number.NaN;

/** Values of an indicator after filling, a row a year; and the reasons. */
function filled(values: Record<string, number[][]>, how: object, suppressed: number[] = []) {
  const first = Object.values(values)[0]!;
  const units = first[0]!.map((_, i) => `u${i}`);
  const periods = first.map((_, t) => String(2015 + t));
  const tree = Object.fromEntries(Object.keys(values).map((id) => [id, 1]));
  const plan = planOf({ units, periods, tree, method: { impute: how } });
  const panel = panelOf(plan, values);
  for (const at of suppressed) panel.reasons[at] = Reason.suppressed;
  const before = structuredClone(panel);
  const { values: after, reasons } = impute(plan, panel);
  expect(panel).toEqual(before);
  return { values: [...after], reasons: [...reasons] };
}

describe('nearest', () => {
  it('is the mean of the most similar units by inverse distance, worked by hand', () => {
    // y of a, b, c, d: standardised 0 at 20, sd 20: d (20) lies 1 from a and c, and 0.5 from b.
    const x = [1, 2, 6, no];
    const y = [0, 10, 40, 30];
    const sd = Math.sqrt((400 + 100 + 400 + 100) / 3);
    const [fromA, fromB, fromC] = [30 / sd, 20 / sd, 10 / sd];
    const all = filled({ x: [x], y: [y] }, { method: 'nearest', neighbours: 3 }).values[3]!;
    const weight = 1 / fromA + 1 / fromB + 1 / fromC;
    expect(all).toBeCloseTo((1 / fromA + 2 / fromB + 6 / fromC) / weight, 12);
    const two = filled({ x: [x], y: [y] }, { method: 'nearest', neighbours: 2 }).values[3]!;
    expect(two).toBeCloseTo((2 / fromB + 6 / fromC) / (1 / fromB + 1 / fromC), 12);
    expect(filled({ x: [x], y: [y] }, { method: 'nearest', neighbours: 1 }).values[3]).toBe(6);
  });
  it('takes the mean of its doubles where there are some', () => {
    const { values, reasons } = filled(
      { x: [[4, 8, 1, no]], y: [[5, 5, 0, 5]] },
      { method: 'nearest', neighbours: 1 },
    );
    expect(values[3]).toBe(6);
    expect(reasons[3]).toBe(Reason.imputedNearest);
  });
  it('counts all that are as far as the last neighbour, so that the order of units does not matter', () => {
    const { values } = filled(
      { x: [[2, 6, no, 9]], y: [[0, 2, 1, 9]] },
      { method: 'nearest', neighbours: 1 },
    );
    expect(values[2]).toBe(4);
  });
  it('leaves a unit that shares no figure with another, one unit alone, and suppressed figures', () => {
    expect(filled({ x: [[1, no]], y: [[no, 1]] }, { method: 'nearest' }).values[1]).toBeNaN();
    expect(filled({ x: [[no]], y: [[1]] }, { method: 'nearest' }).values[0]).toBeNaN();
    const { values, reasons } = filled({ x: [[1, no]], y: [[1, 1]] }, { method: 'nearest' }, [1]);
    expect([values[1], reasons[1]]).toEqual([no, Reason.suppressed]);
  });
  it('fills zero with zero', () => {
    expect(filled({ x: [[0, 0, no]], y: [[1, 2, 3]] }, { method: 'nearest' }).values[2]).toBe(0);
  });
  it('lies between the lowest and the highest value, and takes each year for itself', () => {
    const cell = fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constant(no));
    const line = fc.array(cell, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 3 }), line, ([a, b, c], other) => {
        const one = filled({ a: [a!], b: [b!], c: [c!] }, { method: 'nearest', neighbours: 2 }).values;
        const two = filled(
          { a: [a!, other], b: [b!, other], c: [c!, other] },
          { method: 'nearest', neighbours: 2 },
        ).values;
        [a!, b!, c!].forEach((values, k) => {
          const seen = values.filter((x) => !Number.isNaN(x));
          const after = one.slice(k * 6, (k + 1) * 6);
          expect(two.slice(k * 12, k * 12 + 6)).toEqual(after);
          for (const x of after.filter((y) => !Number.isNaN(y))) {
            expect(x).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-9);
            expect(x).toBeLessThanOrEqual(Math.max(...seen) + 1e-9);
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('em', () => {
  const line = { x: [[1, 2, 3, 4, no, 6]], y: [[2, 4, 6, no, 10, 12]] };
  it('fills with what the other indicators lead to expect, and marks it', () => {
    const { values, reasons } = filled(line, { method: 'em' });
    expect(values[4]).toBeCloseTo(5, 6);
    expect(values[9]).toBeCloseTo(8, 6);
    expect([reasons[4], reasons[9]]).toEqual([Reason.imputedEm, Reason.imputedEm]);
  });
  it('takes each period for itself', () => {
    const again = { x: [line.x[0]!, [5, 4, 3, 2, 1, no]], y: [line.y[0]!, [1, 2, 3, 4, 5, 6]] };
    const { values } = filled(again, { method: 'em' });
    expect(values[4]).toBeCloseTo(5, 6);
    expect(values[11]).toBeCloseTo(0, 6);
  });
  it('leaves a unit without any figure and an indicator without any in the period', () => {
    const { values } = filled({ ...line, z: [new Array<number>(6).fill(no)] }, { method: 'em' });
    expect(values.slice(12)).toEqual(new Array<number>(6).fill(no));
    const empty = filled({ x: [[1, 2, 3, no]], y: [[3, 1, 2, no]] }, { method: 'em' });
    expect([empty.values[3], empty.values[7]]).toEqual([no, no]);
  });
  it('an indicator that is the same everywhere takes its own value', () => {
    expect(filled({ x: [[7, 7, no, 7]], y: [[1, 2, 3, 4]] }, { method: 'em' }).values[2]).toBe(7);
  });
  it('with no more units than indicators is an error that says so, unless there is nothing to fill', () => {
    const wide = { x: [[1, no]], y: [[1, 2]], z: [[3, 4]] };
    expect(() => filled(wide, { method: 'em' })).toThrow(UserError);
    expect(() => filled(wide, { method: 'em' })).toThrow(
      /2 units with figures for the 3 indicators of “root” in 2015/,
    );
    expect(filled({ ...wide, x: [[1, 2]] }, { method: 'em' }).values).toEqual([1, 2, 1, 2, 3, 4]);
  });
});

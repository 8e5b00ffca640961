import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { evenGrain, flooredIndicators } from './grain.js';

const units = Array.from({ length: 200 }, (_, c) => `c${c}`);
const plan = planOf({ units, periods: ['2020', '2021'], tree: { a: 1 } });
const random = seeded(4);
const truths = units.map(() => Math.exp(1.5 * (random() + random() + random() - 1.5)));
const whole = (growth: number) => truths.map((x) => Math.max(1, Math.round(growth * x)));
const panelWith = (later: number[]) => panelOf(plan, { a: [whole(1), later] });

describe('whole numbers with a floor', () => {
  it('are those that grow while many stand at the least there is', () => {
    const [found] = flooredIndicators(plan, panelWith(whole(1.5)), [0, 1]);
    expect(found).toMatchObject({ k: 0, floor: 1 });
    expect(found!.growths[0]).toBe(1);
    expect(found!.growths[1]).toBeGreaterThan(1.3);
    expect(flooredIndicators(plan, panelWith(whole(1)), [0, 1])).toEqual([]);
    expect(flooredIndicators(plan, panelWith(truths.map((x) => 1.5 * x)), [0, 1])).toEqual([]);
    expect(flooredIndicators(plan, panelOf(plan, { a: [whole(20), whole(30)] }), [0, 1])).toEqual([]);
  });
  it('are told from the periods that have figures', () => {
    const later = planOf({ units, periods: ['2019', '2020', '2021'], tree: { a: 1 } });
    const none = units.map(() => Number.NaN);
    const panel = panelOf(later, { a: [none, whole(1), whole(1.5)] });
    const [found] = flooredIndicators(later, panel, [0, 1, 2]);
    expect(found!.growths).toEqual(
      flooredIndicators(plan, panelWith(whole(1.5)), [0, 1])[0]!.growths.toSpliced(0, 0, 1),
    );
    expect(flooredIndicators(later, panelOf(later, { a: [none, none, none] }), [0, 1, 2])).toEqual([]);
  });
  it('have as many units at the floor in both periods once their grain is the same', () => {
    const panel = panelWith(whole(2));
    const values = panel.values.slice();
    evenGrain(values, panel, [0, 1], flooredIndicators(plan, panel, [0, 1]));
    const low = (t: number, of: Float64Array) =>
      of.subarray(t * 200, (t + 1) * 200).filter((x) => x === 1).length;
    expect(low(0, values)).toBe(low(0, panel.values));
    expect(low(1, panel.values)).toBeLessThan(0.7 * low(0, panel.values));
    expect(Math.abs(low(1, values) - low(0, values))).toBeLessThan(0.15 * low(0, values));
    expect([...values].every((x) => Number.isInteger(x) && x >= 1)).toBe(true);
  });
});

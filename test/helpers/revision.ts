import { expect } from 'vitest';
import type { Revision } from '../../src/analysis/revision/revision.js';
import type { Analysed } from '../../src/analysis/tableFamily.js';
import { buildIndex } from '../../src/engine/index.js';
import { panelOf, planOf, type Sketch } from './plan.js';

/** A sketch with its raw values as a revision compares it. */
export function analysed(sketch: Sketch, values: Record<string, number[][]>): Analysed {
  const plan = planOf(sketch);
  const panel = panelOf(plan, values);
  return { plan, panel, index: buildIndex(plan, panel) };
}

/** The revision of the value of a unit in a period. */
export const valueIn = (of: Revision, unit: string, period: string) =>
  of.values.find((v) => v.unit === unit && v.period === period)!;

/** The effects of the causes add up to the change of every value. */
export function expectSums({ values }: Revision): void {
  for (const v of values) {
    const sum = v.effects.reduce((s, x) => s + x, 0);
    if (Number.isNaN(v.from) || Number.isNaN(v.to)) expect(sum).toBeNaN();
    else
      expect(Math.abs(sum - (v.to - v.from))).toBeLessThanOrEqual(
        1e-11 * Math.max(1, Math.abs(v.from), Math.abs(v.to)),
      );
  }
}

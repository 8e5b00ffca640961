import { describe, expect, it } from 'vitest';
import { refused, sketch } from '../../../test/helpers/computed.js';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { withInputErrors } from '../../edition/formula/inputErrors.js';
import { at, offset, Reason } from '../../edition/index.js';
import { computeIndicators } from './compute.js';

const no = Number.NaN;
const start = [
  [100, 100, no],
  [no, no, 100],
  [no, no, no],
];
const link = [
  [no, 9, 2],
  [1.1, no, 2],
  [2, 3, 1.5],
];
const chained = (formula: string, more: Record<string, string> = {}) =>
  sketch(formula, '1', { start: '1', link: '1', ...more });

function madeBy(formula: string) {
  const plan = planOf(chained(formula));
  const full = computeIndicators(plan, panelOf(plan, { made: [], start, link }));
  return { full, rows: plan.periods.map((_, t) => plan.units.map((__, c) => at(full, 0, c, t))) };
}

describe('A formula that names its own earlier figures', () => {
  it('multiplies links into a chain from where the start is, and stays missing after a gap', () => {
    const { full, rows } = madeBy('coalesce(start, previous(made) * link)');
    expect(rows.map((row) => row.map((x) => Number(x.toFixed(9))))).toEqual([
      [100, 100, no],
      [110, no, 100],
      [220, no, 150],
    ]);
    expect(full.reasons[offset(full, 0, 1, 1)]).toBe(Reason.notObserved);
  });

  it('may take those of other units and of all, which are computed period by period', () => {
    const rows = (formula: string) => madeBy(`${formula} + 0 * coalesce(start, link, 0)`).rows;
    expect(rows('coalesce(previous(average(made)) + 1, 100)')).toEqual([
      [100, 100, 100],
      [101, 101, 101],
      [102, 102, 102],
    ]);
    expect(rows('coalesce(previous(of(made, C)) * 2, 1)')).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [4, 4, 4],
    ]);
    expect(rows('coalesce(first(previous(made)) + 1, 5)').map(([x]) => x)).toEqual([5, 6, 6]);
  });

  it.each([
    'made + 1',
    'previous(made) + made',
    'first(made)',
    'previous(at(made, 2022))',
    'growth(made)',
    'mean(made, 2)',
  ])('is refused where it needs its own figure of the period itself: %s', (formula) => {
    expect(refused(chained(`${formula} + link`))).toBe(
      'formulas in a circle: made → made → take one of the names out of its formula; of itself a formula may take earlier figures, previous(made)',
    );
  });

  it('is refused where two formulas lead to one another, even through earlier periods', () => {
    const of = chained('previous(other) + link');
    const other = { unit: '1', formula: 'previous(made) + 1' };
    expect(refused({ ...of, indicators: { ...of.indicators, other } })).toContain('formulas in a circle');
  });

  it('is not needed for a cumulative product, which has a figure from the first link to the first gap', () => {
    const rows = (formula: string) => madeBy(`${formula} + 0 * coalesce(start, 0)`).rows;
    expect(rows('cumulative(link)').map((row) => row.map((x) => Number(x.toFixed(9))))).toEqual([
      [no, 9, 2],
      [1.1, no, 4],
      [2.2, no, 6],
    ]);
    expect(rows('100 * cumulative(coalesce(link, 1))')[2]).toEqual([220.00000000000003, 2700, 600]);
    expect(refused(sketch('cumulative(gdp)', 'RMB', { gdp: 'RMB' }))).toContain('RMB');
  });

  it('inherits no error: the start of a chain has no derivative', () => {
    const plan = planOf(chained('coalesce(start, previous(made) * link)'));
    expect(withInputErrors(plan).indicators[0]!.error).toBeNull();
  });
});

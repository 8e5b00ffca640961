import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import type { AnyRow } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { contradictions, type Table } from '../../tables/index.js';
import { timeFamily } from './time.js';

function tables(sketch: Partial<Sketch>, values: Record<string, number[][]>): Map<string, readonly AnyRow[]> {
  const plan = planOf({ units: ['a', 'b'], periods: [], tree: { x: 1, y: 3 }, ...sketch });
  const panel = panelOf(plan, values);
  const of = { plan, panel, index: buildIndex(plan, panel) };
  const made: readonly Table[] = timeFamily.make(of);
  for (const table of made) expect(contradictions(table)).toEqual([]);
  return new Map(made.map(({ definition, rows }) => [definition.name, rows]));
}

const years = Array.from({ length: 19 }, (_, t) => String(2006 + t));
const line = years.map((_, t) => [1 + t, 3 + t * t]);
const other = years.map((_, t) => [5 - (t % 2), 5]);
const months = (n: number) =>
  Array.from(
    { length: n },
    (_, t) => `${2018 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
  );
const monthly = (n: number) => ({
  x: months(n).map((_, t) => [10 + t + 3 * Math.sin((t * Math.PI) / 6), 12]),
  y: months(n).map((_, t) => [5, 6 + (t % 12)]),
});
const notes = (found: Map<string, readonly AnyRow[]>) => found.get('time-notes')!.map((row) => row['note']);

describe('the tables of time', () => {
  const yearly = tables({ periods: years }, { x: line, y: other });
  it('have changes in points, per cent and compound, from the unrounded values', () => {
    const rows = yearly.get('changes')!.filter((row) => row['level'] === 'total' && row['node'] === 'root');
    expect(rows[0]).toMatchObject({ value: 100, points: null, points_base: 0, percent_base: 0, cagr: null });
    expect(rows[0]!['why']).toContain('points:first-period');
    const value = (t: number) => rows[t]!['value'] as number;
    expect(rows[2]!['points']).toBeCloseTo(value(2) - value(1), 12);
    expect(rows[2]!['percent']).toBeCloseTo(100 * (value(2) / value(1) - 1), 10);
    expect(rows[2]!['percent_year']).toBe(rows[2]!['percent']);
    expect(rows[2]!['cagr']).toBeCloseTo(100 * (Math.sqrt(value(2) / 100) - 1), 10);
  });
  it('have changes of every unit and group at the root', () => {
    const codes = yearly
      .get('changes')!
      .filter((row) => row['level'] === 'city')
      .map((row) => row['unit']);
    expect(new Set(codes)).toEqual(new Set(['a', 'b']));
  });
  it('have contributions that add up to the change of the parent', () => {
    for (const period of years.slice(1)) {
      const parts = yearly.get('contributions')!.filter((row) => row['period'] === period);
      expect(parts.map((row) => row['part'])).toEqual(['x', 'y']);
      const change = yearly
        .get('changes')!
        .find((row) => row['level'] === 'total' && row['node'] === 'root' && row['period'] === period)!;
      expect(parts.reduce((sum, row) => sum + (row['points'] as number), 0)).toBeCloseTo(
        change['points'] as number,
        10,
      );
      expect(parts.reduce((sum, row) => sum + (row['share'] as number), 0)).toBeCloseTo(1, 10);
    }
  });
  it('have no change in per cent where zero points do not mean nothing, and say so', () => {
    const method = { normalise: { method: 'min-max', range: [1, 100] } };
    const found = tables({ periods: years, method }, { x: line, y: other }).get('changes')!;
    const last = found.findLast((row) => row['level'] === 'total' && row['node'] === 'root')!;
    expect(last).toMatchObject({ percent: null, percent_base: null, cagr: null });
    expect(last['points']).not.toBeNull();
    expect(last['why']).toContain('percent:no-natural-zero');
  });
  it('show what the parts do not add up to', () => {
    const gaps = years.map((_, t) => [t === 3 ? Number.NaN : 2, 4 + t]);
    const method = { normalise: { method: 'min-max' }, missing: { 'min-present': 1 } };
    const found = tables({ periods: years, method }, { x: gaps, y: other });
    expect(found.get('contributions')!.map((row) => row['part'])).toContain('rest');
  });
  it('do not split a node that is no sum, and say so', () => {
    const method = { normalise: { method: 'min-max', range: [1, 100] }, aggregate: 'geometric' };
    const found = tables({ periods: years, method }, { x: line, y: other });
    expect(found.get('contributions')).toEqual([]);
    expect(notes(found)).toContain('no-sum');
  });
  it('have a forecast with an interval and the comparison it was chosen by', () => {
    const forecast = yearly.get('forecast')!;
    expect(forecast.map((row) => row['period'])).toEqual(['2025', '2026', '2027']);
    for (const row of forecast) {
      expect(row['low']).toBeLessThanOrEqual(row['value'] as number);
      expect(row['high']).toBeGreaterThanOrEqual(row['value'] as number);
    }
    const chosen = yearly.get('forecast-methods')!.filter((row) => row['chosen'] === 'yes');
    expect(chosen.map((row) => row['method'])).toEqual([forecast[0]!['method']]);
    expect(notes(yearly)).toEqual(['no-season']);
  });
  it('of months are adjusted for their season, and forecast for a year from seven years on', () => {
    const found = tables({ periods: months(84), frequency: 'month' }, monthly(84));
    expect(found.get('seasonal-adjustment')).toHaveLength(84);
    expect(found.get('forecast')!.map((row) => row['period'])[0]).toBe('2025-01');
    expect(found.get('forecast')).toHaveLength(12);
    const fewer = tables({ periods: months(83), frequency: 'month' }, monthly(83));
    expect([fewer.get('forecast'), notes(fewer)]).toEqual([[], ['too-few-periods']]);
    const row = found.get('changes')!.find((r) => r['node'] === 'root' && r['period'] === '2019-03')!;
    expect(row['percent_year']).not.toBeNull();
    expect(notes(found)).toEqual([]);
  });
  it('of two years of months have no adjustment', () => {
    const found = tables({ periods: months(24), frequency: 'month' }, monthly(24));
    expect(found.get('seasonal-adjustment')).toEqual([]);
    expect(notes(found)).toEqual(['no-adjustment', 'too-few-periods']);
  });
  it('of few periods have no forecast, and of one no change', () => {
    const two = tables({ periods: years.slice(0, 2) }, { x: line.slice(0, 2), y: other.slice(0, 2) });
    expect(two.get('forecast')).toEqual([]);
    expect(two.get('forecast-methods')).toEqual([]);
    expect(notes(two)).toContain('too-few-periods');
    const one = tables({ periods: ['2018'] }, { x: line.slice(0, 1), y: other.slice(0, 1) });
    expect(notes(one)).toContain('one-period');
    expect(one.get('contributions')).toEqual([]);
  });
  it('with a missing month say so instead of guessing it', () => {
    const n = 30;
    const { x, y } = monthly(n);
    x[7] = [Number.NaN, Number.NaN];
    y[7] = [Number.NaN, Number.NaN];
    const method = { normalise: { method: 'z-score', mean: 50, sd: 10, over: 'all-periods' } };
    const found = tables({ periods: months(n), frequency: 'month', method }, { x, y });
    expect(notes(found)).toEqual(expect.arrayContaining(['no-adjustment', 'gaps']));
    const gap = found.get('changes')!.find((row) => row['node'] === 'root' && row['period'] === '2018-08')!;
    expect(gap['why']).toContain('value:missing');
  });
  it('of too few years have their methods tried and no forecast', () => {
    const few = tables({ periods: years.slice(0, 14) }, { x: line.slice(0, 14), y: other.slice(0, 14) });
    expect(few.get('forecast')).toEqual([]);
    expect(few.get('forecast-methods')!.map((row) => row['method'])).toContain('drift');
    expect(notes(few)).toContain('too-few-periods');
  });
  it('of a constant index stay, and say that only its last value could be carried forward', () => {
    const same = years.map(() => [2, 3]);
    const found = tables({ periods: years }, { x: same, y: same });
    expect(found.get('forecast')).toEqual([]);
    expect(notes(found)).toContain('last-value');
    expect(found.get('contributions')![0]!['share']).toBeNull();
  });
});

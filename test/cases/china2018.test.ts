import { beforeAll, describe, expect, it } from 'vitest';
import type { Index } from '../../src/engine/index.js';
import type { Prepared } from '../../src/signals/index.js';
import { simulatedIndex } from '../helpers/editions.js';

/**
 * The reconstruction of the index of 2018 over few simulated records. What was published is put into the simulation, so
 * it must come out of the whole chain from records to index, to within the noise of so many records.
 */
describe('the index of 2018 over simulated records', () => {
  let prepared: Prepared;
  let index: Index;

  beforeAll(async () => {
    ({ index, ...prepared } = await simulatedIndex());
  });

  const nodeOf = (id: string) => prepared.plan.nodes.findIndex((n) => n.id === id);
  const total = (id: string, period: number) => index.total.values[nodeOf(id) * index.periods + period]!;

  /** Records that an indicator is computed from in a period, over all cities. */
  function recordsOf(indicator: string, period: number): number {
    const { counts } = prepared.provenance.counts.find(
      (c) => c.indicator === indicator && c.period === prepared.plan.periods[period],
    )!;
    return counts.reduce((sum, n) => sum + n, 0);
  }

  /**
   * Standard deviation of a node's national points: an amount varies by its own mean from record to record, so an
   * indicator by 1/√n of its points, and the base it is divided by as well. Counts vary less.
   */
  function deviation(g: number, period: number, weight = 1): number {
    const { children, indicator } = prepared.plan.nodes[g]!;
    if (indicator < 0) {
      return Math.hypot(
        ...children.map((h) => deviation(h, period, weight * prepared.plan.nodes[h]!.weight)),
      );
    }
    const { id } = prepared.plan.indicators[indicator]!;
    const noise = Math.sqrt(1 / recordsOf(id, 0) + 1 / recordsOf(id, period));
    return weight * index.total.values[g * index.periods + period]! * noise;
  }

  function near(found: number, expected: number, deviation: number, what: string): void {
    const text = `${what}: ${found.toFixed(2)}, published ${expected}, σ ${deviation.toFixed(2)}`;
    process.stdout.write(`${text}\n`);
    expect(Math.abs(found - expected), text).toBeLessThan(4 * deviation);
  }

  it('has four parts, twenty groups and 139 indicators of 351 cities', () => {
    const { nodes, indicators, units, periods } = prepared.plan;
    expect([nodes[0]!.children.length, nodes.filter((n) => n.indicator < 0).length]).toEqual([4, 25]);
    expect([indicators.length, units.length, periods]).toEqual([139, 351, ['2015', '2016', '2017']]);
  });

  it('has the nation at 100, 222.53 and 348.69', () => {
    expect(total('internet-plus', 0)).toBeCloseTo(100, 9);
    near(total('internet-plus', 1), 222.53, deviation(0, 1), 'nation 2016');
    near(total('internet-plus', 2), 348.69, deviation(0, 2), 'nation 2017');
  });

  it('has the growth of the sectors that was published', () => {
    const growth = (id: string) => 100 * (total(id, 2) / total(id, 1) - 1);
    const noise = (id: string) => {
      const of = [1, 2].map((t) => deviation(nodeOf(id), t) / total(id, t));
      return (100 + growth(id)) * Math.hypot(...of);
    };
    for (const [id, published] of [
      ['healthcare', 371.9],
      ['education', 226.09],
      ['culture-entertainment', 79.31],
      ['digital-government', 59.55],
    ] as const) {
      near(growth(id), published, noise(id), `growth of ${id} 2017, %`);
    }
  });

  it('has cities as unequal as was published, and less so from year to year', () => {
    const { units } = prepared.plan;
    const gini = [0, 1, 2].map((t) => giniOf(index.values.slice(t * units.length, (t + 1) * units.length)));
    process.stdout.write(`Gini of cities ${gini.map((g) => g.toFixed(3)).join(', ')}\n`);
    expect(Math.abs(gini[1]! - 0.62)).toBeLessThan(0.005);
    expect(Math.abs(gini[2]! - 0.59)).toBeLessThan(0.005);
    expect(gini[0]).toBeGreaterThan(gini[1]!);
  });

  /** Codes of the places of a level, the highest of a period first. */
  function orderOf(values: Float64Array, codes: readonly string[], period: number): string[] {
    const value = (c: number) => values[period * codes.length + c]!;
    return [...codes.keys()].sort((a, b) => value(b) - value(a)).map((c) => codes[c]!);
  }
  const cities = (period: number) =>
    orderOf(
      index.values,
      prepared.plan.units.map((u) => u.code),
      period,
    );
  const provinces = (period: number) =>
    orderOf(
      index.groups[0]!.values,
      prepared.plan.groupings[0]!.groups.map((g) => g.code),
      period,
    );
  const ranking = (title: string) => prepared.plan.compare.find((one) => one.title.en === title)!.order;

  it('has the ten first cities of both years, and the five first provinces, in the published order', () => {
    expect(cities(1).slice(0, 10)).toEqual(ranking('Published city order, 2017 edition'));
    expect(cities(2).slice(0, 10)).toEqual(ranking('Published city order, 2018 edition'));
    expect(provinces(2).slice(0, 5)).toEqual(ranking('Published province order, 2018 edition'));
  });

  it('has Guangdong first in every year and Changsha among the first ten for the first time', () => {
    expect([0, 1, 2].map((t) => provinces(t)[0])).toEqual(Array(3).fill('440000'));
    expect([0, 1, 2].map((t) => cities(t).slice(0, 10).includes('430100'))).toEqual([false, false, true]);
  });

  it('has the published share of three provinces, and of the four first cities, to within the noise', () => {
    const { groups } = prepared.plan.groupings[0]!;
    const three = ['440000', '320000', '330000'].map(
      (code) => index.groups[0]!.values[2 * groups.length + groups.findIndex((g) => g.code === code)]!,
    );
    const four = cities(1)
      .slice(0, 4)
      .map(
        (code) =>
          index.values[prepared.plan.units.length + prepared.plan.units.findIndex((u) => u.code === code)]!,
      );
    const share = (of: readonly number[], t: number) =>
      (100 * of.reduce((a, b) => a + b, 0)) / total('internet-plus', t);
    expect(Math.abs(share(three, 2) - 33.1)).toBeLessThan(0.3);
    expect(Math.abs(share(four, 1) - 29.0)).toBeLessThan(0.4);
  });

  it('has no city without a value, and none that a few records lift above the four first', () => {
    for (const t of [0, 1, 2]) {
      expect(cities(t).slice(0, 4).sort()).toEqual(['110000', '310000', '440100', '440300']);
    }
    expect(index.values.slice(0, 3 * prepared.plan.units.length).every((value) => value > 0)).toBe(true);
  });
});

function giniOf(values: Float64Array): number {
  const n = values.length;
  const sorted = values.slice().sort();
  const sum = sorted.reduce((s, x) => s + x, 0);
  const ranked = sorted.reduce((s, x, i) => s + (i + 1) * x, 0);
  return (2 * ranked) / (n * sum) - (n + 1) / n;
}

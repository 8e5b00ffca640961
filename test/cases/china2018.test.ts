import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIndex, type Index } from '../../src/engine/index.js';
import { openEdition, type Prepared, prepare, simulate } from '../../src/signals/index.js';
import { china2018 } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

const records = 400_000;

/**
 * The reconstruction of the index of 2018 over few simulated records. What was published is put into the simulation, so
 * it must come out of the whole chain from records to index, to within the noise of so many records.
 */
describe('the index of 2018 over simulated records', () => {
  let prepared: Prepared;
  let index: Index;

  beforeAll(async () => {
    const folder = join(temporaryFolder(), 'china-2018');
    cpSync(china2018, folder, { recursive: true, filter: (path) => !path.includes('/records') });
    await simulate(folder, { records, seed: 1, out: join(folder, 'records'), threads: 2 });
    prepared = await prepare(openEdition(folder));
    index = buildIndex(prepared.plan, prepared.panel);
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
    expect(gini[1]).toBeGreaterThan(0.61);
    expect(gini[1]).toBeLessThan(0.65);
    expect(gini[2]).toBeGreaterThan(0.57);
    expect(gini[2]).toBeLessThan(0.61);
    expect(gini[0]).toBeGreaterThan(gini[1]!);
  });

  it('has the four first cities before all others, and no city without a value', () => {
    const { units } = prepared.plan;
    const last = index.values.slice(2 * units.length, 3 * units.length);
    const order = units.map((u, c) => ({ name: u.name.en, value: last[c]! }));
    order.sort((a, b) => b.value - a.value);
    expect(
      order
        .slice(0, 4)
        .map((u) => u.name)
        .sort(),
    ).toEqual(['Beijing', 'Guangzhou', 'Shanghai', 'Shenzhen']);
    expect(order.at(-1)!.value).toBeGreaterThan(0);
  });
});

function giniOf(values: Float64Array): number {
  const n = values.length;
  const sorted = values.slice().sort();
  const sum = sorted.reduce((s, x) => s + x, 0);
  const ranked = sorted.reduce((s, x, i) => s + (i + 1) * x, 0);
  return (2 * ranked) / (n * sum) - (n + 1) / n;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { parseEdition, periodsBetween, resolvePlan } from '../../edition/index.js';
import { buildIndex } from '../build.js';

const months = periodsBetween('2015-01', '2016-12', 'month');
const monthly = planOf({
  units: ['a', 'b'],
  periods: months,
  frequency: 'month',
  base: '2015',
  first: '2015-01',
  tree: { x: 2, y: 1 },
});
const yearly = planOf({ units: ['a', 'b'], periods: ['2015', '2016'], tree: { x: 2, y: 1 } });

describe('a monthly index with a year as its base', () => {
  it('has the mean of its months as the index of the year: X0/12 for flows, X0 for stocks', () => {
    const figure = fc.double({ min: 0.5, max: 1e6, noNaN: true });
    const table = fc.array(fc.tuple(figure, figure), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(table, table, (flow, stock) => {
        const yearOf = (rows: [number, number][], y: number, over: number) =>
          [0, 1].map((c) => rows.slice(12 * y, 12 * y + 12).reduce((s, r) => s + r[c]!, 0) / over);
        const ofMonths = buildIndex(monthly, panelOf(monthly, { x: flow, y: stock }));
        const ofYears = buildIndex(
          yearly,
          panelOf(yearly, {
            x: [0, 1].map((y) => yearOf(flow, y, 1)),
            y: [0, 1].map((y) => yearOf(stock, y, 12)),
          }),
        );
        for (const y of [0, 1]) {
          const mean = ofMonths.total.values.slice(12 * y, 12 * y + 12).reduce((s, v) => s + v, 0) / 12;
          expect(mean / ofYears.total.values[y]!).toBeCloseTo(1, 10);
        }
      }),
      { numRuns: 30 },
    );
  });
  it('starts with its first month, twelve months of it the base', () => {
    expect([monthly.base, monthly.baseLength, monthly.first]).toEqual([0, 12, 0]);
    expect([yearly.base, yearly.baseLength]).toEqual([0, 1]);
  });
  it('takes the mean of the months that have figures, and links an indicator that begins later', () => {
    const x = months.map(() => [3, 1]);
    const y = months.map((_, t) => (t < 4 ? [Number.NaN, Number.NaN] : [2, 2]));
    const { total } = buildIndex(monthly, panelOf(monthly, { x, y }));
    expect(Math.max(...total.values.subarray(0, 24))).toBeCloseTo(100, 10);
    expect(Math.min(...total.values.subarray(0, 24))).toBeCloseTo(100, 10);
  });
  it('is for shares of the base alone', () => {
    const source = {
      edition: 'e',
      title: { en: 'e', zh: 'e' },
      version: '1',
      'data-status': 'example',
      units: { level: 'city' },
      periods: { frequency: 'month', base: '2015' },
      method: { normalise: { method: 'min-max' } },
      indicators: [{ id: 'x', title: { en: 'x', zh: 'x' } }],
      tree: { id: 'root', title: { en: 'r', zh: 'r' }, children: [{ indicator: 'x' }] },
    };
    const { edition } = parseEdition('edition.yaml', JSON.stringify(source));
    const units = { file: 'units.csv', header: ['code', 'name_en'], rows: [{ line: 2, cells: ['a', 'a'] }] };
    const { problems } = resolvePlan(edition!, new Map([['units.csv', units]]), []);
    expect(problems.map((p) => p.expected.en)).toEqual([
      'a month: only a base-share index has a whole year as its base',
    ]);
  });
});

describe('a variant of an edition', () => {
  const source = {
    edition: 'e',
    title: { en: 'e', zh: 'e' },
    version: '1',
    'data-status': 'example',
    units: { level: 'city' },
    periods: { frequency: 'year', base: 2015 },
    indicators: [{ id: 'x', title: { en: 'x', zh: 'x' } }],
    tree: { id: 'root', title: { en: 'r', zh: 'r' }, children: [{ indicator: 'x' }] },
    variants: { monthly: { periods: { frequency: 'month', base: 2015 } }, other: { edition: 'named' } },
  };
  const read = (variant?: string) => parseEdition('edition.yaml', JSON.stringify(source), variant);
  it('has its own keys in place of those of the edition, and a name', () => {
    expect(read('monthly').edition!.source).toMatchObject({
      edition: 'e-monthly',
      periods: { frequency: 'month' },
      version: '1',
    });
    expect(read('other').edition!.source.edition).toBe('named');
    expect(read().edition!.source.edition).toBe('e');
  });
  it('may stand in a file of its own, changes single nodes and single choices of the method', () => {
    const method = { aggregate: 'geometric', 'per-indicator': { x: { treat: 'none' } } };
    const own = {
      edition: 'ours',
      nodes: { x: { weight: 2 } },
      method: { normalise: { method: 'min-max' }, 'per-indicator': { x: { normalise: { method: 'rank' } } } },
    };
    const file = (text: string) =>
      parseEdition('edition.yaml', JSON.stringify({ ...source, method }), {
        file: 'ours.yaml',
        source: text,
      });
    const { edition } = file(JSON.stringify(own));
    expect(edition).toMatchObject({ changes: { x: { weight: 2 } }, source: { edition: 'ours' } });
    expect(edition!.source.method).toEqual({
      aggregate: 'geometric',
      normalise: { method: 'min-max' },
      'per-indicator': { x: { treat: 'none', normalise: { method: 'rank' } } },
    });
    expect(file('nodes: {}').problems[0]!.at).toMatchObject({ file: 'ours.yaml' });
    expect(file('edition: ours\nnodes: { x: { weight: -1 } }').problems[0]!.at).toEqual({
      file: 'ours.yaml',
      line: 2,
      path: 'nodes.x.weight',
    });
    const units = { file: 'units.csv', header: ['code', 'name_en'], rows: [{ line: 2, cells: ['a', 'a'] }] };
    const stray = file('edition: ours\nnodes:\n  xx: { weight: 1 }').edition!;
    const { problems } = resolvePlan(stray, new Map([['units.csv', units]]), ['2015']);
    expect(problems.map((p) => [p.at, p.expected.en])).toEqual([
      [{ file: 'ours.yaml', line: 3, path: 'nodes.xx' }, expect.stringContaining('x')],
    ]);
  });
  it('is one of those there are', () => {
    expect(read('daily').edition).toBeUndefined();
    expect(read('daily').problems[0]!.expected.en).toContain('monthly');
    expect(read('toString').edition).toBeUndefined();
  });
});

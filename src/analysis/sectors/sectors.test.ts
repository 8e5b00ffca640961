import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Branch, nodeAt, panelOf, planOf } from '../../../test/helpers/plan.js';
import { type AnyRow, rowsIn } from '../../../test/helpers/tables.js';
import { buildIndex, matchedIndex } from '../../engine/index.js';
import type { Analysed, TableFamily } from '../tableFamily.js';
import { sectorPoints, sectorsOf } from './sectors.js';
import { partFamilies } from './tables.js';

const no = Number.NaN;
const partTables = (of: Analysed) => (partFamilies as readonly TableFamily[]).flatMap(({ make }) => make(of));
const tree: Branch['children'] = {
  p: {
    weight: 0.4,
    children: { r: { weight: 0.3, children: { x: 1 } }, s: { weight: 0.7, children: { y: 0.5, z: 0.5 } } },
  },
  q: { weight: 0.6, children: { v: 1 } },
};
const units = { a: { g: 'k' }, b: { g: 'k' }, c: { g: 'l' }, d: { g: '' } };

interface Given {
  method?: object;
  indicators?: Record<string, object>;
  tiers?: object;
}

function of(values: Record<string, number[][]>, given: Given = {}) {
  const periods = values['x']!.map((_, t) => String(2015 + t));
  const n = values['x']![0]!.length;
  const from = Object.fromEntries(Object.entries(units).slice(0, n));
  const plan = planOf({ units: from, periods, tree, ...given });
  const panel = panelOf(plan, values);
  return { plan, panel, index: buildIndex(plan, panel) };
}

const sum = (rows: readonly AnyRow[], key: string) => rows.reduce((s, r) => s + Number(r[key] ?? 0), 0);

/** Random panels of four units and three periods, some figures missing. */
const panels = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 1000 }) },
      { weight: 1, arbitrary: fc.constant(no) },
    ),
    {
      minLength: 48,
      maxLength: 48,
    },
  )
  .map((list) =>
    Object.fromEntries(
      ['x', 'y', 'z', 'v'].map((id, k) => [
        id,
        [0, 1, 2].map((t) => list.slice(12 * k + 4 * t, 12 * k + 4 * t + 4)),
      ]),
    ),
  )
  .filter((values) => Object.values(values).every((rows) => rows[0]!.some((x) => x > 0)));

const full = {
  x: [
    [1, 2, 3, 4],
    [2, 2, 3, 4],
  ],
  y: [
    [4, 3, 2, 1],
    [4, 3, 2, 2],
  ],
  z: [
    [1, 1, 1, 1],
    [1, 1, 1, 3],
  ],
  v: [
    [5, 1, 1, 1],
    [6, 1, 1, 1],
  ],
};

describe('the sectors of an index', () => {
  it('are the nodes right above the indicators, and cover it', () => {
    expect(sectorsOf(of(full).plan).map((s) => s.code)).toEqual(['r', 's', 'q']);
    const flat = planOf({ units: ['a'], periods: ['2015'], tree: { x: 1, y: 1 } });
    expect(sectorsOf(flat).map((s) => s.code)).toEqual(['x', 'y']);
  });
  it('are those the edition gives its indicators, and the rest', () => {
    const { plan } = of(full, { indicators: { x: { sector: 'money' }, v: { sector: 'money' } } });
    expect(sectorsOf(plan)).toEqual([
      { code: 'money', name: { en: 'money', zh: 'money' }, nodes: [nodeAt(plan, 'x'), nodeAt(plan, 'v')] },
      expect.objectContaining({ code: '', nodes: [nodeAt(plan, 'y'), nodeAt(plan, 'z')] }),
    ]);
  });
  it.each([
    {},
    { missing: { 'min-present': 0.5, weights: 'reweight' } },
    { missing: { 'min-present': 0, weights: 'leaves' } },
  ])('have points that add up to the root (%o)', (method) => {
    fc.assert(
      fc.property(panels, (values) => {
        const { plan, index } = of(values, { method });
        const sectors = sectorsOf(plan);
        const { points } = sectorPoints(plan, index, sectors)!;
        const line = index.periods * index.units;
        for (let at = 0; at < line; at++) {
          const all = sectors.reduce((s, _, k) => s + points.values[k * line + at]!, 0);
          if (Number.isNaN(index.values[at]!)) expect(all).toBeNaN();
          else expect(Math.abs(all - index.values[at]!)).toBeLessThanOrEqual(1e-12 * (1 + index.values[at]!));
        }
      }),
      { numRuns: 60 },
    );
  });
  it('have none where nodes are not aggregated by sums', () => {
    const { plan, index } = of(full, { method: { aggregate: 'geometric' } });
    expect(sectorPoints(plan, index, sectorsOf(plan))).toBeUndefined();
    const tables = partTables({ plan, index, panel: index.panel });
    expect(rowsIn(tables, 'sectors')).toEqual([]);
    expect(rowsIn(tables, 'shift-share')).toEqual([]);
    expect(rowsIn(tables, 'groups').length).toBeGreaterThan(0);
  });
});

describe('the table of sectors', () => {
  const tables = partTables(of(full));
  it('of a sector of one node has the index of that node', () => {
    const { plan, index } = of(full);
    const [row] = rowsIn(tables, 'sectors', { level: 'total', period: '2016', sector: 's' });
    expect(row!['index']).toBe(index.total.values[nodeAt(plan, 's') * 2 + 1]);
  });
  it('has contributions that add up to the growth of the total, and shares to 100', () => {
    const rows = rowsIn(tables, 'sectors', { level: 'total', period: '2016' });
    const total = of(full).index.total.values;
    expect(sum(rows, 'contribution')).toBeCloseTo(100 * (total[1]! / total[0]! - 1), 10);
    expect(sum(rows, 'share')).toBeCloseTo(100, 10);
    expect(sum(rows, 'points')).toBeCloseTo(total[1]!, 10);
  });
  it('has location quotients whose mean, weighted by size, is 1', () => {
    const rows = rowsIn(tables, 'sectors', { level: 'city', sector: 'r' });
    const { index } = of(full);
    const at = (c: number) => index.values[index.units + c]!;
    const weighted = rows.reduce((s, row, c) => s + Number(row['location_quotient']) * at(c), 0);
    expect(weighted / index.total.values[1]!).toBeCloseTo(1, 10);
  });
  it('has no location quotient where a share is missing or zero', () => {
    const rows = rowsIn(tables, 'sectors', {});
    for (const row of rows) {
      const share = row['share'];
      expect(row['location_quotient'] === null, JSON.stringify(row)).toBe(share === null || share === 0);
    }
    expect(rows.length).toBeGreaterThan(9);
  });
  it('says which sectors grow more than the total', () => {
    const rows = rowsIn(tables, 'sectors', { level: 'total', period: '2016' });
    const above = rows.filter((r) => Number(r['above_total']) > 0).map((r) => r['sector']);
    expect(above).toEqual(['s']);
  });
  it('of one period has no growth, and of a unit without a value no row', () => {
    const once = Object.fromEntries(
      Object.entries(full).map(([id, rows]) => [id, [[no, ...rows[0]!.slice(1)]]]),
    );
    const rows = rowsIn(partTables(of(once)), 'sectors');
    expect(rows.every((r) => r['growth'] === null && r['contribution'] === null)).toBe(true);
    expect(rows.some((r) => r['unit'] === 'a')).toBe(false);
  });
});

describe('the table of groups', () => {
  it('has values, shares and contributions that add up, whoever appears or disappears', () => {
    fc.assert(
      fc.property(panels, (values) => {
        const { plan, index, panel } = of(values);
        const tables = partTables({ plan, index, panel });
        for (const level of ['g', 'tier']) {
          for (const [t, period] of ['2015', '2016', '2017'].entries()) {
            const rows = rowsIn(tables, 'groups', { level, node: 'root', period });
            const now = index.total.values[t]!;
            if (Number.isNaN(now)) continue;
            const both = matchedIndex(plan, index, Math.max(0, t - 1), t);
            const [before, after] =
              t > 0 ? [both.from, both.to].map((at) => both.index.total.values[at]!) : [no, no];
            expect(sum(rows, 'value')).toBeCloseTo(now, 8);
            if (now > 0) expect(sum(rows, 'share')).toBeCloseTo(100, 8);
            if (before! > 0) expect(sum(rows, 'contribution')).toBeCloseTo(100 * (after! / before! - 1), 6);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
  it('has a group of one, its growth, and the units of no group', () => {
    const rows = rowsIn(partTables(of(full)), 'groups', { level: 'g', node: 'q', period: '2016' });
    expect(rows.map((r) => [r['unit'], r['units'], r['growth']])).toEqual([
      ['k', 2, expect.closeTo(100 / 6, 10)],
      ['l', 1, 0],
      ['', 1, 0],
    ]);
  });
  it('has no share of a total of zero and no growth from zero', () => {
    const zero = {
      x: [
        [1, 0],
        [0, 0],
      ],
      y: [
        [1, 0],
        [0, 0],
      ],
      z: [
        [1, 0],
        [0, 0],
      ],
      v: [
        [1, 0],
        [0, 0],
      ],
    };
    const three = Object.fromEntries(Object.entries(zero).map(([id, rows]) => [id, [...rows, [1, 1]]]));
    const tables = partTables(of(three));
    expect(rowsIn(tables, 'groups', { level: 'g', node: 'root', period: '2016' })[0]!['share']).toBeNull();
    expect(rowsIn(tables, 'groups', { level: 'g', node: 'root', period: '2017' })[0]).toMatchObject({
      growth: null,
      contribution: null,
    });
  });
  it('of an index of means has means and neither shares nor contributions', () => {
    const method = { normalise: { method: 'min-max' } };
    const { plan, index, panel } = of(full, { method });
    const [row] = rowsIn(partTables({ plan, index, panel }), 'groups', {
      level: 'g',
      node: 'root',
      period: '2016',
    });
    expect(row).toMatchObject({ value: index.groups[0]!.values[2], share: null, contribution: null });
  });
  it('has no growth, shares and quotients where zero points do not mean nothing', () => {
    const method = { normalise: { method: 'min-max', range: [1, 100] } };
    const tables = partTables(of(full, { method }));
    for (const name of ['groups', 'sectors']) {
      const rows = rowsIn(tables, name, {});
      expect(rows.length).toBeGreaterThan(0);
      for (const key of ['growth', 'contribution', 'above_total', 'location_quotient'])
        expect(rows.every((r) => (r[key] ?? null) === null)).toBe(true);
    }
  });
});

describe('the table of shift-share', () => {
  it('is given for units, groups and tiers over the units that have both periods', () => {
    const gap = {
      ...full,
      v: [
        [5, 1, 1, 1],
        [6, 1, 1, 1],
      ],
    };
    const lost = Object.fromEntries(
      Object.entries(gap).map(([id, [a, b]]) => [id, [a!, [no, ...b!.slice(1)]]]),
    );
    const table = partTables(of(lost));
    expect(rowsIn(table, 'shift-share', { level: 'city', unit: 'a' })).toEqual([]);
    const city = rowsIn(table, 'shift-share', { level: 'city' });
    const groups = rowsIn(table, 'shift-share', { level: 'g' });
    for (const part of ['change', 'national', 'mix', 'local']) {
      expect(sum(groups, part)).toBeCloseTo(sum(city, part), 10);
    }
  });
});

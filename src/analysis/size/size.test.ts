import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import type { AnyRow } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { contradictions } from '../../tables/index.js';
import { analyse } from '../analyse.js';
import type { TableFamily } from '../tableFamily.js';
import { sizeFamilies } from './size.js';

const title = (id: string) => ({ en: id, zh: id });
const money = { id: 'gdp', title: title('GDP'), unit: title('RMB 100 million'), scale: 1e8 };

/** Eight cities in four provinces over three years, one indicator. */
const provinces = ['P', 'P', 'Q', 'Q', 'R', 'R', 'S', 'S'];
const values = [
  [4, 2, 1, 1, 3, 3, 5, 1],
  [5, 3, 1, 2, 4, 4, 7, 2],
  [7, 4, 2, 2, 5, 3, 8, 4],
];
const gdp = [
  ['P', 60, 81, 112],
  ['Q', 21, 30, 40],
  ['R', 61, 79, 82],
  ['S', 59, 90, 119],
] as const;
const years = ['2018', '2019', '2020'];
const rows = gdp.flatMap(([code, ...all]) =>
  all.map((value, t) => ['province', code, years[t]!, 'gdp', 'yearbook', value]),
);
const national = [190, 260, 340].map((value, t) => ['total', 'total', years[t]!, 'gdp', 'first', value]);

function tables(sketch: Partial<Sketch>, x: number[][] = values): Map<string, readonly AnyRow[]> {
  const plan = planOf({
    units: Object.fromEntries(provinces.map((province, i) => [`c${i}`, { province }])),
    periods: years,
    tree: { a: 1 },
    ...sketch,
  });
  const panel = panelOf(plan, { a: x });
  const index = buildIndex(plan, panel);
  const made = (sizeFamilies as readonly TableFamily[]).flatMap(({ make }) => make({ plan, panel, index }));
  for (const table of made) expect(contradictions(table)).toEqual([]);
  return new Map(made.map(({ definition, rows: all }) => [definition.name, all]));
}

const size = { output: 'gdp', level: 'province' };
const economy = (rules: object, more: (string | number)[][] = [], indicators: object[] = []) => ({
  economy: { of: { indicators: [money, ...indicators], size: rules }, rows: [...rows, ...national, ...more] },
});

describe('the tables of size', () => {
  it('of an edition without an economy are one, which says so', () => {
    const found = tables({});
    expect([...found.keys()]).toEqual(['size-notes']);
    expect(found.get('size-notes')![0]).toMatchObject({ note: 'no-economy' });
  });
  it('have sizes of provinces that add up to the nation’s, and the share of each in its own output', () => {
    const found = tables(economy(size)).get('size')!;
    for (const period of years) {
      const there = found.filter((row) => row['period'] === period && row['rule'] === 'estimated');
      const sum = there
        .filter((row) => row['level'] === 'province')
        .reduce((s, r) => s + (r['size'] as number), 0);
      const nation = there.find((row) => row['level'] === 'total')!;
      expect(nation['size']).toBeCloseTo(sum, 9);
      expect(nation['share']).toBeCloseTo((nation['size'] as number) / (nation['output'] as number), 12);
      // Four provinces carry no interval.
      expect(nation).toMatchObject({ low: null, high: null });
      expect(nation['why']).toContain('low:few-freedom');
    }
  });
  it('give the published sizes from the published index, β and elasticity', () => {
    const published = [
      ['total', 'total', '2016', 'index', 'of-2017', 261.95],
      ['total', 'total', '2016', 'index', 'of-2018', 222.53],
      ['total', 'total', '2017', 'index', 'of-2018', 348.69],
      ['total', 'total', '2016', 'gdp', 'first', 744127],
      ['total', 'total', '2017', 'gdp', 'first', 827122],
    ];
    const rules = {
      ...size,
      increment: { beta: 1406.02, index: 'of-2017', source: 'the edition of 2017' },
      chained: { elasticity: 0.3545, period: 2016, size: 227700, index: 'of-2018', source: 'calibrated' },
      'published-index': 'index',
    };
    const index = {
      id: 'index',
      title: title('index'),
      unit: title('points'),
      vintage: { total: 'of-2018' },
    };
    const found = tables(economy(rules, published, [index])).get('size')!;
    const [first] = found.filter((row) => row['rule'] === 'increment');
    expect(first!['size']).toBeCloseTo(227704.9, 0);
    expect(first).toMatchObject({ index_of: 'of-2017', period: '2016', low: null });
    expect(first!['why']).toContain('low:none-published');
    const chained = found.filter((row) => row['rule'] === 'chained');
    expect(chained.map((row) => Math.round((row['size'] as number) / 1e2))).toEqual([2277, 2670]);
    expect(chained[1]!['share_change']).toBeCloseTo(1.68, 1);
    expect((chained[1]!['growth'] as number) * 100).toBeCloseTo(17.26, 1);
  });
  it('put a given β beside the estimate, its interval where one was published', () => {
    const rules = { ...size, increment: { beta: 5, interval: [4, 7], source: 'x' } };
    const found = tables(economy(rules));
    const parameters = found.get('size-parameters')!.map((row) => row['parameter']);
    expect(parameters).toEqual(['beta-estimated', 'beta']);
    const [row] = found.get('size')!.filter((r) => r['rule'] === 'increment' && r['period'] === '2020');
    const change = (row!['index'] as number) - 100;
    expect([row!['low'], row!['size'], row!['high']]).toEqual([4 * change, 5 * change, 7 * change]);
  });
  it('add published components up', () => {
    const parts = ['ict', 'growth'].map((id) => ({ id, title: title(id), unit: title('RMB 100 million') }));
    const more = parts.map(({ id }, i) => ['total', 'total', '2019', id, 'first', 10 + i]);
    const rules = { ...size, components: { industry: 'ict', efficiency: 'growth' } };
    const found = tables(economy(rules, more, parts)).get('size')!;
    const sums = found.filter((row) => row['rule'] === 'components');
    expect(sums.map((row) => row['size'])).toEqual([null, 21, null]);
    expect(sums[0]!['why']).toContain('size:no-figures');
  });
  it('count no rise for a place that has no figure in the base', () => {
    const late = values.map((row, t) => (t === 0 ? [Number.NaN, ...row.slice(1)] : row));
    const known = { elasticity: 1, period: 2018, size: 160, source: 'x' };
    const rules = { ...size, increment: { beta: 5, source: 'x' }, chained: known };
    const found = tables(economy({ ...rules, jobs: { 'per-point': 1000, source: 'x' } }), late);
    const there = (table: string, more: object) =>
      found
        .get(table)!
        .filter((row) => Object.entries({ period: '2020', ...more }).every(([k, v]) => row[k] === v))[0]!;
    // The whole of the base is 100; of the sixteen of it the second city has 2 and, in 2020, 4.
    const rise = (100 / 16) * (4 - 2);
    expect(there('size', { rule: 'increment', unit: 'P' })['size']).toBeCloseTo(5 * rise, 9);
    expect(there('jobs', { unit: 'P' })['since_base']).toBeCloseTo(1000 * rise, 6);
    // Chained: 16 to 23 without the newcomer, then 28 to 35 with it.
    expect(there('size', { rule: 'chained' })['size']).toBeCloseTo(160 * (23 / 16) * (35 / 28), 9);
  });
  it('have jobs by the rise of the index, and a note where no number is given', () => {
    const with_ = tables(economy({ ...size, jobs: { 'per-point': 1000, source: 'x' } }));
    const nation = with_.get('jobs')!.filter((row) => row['level'] === 'total');
    expect(nation[0]).toMatchObject({ jobs: null, since_base: 0, why: 'jobs:first-period' });
    expect(nation[2]!['since_base']).toBeCloseTo(
      (nation[1]!['jobs'] as number) + (nation[2]!['jobs'] as number),
      6,
    );
    const without = tables(economy(size));
    expect(without.get('jobs')).toEqual([]);
    expect(without.get('size-notes')!.map((row) => row['note'])).toContain('no-jobs');
  });
  it('show every vintage and how far provinces exceed the nation in each, and reconcile nothing', () => {
    const revised = ['total', 'total', '2018', 'gdp', 'revised', 200];
    const chosen = { ...money, vintage: { total: 'first' } };
    const sketch = economy(size, [revised]);
    sketch.economy.of = { indicators: [chosen], size };
    const found = tables(sketch);
    expect(found.get('economy')).toHaveLength(16);
    const sums = found.get('economy-sums')!.filter((row) => row['period'] === '2018');
    expect(sums.map((row) => [row['vintage'], row['sum'], row['total'], row['over']])).toEqual([
      ['first', 201, 190, 201 / 190 - 1],
      ['revised', 201, 200, 201 / 200 - 1],
    ]);
  });
  it('say that one year of output is a cross-section, and that none is no regression', () => {
    const one = economy(size);
    one.economy.rows = rows.filter((row) => row[2] === '2019');
    const found = tables(one);
    expect(found.get('size-notes')!.map((row) => row['note'])).toContain('cross-section');
    const whys = found.get('size-regressions')!.map((row) => row['why']);
    expect(whys).toContain('slope:one-period');
    const none = economy(size);
    none.economy.rows = [['province', 'P', '2011', 'gdp', 'yearbook', 3]];
    const empty = tables(none);
    expect(empty.get('size-notes')!.map((row) => row['note'])).toContain('no-overlap');
    expect(empty.get('size')).toEqual([]);
    expect(empty.get('size-parameters')![0]!['why']).toBe('value:too-few-observations');
  });
  it('set a size of the nation only where the index of the nation is a sum', () => {
    const method = { normalise: { method: 'min-max', range: [1, 100] } };
    const found = tables({ ...economy(size), method });
    expect(new Set(found.get('size')!.map((row) => row['level']))).toEqual(new Set(['province']));
    expect(found.get('size-notes')!.map((row) => row['note'])).toContain('not-additive');
  });
  it('of a monthly index and a yearly output compare the mean of whole years', () => {
    const months = (year: number, n: number) =>
      Array.from({ length: n }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
    const periods = [...months(2018, 12), ...months(2019, 12), ...months(2020, 3)];
    const monthly = periods.map((_, t) => values[0]!.map((v, c) => v + ((t * (c + 1)) % 5)));
    const found = tables({ ...economy(size), periods, frequency: 'month', base: '2018-01' }, monthly);
    const nation = found.get('size')!.filter((row) => row['level'] === 'total');
    expect(nation.map((row) => row['period'])).toEqual(['2018', '2019']);
  });
  it('stand in every release', () => {
    const plan = planOf({ units: ['a', 'b'], periods: ['2018'], tree: { x: 1 } });
    const panel = panelOf(plan, { x: [[1, 2]] });
    const names = analyse({ plan, panel, index: buildIndex(plan, panel) }).map(
      ({ definition }) => definition.name,
    );
    expect(names).toContain('size-notes');
    expect(new Set(names).size).toBe(names.length);
  });
});

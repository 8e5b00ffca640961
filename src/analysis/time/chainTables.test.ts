import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { tableIn } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import type { Table } from '../../tables/index.js';
import { paragraphOf, phraseText, timeFacts } from '../../words/index.js';
import { timeFamily } from './time.js';

const old = [
  ['total', 'total', '2015', 'all', 100],
  ['a', 'city', '2015', 'all', 75],
  ['b', 'city', '2015', 'all', 25],
  ['total', 'total', '2016', 'all', 261.95],
  ['a', 'city', '2016', 'all', 200],
  ['b', 'city', '2016', 'all', 61.95],
  ['elsewhere', 'city', '2016', 'all', 1],
  ['total', 'total', '2016', 'another-node', 1],
];

const sketch = (more: object = {}, rows: (string | number)[][] = old): Sketch => ({
  units: ['a', 'b'],
  periods: ['2016', '2017', '2018'],
  tree: { x: 1 },
  chain: {
    of: [
      {
        edition: '2017',
        title: { en: 'the edition of 2017', zh: '2017年版' },
        with: 'chain/2017.csv',
        nodes: { root: 'all' },
        source: 'the book',
        ...more,
      },
    ],
    rows: { 'chain/2017.csv': rows },
  },
});

function tablesOf(of: Sketch) {
  const plan = planOf(of);
  const panel = panelOf(plan, {
    x: [
      [6, 4],
      [9, 6],
      [12, 18],
    ],
  });
  const index = buildIndex(plan, panel);
  const tables: readonly Table[] = timeFamily.make({ plan, panel, index });
  const rows = (name: string) => tableIn(tables, name)?.rows;
  return { plan, panel, index, tables, rows };
}

describe('an edition chained to an earlier one', () => {
  it('carries on the earlier series, on its scale, with the break marked', () => {
    const { rows } = tablesOf(sketch());
    const whole = rows('chained')!.filter((r) => r['level'] === 'total');
    expect(whole.map((r) => [r['period'], r['edition'], r['raw'], r['linked'], r['break']])).toEqual([
      ['2015', '2017', 100, 100, 'no'],
      ['2016', '2017', 261.95, 261.95, 'no'],
      ['2017', 'sketch', 150, expect.closeTo(1.5 * 261.95, 10), 'yes'],
      ['2018', 'sketch', 300, expect.closeTo(3 * 261.95, 10), 'no'],
    ]);
    expect(rows('chain-links')).toEqual([
      {
        ...{ node: 'root', from: '2017', to: 'sketch', over: '2016', earlier: 261.95, later: 100 },
        ...{ factor: 2.6195, file: 'chain/2017.csv', source: 'the book', why: '' },
      },
    ]);
  });
  it('links places by the factor of the total, so that they add up in every period', () => {
    const { rows } = tablesOf(sketch());
    const of = (level: string, period: string) =>
      rows('chained')!
        .filter((r) => r['level'] === level && r['period'] === period)
        .reduce((sum, r) => sum + (r['linked'] as number), 0);
    for (const period of ['2015', '2016', '2017', '2018']) {
      expect(of('city', period)).toBeCloseTo(of('total', period), 10);
    }
    expect(rows('chained')!.some((r) => r['unit'] === 'elsewhere')).toBe(false);
  });
  it('is described in one sentence in each language', () => {
    const { plan, panel, index } = tablesOf(sketch());
    const chained = timeFacts({ plan, panel, index, uncertainty: [], geocoding: [] }).filter(
      ({ kind }) => kind === 'chained',
    );
    const [en, zh] = (['en', 'zh'] as const).map((lang) =>
      phraseText(paragraphOf(plan, chained, lang, undefined, 'exact')),
    );
    expect(en).toBe(
      'Chained to the edition of 2017 in 2016 (factor 2.6195), Total goes from 100.00 in 2015 to 785.85 in 2018; the framework changes after each of these periods, so growth across it is only as good as the link.',
    );
    expect(zh).toContain('与2016年的2017年版（系数2.6195）衔接后');
  });
  it('has no such tables where it is not chained, and a reason where there is no period in common', () => {
    const { chain: _, ...alone } = sketch();
    expect(tablesOf(alone).rows('chained')).toBeUndefined();
    const apart = tablesOf(
      sketch(
        {},
        old.filter((r) => r[2] === '2015'),
      ),
    );
    expect(apart.rows('chained')).toEqual([]);
    expect(apart.rows('chain-links')![0]!['why']).toBe('factor:no-overlap');
    expect(apart.rows('time-notes')!.map((r) => r['note'])).toContain('no-overlap');
  });
  it('is refused with every fault of its table', () => {
    const told = (more: object, rows = old) => {
      try {
        planOf(sketch(more, rows));
      } catch (error) {
        return JSON.parse((error as Error).message).map((p: { found: { en: string } }) => p.found.en);
      }
      return [];
    };
    expect(told({ nodes: {} })).toEqual(['no result of the total (level total) for the node “root”']);
    expect(told({ nodes: { root: 'all', rot: 'x' } })[0]).toContain('rot');
    expect(told({ over: 2014 })).toEqual(['the edition 2017 has no figure above zero of the total in 2014']);
    expect(told({ over: 'then' })).toHaveLength(2);
    expect(told({}, [...old, ['total', 'total', '2016', 'all', 5]])).toHaveLength(1);
    expect(told({}, [...old, ['total', 'total', '2018', 'all', 'much']])[0]).toContain('much');
    expect(told({ with: 'chain/none.csv' })).toEqual(['no such file']);
    expect(told({ over: 2016 })).toEqual([]);
  });
});

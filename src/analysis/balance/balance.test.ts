import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { rowsIn } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { contradictions } from '../../tables/index.js';
import type { Analysed, TableFamily } from '../tableFamily.js';
import { balanceFamilies } from './balance.js';
import { balanceOf } from './balanceOf.js';
import { mobilityFrom } from './mobilityTables.js';
import { judgedPairs } from './verdict.js';

const no = Number.NaN;

const balanceTables = (of: Analysed) =>
  (balanceFamilies as readonly TableFamily[]).flatMap(({ make }) => make(of));

describe('verdicts', () => {
  it('are about the period of headlines with the first and with the one before', () => {
    expect([0, 1, 2, 35].map(judgedPairs)).toEqual([
      [],
      [[0, 1]],
      [
        [0, 2],
        [1, 2],
      ],
      [
        [0, 35],
        [34, 35],
      ],
    ]);
  });
});

describe('the tables', () => {
  const built = (x: number[][], places = true, method = {}): Analysed => {
    const units = Object.fromEntries(x[0]!.map((_, c) => [`u${c}`, { region: c % 3 === 0 ? 'a' : 'b' }]));
    const sketch = planOf({ units, periods: x.map((_, t) => String(2018 + t)), tree: { x: 1 }, method });
    const plan = {
      ...sketch,
      units: sketch.units.map((u, c) => (places ? { ...u, coordinates: { lon: 100 + c, lat: 30 } } : u)),
    };
    const panel = panelOf(plan, { x });
    return { plan, panel, index: buildIndex(plan, panel) };
  };
  const random = seeded(3);
  const some = Array.from({ length: 4 }, () => Array.from({ length: 15 }, () => 1 + 9 * random()));

  it('have a cell for every column, no NaN, and a name each', () => {
    const cases = [
      some,
      some.slice(0, 1),
      [[1]],
      [[1, 1, 1]],
      [
        [1, 0],
        [1, 2],
      ],
      [
        [1, no, 3],
        [no, 2, 3],
      ],
    ];
    for (const tables of cases.flatMap((x) => [balanceTables(built(x)), balanceTables(built(x, false))])) {
      expect(new Set(tables.map((t) => t.definition.name)).size).toBe(tables.length);
      expect(tables.flatMap(contradictions)).toEqual([]);
    }
  });
  it('give back of mobility what is computed, with the reason where there is none', () => {
    for (const of of [
      built(some),
      built([[1, 2]]),
      built([
        [1, 1, 1],
        [1, 2, 1],
      ]),
      built(some.slice(0, 2)),
    ]) {
      const { rows } = balanceTables(of).find((t) => t.definition.name === 'mobility-changes')!;
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows as Parameters<typeof mobilityFrom>[1][]) {
        const g = of.plan.nodes.findIndex(({ id }) => id === row.node);
        expect(mobilityFrom(of.plan, row)).toEqual(balanceOf(of, g).mobility);
      }
    }
  });
  it('have the tiers of each period as groups, whose parts add up and lie mostly between them', () => {
    const parts = rowsIn(balanceTables(built(some)), 'inequality-parts', { grouping: 'tier' });
    expect(new Set(parts.map((r) => r['period'])).size).toBe(some.length);
    for (const { total, within, between, transvariation } of parts as Record<string, number>[]) {
      expect(within! + between! + (transvariation ?? 0)).toBeCloseTo(total!, 12);
      expect(between!).toBeGreaterThan(0.5 * total!);
    }
    const changes = rowsIn(balanceTables(built(some)), 'inequality-parts-changes');
    expect(changes.map((r) => r['grouping'])).toContain('tier');
  });
  it('have a reason in place of a value', () => {
    const one = balanceTables(built([[1]]));
    expect(new Set(rowsIn(one, 'inequality').map((r) => r['reason']))).toEqual(new Set(['one-unit']));
    expect(rowsIn(one, 'balance-verdicts')).toEqual([]);
    expect(rowsIn(balanceTables(built(some, false)), 'moran')).toEqual([]);
  });
  it('give a verdict on what was observed of twenty units or more', () => {
    const verdicts = (x: number[][]) =>
      rowsIn(balanceTables(built(x)), 'balance-verdicts', { level: 'city', measure: 'sd-log' }).map(
        (r) => r['verdict'],
      );
    const wide = Array.from({ length: 24 }, () => 1 + 9 * random());
    const equal = wide.map((_, c) => 5 + c / 1000);
    expect(verdicts([wide, equal])).toEqual(['narrowed']);
    expect(verdicts([equal, wide])).toEqual(['widened']);
    expect(verdicts([wide, wide])).toEqual(['not-distinguishable']);
    expect(verdicts([wide.slice(0, 19), equal.slice(0, 19)])).toEqual(['undefined:few-units']);
  });
  it('say of a trend that logarithms have no zero', () => {
    const some = Array.from({ length: 24 }, () => 1 + 9 * random());
    const zeros = some.map((x, c) => (c === 3 ? 0 : x));
    const rows = rowsIn(balanceTables(built([some, zeros, some])), 'sigma-convergence', { level: 'city' });
    expect(rows.filter((r) => r['measure'] === 'sd-log')[0]!['verdict']).toBe('undefined:zero-under-log');
    expect(rows.filter((r) => r['measure'] === 'gini')[0]!['units']).toBe(24);
  });
  it('give no verdict where an end is imputed, and use the measured periods of a trend', () => {
    const wide = Array.from({ length: 24 }, () => 1 + 9 * random());
    const narrower = (t: number) => wide.map((x) => 5 * (x / 5) ** (1 - t / 5));
    const missing = wide.map(() => no);
    const of = (x: number[][]) =>
      balanceTables(built(x, true, { impute: { method: 'linear', ends: 'hold' } }));
    const verdicts = (x: number[][]) =>
      rowsIn(of(x), 'balance-verdicts', { level: 'city', measure: 'gini' }).map((r) => r['verdict']);
    expect(verdicts([wide, missing, narrower(3)])).toEqual(['narrowed', 'undefined:imputed']);
    // A period that is imputed at the end is provisional.
    expect(verdicts([wide, narrower(1), missing])).toEqual(['narrowed']);
    const [trend] = rowsIn(of([wide, narrower(1), missing, narrower(3), narrower(4)]), 'sigma-convergence', {
      level: 'city',
      measure: 'sd-log',
    });
    expect(trend).toMatchObject({ periods: 4, units: 24, verdict: 'narrowed' });
  });
});

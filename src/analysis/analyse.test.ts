import { describe, expect, it } from 'vitest';
import { exampleWith, inputOf } from '../../test/helpers/editions.js';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import type { AnyRow } from '../../test/helpers/tables.js';
import { buildIndex } from '../engine/index.js';
import { type AnalysisName, analyse, tablesFrom } from './analyse.js';
import type { Analysed } from './tableFamily.js';

function sketched(): Analysed {
  const plan = planOf({ units: ['a', 'b', 'c'], periods: ['2015', '2016'], tree: { x: 1, y: 2 } });
  const x = [
    [3, 1, 2],
    [4, 1, 1],
  ];
  const panel = panelOf(plan, { x, y: x });
  return { plan, panel, index: buildIndex(plan, panel) };
}

describe('tables that are made as they are asked for', () => {
  it.each<[string, () => Promise<Analysed>]>([
    ['the example', () => inputOf(exampleWith({}))],
    ['three units without groups or economy', () => Promise.resolve(sketched())],
  ])('are those that are made all at once, with %s', async (_, made) => {
    const of = await made();
    const all = analyse(of);
    expect(all.length).toBeGreaterThan(20);
    for (const table of all.toReversed()) {
      expect(tablesFrom(of).named(table.definition.name as AnalysisName)).toEqual(table);
    }
    expect(tablesFrom(of).all()).toEqual(all);
  });

  it('have the rows of a node when they are asked for it alone', async () => {
    const of = await inputOf(exampleWith({}));
    const parts = tablesFrom(of);
    for (const { definition, columns, rows } of analyse(of)) {
      if (!columns.some(({ id }) => id === 'node')) continue;
      const name = definition.name as AnalysisName;
      for (const { id } of of.plan.nodes) {
        const own: readonly AnyRow[] = parts.named(name, id)!.rows;
        expect(
          own.filter((row) => row['node'] === id),
          `${name} of ${id}`,
        ).toEqual(rows.filter((row) => row['node'] === id));
      }
    }
  });

  it('are made once', () => {
    const tables = tablesFrom(sketched());
    expect(tables.named('lorenz')).toBe(tables.named('lorenz'));
  });

  it('have no other name', () => {
    expect(tablesFrom(sketched()).named('mean' as AnalysisName)).toBeUndefined();
  });
});

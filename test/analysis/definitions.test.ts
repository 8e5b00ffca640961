import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, analyses } from '../../src/analysis/analyse.js';
import { compareTable } from '../../src/analysis/compareOrders.js';
import { moversTable } from '../../src/analysis/rankings/movers.js';
import { sections } from '../../src/analysis/sections.js';
import type { Analysed } from '../../src/analysis/tableFamily.js';
import { buildIndex } from '../../src/engine/index.js';
import { contradictions, keyFaults } from '../../src/tables/index.js';
import { exampleWith, inputOf, root } from '../helpers/editions.js';
import { panelOf, planOf, type Sketch } from '../helpers/plan.js';
import { times } from '../helpers/thorough.js';

/** What in the tables of an index contradicts their definitions: types, missing cells, keys. */
const contradicted = (of: Analysed) =>
  [...analyse(of), moversTable(of.plan, of.index), compareTable(of.plan, of.index)].flatMap((table) => [
    ...contradictions(table),
    ...keyFaults(table),
  ]);

const months = Array.from(
  { length: 27 },
  (_, t) => `${2019 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
);
const courses: Partial<Record<string, Pick<Sketch, 'periods' | 'list' | 'frequency'>>> = {
  years: { periods: ['2015', '2016', '2017', '2018', '2019', '2020', '2021'] },
  'one year': { periods: ['2015'] },
  months: { periods: months, frequency: 'month' },
  'years that are not equally far apart': { periods: ['1992', '2000', '2002', '2016'], list: true },
};
const figure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 900 }).map((x) => x / 8) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constant(5) },
);

describe('the tables of an index', () => {
  it.each(Object.keys(courses))('hold what their definitions say, of random figures by %s', (course) => {
    const { periods } = courses[course]!;
    const matrix = (units: number) => {
      const row = fc.array(figure, { minLength: units, maxLength: units });
      return fc.array(row, { minLength: periods.length, maxLength: periods.length });
    };
    const panels = fc
      .integer({ min: 1, max: 14 })
      .chain((units) => fc.tuple(fc.constant(units), matrix(units), matrix(units)));
    fc.assert(
      fc.property(panels, fc.constantFrom('base-share', 'min-max', 'none'), ([units, x, y], method) => {
        const codes = Array.from({ length: units }, (_, c) => [`u${c}`, { side: ['n', 's', ''][c % 3]! }]);
        const plan = planOf({
          ...courses[course]!,
          units: Object.fromEntries(codes),
          tree: { p: { weight: 0.5, children: { x: 1 } }, q: { weight: 0.5, children: { y: 1 } } },
          method: { normalise: { method } },
        });
        // Something is there in the base.
        const based = [x, y].map(([first, ...rest]) => [[7, ...first!.slice(1)], ...rest]);
        const panel = panelOf(plan, { x: based[0]!, y: based[1]! });
        expect(contradicted({ plan, panel, index: buildIndex(plan, panel) })).toEqual([]);
      }),
      { numRuns: times(2, 6) },
    );
  });

  it('have no per cent and no tier that depends on where a scale puts its zero', () => {
    const matrix = fc.array(fc.array(figure, { minLength: 9, maxLength: 9 }), { minLength: 4, maxLength: 4 });
    /** The cells in per cent and the whole numbers, by table, column and row. */
    const perCents = (range: [number, number], x: number[][], y: number[][]) => {
      const plan = planOf({
        units: Object.fromEntries(Array.from('abcdefghi', (code, c) => [code, { side: ['n', 's'][c % 2]! }])),
        periods: ['2015', '2016', '2017', '2018'],
        tree: { p: { weight: 0.5, children: { x: 1 } }, q: { weight: 0.5, children: { y: 1 } } },
        method: { normalise: { method: 'min-max', range } },
      });
      const panel = panelOf(plan, { x, y });
      return analyse({ plan, panel, index: buildIndex(plan, panel) }).flatMap(
        ({ definition, columns, rows }) =>
          columns
            .filter(
              ({ type, unit }) =>
                type === 'integer' || (type === 'number' && /per ?cent/.test(unit?.en ?? '')),
            )
            .map(({ id }) => [definition.name, id, rows.map((row) => row[id] as number | null)] as const),
      );
    };
    fc.assert(
      fc.property(matrix, matrix, (x, y) => {
        const moved = perCents([1000, 1100], x, y);
        expect(moved.length).toBeGreaterThan(5);
        perCents([10, 110], x, y).forEach(([table, id, cells], i) => {
          const where = `${table}.${id}`;
          const others = moved[i]![2];
          expect([where, cells.length]).toEqual([where, others.length]);
          cells.forEach((cell, row) => {
            if (cell === null) expect([where, row, others[row]]).toEqual([where, row, null]);
            else expect(Math.abs(others[row]! - cell), `${where}, row ${row}`).toBeLessThan(1e-6);
          });
        });
      }),
      { numRuns: times(3, 30) },
    );
  });

  it('hold what their definitions say, of published figures that none of ours is beside', () => {
    const plan = planOf({ units: ['a', 'b'], periods: ['2015'], tree: { x: 1 } });
    const about = { period: '2015', node: 'root', rank: null };
    const cells = [
      { ...about, level: plan.level, unit: 'a', value: 33.3 },
      { ...about, level: '', unit: 'elsewhere', value: 1, rank: 3 },
      { ...about, level: plan.level, unit: 'b', value: null, node: 'another' },
    ];
    const table = {
      id: 'p',
      title: { en: 'p', zh: 'p' },
      source: { en: '', zh: '' },
      file: 'p.csv',
      digits: 1,
      cells,
    };
    const given = { ...plan, published: [{ ...table, rounding: 'half-away' as const }] };
    const panel = panelOf(plan, { x: [[1, 2]] });
    expect(contradicted({ plan: given, panel, index: buildIndex(plan, panel) })).toEqual([]);
  });

  it('hold what their definitions say, of the example with its economy', async () => {
    expect(contradicted(await inputOf(exampleWith({})))).toEqual([]);
  });
});

describe('the definitions of the analysis', () => {
  const all = Object.values(analyses);

  it('say what a row is made of, and where its formulas stand', () => {
    const method = readFileSync(join(root, 'docs', 'method.md'), 'utf8');
    for (const { name, from, section } of all) {
      expect(from?.length, name).toBeGreaterThan(0);
      expect(Object.values(sections), name).toContain(section);
    }
    const headings = [...method.matchAll(/^## (.*?)(?: \(`.*)?$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(Object.values(sections)));
  });

  it('have both languages in every title', () => {
    for (const { name, title, columns } of all) {
      for (const text of [title, ...Object.values(columns).map((column) => column.title)]) {
        expect(text.en.trim() && text.zh.trim(), name).not.toBe('');
      }
    }
  });
});

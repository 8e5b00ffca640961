import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvCell, emptyPanel, publishedPeriods, Reason } from '../../../src/edition/index.js';
import { buildIndex } from '../../../src/engine/index.js';
import type { Release } from '../../../src/release/readRelease.js';
import { numberCell } from '../../../src/release/tables/csv.js';
import { panelParquet, readPanel } from '../../../src/release/tables/parquet.js';
import { resultsOf } from '../../../src/release/tables/results.js';
import { withDuckDb } from '../../../src/signals/index.js';
import { chinaRelease, example, releaseOf } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { panelOf, planOf } from '../../helpers/plan.js';

interface Row {
  unit: string;
  level: string;
  period: string;
  node: string;
  value: string;
  rank: string;
  status: string;
  observed: string;
}

const textOf = (release: Release) => readFileSync(join(release.folder, 'results.csv'), 'utf8');
const rowsOf = (release: Release) => parse(textOf(release), { columns: true }) as Row[];

const keyOf = (row: Pick<Row, 'level' | 'period' | 'node' | 'unit'>) =>
  [row.level, row.period, row.node, row.unit].join('|');

/** Every figure of the index with what its row is known by: units, groupings, total; by period, node and unit. */
function figuresOf({ plan, index }: Release): { key: string; value: number }[] {
  const levels = [
    { level: plan.level, members: plan.units, values: index.values },
    ...plan.groupings.map((g, i) => ({
      level: g.column,
      members: g.groups,
      values: index.groups[i]!.values,
    })),
    { level: 'total', members: [plan.total], values: index.total.values },
  ];
  return levels.flatMap(({ level, members, values }) =>
    publishedPeriods(plan).flatMap((period, t) =>
      plan.nodes.flatMap(({ id: node }, g) =>
        members.map(({ code: unit }, c) => ({
          key: keyOf({ level, period, node, unit }),
          value: values[(g * index.periods + t) * members.length + c]!,
        })),
      ),
    ),
  );
}

describe.each(['example', 'china-open'])('results.csv of %s', (name) => {
  let release: Release;
  let rows: Row[];

  beforeAll(async () => {
    const made = name === 'example' ? await releaseOf(example) : await chinaRelease();
    if (typeof made === 'string') return;
    release = made;
    rows = rowsOf(release);
  });

  it('begins with its seven columns and ends its lines with \\n alone', (test) => {
    if (!release) return test.skip('no records here');
    expect(textOf(release)).toMatch(/^unit,level,period,node,value,rank,status,observed\n/);
    expect(textOf(release)).not.toContain('\r');
    expect(textOf(release)).toMatch(/[^\n]\n$/);
  });

  it('has every unit, group and the total in every period at every node, once', (test) => {
    if (!release) return test.skip('no records here');
    const { plan, index } = release;
    const subjects = plan.units.length + plan.groupings.reduce((n, g) => n + g.groups.length, 0) + 1;
    expect(rows.length).toBe(subjects * index.periods * plan.nodes.length);
    expect(new Set(rows.map((r) => [r.level, r.unit, r.period, r.node].join('|'))).size).toBe(rows.length);
    expect(new Set(rows.map((r) => r.level))).toEqual(
      new Set([plan.level, ...plan.groupings.map((g) => g.column), 'total']),
    );
    expect(
      [...new Set(rows.map((r) => r.status))].every((s) =>
        /^(observed|imputed|partial|imputed\+partial|missing|screened)$/.test(s),
      ),
    ).toBe(true);
  });

  it('gives back every value of the index bit by bit', (test) => {
    if (!release) return test.skip('no records here');
    const written = new Map(rows.map((row) => [keyOf(row), row.value]));
    const figures = figuresOf(release);
    expect(written.size).toBe(figures.length);
    const wrong = figures.filter(({ key, value }) => {
      const cell = written.get(key);
      return cell === undefined || !Object.is(cell === '' ? Number.NaN : Number(cell), value);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps to the order of the framework, but for the few rows in front that tell readers of many what is in a column', (test) => {
    if (!release) return test.skip('no records here');
    const places = new Map(figuresOf(release).map(({ key }, place) => [key, place]));
    const order = rows.map((row) => places.get(keyOf(row))!);
    const begin = order.indexOf(0);
    expect(begin).toBeGreaterThanOrEqual(0);
    expect(begin).toBeLessThan(10);
    expect(order.slice(0, begin).every((place) => place >= 20_000)).toBe(true);
    for (const part of [order.slice(0, begin), order.slice(begin)]) {
      expect(part.every((place, i) => i === 0 || place > part[i - 1]!)).toBe(true);
    }
  });

  it('leaves value and rank of a missing figure empty, and only then says missing', (test) => {
    if (!release) return test.skip('no records here');
    const missing = ['missing', 'screened'];
    const odd = rows.filter(
      (r) => new Set([r.value === '', r.rank === '', missing.includes(r.status)]).size > 1,
    );
    expect(odd).toEqual([]);
  });

  it('ranks from 1 without gaps but for ties, the highest first', (test) => {
    if (!release) return test.skip('no records here');
    // Figures with the same 12 significant digits are equal: the rest is noise of rounding.
    const lists = new Map<string, { value: number; rank: number }[]>();
    for (const row of rows) {
      if (row.rank === '') continue;
      const key = [row.level, row.period, row.node].join('|');
      const figure = { value: Number(Number(row.value).toPrecision(12)), rank: Number(row.rank) };
      lists.set(key, [...(lists.get(key) ?? []), figure]);
    }
    for (const [key, list] of lists) {
      for (const { value, rank } of list.length > 60 ? list.filter((_, i) => i % 7 === 0) : list) {
        const higher = list.filter((o) => o.value > value).length;
        expect([key, rank]).toEqual([key, higher + 1]);
      }
    }
  });

  it('is the same table as results.parquet, for DuckDB and for hyparquet', async (test) => {
    if (!release) return test.skip('no records here');
    const path = join(release.folder, 'results.parquet');
    const csv = rows.map((r) => [
      r.unit,
      r.level,
      r.period,
      r.node,
      r.value === '' ? null : Number(r.value),
      r.rank === '' ? null : Number(r.rank),
      r.status,
      r.observed === '' ? null : Number(r.observed),
    ]);
    const byHyparquet = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    // A few rows of the CSV stand in front, for readers that are told nothing of its columns.
    const byRow = (all: readonly unknown[][]) => all.map((row) => row.join('|')).sort();
    expect(byRow(byHyparquet.map((r) => Object.values(r)))).toEqual(byRow(csv));
    await withDuckDb(async (connection) => {
      const read = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`);
      expect(read.columnNames()).toEqual([
        'unit',
        'level',
        'period',
        'node',
        'value',
        'rank',
        'status',
        'observed',
      ]);
      expect(byRow(read.getRows())).toEqual(byRow(csv));
    });
  });

  it('can be built again from panel.parquet, which DuckDB reads with the same values and reasons', async (test) => {
    if (!release) return test.skip('no records here');
    const { panel, folder } = release;
    await withDuckDb(async (connection) => {
      const sql = `SELECT value, reason FROM read_parquet('${join(folder, 'panel.parquet')}')`;
      const read = (await connection.runAndReadAll(sql)).getRows();
      expect(read.map((r) => r[0] ?? Number.NaN)).toEqual([...panel.values]);
      expect(read.map((r) => r[1])).toEqual([...panel.reasons]);
    });
  });
});

it('says of a unit and an indicator that were screened out that they were', () => {
  const plan = planOf({
    units: { a: { g: 'one' }, b: { g: 'two' }, c: { g: 'two' } },
    periods: ['2015'],
    tree: { x: 1, y: 1, z: 1 },
    method: {
      normalise: { method: 'none' },
      screen: { units: { 'min-present': 0.6 }, indicators: { 'min-non-zero': 0.5 } },
    },
  });
  const no = Number.NaN;
  const panel = panelOf(plan, { x: [[1, 2, 3]], y: [[no, 2, 3]], z: [[0, 0, 0]] });
  const { node, unit, status, value } = resultsOf(plan, buildIndex(plan, panel));
  const of = (u: string, n: string) => status[unit.findIndex((code, i) => code === u && node[i] === n)];
  expect(['a', 'b', 'one', 'two', 'total'].map((u) => of(u, 'root'))).toEqual([
    'screened',
    'observed',
    'screened',
    'observed',
    'partial',
  ]);
  expect(['b', 'two', 'total'].map((u) => of(u, 'z'))).toEqual(['screened', 'screened', 'screened']);
  expect(value.filter(Number.isNaN)).toHaveLength(status.filter((s) => s === 'screened').length);
});

describe('the statuses of the example', () => {
  it('say where a part is absent, up to the total', async () => {
    const rows = rowsOf(await releaseOf(example));
    const status = (unit: string, node: string) =>
      rows.find((r) => r.unit === unit && r.node === node && r.period === '2021')?.status;
    expect(status('B1', 'online-services')).toBe('missing');
    expect(['B1', 'South', 'total'].map((unit) => status(unit, 'use'))).toEqual([
      'partial',
      'partial',
      'partial',
    ]);
    expect(['A1', 'North'].map((unit) => status(unit, 'use'))).toEqual(['observed', 'observed']);
    expect(status('South', 'access')).toBe('observed');
  });
});

describe('a cell of a CSV file', () => {
  it('holds any double so that it reads back bit by bit, and nothing for a missing one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Number(numberCell(x))).toBe(x === 0 ? 0 : x);
      }),
    );
    expect(numberCell(Number.NaN)).toBe('');
  });

  it('holds any text so that it reads back, quotes, commas and line breaks included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(parse(`${csvCell(text)},x\n`)).toEqual([[text, 'x']]);
      }),
    );
  });
});

describe('panel.parquet', () => {
  it('reads back to any panel it was written from: values, reasons, records and dates', async () => {
    const { plan } = await releaseOf(example);
    const cells = plan.units.length * plan.periods.length * plan.indicators.length;
    const reasons = Object.values(Reason);
    const folder = temporaryFolder();
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constant(Number.NaN));
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: cells, maxLength: cells }),
        fc.array(fc.constantFrom(...reasons), { minLength: cells, maxLength: cells }),
        async (values, codes) => {
          const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
          panel.values.set(values);
          panel.reasons.set(codes);
          const counts = Float64Array.from(plan.units, (_, c) => c);
          const [indicator, period, observed] = ['mobile', '2022', '2022-05-01'];
          const path = join(folder, 'panel.parquet');
          writeFileSync(path, panelParquet(plan, panel, [{ indicator, period, observed, counts }]));
          const read = await readPanel(readFileSync(path), plan);
          expect([...read.panel.values]).toEqual(values);
          expect([...read.panel.reasons]).toEqual(codes);
          const at = (1 * plan.periods.length + 1) * plan.units.length;
          plan.units.forEach((_, c) => {
            const known = !Number.isNaN(values[at + c]);
            expect(read.records[at + c]).toBe(known ? c : Number.NaN);
            expect(read.observed[at + c]).toBe(known ? observed : undefined);
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});

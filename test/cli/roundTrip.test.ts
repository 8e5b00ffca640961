import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { releaseWorkbook } from '../../src/documents/index.js';
import { frameworkColumns, WorkbookLayout } from '../../src/documents/workbook/layout.js';
import {
  type CoinrRows,
  csvText,
  fromCoinr,
  type Panel,
  type Plan,
  toIData,
  toIMeta,
} from '../../src/edition/index.js';
import { toPinyin } from '../../src/office/index.js';
import { readEdition } from '../../src/pipeline/index.js';
import { coinrSheets, parseTable } from '../../src/signals/index.js';
import { address } from '../../src/spreadsheet/index.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';
import { put, temporaryFolder } from '../helpers/folders.js';

function written(files: Iterable<readonly [string, string]>): string {
  const folder = join(temporaryFolder(), 'edition');
  for (const [name, text] of files) put(folder, name, text);
  return folder;
}

const table = (name: string, { header, rows }: CoinrRows) => parseTable(name, csvText(header, rows)).table!;

/** All of the tables that the method does not determine, which must survive. */
function kept(plan: Plan, panel: Panel) {
  return {
    nodes: plan.nodes.map((n) => [n.id, n.title, plan.nodes[n.parent]?.id, Number(n.weight.toPrecision(12))]),
    indicators: plan.indicators
      .map(
        (i) =>
          [
            i.id,
            i.title,
            [i.unit.en, i.unit.zh, i.unit.also],
            i.direction,
            plan.indicators[i.denominator]?.id,
            i.per,
          ] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    units: plan.units.map((u) => [u.code, u.name]),
    groups: plan.groupings.map((g) => [
      g.column,
      g.title,
      plan.units.map(
        (_, c) =>
          g.groups[g.memberOf[c]!] && [g.groups[g.memberOf[c]!]!.code, g.groups[g.memberOf[c]!]!.name],
      ),
    ]),
    periods: plan.periods,
    values: plan.indicators
      .map(
        (i, k) =>
          [
            i.id,
            ...panel.values.slice(k * panel.periods * panel.units, (k + 1) * panel.periods * panel.units),
          ] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/** Two languages, one, or three. */
const languages = fc.constantFrom<string[]>(['en', 'zh'], ['zh'], ['fr'], ['fr', 'en', 'zh']);
const title = fc.constantFrom('Plain', 'With, comma', 'A “quote” and "another"', 'CO₂ at 5%', 'İzmir');
const zhTitle = fc.constantFrom('人均收入', '占比（%）', '二氧化碳', '“引号”，逗号');
const weight = fc.constantFrom(0.25, 0.5, 1, 2, 3, 7.5);
const indicator = fc.record({
  en: title,
  zh: zhTitle,
  weight,
  unit: fc.constantFrom('%', 'RMB', ''),
  direction: fc.constantFrom(1, -1),
  relative: fc.boolean(),
  values: fc.array(fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { freq: 6 }), {
    minLength: 8,
    maxLength: 8,
  }),
});
const edition = fc.record({
  pillars: fc.array(
    fc.record({
      en: title,
      zh: zhTitle,
      weight,
      indicators: fc.array(indicator, { minLength: 1, maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  named: fc.boolean(),
  shares: fc.boolean(),
  languages,
});
type Edition = typeof edition extends fc.Arbitrary<infer T> ? T : never;

function filesOf({ pillars, named, shares, languages }: Edition): [string, string][] {
  const text = (en: string, zh: string) =>
    Object.fromEntries(languages.map((tag) => [tag, { en, zh, fr: `${en} (fr)` }[tag]!]));
  const columns = (of: string) => languages.map((tag) => `${of}_${tag}`);
  const cells = (en: string, zh: string) => Object.values(text(en, zh));
  const weights = (list: readonly { weight: number }[]) => {
    const sum = list.reduce((a, b) => a + b.weight, 0);
    return list.map((one) => (shares ? one.weight / sum : one.weight * 10));
  };
  const leaves = pillars.flatMap((p, i) => p.indicators.map((one, k) => ({ ...one, id: `x${i}${k}` })));
  const isRelative = (x: (typeof leaves)[number]) => x.relative || x === leaves[0];
  const tree = {
    id: 'index',
    title: text('Index', '指数'),
    children: pillars.map((p, i) => ({
      id: `p${i}`,
      title: text(p.en, p.zh),
      weight: weights(pillars)[i]!,
      children: p.indicators.map((_, k) => ({ indicator: `x${i}${k}`, weight: weights(p.indicators)[k]! })),
    })),
  };
  const yaml = {
    edition: 'trip',
    title: text('Trip', '往返'),
    version: 1,
    'data-status': 'real',
    units: {
      level: 'unit',
      groups: [{ column: 'province', title: text('Provinces', '省份'), 'roll-up': 'mean' }],
    },
    periods: { frequency: 'year', base: 2020 },
    method: { normalise: { method: 'min-max', range: [0, 100] } },
    tree,
  };
  const units = [0, 1, 2, 3].map((c) => [
    `U${c}`,
    ...cells(`Unit ${c}`, `单元${c}`),
    c % 2 === 0 ? 'N' : 'S',
  ]);
  return [
    ['edition.yaml', JSON.stringify(yaml)],
    ['units.csv', csvText(['code', ...columns('name'), 'province'], units as string[][])],
    ...(named
      ? [
          [
            'groups.csv',
            csvText(
              ['column', 'code', ...columns('name')],
              [
                ['province', 'N', ...cells('North', '北部')],
                ['province', 'S', ...cells('South', '南部')],
              ],
            ),
          ] as [string, string],
        ]
      : []),
    [
      'indicators.csv',
      csvText(
        ['id', ...columns('title'), ...columns('unit'), 'direction', 'denominator', 'per'],
        [
          ...leaves.map((x) => [
            x.id,
            ...cells(x.en, x.zh),
            ...languages.map(() => x.unit),
            x.direction,
            isRelative(x) ? 'people' : '',
            isRelative(x) ? 1000 : '',
          ]),
          ['people', ...cells('People', '人口'), ...cells('persons', '人'), 1, '', ''],
        ],
      ),
    ],
    [
      'data/values.csv',
      csvText(
        ['unit', 'period', ...leaves.map((x) => x.id), 'people'],
        [0, 1].flatMap((t) =>
          units.map(([code], c) => [
            code!,
            2020 + t,
            ...leaves.map((x) => x.values[t * 4 + c] ?? ''),
            10 + c,
          ]),
        ),
      ),
    ],
  ];
}

describe('an edition exported as COINr’s two tables and imported again', () => {
  it('keeps weights, values, directions, groups, denominators, units and titles in both languages', async () => {
    await fc.assert(
      fc.asyncProperty(edition, async (source) => {
        const first = await readEdition(written(filesOf(source)));
        const { plan, panel } = first;
        const value = (k: number, t: number, c: number) =>
          panel.values[(k * panel.periods + t) * panel.units + c]!;
        const iData = table('iData.csv', toIData(plan, [0, 1], value));
        const made = fromCoinr(iData, table('iMeta.csv', toIMeta(plan)), { name: 'trip', spell: toPinyin });
        expect(made.problems).toEqual([]);
        expect(made.notes).toEqual([]);
        const again = await readEdition(written(made.files));
        expect(kept(again.plan, again.panel)).toEqual(kept(plan, panel));
      }),
      { numRuns: 12, seed: 15 },
    );
  }, 60_000);
});

/** The workbook of a release with one number in one cell replaced, without recalculation. */
function changed(bytes: Uint8Array, sheet: string, cell: string, value: number): Uint8Array {
  const parts = unzipSync(bytes);
  const list = strFromU8(parts['xl/workbook.xml']!);
  const number =
    [...list.matchAll(/<sheet [^>]*name="([^"]+)"/g)].findIndex(([, name]) => name === sheet) + 1;
  const part = `xl/worksheets/sheet${number}.xml`;
  const xml = strFromU8(parts[part]!);
  const now = xml.replace(new RegExp(`(<c r="${cell}"[^>]*><v>)[^<]*(</v>)`), `$1${value}$2`);
  expect(now).not.toBe(xml);
  return zipSync({ ...parts, [part]: strToU8(now) });
}

describe('a workbook of a release', () => {
  it('is imported with a weight changed in a yellow cell, even if the weights no longer add up to 1', async () => {
    const release = await releaseOf(exampleWith({}));
    const layout = new WorkbookLayout(release, 0);
    const { plan } = release;
    const g = plan.nodes.findIndex((n) => n.id === 'use');
    const bytes = await releaseWorkbook(release, 0);
    const path = join(temporaryFolder(), 'book.xlsx');
    writeFileSync(
      path,
      changed(bytes, 'Framework', address(layout.frameworkRow(g), frameworkColumns.weight), 0.9),
    );
    const { tables, status, problems } = await coinrSheets(path);
    expect(problems).toEqual([]);
    const made = fromCoinr(tables!.iData, tables!.iMeta, { name: 'again', status, spell: toPinyin });
    expect(made.problems).toEqual([]);
    expect(made.notes[0]!.en).toBe('The weights below index add up to 1.5; they are written as shares of 1.');
    const again = await readEdition(written(made.files));
    const weightOf = (id: string) => again.plan.nodes.find((n) => n.id === id)!.weight;
    expect([weightOf('access'), weightOf('use')]).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)]);
  });

  it('is imported with a value changed in the sheet Data', async () => {
    const release = await releaseOf(exampleWith({}));
    const layout = new WorkbookLayout(release, 0);
    const at = address(layout.unitRow('Data', 1), layout.dataColumn(0));
    const path = join(temporaryFolder(), 'book.xlsx');
    writeFileSync(path, changed(await releaseWorkbook(release, 0), 'Data', at, 77.5));
    const { tables } = await coinrSheets(path);
    const made = fromCoinr(tables!.iData, tables!.iMeta, { name: 'again', spell: toPinyin });
    expect(made.files.get('data/values.csv')).toMatch(/^A2,2021,77\.5,97,180,7\.4$/m);
  });
});

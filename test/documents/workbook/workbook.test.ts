import { createHash } from 'node:crypto';
import { readXlsx, type Workbook } from 'hucre/xlsx';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { frameworkColumns, Layout, nameColumns } from '../../../src/documents/workbook/layout.js';
import { releaseWorkbook } from '../../../src/documents/workbook/workbook.js';
import type { Plan } from '../../../src/edition/index.js';
import { buildIndex, type Index } from '../../../src/engine/index.js';
import type { Release } from '../../../src/release/index.js';
import { coinOf } from '../../helpers/coin.js';
import { chinaRelease, example, releaseOf } from '../../helpers/editions.js';
import { goldenTable, sharedGolden } from '../../helpers/golden.js';
import { allCalculated, calculated, noCalc, poison, poisoned } from '../../helpers/office.js';
import { nodeAt } from '../../helpers/plan.js';
import { inBrackets } from '../../helpers/programs.js';
import { seeded } from '../../helpers/random.js';
import { released, releasedOf } from '../../helpers/sketched.js';
import { casesOf, itThoroughly, thorough } from '../../helpers/thorough.js';

const sheetNames = [
  'README',
  'Units',
  'Framework',
  'Data',
  'Treated',
  'Normalised',
  'Scores',
  'Ranks',
  'Groups',
  'Provenance',
  'iData',
  'iMeta',
];

const cellsOf = (book: Workbook, sheet: string) => book.sheets.find((s) => s.name === sheet)!.rows;
const empty = (x: unknown) => x === null || x === undefined || x === '';

/** Where a workbook departs from an index: scores and groups by more than 1e-9, ranks at all, errors anywhere. */
function departures(book: Workbook, layout: Layout, index: Index): string[] {
  const found: string[] = [];
  const { plan, t } = layout;
  const compare = (where: string, cell: unknown, want: number, slack = 1e-9) => {
    const agrees = Number.isNaN(want)
      ? empty(cell)
      : typeof cell === 'number' && Math.abs(cell - want) <= slack * Math.max(1e-3, Math.abs(want));
    if (!agrees) found.push(`${where}: ${cell} where the index has ${want}`);
  };
  for (const { name, rows } of book.sheets) {
    rows.flat().forEach((cell) => {
      if (cell === poison || (typeof cell === 'string' && /^(#|Err:)/.test(cell)))
        found.push(`${name}: ${cell}`);
    });
  }
  layout.levels.forEach((g, i) => {
    const { id } = plan.nodes[g]!;
    plan.units.forEach(({ code }, c) => {
      const line = (g * index.periods + t) * index.units + c;
      const score = cellsOf(book, 'Scores')[layout.unitRow('Scores', c)]![nameColumns + i];
      compare(`${code} ${id}`, score, index.values[line]!);
      const rank = index.ranks(g)[t * index.units + c]!;
      const place = cellsOf(book, 'Ranks')[layout.unitRow('Ranks', c)]![nameColumns + i];
      compare(`rank of ${code} ${id}`, place, rank === 0 ? Number.NaN : rank, 0);
    });
    let row = 5;
    plan.groupings.forEach(({ groups }, j) => {
      groups.forEach(({ code }, m) => {
        const value = index.groups[j]!.values[(g * index.periods + t) * groups.length + m]!;
        compare(`group ${code} ${id}`, cellsOf(book, 'Groups')[row++]![7 + i], value);
      });
    });
    compare(`total ${id}`, cellsOf(book, 'Groups')[row]![7 + i], index.total.values[g * index.periods + t]!);
  });
  return found;
}

/** The plan with other weights below one node, as shares of their sum. */
function reweighted(plan: Plan, weights: Record<string, number>): Plan {
  const given = plan.nodes.map((n) => weights[n.id] ?? n.weight);
  const nodes = plan.nodes.map((n, g) => {
    const siblings = plan.nodes[n.parent]?.children ?? [g];
    return { ...n, weight: given[g]! / siblings.reduce((sum, h) => sum + given[h]!, 0) };
  });
  nodes[0]!.weight = plan.nodes[0]!.weight;
  return { ...plan, nodes };
}

/** A workbook of which only the formulas can give what an index has: every stored result is replaced. */
interface Trial {
  book: Uint8Array;
  layout: Layout;
  index: Index;
}

/** The workbook of a release as it is. */
async function asItIs(release: Release, t: number): Promise<Trial> {
  const book = await poisoned(await releaseWorkbook(release, t));
  return { book, layout: new Layout(release, t), index: release.index };
}

/** The workbook under other weights, and the index built with them. */
async function underWeights(release: Release, t: number, weights: Record<string, number>): Promise<Trial> {
  const layout = new Layout(release, t);
  const changes = Object.fromEntries(
    Object.entries(weights).map(([id, weight]) => {
      const row = layout.frameworkRow(nodeAt(release.plan, id));
      return [`${row},${frameworkColumns.weight}`, weight];
    }),
  );
  const book = await poisoned(await releaseWorkbook(release, t), { Framework: changes });
  return { book, layout, index: buildIndex(reweighted(release.plan, weights), release.panel) };
}

/** Where workbooks, calculated by LibreOffice, depart from their indices. */
async function departuresOf(...made: Promise<Trial>[]): Promise<string[]> {
  const trials = await Promise.all(made);
  const books = await allCalculated(trials.map(({ book }) => book));
  return trials.flatMap(({ layout, index }, i) => departures(books[i]!, layout, index));
}

/** Nine units in two groupings, with ties, gaps, zeros and negative values in one indicator a scale. */
const scales: Record<string, object> = {
  a: { method: 'min-max', range: [1, 100] },
  b: { method: 'z-score', mean: 50, sd: 10 },
  c: { method: 'robust', mean: 50, sd: 10 },
  d: { method: 'goalposts', low: 10, high: 60, range: [0, 10] },
  e: { method: 'log-goalposts', low: 5, high: 80, range: [0, 100] },
  f: { method: 'scaled', low: 0, high: 50, range: [0, 100] },
  g: { method: 'rank' },
  h: { method: 'borda' },
  i: { method: 'percentile-rank' },
  j: { method: 'distance-to-max' },
  k: { method: 'distance-to-reference', unit: 'u2' },
  l: { method: 'distance-to-target', target: 40, cap: true },
  m: { method: 'fraction-of-max' },
};

function everyScale(over: string, missing: object, rank?: object): Promise<Release> {
  const random = seeded(11);
  const ids = Object.keys(scales);
  const units = Array.from({ length: 9 }, (_, c) => [
    `u${c}`,
    { region: c < 4 ? 'North' : c < 8 ? 'South' : '', size: c % 2 === 0 ? 'Large' : 'Small' },
  ]);
  const scaled = Object.fromEntries(ids.map((id) => [id, { normalise: { over, ...scales[id] } }]));
  const value = () => {
    const x = random();
    if (x < 0.12) return Number.NaN;
    return x < 0.2 ? 0 : x < 0.4 ? 42 : Math.round(random() * 9000) / 100;
  };
  return released(
    {
      units: Object.fromEntries(units),
      periods: ['2020', '2021'],
      method: {
        normalise: { method: 'min-max', over },
        'per-indicator': scaled,
        missing,
        ...(rank ? { rank } : {}),
      },
      indicators: { c: { direction: -1 }, g: { direction: -1 }, m: { denominator: 'people' }, people: {} },
      tree: {
        one: { weight: 3, aggregate: 'geometric', children: { a: 1, d: 2, e: 0.5, f: 1 } },
        two: { weight: 1, aggregate: 'harmonic', children: { b: 1, c: 3 } },
        three: { weight: 2, aggregate: 'median', children: { g: 1, h: 1, i: 1, m: 1 } },
        four: { weight: 2, aggregate: { power: 2 }, children: { j: 2, k: 1 } },
        five: { weight: 1, aggregate: 'minimum', children: { l: 1 } },
      },
    },
    Object.fromEntries(
      [...ids, 'people'].map((id) => [
        id,
        [0, 1].map(() => units.map(() => (id === 'people' ? 1 + value() : value()))),
      ]),
    ),
  );
}

describe('the workbook of a release', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the results of the release beside its formulas, so that a viewer needs no calculator', async () => {
    for (let t = 0; t < release.index.periods; t++) {
      const book = await readXlsx(await releaseWorkbook(release, t));
      expect(departures(book, new Layout(release, t), release.index)).toEqual([]);
    }
  });

  it('has twelve sheets, each of which says in its first row that the data are an example', async () => {
    const book = await readXlsx(await releaseWorkbook(release, 0));
    expect(book.sheets.map((s) => s.name)).toEqual(sheetNames);
    for (const { rows } of book.sheets)
      expect(rows[0]![0]).toMatch(/^EXAMPLE DATA · 示例数据 — My index 1, 2021/);
  });

  it('names its licence, sources and files with their hashes', async () => {
    const book = await readXlsx(await releaseWorkbook(release, 0));
    const { manifest } = release;
    const cells = cellsOf(book, 'Provenance').flat();
    expect(cells).toContain(manifest.id);
    for (const file of [...manifest.files, ...manifest.inputs]) expect(cells).toContain(file.sha256);
    expect(cellsOf(book, 'README').flat()).toContain(manifest.licence);
  });

  it('is the same, byte by byte, at any time', async () => {
    const hash = async () =>
      createHash('sha256')
        .update(await releaseWorkbook(release, 0))
        .digest('hex');
    const first = await hash();
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    expect(await hash()).toBe(first);
  });

  it('of more cells than fit is refused before it is made', async () => {
    const units = new Array<Plan['units'][number]>(100_000).fill(release.plan.units[0]!);
    const large = { ...release, plan: { ...release.plan, units } };
    await expect(releaseWorkbook(large, 0)).rejects.toThrow('a release of 3000000 cells');
  });

  it('carries a way to aggregate that has no formula as values, and says so', async () => {
    const compared = await everyScale('each-period', { 'min-present': 0.5, weights: 'reweight' });
    const plan = structuredClone(compared.plan);
    plan.nodes[0]!.aggregate = 'copeland';
    plan.nodes[nodeAt(plan, 'two')]!.aggregate = 'topsis';
    const changed = { ...compared, plan };
    const book = await readXlsx(await releaseWorkbook(changed, 1));
    const { cells } = book.sheets.find((s) => s.name === 'Scores')!;
    const layout = new Layout(changed, 1);
    const formulaOf = (id: string) =>
      cells!.get(`${layout.unitRow('Scores', 0)},${layout.nodeColumn(nodeAt(plan, id))}`)?.formula;
    expect(formulaOf('root')).toBeUndefined();
    expect(formulaOf('two')).toBeUndefined();
    expect(formulaOf('one')).toContain('EXP');
    expect(JSON.stringify(cellsOf(book, 'README'))).toContain('root, two: values.');
  });
});

describe.skipIf(noCalc)(`the formulas, calculated by LibreOffice${inBrackets(noCalc)}`, () => {
  it('give the release of the example edition by period, and follow a weight', async () => {
    const release = await releaseOf(example);
    const last = release.index.periods - 1;
    const all = Array.from({ length: last + 1 }, (_, t) => t);
    const trials = (thorough ? all : [last]).map((t) => asItIs(release, t));
    const other = underWeights(release, 0, { access: 0.2, broadband: 5 });
    expect(await departuresOf(...trials, other)).toEqual([]);
  });

  it('follow a weight of zero, and of a child that is missing for some', async () => {
    const release = await releaseOf(example);
    expect(await departuresOf(underWeights(release, 1, { 'online-services': 0, mobile: 0.01 }))).toEqual([]);
  });

  it('follow a raw figure that is changed, divided or turned as it may be', async () => {
    const release = await releaseOf(example);
    const { plan, panel } = release;
    const layout = new Layout(release, 0);
    const values = panel.values.slice();
    const change = (id: string, c: number, x: number) => {
      const k = plan.indicators.findIndex((i) => i.id === id);
      values[(k * panel.periods + plan.first) * panel.units + c] = x;
      return [`${layout.unitRow('Data', c)},${layout.dataColumn(k)}`, x] as const;
    };
    const changes = Object.fromEntries([change('broadband', 1, 22.2), change('waiting-time', 0, 8.8)]);
    const book = await calculated(await poisoned(await releaseWorkbook(release, 0), { Data: changes }));
    expect(departures(book, layout, buildIndex(plan, { ...panel, values }))).toEqual([]);
  });

  it('are seen to be wrong when one is', async () => {
    const release = await releaseOf(example);
    const layout = new Layout(release, 0);
    const at = `${layout.unitRow('Scores', 1)},${layout.nodeColumn(0)}`;
    const wrong = await poisoned(await releaseWorkbook(release, 0), { Scores: { [at]: '2*3' } });
    const found = departures(await calculated(wrong), layout, release.index);
    expect(found).toContain(`A2 index: 6 where the index has ${layout.value(0, 1)}`);
  });

  it.each([
    ['each period', 'each-period', { 'min-present': 0.5, weights: 'reweight' }, undefined],
    ['all periods', 'all-periods', { 'min-present': 0, weights: 'keep' }, { digits: 0 }],
    ['the base', 'base-period', { 'min-present': 1, weights: 'reweight' }, { digits: 1 }],
  ])('give every scale and way to aggregate, with parameters of %s', async (_, over, missing, rank) => {
    const release = await everyScale(over, missing, rank);
    const trials = [
      () => asItIs(release, 0),
      () => asItIs(release, 1),
      () => underWeights(release, 0, { one: 1, a: 7, m: 0, b: 2 }),
    ];
    // One workbook each in npm test: that of the second period, or that under other weights.
    const one = over === 'all-periods' ? trials.slice(2) : trials.slice(1, 2);
    expect(await departuresOf(...(thorough ? trials : one).map((make) => make()))).toEqual([]);
  });

  it.each(casesOf(['arithmetic', 'median'], 1))(
    'take a node of the other polarity reversed into a join that is %s',
    async (aggregate) => {
      const release = await released(
        {
          units: ['u0', 'u1', 'u2', 'u3', 'u4'],
          periods: ['2020'],
          method: { normalise: { method: 'min-max', range: [1, 10] }, aggregate, missing: { 'at-least': 1 } },
          indicators: { x: { direction: 1 }, y: { direction: 1 }, z: { direction: -1 } },
          tree: { x: 2, bad: { weight: 1, polarity: 'higher-is-worse', children: { y: 1, z: 2 } } },
        },
        { x: [[1, 2, 4, 8, Number.NaN]], y: [[5, 3, Number.NaN, 1, 2]], z: [[0, 7, Number.NaN, 9, 2]] },
      );
      expect(await departuresOf(asItIs(release, 0), underWeights(release, 0, { bad: 5, y: 0 }))).toEqual([]);
    },
  );

  it('give nothing for units and indicators without values, for one unit, and where all are equal', async () => {
    const release = await released(
      {
        units: { u0: { region: 'North' }, u1: { region: 'South' } },
        periods: ['2020', '2021'],
        method: {
          normalise: { method: 'z-score', over: 'each-period' },
          'per-indicator': { b: { normalise: { method: 'robust', over: 'each-period' } } },
          missing: { 'min-present': 0, weights: 'reweight' },
        },
        tree: { a: 1, b: 1, c: { weight: 1, children: { d: 1 } } },
      },
      {
        a: [
          [0.1, 0.1],
          [1, Number.NaN],
        ],
        b: [
          [1e100, -1e100],
          [Number.NaN, Number.NaN],
        ],
        d: [
          [1e-100, 3e-100],
          [Number.NaN, 5],
        ],
      },
    );
    expect(await departuresOf(...[0, 1].map((t) => asItIs(release, t)))).toEqual([]);
  });

  it('give base-share sums in the base and after it, with a late starter', async () => {
    const release = await released(
      {
        units: { u0: { region: 'North' }, u1: { region: 'South' }, u2: { region: 'North' } },
        periods: ['2020', '2021', '2022'],
        method: { normalise: { method: 'base-share' } },
        tree: { a: 2, b: 1, late: 1 },
      },
      {
        a: [
          [1, 2, 3],
          [2, 2, 4],
          [3, 3, 5],
        ],
        b: [
          [5, 0, 1],
          [6, Number.NaN, 1],
          [7, 1, 2],
        ],
        late: [
          [Number.NaN, Number.NaN, Number.NaN],
          [4, 5, 6],
          [5, 5, 6],
        ],
      },
    );
    const all = casesOf([0, 1, 2], 2).map((t) => asItIs(release, t));
    expect(await departuresOf(...all, underWeights(release, 0, { a: 1, b: 4 }))).toEqual([]);
  });

  it('give 49 indicators of countries, their outliers treated and their gaps filled', async (context) => {
    const folder = sharedGolden('coinr-asem');
    if (!folder) return context.skip('the ASEM data are not here');
    const [iData, iMeta] = ['ASEM_iData.csv', 'ASEM_iMeta.csv'].map((f) => goldenTable(f, folder));
    const method = {
      normalise: { method: 'min-max', range: [1, 100], over: 'each-period' },
      impute: { method: 'mean', by: 'group' },
      treat: { winsorise: 2 },
      aggregate: { levels: ['geometric', 'arithmetic'] },
      missing: { 'min-present': 0.8, weights: 'reweight' },
    };
    // Every second country in npm test.
    const rows = iData!.filter((_, c) => thorough || c % 2 === 0);
    const { plan, panel } = coinOf(rows, iMeta!, 'GDP_group', method);
    const release = await releasedOf(plan, panel);
    expect(release.index.treated.length).toBeGreaterThan(5);
    const other = thorough ? [underWeights(release, 0, { conn: 3, lpi: 0.1 })] : [];
    expect(await departuresOf(asItIs(release, 0), ...other)).toEqual([]);
  });

  itThoroughly('give China’s cities, filled in and partial as they are', async (context) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return context.skip(release);
    expect(
      await departuresOf(
        asItIs(release, release.index.periods - 1),
        underWeights(release, release.index.periods - 1, { 'mobile-blocks': 1, 'research-addresses': 3 }),
      ),
    ).toEqual([]);
  });
});

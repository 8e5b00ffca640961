import { describe, expect, it } from 'vitest';
import { hasScoreFormula } from '../../../src/documents/workbook/aggregateFormulas.js';
import { WorkbookLayout } from '../../../src/documents/workbook/layout.js';
import { releaseWorkbook } from '../../../src/documents/workbook/workbook.js';
import { buildIndex } from '../../../src/engine/index.js';
import { coinOf } from '../../helpers/coin.js';
import { chinaRelease, example, releaseOf } from '../../helpers/editions.js';
import { goldenTable, sharedGolden } from '../../helpers/golden.js';
import { calculated, noCalc, poisoned } from '../../helpers/office.js';
import { nodeAt } from '../../helpers/plan.js';
import { inBrackets } from '../../helpers/programs.js';
import { released, releasedOf } from '../../helpers/sketched.js';
import { casesOf, itThoroughly, thorough } from '../../helpers/thorough.js';
import { asItIs, departures, departuresOf, underWeights } from './departures.js';
import { everyScale } from './everyScale.js';

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
    const layout = new WorkbookLayout(release, 0);
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
    const layout = new WorkbookLayout(release, 0);
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

  it('keep a weighted sum with the weights as given, also where a part is missing', async () => {
    const release = await released(
      {
        units: ['u0', 'u1', 'u2'],
        periods: ['2020'],
        method: {
          normalise: { method: 'min-max', range: [1, 10] },
          weight: 'as-given',
          missing: { 'at-least': 1, weights: 'reweight' },
        },
        tree: { x: 0.5, y: 0.3, z: 0.199 },
      },
      { x: [[1, 2, 4]], y: [[5, 3, Number.NaN]], z: [[0, 7, 9]] },
    );
    expect(release.plan.nodes[0]!.aggregate).toBe('weighted-sum');
    expect(await departuresOf(asItIs(release, 0))).toEqual([]);
  });

  it.each(casesOf(['arithmetic', 'geometric', 'as-given'], 1))(
    'give missing weights to all indicators that are present, with a late starter, where nodes are %s',
    async (how) => {
      const way = how === 'as-given' ? { weight: how } : { aggregate: how };
      const gone = Number.NaN;
      const release = await released(
        {
          units: ['u0', 'u1', 'u2', 'u3'],
          periods: ['2020', '2021'],
          method: { normalise: { method: 'none' }, missing: { 'at-least': 1, weights: 'leaves' }, ...way },
          tree: {
            p: { weight: 3, children: { u: 2, deep: { weight: 3, children: { v: 1, w: 2 } } } },
            q: { weight: 1, children: { x: 1, y: 4 } },
            z: 2,
          },
        },
        Object.fromEntries(
          Object.entries({
            u: [1, gone, 5, gone],
            v: [gone, gone, 2, gone],
            w: [4, 8, gone, gone],
            x: [9, gone, 1, gone],
            y: [2, 3, gone, gone],
            z: [gone, 6, 3, 7],
          }).map(([id, line]) => [id, [id === 'x' ? line.map(() => gone) : line, line]]),
        ),
      );
      expect(await departuresOf(...[0, 1].map((t) => asItIs(release, t)))).toEqual([]);
    },
  );

  it('give weights of the period shown, and figures where weights differ between groups', async () => {
    const byPeriod = [{ from: 2021, weights: { x: 0, y: 1, z: 3 } }];
    const byGroup = [{ groups: { by: 'region', of: ['North'] }, weights: { v: 3, w: 1 } }];
    const line = [3, 1, Number.NaN, 8];
    const release = await released(
      {
        units: Object.fromEntries(line.map((_, c) => [`u${c}`, { region: c < 2 ? 'North' : 'South' }])),
        periods: ['2020', '2021'],
        method: { normalise: { method: 'none' }, missing: { 'min-present': 0.5 } },
        tree: {
          p: { weight: 1, weigh: { by: 'given', cases: byPeriod }, children: { x: 1, y: 1, z: 2 } },
          q: { weight: 1, weigh: { by: 'given', cases: byGroup }, children: { v: 1, w: 1 } },
        },
      },
      Object.fromEntries(
        ['x', 'y', 'z', 'v', 'w'].map((id, k) => [
          id,
          [0, 1].map((t) => line.map((x) => x * (k + 1) + t * k)),
        ]),
      ),
    );
    expect(hasScoreFormula(release.plan.nodes[nodeAt(release.plan, 'p')]!, release.plan)).toBe(true);
    expect(hasScoreFormula(release.plan.nodes[nodeAt(release.plan, 'q')]!, release.plan)).toBe(false);
    expect(new WorkbookLayout(release, 1).shareNow(nodeAt(release.plan, 'z'))).toBeCloseTo(0.75, 12);
    expect(await departuresOf(...[0, 1].map((t) => asItIs(release, t)))).toEqual([]);
  });

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

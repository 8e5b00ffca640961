import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { WorkbookLayout } from '../../../src/documents/workbook/layout.js';
import { releaseWorkbook } from '../../../src/documents/workbook/workbook.js';
import { at, emptyPanel, lines, offset, Reason } from '../../../src/edition/index.js';
import { computeIndicators } from '../../../src/engine/index.js';
import { buildRelease } from '../../../src/pipeline/index.js';
import { explain, findSubject, openRelease, type Release } from '../../../src/release/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { calculated, noCalc, poison, poisoned } from '../../helpers/office.js';
import { planOf } from '../../helpers/plan.js';
import { inBrackets } from '../../helpers/programs.js';
import { seeded } from '../../helpers/random.js';
import { releasedOf } from '../../helpers/sketched.js';

/** Where a workbook that LibreOffice calculated anew departs from the panel of its release. */
async function departures(
  release: Release,
  t: number,
): Promise<{ found: string[]; compared: number; live: number }> {
  const { plan, panel } = release;
  const layout = new WorkbookLayout(release, t);
  const bytes = await releaseWorkbook(release, t);
  const book = await calculated(await poisoned(bytes));
  const rows = book.sheets.find(({ name }) => name === 'Data')!.rows;
  const found: string[] = [];
  let [compared, live] = [0, 0];
  plan.indicators.forEach(({ id, formula }, k) => {
    if (formula === undefined) return;
    plan.units.forEach(({ code }, c) => {
      const want = at(panel, k, c, plan.first + t);
      const cell = rows[layout.unitRow('Data', c)]![layout.dataColumn(k)];
      compared++;
      if (!Number.isNaN(want)) live++;
      const agrees = Number.isNaN(want)
        ? cell === null || cell === undefined || cell === ''
        : typeof cell === 'number' && Math.abs(cell - want) <= 1e-9 * Math.max(1e-3, Math.abs(want));
      if (!agrees || cell === poison) found.push(`${code} ${id} (${formula}): ${cell} and ${want}`);
    });
  });
  return { found, compared, live };
}

/** A random formula over x, y and z. */
function formula(random: () => number, depth: number): string {
  const kind = depth === 0 ? 0 : Math.floor(random() * 15);
  if (kind < 2) return random() < 0.2 ? '2.5' : 'xyz'[Math.floor(random() * 3)]!;
  const a = formula(random, depth - 1);
  if (kind < 6) return `(${a} ${'+-*/'[kind - 2]} ${formula(random, depth - 1)})`;
  const all = [
    `previous(${a})`,
    `growth(${a})`,
    `share(${a}, region)`,
    `mean(${a}, 2)`,
    `max(${a}, abs(z))`,
    `(y / total(${a}))`,
    `(${a} - average(x))`,
    `(${a} / quantile(z, 0.3))`,
    `(deviation(y, region) + highest(x, region) - lowest(y) * count(z))`,
  ];
  return all[kind - 6]!;
}

describe(`Computed indicators as formulas of a workbook${inBrackets(noCalc)}`, () => {
  it.skipIf(noCalc)(
    'come to what LibreOffice calculates: 60 random formulas, gaps and zeros among the figures',
    async () => {
      const random = seeded(3);
      const formulas = Array.from({ length: 60 }, () => formula(random, 3));
      const plan = planOf({
        units: { A: { region: 'N' }, B: { region: 'N' }, C: { region: 'S' }, D: { region: 'S' } },
        periods: ['2020', '2021', '2022'],
        method: { normalise: { method: 'min-max' }, missing: { 'min-present': 0 } },
        tree: { x: 1, y: 1, z: 1, ...Object.fromEntries(formulas.map((_, n) => [`f${n}`, 1])) },
      });
      // Set here, as the units of random formulas do not go together.
      plan.indicators.forEach((one, k) => {
        if (k > 2) one.formula = formulas[k - 3]!;
      });
      const panel = emptyPanel(4, 3, plan.indicators.length);
      for (const id of ['x', 'y', 'z']) {
        const k = plan.indicators.findIndex((one) => one.id === id);
        for (let place = offset(panel, k, 0, 0); place < offset(panel, k + 1, 0, 0); place++) {
          panel.values[place] = random() < 0.04 ? Number.NaN : Math.round(random() * 90 - 20) / 4;
          panel.reasons[place] = Number.isNaN(panel.values[place]) ? Reason.notObserved : Reason.observed;
        }
      }
      // One without any figure cannot stand in a framework: growth of a constant's growth, for example.
      const tried = computeIndicators(plan, panel);
      plan.indicators.forEach((one, k) => {
        if (lines(tried, k).every(Number.isNaN)) one.formula = 'x * y';
      });
      const release = await releasedOf(plan, computeIndicators(plan, panel));
      const { found, compared, live } = await departures(release, 2);
      expect(found).toEqual([]);
      expect([compared, live > 120]).toEqual([240, true]);
    },
  );
});

describe('The edition of `iplus new --with formulas`', () => {
  let release: Release;
  beforeAll(async () => {
    const out = join(temporaryFolder(), 'release');
    await buildRelease('editions/example-formulas', out);
    release = await openRelease(out);
  });

  it.skipIf(noCalc)('is calculated by LibreOffice as we do', async () => {
    const { found, live } = await departures(release, 1);
    expect(found).toEqual([]);
    expect(live).toBe(42);
  });

  it('shows how a figure was made, down to the rows of the data, with the error of its parts', () => {
    const { raw, formula: steps } = explain(
      release,
      findSubject(release.plan, 'A2'),
      '2022',
      'real-output-per-head',
    );
    expect(raw!.computed).toMatchObject({
      formula: 'gdp / prices * 100 / population * 10000',
      expression: '2464.9 / 102.1 * 100 / 263.1 * 10000',
    });
    expect(raw!.computed!.parts.map(({ name, period, value }) => [name, period, value])).toEqual([
      ['gdp', '2022', 2464.9],
      ['prices', '2022', 102.1],
      ['population', '2022', 263.1],
    ]);
    expect(raw!.rows.map(({ indicator }) => indicator)).toEqual(['gdp', 'prices', 'population']);
    // GDP is known to 1%, population to 0.5%, prices exactly.
    expect(raw!.error! / raw!.value!).toBeCloseTo(Math.hypot(0.01, 0.005), 9);
    expect(steps[0]).toMatchObject({ step: 'compute', value: raw!.value });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AdditiveTable, attack, Withheld } from '../../src/analysis/index.js';
import { Reason } from '../../src/edition/index.js';
import { loadSolver, type Solve } from '../../src/engine/index.js';
import { buildRelease } from '../../src/pipeline/buildRelease.js';
import { openRelease, type Release, verifyRelease } from '../../src/release/index.js';
import { companyEdition, type Made, made } from '../helpers/companyRecords.js';
import { temporaryFolder } from '../helpers/folders.js';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const rules = 'suppress-below: 10, contributors: { column: company }';

async function released(
  records: readonly Made[],
  how = rules,
  earlier?: Release,
  value?: string,
): Promise<Release> {
  const out = join(temporaryFolder(), 'release');
  await buildRelease(companyEdition(records, how, value), out, undefined, undefined, earlier);
  return openRelease(out);
}

/** The cities whose orders of a year are suppressed. */
function withheldIn({ plan, panel }: Release, period: string): string[] {
  const from =
    (plan.indicators.findIndex((i) => i.id === 'orders') * panel.periods + plan.periods.indexOf(period)) *
    panel.units;
  return plan.units.flatMap(({ code }, c) => (panel.reasons[from + c] === Reason.suppressed ? [code] : []));
}

/** The table of orders as its readers see it: only panel and totals are used. */
function seen(
  { plan, panel, totals }: Release,
  period: string,
): { table: AdditiveTable; withheld: Uint8Array } {
  const from =
    (plan.indicators.findIndex((i) => i.id === 'orders') * panel.periods + plan.periods.indexOf(period)) *
    panel.units;
  const sums = totals.filter((t) => t.indicator === 'orders' && t.period === period);
  const values = [...panel.values.subarray(from, from + panel.units), ...sums.map((t) => t.value)];
  const members = (level: string, code: string) =>
    [...plan.units.keys()].filter((c) => {
      const grouping = plan.groupings.find((g) => g.column === level);
      return grouping === undefined || grouping.groups[grouping.memberOf[c]!]?.code === code;
    });
  return {
    table: {
      values: Float64Array.from(values, (v) => (Number.isNaN(v) ? 0 : v)),
      sums: sums.map(({ level, code }, i) => ({ total: panel.units + i, parts: members(level, code) })),
    },
    withheld: Uint8Array.from(values, (v) => (Number.isNaN(v) ? Withheld.primary : Withheld.no)),
  };
}

const few: Made[] = [
  ...made.filter(([city]) => city !== 'a1'),
  ['a1', 2020, 'x', 4, 10],
  ['a1', 2020, 'y', 3, 9],
  ['a1', 2020, 'z', 2, 8],
];

describe('Records that name no contributor', () => {
  const named = (['x', 'y', 'z'] as const).map((company): Made => ['a1', 2020, company, 12, 1]);
  const others = made.filter(([city]) => city !== 'a1');
  const withheldWith = async (unnamed: Made[], value?: string) =>
    withheldIn(await released([...others, ...named, ...unnamed], rules, undefined, value), '2020');

  it('withhold a figure of which they make so much that one behind them all would be known too closely', async () => {
    expect(await withheldWith([])).toEqual([]);
    // 300 of 336: the three others have 36, so that the 300 are known to within 12%, and to one of them to within 8%.
    expect(await withheldWith([['a1', 2020, '', 30, 10]])).toContain('a1');
    expect(await withheldWith([['a1', 2020, '', 400, 1]], '{ count: true }')).toContain('a1');
  });

  it('withhold nothing where they are few', async () => {
    expect(await withheldWith([['a1', 2020, '', 10, 1]])).toEqual([]);
    expect(await withheldWith([['a1', 2020, '', 10, 1]], '{ count: true }')).toEqual([]);
  });
});

it('A figure that is missing since its amounts are blank tells nothing of how many records it has', async () => {
  const others = made.filter(([city]) => city !== 'a1');
  const { plan, panel, records } = await released([...others, ['a1', 2020, 'x', 2, '']]);
  const at = (id: string) =>
    plan.indicators.findIndex((i) => i.id === id) * panel.periods * panel.units +
    plan.units.findIndex(({ code }) => code === 'a1');
  expect([panel.reasons[at('orders')], records[at('orders')]]).toEqual([Reason.blank, Number.NaN]);
  expect(records[at('users')]).toBe(2);
});

describe('A figure with too few contributors', () => {
  let release: Release;
  beforeAll(async () => {
    release = await released(few);
  });

  it('is suppressed with its reason, and so are the figures that it could be derived from', async () => {
    const withheld = withheldIn(release, '2020');
    expect(withheld).toContain('a1');
    expect(withheld.length).toBeGreaterThan(1);
    expect(release.totals.find((t) => t.level === 'total')?.value).toBe(72 + 5 * 276 + 11);
  });

  it('cannot be inferred to within ten per cent from all that is published', async () => {
    const { table, withheld } = seen(release, '2020');
    const { low, high } = attack(table, withheld, solve, [0])[0]!;
    const truth = 4 * 10 + 3 * 9 + 2 * 8;
    expect(low).toBeLessThanOrEqual(truth * 0.9);
    expect(high).toBeGreaterThanOrEqual(truth * 1.1);
  });

  it('could be derived exactly if it alone were suppressed', async () => {
    const { table, withheld } = seen(release, '2020');
    const others = withheld.map((w, c) => (c === 0 ? w : Withheld.no));
    const open = seen(await released(made), '2020');
    const values = table.values.map((v, c) => (withheld[c] && c > 0 ? open.table.values[c]! : v));
    const [found] = attack({ ...table, values }, others, solve, [0]);
    expect(found?.low).toBeCloseTo(83, 6);
    expect(found?.high).toBeCloseTo(83, 6);
  });

  it('has two contributors, or one that dominates', async () => {
    const of = (who: readonly Made[]) => [...made.filter(([city]) => city !== 'b1'), ...who];
    const two = await released(
      of([
        ['b1', 2020, 'x', 8, 10],
        ['b1', 2020, 'y', 8, 10],
      ]),
    );
    const giant = await released(
      of([
        ['b1', 2020, 'x', 90, 10],
        ['b1', 2020, 'y', 9, 10],
        ['b1', 2020, 'z', 3, 10],
        ['b1', 2020, 'w', 3, 10],
      ]),
    );
    const even = await released(
      of([
        ['b1', 2020, 'x', 9, 10],
        ['b1', 2020, 'y', 9, 10],
        ['b1', 2020, 'z', 9, 10],
      ]),
    );
    expect(withheldIn(two, '2020')).toContain('b1');
    expect(withheldIn(giant, '2020')).toContain('b1');
    expect(withheldIn(even, '2020')).toEqual([]);
  });

  it('is known to two contributors together, where the edition says that two may (coalition)', async () => {
    const of = (...amounts: number[]) => [
      ...made.filter(([city]) => city !== 'b1'),
      ...amounts.map((count, i): Made => ['b1', 2020, `company ${i}`, count, 10]),
    ];
    const pairs = 'suppress-below: 10, contributors: { column: company, coalition: 2 }';
    const withheld = async (amounts: number[], how?: string) =>
      withheldIn(await released(of(...amounts), how), '2020').includes('b1');
    expect(await withheld([9, 9, 9]), 'the third is all that two do not know').toBe(false);
    expect(await withheld([9, 9, 9], pairs)).toBe(true);
    expect(await withheld([90, 20, 20, 8], pairs), 'a tenth of the first would be 9').toBe(true);
    expect(await withheld([90, 20, 20, 9], pairs)).toBe(false);
  });

  it('suppresses the total of its province where it is all of the province', async () => {
    const release = await released([...made.filter(([city]) => city !== 'c1'), ['c1', 2020, 'x', 20, 10]]);
    expect(withheldIn(release, '2020')).toContain('c1');
    const province = release.totals.find((t) => t.level === 'province' && t.code === 'c');
    expect(province?.value).toBeNaN();
  });

  it('stays suppressed in the next vintage, whatever has been added since', async () => {
    const later = [
      ...few,
      ['a1', 2020, 'w', 30, 10],
      ['a1', 2020, 'v', 30, 10],
      ['a1', 2020, 'u', 30, 10],
    ] as Made[];
    expect(withheldIn(await released(later), '2020')).toEqual([]);
    expect(withheldIn(await released(later, rules, release), '2020')).toEqual(withheldIn(release, '2020'));
  });

  it('is not a zero without contributors', async () => {
    const none = await released(
      [...made.filter(([city]) => city !== 'b2'), ['b2', 2020, 'x', 20, 0]],
      'suppress-below: 10',
    );
    expect(withheldIn(none, '2020')).toEqual([]);
  });

  it('is suppressed for a mean too, without sums that would reveal it', async () => {
    const release = await released(few, rules, undefined, '{ mean: amount }');
    expect(withheldIn(release, '2020')).toEqual(['a1']);
    expect(release.totals).toEqual([]);
  });

  it('is revealed by no file of the release: neither rules, nor values, nor records', async () => {
    const text = (name: string) => readFileSync(join(release.folder, name), 'utf8');
    expect(text('raw.json')).not.toMatch(/suppress-below|contributors|company/);
    expect(text('totals.csv')).toMatch(/^orders,2020,province,a,/m);
    const from =
      release.plan.indicators.findIndex((i) => i.id === 'orders') *
      release.panel.periods *
      release.panel.units;
    expect(release.records[from]).toBeNaN();
  });

  it('does not prevent the recalculation of a release', async () => {
    const verified = await verifyRelease(release.folder);
    expect(verified.recomputed).toContain('totals.csv');
  });
});

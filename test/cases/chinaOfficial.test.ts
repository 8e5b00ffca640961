import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Release, tableNamed } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { exportFormats } from '../../src/site/index.js';
import { chinaIndustries, chinaProvinces, releaseOf, root } from '../helpers/editions.js';

type Row = Record<string, string>;

const facts = join(root, '..', 'shared', 'facts');
const read = (file: string): Row[] => parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
const lacking = existsSync(facts)
  ? undefined
  : 'the official tables lie beside the repository (../shared) and not in it';

/** The table that a column of each edition was taken from. */
const provinceColumns: Row = {
  'broadband-ports': 'broadband_ports_10k',
  'base-stations': 'mobile_base_stations_10k',
  cable: 'long_distance_cable_km',
  'mobile-internet-users': 'mobile_internet_users_10k',
  'software-revenue': 'software_revenue_100m_yuan',
  'ecommerce-sales': 'ecommerce_sales_100m_yuan',
  websites: 'websites_10k',
  'rd-personnel': 'rd_personnel_fte',
  patents: 'patents_granted',
  'it-employment': 'it_employees_nonprivate_10k',
  graduates: 'bachelor_graduates',
  'enterprises-with-ecommerce': 'enterprises_with_ecommerce_percent',
  'websites-per-100-enterprises': 'websites_per_100_enterprises',
  'computers-per-100-employees': 'computers_per_100_employees',
};
const industryColumns: Row = {
  'ecommerce-sales': 'ecommerce_sales_100m_yuan',
  'ecommerce-purchases': 'ecommerce_purchases_100m_yuan',
  enterprises: 'enterprises',
  'share-with-ecommerce': 'enterprises_with_ecommerce_percent',
  'websites-per-100-enterprises': 'websites_per_100_enterprises',
  'computers-per-100-employees': 'computers_per_100_employees',
};

describe.skipIf(lacking)(`the official figures${lacking ? ` (${lacking})` : ''}`, () => {
  it.each([
    [chinaProvinces, 'china-provinces-2013-2023.csv', 'code', provinceColumns, 31 * 9],
    [chinaIndustries, 'china-industries-2013-2021.csv', 'gb_t_4754_section', industryColumns, 16 * 9],
  ])('stand in %s as they stand in the table', (edition, table, code, columns, count) => {
    const own = read(join(edition, 'data', 'values.csv'));
    const source = new Map(read(join(facts, table)).map((row) => [`${row[code]} ${row['year']}`, row]));
    expect(own).toHaveLength(count);
    expect(Object.keys(own[0]!).slice(2)).toEqual(Object.keys(columns));
    for (const row of own)
      for (const [id, column] of Object.entries(columns))
        expect(row[id], `${row['unit']} ${row['period']} ${id}`).toBe(
          source.get(`${row['unit']} ${row['period']}`)![column],
        );
  });

  it('of the provinces add up to those of the nation, exactly or within a thousandth', () => {
    const own = read(join(chinaProvinces, 'data', 'values.csv'));
    const nation = new Map(read(join(facts, 'china-nation-2010-2022.csv')).map((row) => [row['year'], row]));
    const sum = (id: string, year: string) =>
      own.filter((row) => row['period'] === year).reduce((all, row) => all + Number(row[id]), 0);
    const compare = (id: string, column: string, years: number[], times: number, within: number) => {
      for (const year of years.map(String)) {
        const ratio = sum(id, year) / (Number(nation.get(year)![column]) * times);
        expect(Math.abs(ratio - 1), `${id} ${year}`).toBeLessThanOrEqual(within);
      }
    };
    const years = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i);
    compare('broadband-ports', 'broadband_ports_10k', years(2015, 2022), 1, 5e-5);
    compare('mobile-internet-users', 'mobile_internet_users_10k', years(2015, 2021), 1, 5e-5);
    compare('software-revenue', 'software_revenue_10k_yuan', years(2015, 2021), 1e-4, 7e-4);
  });
});

/** The index in total by the sentence that describes it: the mean of parts, each a mean of shares of all of China in 2015. */
function totalsByHand(): Map<string, number> {
  const parts = [
    ['broadband-ports', 'base-stations', 'cable', 'mobile-internet-users'],
    ['software-revenue', 'ecommerce-sales', 'websites'],
    ['rd-personnel', 'patents', 'it-employment', 'graduates'],
  ];
  const rows = read(join(chinaProvinces, 'data', 'values.csv'));
  const base = (id: string) =>
    rows.filter((row) => row['period'] === '2015').reduce((all, row) => all + Number(row[id]), 0);
  const mean = (of: number[]) => of.reduce((a, b) => a + b) / of.length;
  const shares = new Map(parts.flat().map((id) => [id, base(id)]));
  return new Map(
    rows.map((row) => [
      `${row['unit']} ${row['period']}`,
      100 * mean(parts.map((ids) => mean(ids.map((id) => Number(row[id]) / shares.get(id)!)))),
    ]),
  );
}

describe('the index of the provinces of China', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(chinaProvinces);
  }, 120_000);

  it('has in total the values that its description gives, and they add up to those of China and the regions', () => {
    const own = totalsByHand();
    const { plan, index } = release;
    for (let t = 0; t < 9; t++) {
      const all = plan.units.map((unit, c) => {
        const value = index.values[c + index.units * t]!;
        expect(value).toBeCloseTo(own.get(`${unit.code} ${2015 + t}`)!, 9);
        return value;
      });
      expect(index.total.values[t]).toBeCloseTo(
        all.reduce((a, b) => a + b),
        8,
      );
      const { memberOf, groups } = plan.groupings[0]!;
      groups.forEach((_, k) => {
        const members = all.filter((_, c) => memberOf[c] === k);
        expect(index.groups[0]!.values[k + groups.length * t]).toBeCloseTo(
          members.reduce((a, b) => a + b),
          8,
        );
      });
    }
    expect(index.total.values[0]).toBeCloseTo(100, 10);
  });

  it('has per head the index over the share of residents of the same year', () => {
    const people = new Map(
      read(join(chinaProvinces, 'economy.csv'))
        .filter((row) => row['indicator'] === 'population')
        .map((row) => [`${row['code']} ${row['period']}`, Number(row['value'])]),
    );
    const own = totalsByHand();
    const { rows } = tableNamed(release, 'per-head', 'index')!;
    const of = rows.filter(({ level, node }) => level === 'province' && node === 'index');
    expect(of).toHaveLength(31 * 9);
    for (const { unit, period, value } of of) {
      const all = release.plan.units.reduce((sum, { code }) => sum + people.get(`${code} ${period}`)!, 0);
      expect(value).toBeCloseTo(own.get(`${unit} ${period}`)! / (people.get(`${unit} ${period}`)! / all), 6);
    }
  });
});

describe('the source line', () => {
  it.each([
    ['en', 'Source: National Bureau of Statistics'],
    ['zh', '来源：国家统计局'],
  ] as const)('stands in %s on pages and figures, embedded and downloaded', async (lang, line) => {
    const release = await releaseOf(chinaProvinces);
    const app = siteApp(release);
    const paths = [
      '',
      'ranking',
      'place/440000',
      'data',
      'time',
      'embed/value-over-time',
      'figure/value-over-time.svg',
    ];
    for (const path of paths) {
      const answer = await app.fetch(new Request(`http://localhost/${lang}/${path}`));
      expect(answer.status, path).toBe(200);
      expect(await answer.text(), path).toContain(line);
    }
  });

  it('stands in every format of export that has more than figures or more than a citation of the index', async () => {
    const release = await releaseOf(chinaProvinces);
    const bare = /^(sdmx-(csv|json|ml)|cff|bibtex|ris|gbt7714|apa|xlsx)$/;
    for (const format of Object.values(exportFormats).filter(({ id }) => !bare.test(id))) {
      const files = await format.write(release, {});
      const all = files.map(({ content }) => Buffer.from(content as string).toString('latin1')).join('');
      expect(all.includes('National Bureau of Statistics'), format.id).toBe(true);
    }
  });
});

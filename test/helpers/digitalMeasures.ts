import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Release, tableNamed } from '../../src/release/index.js';
import { withDuckDb } from '../../src/signals/index.js';
import { chinaOpen, root } from './editions.js';

/** Figures of cities by code. */
export type ByCity = Record<string, number>;

const panelFile = join(root, '..', 'shared', 'data', 'china-city-panel-2010-2020.csv');
const blocksFile = join(root, '..', 'shared', 'facts', 'mobile-blocks-2017-2021.csv');

/** Why the independent measures cannot be read here; empty where they can. */
export const noMeasures = [panelFile, blocksFile].every(existsSync)
  ? ''
  : 'the city panel lies beside the repository (../shared) and not in it';

const rowsOf = (file: string) =>
  parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];

/** Residents of the census of 2020. */
export const residents: ByCity = Object.fromEntries(
  rowsOf(join(chinaOpen, 'economy.csv')).map((row) => [row['code'], Number(row['value'])]),
);

export const perHead = (of: ByCity): ByCity =>
  Object.fromEntries(Object.entries(of).map(([code, value]) => [code, value / residents[code]!]));

/** Both sides per head, or both in total. */
export type Basis = 'per-head' | 'total';

/** Measures of 2020 that have nothing to do with our records; digital finance is an index and the same on both bases. */
export function independentMeasures(basis: Basis): Record<string, ByCity> {
  const by = basis === 'total' ? (of: ByCity) => of : perHead;
  const rows = rowsOf(panelFile).filter((row) => row['year'] === '2020');
  const column = (name: string): ByCity =>
    Object.fromEntries(rows.flatMap((row) => (row[name] ? [[row['code'], Number(row[name])]] : [])));
  return {
    'digital-finance': column('pku_dfiic'),
    innovation: by(column('innovation_count')),
    gdp: by(column('gdp')),
  };
}

/** What the index is made of, and what was left out of it; the index and its parts from a release. */
export async function ownMeasures(release: Release, basis: Basis): Promise<Record<string, ByCity>> {
  const { plan, panel } = release;
  const by = basis === 'total' ? (of: ByCity) => of : perHead;
  const period = plan.periods.indexOf('2021');
  const raw = (i: number): ByCity =>
    Object.fromEntries(
      plan.units.map(({ code }, c) => [
        code,
        panel.values[(i * panel.periods + period) * panel.units + c] ?? Number.NaN,
      ]),
    );
  const names = plan.indicators.map(({ id }, i) => [id, by(raw(i))] as const);
  const cloud = by((await addressesOf(release, ofClouds)).of);
  const some = Object.fromEntries(Object.entries(cloud).filter(([, addresses]) => addresses > 0));
  return {
    index: basis === 'total' ? indexOf(release) : indexPerHead(release),
    ...Object.fromEntries(names),
    'cloud-addresses': cloud,
    'cloud-addresses-some': some,
    'urban-communities': by(communities()),
    'new-blocks': by(blocks(release, 'handset-opened-from-2017')),
    'virtual-blocks': by(blocks(release, 'virtual')),
  };
}

const indexOf = ({ plan, index }: Release): ByCity =>
  Object.fromEntries(plan.units.map(({ code }, c) => [code, index.values[c]!]));

function indexPerHead(release: Release): ByCity {
  const rows = tableNamed(release, 'per-head')!.rows.filter((row) => row['level'] === release.plan.level);
  return Object.fromEntries(rows.map((row) => [row['unit'], Number(row['value'] ?? Number.NaN)]));
}

/** Every city, with nothing yet. */
const none = () => Object.fromEntries(Object.keys(residents).map((code) => [code, 0])) as ByCity;

/** A city by its bare Chinese name within its province. */
function coder({ plan }: Release): (province: string, city: string) => string | undefined {
  const bare = (name: string) =>
    name.replace(/(省|市|地区|盟|自治州|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');
  const provinces = plan.groupings[0]!;
  const codes = new Map(
    plan.units.map(({ code, name }, c) => {
      const province = provinces.groups[provinces.memberOf[c]!]!.name.zh;
      return [`${bare(province)} ${bare(name.zh)}`, code];
    }),
  );
  return (province, city) => codes.get(`${bare(province)} ${bare(city)}`);
}

/** The operators whose addresses are those of clouds, as a condition on the ranges. */
export const ofClouds = "operator IN ('阿里云', '阿里巴巴', '腾讯', '百度', '微软', '亚马逊')";

/** Addresses of March 2021 under a condition: of every city that the ranges name by its own name, and of all in the area of the index. */
export async function addressesOf(release: Release, where: string): Promise<{ of: ByCity; all: number }> {
  const found = { of: none(), all: 0 };
  const codeOf = coder(release);
  await withDuckDb(async (connection) => {
    const read = await connection.runAndReadAll(
      `SELECT province, city, sum(addresses)::DOUBLE FROM read_parquet('${chinaOpen}/records/ipv4-2021-03.parquet')
       WHERE country = '中国' AND province NOT IN ('香港', '澳门', '台湾') AND (${where}) GROUP BY ALL`,
    );
    for (const [province, city, addresses] of read.getRows()) {
      const code = codeOf(String(province), String(city));
      if (code !== undefined) found.of[code]! += Number(addresses);
      found.all += Number(addresses);
    }
  });
  return found;
}

/** Residents' committees by the code of their county, October 2021. */
function communities(): ByCity {
  const found = none();
  for (const row of rowsOf(join(root, 'scripts/china-2018/communities.csv'))) {
    if (row['observed'] !== '2021-10-31') continue;
    const county = row['county']!;
    const code = [`${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`].find((c) => c in found);
    if (code !== undefined) found[code]! += Number(row['communities']);
  }
  return found;
}

/** Number blocks of a class in August 2021, at the cities that the table names by their own names. */
function blocks(release: Release, kind: string): ByCity {
  const found = none();
  const codeOf = coder(release);
  for (const { province, place, now } of blockRows(kind)) {
    const code = codeOf(province, place);
    if (code !== undefined) found[code]! += now['2021-08']!;
  }
  return found;
}

/** Number blocks of a class by the places and dates of the tables. */
export const blockRows = (kind: string) =>
  rowsOf(blocksFile)
    .filter((row) => row['class'] === kind)
    .map((row) => {
      const dates = Object.entries(row).filter(([column]) => /^\d{4}-/.test(column));
      const now = Object.fromEntries(dates.map(([date, count]) => [date, Number(count)])) as ByCity;
      return { province: row['province']!, place: row['place']!, now };
    });

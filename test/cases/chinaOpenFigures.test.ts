import { beforeAll, describe, expect, it } from 'vitest';
import { audit, compareOrders } from '../../src/analysis/index.js';
import { spearman } from '../../src/engine/index.js';
import { type Release, tableNamed } from '../../src/release/index.js';
import { chinaOverTime } from '../helpers/chinaOverTime.js';
import {
  addressesOf,
  type ByCity,
  blockRows,
  independentMeasures,
  noMeasures,
  ofClouds,
  perHead,
  residents,
} from '../helpers/digitalMeasures.js';
import { documentSays } from '../helpers/document.js';
import { chinaRelease } from '../helpers/editions.js';

const says = documentSays('docs/china-open.md');

let release: Release;
let absent = '';
beforeAll(async () => {
  const made = await chinaRelease();
  if (typeof made === 'string') absent = made;
  else release = made;
}, 120_000);

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)}%`;
const thousands = (n: number) => n.toLocaleString('en-US');
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** The raw figures of an indicator, of the cities that have one. */
function rawOf(id: string): ByCity {
  const { plan, panel } = release;
  const i = plan.indicators.findIndex((indicator) => indicator.id === id);
  const cells = plan.units.map(({ code }, c) => [code, panel.values[i * panel.units + c]!] as const);
  return Object.fromEntries(cells.filter(([, value]) => Number.isFinite(value)));
}

/** Spearman’s ρ over the cities that both have. */
function rho(a: ByCity, b: ByCity): number {
  const both = Object.keys(a).filter((code) => Number.isFinite(a[code]) && Number.isFinite(b[code]));
  return spearman(
    both.map((code) => a[code]!),
    both.map((code) => b[code]!),
  );
}

/** What was read for an indicator, in what it adds up, within the area of the index. */
function readFor(id: string) {
  const { value } = release.geocoding.find((g) => g.indicator === id)!;
  return { placed: value.placed, unplaced: value.unplaced, all: value.read - value.outside };
}

describe('docs/china-open.md', () => {
  it('counts the records and the residents as they are', (test) => {
    if (absent) return test.skip(absent);
    const [ranges, table] = ['ipv4-2021-03', 'mobile-blocks-2021-08'].map((id) =>
      release.manifest.sources.find((source) => source.id === id),
    );
    const counted = readFor('mobile-blocks').all;
    says(`${thousands(counted)} blocks of 10,000 numbers at ${table!.records} places`);
    says(`${thousands(ranges!.records)} IPv4 ranges`);
    says(`**the first ${thousands(ranges!.repeated)} entries stand twice**`);
    const here = Object.keys(residents).filter((code) => code !== '542400');
    says(`residents of ${here.length} cities`);
    says(`without its six other prefectures, ${thousands(residents['542400']!)}`);
    says(`Sansha has ${thousands(residents['460300']!)}`);
    const index = release.plan.units.map((_, c) => release.index.values[c]!);
    says(`the ${release.plan.units.length} cities of China`);
    expect(index.filter(Number.isFinite).length).toBe(333);
    const none = Object.values(rawOf('research-addresses')).filter((value) => value === 0);
    says(`${none.length} cities have no address of a university or research institute`);
  });

  it('says where Beijing stands, and how much names no city', (test) => {
    if (absent) return test.skip(absent);
    const [fixed, research] = ['fixed-addresses', 'research-addresses'].map((id) => ({
      ...readFor(id),
      beijing: rawOf(id)['110000']!,
    }));
    const heads = tableNamed(release, 'per-head')!.rows.find(
      ({ level, unit }) => level === 'city' && unit === '110000',
    )!;
    says(
      `Beijing holds ${percent(fixed!.beijing / fixed!.placed)} of the fixed addresses that name a city (${percent(fixed!.beijing / fixed!.all)} of all) and ${percent(research!.beijing / research!.placed, 0)} of those of universities and research institutes; per head it has ${(Number(heads['value']) / 100).toFixed(1)} times the average`,
    );
    const doubts = release.plan.doubts.map(({ en, zh }) => `${en} ${zh}`).join(' ');
    const share = percent(fixed!.beijing / fixed!.placed);
    expect(doubts).toContain(`${share} of the fixed addresses that name a city`);
    expect(doubts).toContain(`注明城市的固定网络地址中，北京占${share}`);
    const mobile = readFor('mobile-blocks');
    says(
      `${percent(mobile.unplaced / mobile.all)} of the blocks and ${percent(fixed!.unplaced / fixed!.all)} of the fixed addresses in the area name no city`,
    );
  });

  it('compares parts in totals and per head by one measure', (test) => {
    if (absent) return test.skip(absent);
    const [fixed, research] = [rawOf('fixed-addresses'), rawOf('research-addresses')];
    const [totals, heads] = [rho(fixed, research), rho(perHead(fixed), perHead(research))];
    says(
      `Spearman’s ρ of fixed and research addresses is ${totals.toFixed(2)} in totals, ${heads.toFixed(2)} per head`,
    );
    const { weights } = audit(release.plan, release.panel, release.index, 0);
    const { effective, nominal } = weights.find(({ node }) => node === 'research-addresses')!;
    says(
      `The research part has an effective weight of ${percent(effective, 0)} in totals, more than its ${percent(nominal, 0)}`,
    );
  });

  it('gives the width of rank ranges in totals and per head', (test) => {
    if (absent) return test.skip(absent);
    const totals = release.uncertainty[0]!.intervals.filter(({ rank }) => rank > 0);
    const heads = tableNamed(release, 'per-head')!.rows.filter(
      ({ level, low_rank }) => level === 'city' && low_rank !== null,
    );
    const ofHeads = median(heads.map((row) => Number(row['high_rank']) - Number(row['low_rank'])));
    const ofTotals = median(totals.map(({ low, high }) => high - low));
    says(`(median ${ofHeads} places against ${ofTotals})`);
  });

  it('stands beside the published orders as it says', (test) => {
    if (absent) return test.skip(absent);
    const orders = compareOrders(release.plan, release.index);
    const [a, b, c, provinces] = orders.map((order) => order.spearman.toFixed(2));
    const shared = orders.map(({ overlap }) => overlap);
    says(
      `Spearman’s ρ is ${a}, ${b} and ${c} with the top tens (${shared[0]}, ${shared[1]} and ${shared[2]} of ten places shared) and ${provinces} within the five published provinces`,
    );
  });

  it('says what addresses of clouds, of single operators and of none are like', async (test) => {
    if (absent) return test.skip(absent);
    const cloud = await addressesOf(release, ofClouds);
    const named = sum(Object.values(cloud.of));
    const four = ['330100', '110000', '310000', '440300'].map((code) => cloud.of[code]!);
    says(`of those in the area ${percent(1 - named / cloud.all)} name no city`);
    says(`${percent(sum(four) / named, 0)} lie in Hangzhou, Beijing, Shanghai and Shenzhen`);
    const without = Object.values(cloud.of).filter((addresses) => addresses === 0);
    says(`${without.length} of 337 cities have none`);
    const { of: nobody } = await addressesOf(release, "operator = ''");
    says(
      `The ${(sum(Object.values(nobody)) / 1e6).toFixed(1)} million addresses that name a city and no operator`,
    );
    const fixed = rawOf('fixed-addresses');
    const both = Object.fromEntries(Object.keys(fixed).map((code) => [code, fixed[code]! + nobody[code]!]));
    says(`with them the order of fixed addresses is nearly the same (ρ ${rho(fixed, both).toFixed(5)})`);
    const [telecom, unicom] = await Promise.all(
      ["operator = '电信'", "operator = '联通'"].map((where) => addressesOf(release, where)),
    );
    says(`correlate with a ρ of only ${rho(telecom!.of, unicom!.of).toFixed(2)} in totals`);
    const provinces = release.plan.groupings[0]!;
    const ofProvince = (of: ByCity) =>
      provinces.groups.map((_, k) =>
        sum(release.plan.units.flatMap(({ code }, c) => (provinces.memberOf[c] === k ? [of[code]!] : []))),
      );
    const [south, north] = [telecom!, unicom!].map(({ of }) => ofProvince(of));
    const more = provinces.groups.filter((_, k) => north![k]! > south![k]!);
    says(`in ${more.length} of ${provinces.groups.length} provinces, all in the north`);
    const northern = '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 山东 河南'.split(' ');
    expect(more.map(({ name }) => name.zh.replace(/[省市]$|自治区$/, '')).sort()).toEqual(northern.sort());
  }, 120_000);

  it('has the same established blocks in the older tables', async (test) => {
    if (absent) return test.skip(absent);
    const earlier = await chinaOverTime({
      periods: '{ frequency: year, base: 2019, first: 2019, last: 2021 }',
    });
    if (typeof earlier === 'string') return test.skip(earlier);
    const own = earlier.geocoding.filter(({ indicator }) => indicator === 'mobile-blocks');
    expect(own.map(({ value }) => value.read)).toEqual([337_650, 337_650, 337_650]);
    says('the established blocks are the same in all tables (337,650)');
  }, 120_000);
});

describe('docs/china-open.md on blocks that are in no part (needs ../shared)', () => {
  it('has the tables’ own figures', (test) => {
    if (absent || noMeasures) return test.skip(absent || noMeasures);
    const of = (kind: string, date: string, place?: string) =>
      sum(
        blockRows(kind)
          .filter((row) => place === undefined || row.place === place)
          .map(({ now }) => now[date]!),
      );
    const hainan = blockRows('handset-established').filter(({ province }) => province === '海南');
    const [all, haikou] = [hainan, hainan.filter(({ place }) => place === '海口')].map((rows) =>
      sum(rows.map(({ now }) => now['2021-08']!)),
    );
    says(`the table labels ${thousands(haikou!)} of its ${thousands(all!)} blocks Haikou`);
    const mobile = rawOf('mobile-blocks');
    const average = (sum(Object.values(mobile)) + all!) / sum(Object.values(residents));
    says(`with ${(haikou! / residents['460100']! / average).toFixed(1)} times the average`);
    says(
      `the table of October 2018 has ${thousands(of('handset-opened-from-2017', '2018-10', '北京'))} of them in Beijing, that of November 2019 ${thousands(of('handset-opened-from-2017', '2019-11', '北京'))}`,
    );
    says(
      `(${thousands(of('data-and-things', '2021-08', '南京'))} of ${thousands(of('data-and-things', '2021-08'))} in Nanjing)`,
    );
  });

  it('says over how many cities the measures are known', (test) => {
    if (absent || noMeasures) return test.skip(absent || noMeasures);
    const [finance, innovation, output] = Object.values(independentMeasures('per-head')).map(
      (of) => Object.keys(of).filter((code) => code in residents).length,
    );
    says(
      `(${finance} cities; an index, the same on both bases), innovations their number (${innovation}), GDP that of the year (${output})`,
    );
  });
});

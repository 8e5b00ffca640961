import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { totalObserved } from '../../src/analysis/index.js';
import { observedShare, spearman } from '../../src/engine/index.js';
import type { Release } from '../../src/release/index.js';
import { documentSays } from '../helpers/document.js';
import { releaseOf, root, worldDigital } from '../helpers/editions.js';
import {
  access,
  digital,
  parts,
  pointsOf,
  setAside,
  table,
  units,
  values,
  worldIndex,
} from '../helpers/worldIndex.js';

const says = documentSays('docs/world-digital.md');
const facts = join(root, '..', 'shared', 'facts');
const own = worldIndex();
const codes = units.map(({ code }) => code!);
const written = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row]));
const figure = (code: string, year: number, id: string) => Number(written.get(`${code} ${year}`)?.[id]);
const isWhole = (code: string, year: number) =>
  parts.every(({ id }) => (written.get(`${code} ${year}`)?.[id] ?? '') !== '');
const valued = (year: number) => codes.filter((code) => own.has(`${code} ${year}`));
const always = codes.filter((code) => own.has(`${code} 2010`) && own.has(`${code} 2022`));

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;
const rise = (index: ReadonlyMap<string, number>) =>
  mean(always.map((code) => index.get(`${code} 2022`)! - index.get(`${code} 2010`)!));
const without = (id: string) => worldIndex({ ...digital, parts: parts.filter((part) => part.id !== id) });

/** The mean difference of all pairs over twice the mean. */
function gini(of: readonly number[]): number {
  const pairs = of.flatMap((a) => of.map((b) => Math.abs(a - b)));
  return mean(pairs) / (2 * mean(of));
}

describe('docs/world-digital.md', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(worldDigital);
  }, 120_000);

  it('says how many figures there are, and how many are set aside', () => {
    const kept = values.filter((row) => Number(row['period']) >= 2010);
    const figures = sum(kept.map((row) => parts.filter(({ id }) => row[id] !== '').length));
    says(`${figures.toLocaleString('en-US')} figures of 2010–2023`);
    says(`${setAside.length} figures from 2005 to 2023, all in`);
  });

  it('says how complete the years are, and which share of the weight is observed', () => {
    const { plan, index } = release;
    const some = [2010, 2014, 2018, 2020, 2021, 2022, 2023];
    const shares = some.map((year) => {
      const t = year - 2010;
      const of = observedShare(plan, index, -1, 0, t);
      return `${(100 * mean([...of].filter((share) => !Number.isNaN(share)))).toFixed(1)}%`;
    });
    says(`| places with a value | ${some.map((year) => valued(year).length).join(' | ')} |`);
    const whole = some.map((year) => valued(year).filter((code) => isWhole(code, year)).length);
    says(`| of these with all six figures observed | ${whole.join(' | ')} |`);
    says(`| share of the weight that is observed | ${shares.join(' | ')} |`);
    const [before, after] = [12, 13].map((t) => (100 * totalObserved(plan, index, t)).toFixed(0));
    says(`In 2022 that is ${before}% of the weight, in 2023 ${after}%.`);
    const ever = codes.filter((code) => digital.years.some((year) => own.has(`${code} ${year}`)));
    says(`${ever.length} of them have a value in some year`);
    const throughout = codes.filter((code) =>
      digital.years.every((year) => year > 2022 || own.has(`${code} ${year}`)),
    );
    says(`${throughout.length} places have a value in every year to 2022`);
  });

  it('says how many have a part in full', () => {
    const full = (id: string, year: number) => {
      const part = parts.find((one) => one.id === id)!;
      const points = valued(year).map((code) => pointsOf(part, figure(code, year, id)));
      return points.filter((one) => one >= 100).length;
    };
    says(`| 100% | ${full('internet-users', 2010)} | ${full('internet-users', 2022)} of 162 |`);
    says(`| 100 | ${full('mobile', 2010)} | ${full('mobile', 2022)} |`);
    says(`| 50 | ${full('fixed-broadband', 2010)} | ${full('fixed-broadband', 2022)} |`);
    says(`| 100,000 | ${full('secure-servers', 2010)} | ${full('secure-servers', 2022)} |`);
    says(`| the best of the survey | ${full('online-services', 2010)} | ${full('online-services', 2022)} |`);
    says(`| 50% | ${full('ict-service-exports', 2010)} | ${full('ict-service-exports', 2022)} |`);
  });

  it('says how much hangs on the choice of indicators', () => {
    const rho = (others: ReadonlyMap<string, number>) => {
      const both = valued(2022).filter((code) => others.has(`${code} 2022`));
      const [a, b] = [own, others].map((of) => both.map((code) => of.get(`${code} 2022`)!));
      return spearman(a!, b!).toFixed(3);
    };
    const of = (id: string) => rho(without(id));
    says(
      `without internet users ${of('internet-users')}, phones ${of('mobile')}, broadband ${of('fixed-broadband')}, servers ${of('secure-servers')}, online services ${of('online-services')}, exports ${of('ict-service-exports')}`,
    );
    const china = release.uncertainty
      .find(({ period }) => period === '2022')!
      .intervals.find(({ unit }) => release.plan.units[unit]!.code === 'CHN')!;
    says(`(China: ${china.rank}th, ${china.low}th to ${china.high}th)`);
  });

  it('says what the index rose by, and by which indicators', () => {
    const by = (id: string) => rise(own) - (5 / 6) * rise(without(id));
    const told = (id: string) => by(id).toFixed(1);
    expect(always.length).toBe(149);
    says(
      `rose by ${rise(own).toFixed(1)} points from 2010 to 2022: ${told('secure-servers')} of them by secure servers, ${told('internet-users')} by internet users, ${told('online-services')} by online services, ${told('fixed-broadband')} by broadband, ${told('mobile')} by phones and ${told('ict-service-exports')} by ICT service exports`,
    );
    says(`rises by ${rise(without('online-services')).toFixed(1)} points from 2010 to 2022`);
    const rises = always.map((code) => [own.get(`${code} 2022`)! - own.get(`${code} 2010`)!, code] as const);
    expect(rises.sort((a, b) => b[0] - a[0])[0]![1]).toBe('CHN');
    const [from, to] = [2010, 2022].map((year) => own.get(`CHN ${year}`)!.toFixed(1));
    says(`China rose most, from ${from} to ${to} points`);
    const sd = (year: number) => {
      const of = always.map((code) => own.get(`${code} ${year}`)!);
      return Math.sqrt(mean(of.map((x) => (x - mean(of)) ** 2))).toFixed(1);
    };
    says(`(${sd(2010)} and ${sd(2022)} points)`);
  });

  it('says how far the gap narrowed by the variant of three indicators', () => {
    const index = worldIndex(access);
    const of = codes.filter((code) => access.years.every((year) => index.has(`${code} ${year}`)));
    const [before, after] = [2005, 2022].map((year) => gini(of.map((code) => index.get(`${code} ${year}`)!)));
    says(`fell from ${before!.toFixed(3)} in 2005 to ${after!.toFixed(3)} in 2022`);
  });

  it('gives the single figures that it names', () => {
    says(`(Hong Kong has ${figure('HKG', 2022, 'mobile').toFixed(0)} per 100 people)`);
    const users = (code: string, from: number) =>
      [from, from + 1].map((year) => figure(code, year, 'internet-users').toFixed(0)).join(' to ');
    says(`Côte d’Ivoire’s internet users go from ${users('CIV', 2014)}% in 2015`);
    says(`Cambodia’s from ${users('KHM', 2015)}% in 2016`);
    const most = Math.max(...codes.map((code) => figure(code, 2022, 'secure-servers') || 0));
    expect(most).toBe(figure('BLZ', 2022, 'secure-servers'));
    says(`(Belize, ${Math.round(most).toLocaleString('en-US')} per million people in 2022, the most of all)`);
    for (const [one, other] of [
      ['LIE', 'CHE'],
      ['SMR', 'ITA'],
      ['AND', 'ESP'],
    ] as const)
      expect(figure(one, 2022, 'internet-users')).toBe(figure(other, 2022, 'internet-users'));
  });

  it('says what travel did to the share of ICT in exports, and free certificates to servers', () => {
    const exports = parts.find(({ id }) => id === 'ict-service-exports')!;
    const change = (year: number) => {
      const both = codes.filter((code) =>
        [year - 1, year].every((y) => (written.get(`${code} ${y}`)?.[exports.id] ?? '') !== ''),
      );
      const at = (code: string, y: number) => pointsOf(exports, figure(code, y, exports.id));
      return { by: mean(both.map((code) => at(code, year) - at(code, year - 1))), of: both.length };
    };
    says(`by ${change(2020).by.toFixed(1)} points of this index’s scale in the mean of ${change(2020).of}`);
    says(`and down by ${(-change(2022).by).toFixed(1)} in 2022`);
    const times = codes
      .map((code) => figure(code, 2018, 'secure-servers') / figure(code, 2015, 'secure-servers'))
      .filter((ratio) => ratio > 0 && ratio < Number.POSITIVE_INFINITY)
      .sort((a, b) => a - b);
    expect(Math.round(times[times.length >> 1]!)).toBe(6);
  });
});

describe.skipIf(!existsSync(facts))(
  'the figures that editions/world-digital accepts (needs ../shared)',
  () => {
    const read = (file: string) => (existsSync(facts) ? table(join(facts, file)) : []);
    const older = new Map(
      read('world-wdi-2010-2024.csv').map((row) => [`${row['iso3']} ${row['year']}`, row]),
    );
    const columns: Record<string, string> = {
      'internet-users': 'internet_users_percent',
      'fixed-broadband': 'fixed_broadband_per_100',
      mobile: 'mobile_per_100',
    };

    it('are those of an older copy, or nearly where another population divides them', async () => {
      const { accepted } = (await releaseOf(worldDigital)).plan;
      const checked = accepted!.filter(({ indicator }) => indicator in columns);
      for (const { indicator, unit, period, value, reason } of checked) {
        const ratio = Number(older.get(`${unit} ${period}`)![columns[indicator]!]) / value!;
        const isNear = reason.en.includes('another') || reason.en.includes('differs');
        expect(Math.abs(ratio - 1), `${unit} ${period} ${indicator}`).toBeLessThan(isNear ? 0.08 : 0.005);
      }
      says(
        `| ${checked.filter(({ indicator }) => indicator !== 'mobile').length} of internet users and broadband from 2010 |`,
      );
      says(`${accepted!.length} are accepted with a reason that`);
    });

    it('of online services make the survey’s index the mean of its parts, and Nauru’s of 2010 does not', async () => {
      const { accepted } = (await releaseOf(worldDigital)).plan;
      const survey = read('world-egovernment-2003-2022.csv');
      const isMean = (year: string, value: string) => {
        const rows = survey.filter((row) => row['survey_year'] === year && row['online_service'] === value);
        const weights = year === '2010' ? [0.34, 0.33, 0.33] : [1 / 3, 1 / 3, 1 / 3];
        return rows.some((row) => {
          const of = ['online_service', 'human_capital', 'telecommunication_infrastructure'];
          const all = sum(of.map((column, i) => weights[i]! * Number(row[column])));
          return Math.abs(all - Number(row['egdi'])) < 5e-5;
        });
      };
      const checked = accepted!.filter(
        ({ indicator, kind }) => indicator === 'online-services' && kind === undefined,
      );
      for (const { unit, period } of checked)
        expect(
          isMean(period!, written.get(`${unit} ${period}`)!['online-services']!),
          `${unit} ${period}`,
        ).toBe(true);
      says(`| ${checked.length} of online services |`);
      const nauru = survey.find((row) => row['survey_year'] === '2010' && row['country'] === 'Nauru')!;
      const parts = ['online_service', 'human_capital', 'telecommunication_infrastructure'];
      const all = sum(parts.map((column, i) => [0.34, 0.33, 0.33][i]! * Number(nauru[column])));
      expect(Math.abs(all - Number(nauru['egdi']))).toBeGreaterThan(0.004);
    });
  },
);

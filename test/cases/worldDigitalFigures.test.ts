import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { observedShare, spearman } from '../../src/engine/index.js';
import type { Release } from '../../src/release/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import { documentSays } from '../helpers/document.js';
import { releaseOf, root, worldDigital } from '../helpers/editions.js';
import { parts, setAside, table, units, values, worldIndex, years } from '../helpers/worldIndex.js';

const says = documentSays('docs/world-digital.md');
const facts = join(root, '..', 'shared', 'facts', 'world-digital-2000-2023.csv');
const own = worldIndex();
const codes = units.map(({ code }) => code!);
const written = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row]));
const figure = (code: string, year: number, id: string) => Number(written.get(`${code} ${year}`)![id]);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

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
    const kept = values.filter((row) => Number(row['period']) <= 2022);
    const figures = sum(kept.map((row) => parts.filter(({ id }) => row[id] !== '').length));
    const aside = setAside.filter((row) => Number(row['period']) <= 2022).length;
    says(`${figures.toLocaleString('en-US')} figures of 2005–2022`);
    says(`${aside} of ${(figures + aside).toLocaleString('en-US')}, all in`);
    expect(aside).toBe(setAside.length);
  });

  it('says which share of the weight is observed', () => {
    const { plan, index } = release;
    const shares = [2005, 2010, 2015, 2018, 2020, 2021, 2022].map((year) => {
      const t = year - 2005;
      const of = Array.from(observedShare(plan, index, -1, 0, t)).filter((_, c) =>
        Number.isFinite(index.values[t * index.units + c]!),
      );
      const share = (100 * mean(of)).toFixed(1);
      return share === '100.0' ? '100%' : `${share}%`;
    });
    says(`| share of the weight that is observed | ${shares.join(' | ')} |`);
  });

  it('says how much hangs on weights and goalposts', () => {
    const rho = (others: Map<string, number>) => {
      const both = codes.filter((code) => own.has(`${code} 2022`) && others.has(`${code} 2022`));
      const [a, b] = [own, others].map((of) => both.map((code) => of.get(`${code} 2022`)!));
      return spearman(a!, b!).toFixed(3);
    };
    const [users, lines, phones] = parts.map((part) => part);
    const without = (id: string) => rho(worldIndex(parts.filter((part) => part.id !== id)));
    const alike = rho(worldIndex(parts.map((part) => ({ ...part, weight: 1 }))));
    const further = rho(worldIndex([users!, { ...lines!, full: 60 }, { ...phones!, full: 120 }]));
    const nearer = rho(worldIndex([users!, { ...lines!, full: 40 }, phones!]));
    says(
      `three equal weights ${alike}; full at 120 phones and 60 lines ${further}, at 40 lines ${nearer}; without internet users ${without(users!.id)}, without broadband ${without(lines!.id)}, without phones ${without(phones!.id)}`,
    );
    const china = release.uncertainty
      .find(({ period }) => period === '2022')!
      .intervals.find(({ unit }) => release.plan.units[unit]!.code === 'CHN')!;
    says(`(China: ${china.rank}th, ${china.low}th to ${china.high}st)`);
  });

  it('says who has no value, and how far the gap narrowed', () => {
    const last = codes.filter((code) => !own.has(`${code} 2022`));
    const users = last.filter((code) => (written.get(`${code} 2022`)?.['internet-users'] ?? '') === '');
    says(`(${users.length} of ${codes.length}, Kenya and Ethiopia among them; two more lack another figure)`);
    expect(last.length - users.length).toBe(2);
    expect(users).toEqual(expect.arrayContaining(['KEN', 'ETH']));
    const always = codes.filter((code) => years.every((year) => own.has(`${code} ${year}`)));
    const [before, after] = [2005, 2022].map((year) =>
      gini(always.map((code) => own.get(`${code} ${year}`)!)),
    );
    says(`the Gini coefficient fell from ${before!.toFixed(3)} to ${after!.toFixed(3)}`);
  });

  it('gives the single figures that it names', () => {
    says(`(Hong Kong has ${figure('HKG', 2022, 'mobile').toFixed(0)} per 100 people)`);
    const users = (code: string, from: number) =>
      [from, from + 1].map((year) => figure(code, year, 'internet-users').toFixed(0)).join(' to ');
    says(`Côte d’Ivoire’s internet users go from ${users('CIV', 2014)}% in 2015`);
    says(`Cambodia’s from ${users('KHM', 2015)}% in 2016`);
    for (const [one, other] of [
      ['LIE', 'CHE'],
      ['SMR', 'ITA'],
      ['AND', 'ESP'],
    ] as const)
      expect(figure(one, 2022, 'internet-users')).toBe(figure(other, 2022, 'internet-users'));
  });

  it('says why 2023 is provisional', async () => {
    const { plan, panel } = await prepare(openEdition(worldDigital, 'provisional-2023'));
    const whole = codes.filter((code) =>
      parts.every(({ id }) => (written.get(`${code} 2023`)?.[id] ?? '') !== ''),
    );
    const [from, to] = [2022, 2023].map((year) => figure('CHN', year, 'internet-users').toFixed(1));
    says(
      `${whole.length} places have all three figures, and China’s internet users go from ${from} to ${to}%`,
    );
    const score = (code: string, t: number) =>
      sum(
        parts.map(({ id, full, weight }) => {
          const i = plan.indicators.findIndex((indicator) => indicator.id === id);
          const c = plan.units.findIndex((unit) => unit.code === code);
          const value = panel.values[(i * panel.periods + t) * panel.units + c]!;
          return weight * Math.min(100, (100 * value) / full);
        }),
      );
    const rises = whole.map((code) => score(code, 18) - score(code, 17)).filter(Number.isFinite);
    says(
      `the mean of the ${rises.length} of them that have a value in 2022 too rises by ${mean(rises).toFixed(1)} points`,
    );
  });
});

describe.skipIf(!existsSync(facts))(
  'docs/world-digital.md on what is not in the index (needs ../shared)',
  () => {
    const panel = existsSync(facts) ? table(facts) : [];

    it('says how many there are, and how exports of high technology and electricity compare', () => {
      says(`${new Set(panel.map((row) => row['iso3'])).size} countries and territories, 2000–2023`);
      const rows = panel.filter((row) => row['year'] === '2022');
      const both = rows.filter(
        (row) => row['high_technology_exports_percent'] && own.has(`${row['iso3']} 2022`),
      );
      const rho = spearman(
        both.map((row) => own.get(`${row['iso3']} 2022`)!),
        both.map((row) => Number(row['high_technology_exports_percent'])),
      );
      says(`rank correlation ${rho.toFixed(2)}`);
      const electricity = rows.filter((row) => row['electricity_use_kwh_per_person']);
      says(`electricity (not digital, ${electricity.length} countries)`);
    });
  },
);

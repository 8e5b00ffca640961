import { beforeAll, describe, expect, it } from 'vitest';
import { headlinePeriod } from '../../src/analysis/index.js';
import { pathsOf } from '../../src/figures/index.js';
import { findSubject, type Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import {
  factsAbout,
  factsOfKind,
  peersAt,
  phraseText,
  sentencesOf,
  standoutsOf,
} from '../../src/words/index.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { access, parts, type Row, units, values, worldIndex, years } from '../helpers/worldIndex.js';

const own = worldIndex();
const scoreOf = ({ plan, index }: Release, code: string, year: number) =>
  index.values[
    plan.units.findIndex((u) => u.code === code) +
      index.units * (plan.periods.indexOf(String(year)) - plan.first)
  ]!;
/** The number of 2022, the year of the headlines. */
const headline = 12;

describe('the index of countries and territories', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(worldDigital);
  }, 120_000);

  it('has the value of every place and year that its description gives, and no other', () => {
    expectValues(release, own, years);
  });

  it('has as a variant the index of three indicators from 2005', async () => {
    const variant = await releaseOf(worldDigital, 'access');
    expect(variant.plan.edition).toBe('world-digital-access');
    expectValues(variant, worldIndex(access), access.years);
  }, 120_000);

  it('speaks in headlines of 2022, the last year in which four fifths of the weight are observed', () => {
    expect(release.plan.periods.at(-1)).toBe('2023');
    expect(headlinePeriod(release)).toBe(headline);
  });

  it('has the world and its regions as means in which each place counts alike', () => {
    for (const year of years) {
      const mean = (of: Row[]) => {
        const known = of.flatMap(({ code }) => own.get(`${code} ${year}`) ?? []);
        return known.reduce((a, b) => a + b) / known.length;
      };
      expect(release.index.total.values[year - 2010]).toBeCloseTo(mean(units), 10);
      release.plan.groupings.forEach(({ column, groups }, j) => {
        groups.forEach(({ code }, k) => {
          const of = units.filter((u) => u[column] === code);
          expect(release.index.groups[j]!.values[k + groups.length * (year - 2010)]).toBeCloseTo(
            mean(of),
            10,
          );
        });
      });
    }
  });

  it('carries a figure for one year at most: what has a value in 2022 was observed there or the year before, or lies between', () => {
    const at = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row]));
    const has = (code: string, year: number, id: string) => (at.get(`${code} ${year}`)?.[id] ?? '') !== '';
    for (const { code } of units) {
      const is = parts.every(
        ({ id }) =>
          has(code!, 2022, id) || has(code!, 2021, id) || (has(code!, 2023, id) && hasBefore(code!, id)),
      );
      if (own.has(`${code} 2022`)) expect(is, code).toBe(true);
      if (!is) expect(scoreOf(release, code!, 2022), code).toBeNaN();
    }
    function hasBefore(code: string, id: string): boolean {
      return values.some((row) => row['unit'] === code && Number(row['period']) < 2022 && row[id] !== '');
    }
  });

  it('draws a dot for each place where it lies, above coastlines and no border', () => {
    const paths = pathsOf(release)!;
    expect(Object.keys(paths.points)).toEqual(units.map(({ code }) => code));
    expect([paths.borders, paths.inset, paths.others]).toEqual(['', '', []]);
    expect(paths.about.en).toMatch(/Coastlines: Natural Earth; no borders are drawn/);
    expect(paths.land).toMatch(/^M/);
    // Iceland lies above South Africa and left of Japan.
    const [iceland, japan, south] = ['ISL', 'JPN', 'ZAF'].map((code) => paths.points[code!]!);
    expect(iceland![0]).toBeLessThan(japan![0]);
    expect(iceland![1]).toBeLessThan(south![1]);
  });

  it('says why a place has no value, and when it last had one', () => {
    const said = (code: string, lang: 'en' | 'zh') =>
      factsOfKind(factsAbout(release, headline, findSubject(release.plan, code)), 'absent').flatMap((fact) =>
        sentencesOf(release.plan, fact, lang, 'exact').map(phraseText),
      );
    expect(said('YEM', 'en').join()).toMatch(
      /^Yemen has no value .* in 2022, for want of data on .*; its last, of 2017, was /,
    );
    expect(said('VNM', 'en').join()).toMatch(
      /^Vietnam has no value .* in 2022, for want of data on ICT service exports/,
    );
    expect(said('HKG', 'zh').join()).toMatch(/^2022年中国香港因缺少在线政务服务数据，没有/);
  });

  it('names countries within a sentence with their article, and begins a sentence with a capital', async () => {
    const said = (of: Release, t: number, code: string) =>
      factsOfKind(factsAbout(of, t, findSubject(of.plan, code)), 'standing').flatMap((fact) =>
        sentencesOf(of.plan, fact, 'en', 'exact').map(phraseText),
      );
    expect(said(release, headline, 'NLD')[0]).toMatch(/^The Netherlands ranked /);
    expect(said(release, headline, 'WLD')[0]).toMatch(/^The world stood at /);
    const variant = await releaseOf(worldDigital, 'access');
    expect(said(variant, 17, 'CHN').join(' ')).toContain('the United Kingdom');
  }, 120_000);

  it('says of a part that was full in both years that it was, and calls nothing a weakness that is full', async () => {
    const variant = await releaseOf(worldDigital, 'access');
    const [fact] = factsOfKind(factsAbout(variant, 17, findSubject(variant.plan, 'CHN')), 'sectors');
    expect(fact!.full.map(({ en }) => en)).toEqual(['Mobile phones']);
    const said = sentencesOf(variant.plan, fact!, 'en', 'exact').map(phraseText).join(' ');
    expect(said).toContain('Mobile phones had reached the top of the scale before.');
    expect(said).not.toContain('mobile phones did not change');
    const unit = findSubject(variant.plan, 'NLD').number;
    const { strengths, weaknesses } = standoutsOf(variant, 17, unit, peersAt(variant, 17, unit));
    const named = [...strengths, ...weaknesses].map(({ node }) => variant.plan.nodes[node]!.id);
    expect(named).not.toContain('mobile');
    expect(named).toContain('internet-users');
  }, 120_000);

  it('has every doubt in a paragraph of its own on the page of methods', async () => {
    const page = await (await siteApp(release).request('/en/method')).text();
    expect(page).toContain('<p>42 units have no score in 2022 and no rank.</p>');
    for (const { en } of release.plan.doubts) expect(page).toContain(`<p>${en}</p>`);
    expect(page).toContain('The ends of the scale are given by the edition, the same in every period.');
    expect(page).toContain('A node needs all of its parts; where one is absent it has no value.');
  });

  it('shows population and GDP per person beside the index of a place', async () => {
    const page = await (await siteApp(release).request('/en/place/CHN/2022')).text();
    expect(page).toMatch(/Population 2022 <small>persons<\/small><\/th><td class="n">1,412\.2 million</);
    expect(page).toMatch(
      /GDP per person 2022 <small>constant US dollars<\/small><\/th><td class="n">11,830\.6</,
    );
  });

  it('says on the page of time among how many the changes are measured', async () => {
    const page = await (await siteApp(release).request('/en/time')).text();
    const text = page.replaceAll(/<[^>]*>/g, '');
    for (const [since, compared] of [
      ['2010', '149 of 172'],
      ['2021', '162 of 166'],
    ])
      expect(text).toContain(
        `Among the ${compared} countries and territories with data in both ${since} and 2022 it rose from`,
      );
  });

  it('counts in its doubts the countries that have a subscription a person', () => {
    const last = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row['mobile']!]));
    const phones = units.flatMap(({ code }) => last.get(`${code} 2022`) || []).map(Number);
    const full = phones.filter((subscriptions) => subscriptions >= 100);
    const doubts = release.plan.doubts.map(({ en, zh }) => `${en} ${zh}`).join(' ');
    expect(doubts).toContain(`${full.length} of ${phones.length} countries and territories had 100 mobile`);
    expect(doubts).toContain(
      `2022年有数据的${phones.length}个国家和地区中已有${full.length}个每百人移动电话不少于100户`,
    );
  });

  it('counts in its doubts those that never have a value', () => {
    const never = units.filter(({ code }) => !years.some((year) => own.has(`${code} ${year}`)));
    const surveyed = new Set(values.filter((row) => row['online-services'] !== '').map((row) => row['unit']));
    const outside = never.filter(({ code }) => !surveyed.has(code));
    expect([never.length, outside.length, never.length - outside.length]).toEqual([29, 13, 16]);
    const doubts = release.plan.doubts.map(({ en }) => en).join(' ');
    expect(doubts).toContain(
      `${never.length} of ${units.length} countries and territories have no value in any year`,
    );
    expect(doubts).toContain('and eleven others are not in the survey');
    expect(doubts).toContain('Viet Nam, Iran and 13 others have no figure of ICT service exports');
  });
});

/** An expectation that a release has the values of an index worked out by hand, and no other. */
function expectValues(release: Release, index: ReadonlyMap<string, number>, all: readonly number[]): void {
  for (const { code } of units) {
    for (const year of all) {
      const value = scoreOf(release, code!, year);
      const expected = index.get(`${code} ${year}`);
      if (expected === undefined) expect(value, `${code} ${year}`).toBeNaN();
      else expect(value, `${code} ${year}`).toBeCloseTo(expected, 9);
    }
  }
}

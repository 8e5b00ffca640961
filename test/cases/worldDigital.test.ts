import { beforeAll, describe, expect, it } from 'vitest';
import { pathsOf } from '../../src/figures/index.js';
import { findSubject, type Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import {
  factsAbout,
  factsOfKind,
  peersAt,
  phraseText,
  sentencesOf,
  standoutsOf,
} from '../../src/words/index.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { parts, type Row, units, values, worldIndex, years } from '../helpers/worldIndex.js';

const own = worldIndex();
const scoreOf = ({ plan, index }: Release, code: string, year: number) =>
  index.values[plan.units.findIndex((u) => u.code === code) + index.units * (year - 2005)]!;

describe('the index of countries and territories', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(worldDigital);
  }, 120_000);

  it('has the value of every place and year that its description gives, and no other', () => {
    for (const { code } of units) {
      for (const year of years) {
        const value = scoreOf(release, code!, year);
        const expected = own.get(`${code} ${year}`);
        if (expected === undefined) expect(value, `${code} ${year}`).toBeNaN();
        else expect(value, `${code} ${year}`).toBeCloseTo(expected, 10);
      }
    }
  });

  it('has the world and its regions as means in which each place counts alike', () => {
    for (const year of years) {
      const mean = (of: Row[]) => {
        const known = of.flatMap(({ code }) => own.get(`${code} ${year}`) ?? []);
        return known.reduce((a, b) => a + b) / known.length;
      };
      expect(release.index.total.values[year - 2005]).toBeCloseTo(mean(units), 10);
      release.plan.groupings.forEach(({ column, groups }, j) => {
        groups.forEach(({ code }, k) => {
          const of = units.filter((u) => u[column] === code);
          expect(release.index.groups[j]!.values[k + groups.length * (year - 2005)]).toBeCloseTo(
            mean(of),
            10,
          );
        });
      });
    }
  });

  it('fills in nothing at the ends: what has a value in the last year was observed there', () => {
    const last = new Map(values.filter((row) => row['period'] === '2022').map((row) => [row['unit'], row]));
    for (const { code } of units) {
      const whole = parts.every(({ id }) => (last.get(code!)?.[id] ?? '') !== '');
      expect(own.has(`${code} 2022`), code).toBe(whole);
    }
  });

  it('draws a dot for each place, none over another, and no border', () => {
    const paths = pathsOf(release)!;
    const at = Object.values(paths.points);
    expect(Object.keys(paths.points)).toEqual(units.map(({ code }) => code));
    expect([paths.borders, paths.inset, paths.others]).toEqual(['', '', []]);
    expect(paths.about.en).toMatch(/^Each dot is a place/);
    const gaps = at.flatMap((a, i) => at.slice(0, i).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1])));
    expect(Math.min(...gaps)).toBeGreaterThan(92);
  });

  it('says why a place has no value, and when it last had one', () => {
    const said = (lang: 'en' | 'zh') =>
      factsOfKind(factsAbout(release, 17, findSubject(release.plan, 'KEN')), 'absent').flatMap((fact) =>
        sentencesOf(release.plan, fact, lang).map(phraseText),
      );
    expect(said('en').join()).toMatch(
      /^Kenya has no value .* in 2022, for want of data on internet users; its last, of 2019, was /,
    );
    expect(said('zh').join()).toMatch(/^2022年肯尼亚因缺少互联网用户数据，没有/);
  });

  it('says of a part that was full in both years that it was, and not that it did not grow', () => {
    const [fact] = factsOfKind(factsAbout(release, 17, findSubject(release.plan, 'CHN')), 'sectors');
    expect(fact!.full.map(({ en }) => en)).toEqual(['Mobile phones']);
    const said = sentencesOf(release.plan, fact!, 'en').map(phraseText).join(' ');
    expect(said).toContain('Mobile phones had reached the top of the scale before.');
    expect(said).not.toContain('mobile phones did not change');
  });

  it('names countries within a sentence with their article, and begins a sentence with a capital', () => {
    const said = (code: string) =>
      factsOfKind(factsAbout(release, 17, findSubject(release.plan, code)), 'standing').flatMap((fact) =>
        sentencesOf(release.plan, fact, 'en').map(phraseText),
      );
    expect(said('NLD')[0]).toMatch(/^The Netherlands ranked /);
    expect(said('WLD')[0]).toMatch(/^The world stood at /);
    expect(said('CHN').join(' ')).toContain('the United Kingdom');
  });

  it('has every doubt in a paragraph of its own on the page of methods', async () => {
    const page = await (await siteApp(release).request('/en/method')).text();
    expect(page).toContain('<p>26 units have no score in 2022 and no rank.</p>');
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

  it('calls nothing a weakness of a place that it has in full', () => {
    const unit = findSubject(release.plan, 'NLD').number;
    const { strengths, weaknesses } = standoutsOf(release, 17, unit, peersAt(release, 17, unit));
    const named = [...strengths, ...weaknesses].map(({ node }) => release.plan.nodes[node]!.id);
    expect(named).not.toContain('mobile');
    expect(named).toContain('internet-users');
  });

  it('says on the page of time among how many the changes are measured', async () => {
    const page = await (await siteApp(release).request('/en/time')).text();
    const text = page.replaceAll(/<[^>]*>/g, '');
    for (const [since, compared] of [
      ['2005', '148 of 194'],
      ['2021', '178 of 181'],
    ])
      expect(text).toContain(
        `Among the ${compared} countries and territories with data in both ${since} and 2022 it rose from`,
      );
  });

  it('is as complete, as observed and as full as docs/world-digital.md says', () => {
    const written = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row]));
    const whole = (code: string, year: number) =>
      parts.every(({ id }) => (written.get(`${code} ${year}`)?.[id] ?? '') !== '');
    const codes = units.map(({ code }) => code!);
    const valued = (year: number) => codes.filter((code) => own.has(`${code} ${year}`));
    const some = [2005, 2010, 2015, 2018, 2020, 2021, 2022];
    expect(some.map((year) => valued(year).length)).toEqual([164, 196, 202, 191, 187, 181, 178]);
    expect(some.map((year) => valued(year).filter((code) => whole(code, year)).length)).toEqual([
      164, 189, 191, 160, 180, 178, 178,
    ]);
    expect(codes.filter((code) => years.every((year) => own.has(`${code} ${year}`))).length).toBe(148);
    const full = (year: number) =>
      parts.map(
        ({ id, full: most }) =>
          valued(year).filter((code) => Number(written.get(`${code} ${year}`)![id]) >= most).length,
      );
    expect([full(2005), full(2022)]).toEqual([
      [0, 0, 20],
      [3, 2, 129],
    ]);
    const figures = values.filter((row) => Number(row['period']) <= 2022);
    expect(figures.flatMap((row) => parts.filter(({ id }) => row[id] !== '')).length).toBe(10_499);
    expect(codes.filter((code) => !own.has(`${code} 2022`)).length).toBe(26);
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

  it('rose most by mobile phones until 2008 and by internet users since, as docs/world-digital.md says', () => {
    const always = units
      .map((_, c) => c)
      .filter((c) => years.every((year) => own.has(`${units[c]!['code']} ${year}`)));
    expect(always.length).toBe(148);
    const { plan, index } = release;
    const mean = (id: string, year: number) => {
      const node = plan.nodes.findIndex((n) => n.id === id);
      const from = (node * index.periods + year - 2005) * index.units;
      return always.reduce((sum, c) => sum + index.values[from + c]!, 0) / always.length;
    };
    expect(mean(plan.nodes[0]!.id, 2022) - mean(plan.nodes[0]!.id, 2005)).toBeCloseTo(44.6, 1);
    for (const year of years.slice(1)) {
      const gains = parts.map(({ id, weight }) => ({
        id,
        by: weight * (mean(id, year) - mean(id, year - 1)),
      }));
      const most = gains.reduce((a, b) => (b.by > a.by ? b : a));
      expect(most.id, String(year)).toBe(year <= 2008 ? 'mobile' : 'internet-users');
    }
  });

  it('has 2023 as a variant that says that it is provisional', async () => {
    const { plan } = await prepare(openEdition(worldDigital, 'provisional-2023'));
    expect(plan.periods.at(-1)).toBe('2023');
    expect(plan.title.en).toContain('provisional');
    expect(release.plan.periods.at(-1)).toBe('2022');
  });
});

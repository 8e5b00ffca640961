import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recompute } from '../../src/analysis/index.js';
import { type PublishedFigure, parseAnnounced } from '../../src/edition/index.js';
import { china2018, example, exampleWith, releaseOf } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';

const text = readFileSync(join(china2018, 'announced.yaml'), 'utf8');
const { figures } = parse(text) as { figures: PublishedFigure[] };
const all = recompute(figures);
const foundOf = (id: string, of = all) => of.find(({ figure }) => figure.id === id)!;
const changed = (id: string, value: string) =>
  recompute(figures.map((figure) => (figure.id === id ? { ...figure, value } : figure)));

describe('what was published of the index of 2018', () => {
  it('is read without a problem, every figure with a source in both languages', () => {
    expect(parseAnnounced('announced.yaml', text, []).problems).toEqual([]);
    for (const { source, title } of figures) {
      for (const { en, zh } of [source, title]) {
        expect(en).not.toBe('');
        expect(zh).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('follows by any operation of formulas', () => {
    const [a, b] = figures.filter(({ kind }) => kind !== 'input');
    const of = { ...a!, from: `max(${b!.id}, ln(1))` };
    const { from: _, ...given } = b!;
    const [first] = recompute([of, given]);
    expect(first!.found!.value).toBe(Math.max(Number(b!.value), 0));
    expect(first!.formula).toBe(`max(${b!.value}, ln(1))`);
  });

  it('follows from other published figures as computed here', () => {
    const value = (id: string) => Number(figures.find((figure) => figure.id === id)!.value);
    const points = value('national-index-2016-old') - value('national-index-2015');
    const perPoint = value('gdp-per-point-2016');
    const tiers = [1, 2, 3, 4, 5];
    const counts = tiers.map((k) => value(`tier-${k}-2016`));
    const shares = tiers.map((k) => value(`tier-share-${k}-2016`));
    const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
    const ofGdp = (year: number) => (100 * value(`size-${year}`) * 1e4) / value(`gdp-${year}`);
    // Every city has the mean of its tier.
    const cities = counts.flatMap((n, k) => Array.from({ length: n }, () => shares[k]! / n));
    const gini =
      sum(cities.map((a) => sum(cities.map((b) => Math.abs(a - b))))) / (2 * cities.length * sum(cities));
    const expected: Record<string, number> = {
      'national-index-2015': value('national-index-2016-old') - (value('size-2016') * 1e4) / perPoint,
      'national-index-2016-old': value('national-index-2015') + (value('size-2016') * 1e4) / perPoint,
      'national-index-2016': value('national-index-2017') - value('national-index-increase-2017'),
      'national-index-2017': value('national-index-2016') + value('national-index-increase-2017'),
      'national-index-increase-2017': value('national-index-2017') - value('national-index-2016'),
      'size-2016': (perPoint * points) / 1e4,
      'size-2017': (value('gdp-share-2017') * value('gdp-2017')) / 1e6,
      'size-2018': (value('gdp-share-2018') * value('gdp-2018')) / 1e6,
      'size-growth-2017': 100 * (value('size-2017') / value('size-2016') - 1),
      'size-growth-2018': 100 * (value('size-2018') / value('size-2017') - 1),
      'gdp-share-2016': ofGdp(2016),
      'gdp-share-2017': ofGdp(2017),
      'gdp-share-2018': ofGdp(2018),
      'gdp-share-change-2017': value('gdp-share-2017') - value('gdp-share-2016'),
      'gdp-per-point-2016': (value('size-2016') * 1e4) / points,
      'jobs-per-point-2016': value('jobs-per-point-2016') * points,
      'government-growth-2015-2017': 100 * ((1 + value('government-growth-2015-2017') / 100) ** 2 - 1),
      'cloud-2018': 100 * (value('cloud-2018') / value('cloud-2017') - 1),
      'gini-2016': gini,
      cities: sum(counts),
      ...Object.fromEntries(
        tiers.map((k, i) => [`tier-${k}-2016`, value('cities') - sum(counts) + counts[i]!]),
      ),
      ...Object.fromEntries(tiers.map((k, i) => [`tier-share-${k}-2016`, 100 - sum(shares) + shares[i]!])),
    };
    const computed = all.filter(({ found }) => found);
    expect(computed.map(({ figure }) => figure.id).sort()).toEqual(Object.keys(expected).sort());
    for (const { figure, found } of computed)
      expect(found!.value, figure.id).toBeCloseTo(expected[figure.id]!, 9);
  });

  it('agrees within rounding: growth of 17.26% from rounded sizes is compatible with the published 17.24%', () => {
    const { found, difference, agrees } = foundOf('size-growth-2017');
    expect(found!.value).toBeCloseTo(17.26, 2);
    expect(found!.low).toBeCloseTo(100 * (26.695 / 22.775 - 1), 9);
    expect(found!.high).toBeCloseTo(100 * (26.705 / 22.765 - 1), 9);
    expect(difference).toBeCloseTo(found!.value - 17.24, 12);
    expect(agrees).toBe(true);
    expect(all.filter((one) => one.agrees === false)).toEqual([]);
  });

  it('is found inconsistent where a figure is changed', () => {
    const other = changed('size-2018', '30.91');
    for (const id of ['size-2018', 'size-growth-2018', 'gdp-share-2018'])
      expect(foundOf(id, other).agrees, id).toBe(false);
    expect(foundOf('gini-2016', changed('gini-2016', '0.59')).agrees).toBe(false);
  });

  it('does not count as agreement what was derived from the figure itself, or another quantity', () => {
    for (const id of [
      'national-index-2016',
      'national-index-increase-2017',
      'jobs-per-point-2016',
      'cloud-2018',
    ])
      expect(foundOf(id)).not.toHaveProperty('agrees');
  });
});

describe('iplus replicate', () => {
  it('prints every figure in both languages, and all of it as JSON', () => {
    for (const lang of ['en', 'zh'] as const) {
      const { code, out } = iplus(['replicate', '--lang', lang]);
      expect(code).toBe(0);
      for (const { figure } of all) expect(out).toContain(figure.title[lang]);
      expect(out).not.toMatch(/NaN|undefined|null/);
    }
    expect(JSON.parse(iplus(['replicate', '--json']).out).figures).toHaveLength(all.length);
  });

  it('says of an edition and a release of which nothing was published what it needs', async () => {
    for (const folder of [example, (await releaseOf(example)).folder]) {
      const { code, err } = iplus(['replicate', folder, '--lang', 'en']);
      expect(code).toBe(2);
      expect(err).toContain('nothing is said to have been published');
      expect(err).toContain('under “published”');
    }
  });

  it('ends with 3 where published figures do not agree', () => {
    const edition = exampleWith({ 'edition.yaml': [['units:', 'announced: announced.yaml\nunits:']] });
    writeFileSync(join(edition, 'announced.yaml'), text.replace("value: '29.91'", "value: '30.91'"));
    const { code, out } = iplus(['replicate', edition, '--lang', 'en']);
    expect(code).toBe(3);
    expect(out).toContain('does not agree');
  });
});

describe('iplus check', () => {
  it('finds claims that the checker does not understand or has no figure for, in either language, with their line', () => {
    const edition = exampleWith({ 'edition.yaml': [['units:', 'announced: announced.yaml\nunits:']] });
    const words = '{ en: a, zh: 甲 }';
    const head = `title: ${words}\nsource: ${words}\nof: ${words}\nevidence: ${words}\nreadings: [{ id: index, title: ${words} }]\nstatements:\n`;
    const claim = (en: string, zh: string) =>
      `  - id: s${en.length}\n    says: ${words}\n    claims:\n      index:\n        - en: ${en}\n          zh: ${zh}\n`;
    const good = claim('Northport ranked first in 2022', '2022年北港排名第一');
    const check = (...claims: string[]) => {
      writeFileSync(join(edition, 'announced.yaml'), head + claims.join(''));
      return iplus(['check', edition, '--lang', 'en']);
    };
    expect(check(good).code).toBe(0);
    const { code, err } = check(good, claim('Northport was the prettiest in 2022', '2022年北港最美丽'));
    expect(code).toBe(2);
    expect(err).toMatch(/announced\.yaml:17 \(statements\.1\.claims\.index\.0\.en\)/);
    expect(err).toMatch(/announced\.yaml:18 \(statements\.1\.claims\.index\.0\.zh\)/);
    expect(err).toContain('not understood');
    expect(check(claim('Northport ranked first in 1999', '1999年北港排名第一')).code).toBe(2);
  });
});

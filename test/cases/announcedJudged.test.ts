import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { AnnouncedFile } from '../../src/edition/index.js';
import { openRelease, type Release, verifyRelease } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { judgedJson, judgedText } from '../../src/terminal/index.js';
import { claimJson, figuresHeadline, judgedAnnounced, judgedHeadline } from '../../src/words/index.js';
import {
  china2018,
  chinaIndustries,
  chinaProvinces,
  releaseOf,
  root,
  simulatedRelease,
} from '../helpers/editions.js';
import { itThoroughly } from '../helpers/thorough.js';

type Row = Record<string, string>;
const read = (folder: string, file: string): Row[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true });

const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
const sum = (of: number[]) => of.reduce((a, b) => a + b, 0);

/** Points of every province and region by year, in each reading, computed here from the files of the edition. */
function pointsByHand(): Record<string, (place: string, year: number) => number> {
  const rows = read(chinaProvinces, 'data/values.csv');
  const units = read(chinaProvinces, 'units.csv');
  const people = new Map(
    read(chinaProvinces, 'economy.csv')
      .filter((row) => row['indicator'] === 'population')
      .map((row) => [`${row['code']} ${row['period']}`, Number(row['value'])]),
  );
  const cell = new Map(rows.map((row) => [`${row['unit']} ${row['period']}`, row]));
  const of = (code: string, year: number, id: string) => Number(cell.get(`${code} ${year}`)![id]);
  const all = units.map(({ code }) => code!);
  const nation = (id: string, year: number) => sum(all.map((code) => of(code, year, id)));
  const framework = [
    ['broadband-ports', 'base-stations', 'cable', 'mobile-internet-users'],
    ['software-revenue', 'ecommerce-sales', 'websites'],
    ['rd-personnel', 'patents', 'it-employment', 'graduates'],
  ];
  const base = new Map(framework.flat().map((id) => [id, nation(id, 2015)]));
  const total = (code: string, year: number) =>
    100 * mean(framework.map((ids) => mean(ids.map((id) => of(code, year, id) / base.get(id)!))));
  const head = (codes: string[], year: number) => sum(codes.map((code) => people.get(`${code} ${year}`)!));
  // The highest figure is worth 100 points, as indicators.csv has it; residents are in units of 10,000.
  const rates: [string, number, number, boolean][][] = [
    [
      ['broadband-ports', 100, 110, true],
      ['base-stations', 10_000, 175, true],
      ['mobile-internet-users', 100, 210, true],
    ],
    [
      ['software-revenue', 10_000, 122_000, true],
      ['ecommerce-sales', 10_000, 194_000, true],
      ['enterprises-with-ecommerce', 1, 25, false],
      ['websites-per-100-enterprises', 1, 75, false],
      ['computers-per-100-employees', 1, 80, false],
    ],
    [
      ['rd-personnel', 1, 184, true],
      ['patents', 1, 93, true],
      ['it-employment', 1000, 46, true],
      ['graduates', 1, 67, true],
    ],
  ];
  const rate = (code: string, year: number) =>
    mean(
      rates.map((part) =>
        mean(
          part.map(([id, times, high, perHead]) => {
            const value = (of(code, year, id) * times) / (perHead ? head([code], year) : 1);
            return (100 * Math.min(value, high)) / high;
          }),
        ),
      ),
    );
  const membersOf = (place: string) =>
    place === 'china'
      ? all
      : units.filter((unit) => unit['region'] === place || unit.code === place).map(({ code }) => code!);
  const summed = (place: string, year: number) => sum(membersOf(place).map((code) => total(code, year)));
  return {
    total: summed,
    'per-head': (place, year) => (summed(place, year) * head(all, year)) / head(membersOf(place), year),
    'per-enterprise': (place, year) => mean(membersOf(place).map((code) => rate(code, year))),
  };
}

const codes = read(chinaProvinces, 'units.csv').map(({ code }) => code!);
const codeOf: Row = {
  Guangdong: '440000',
  Jiangsu: '320000',
  Zhejiang: '330000',
  Beijing: '110000',
  Shandong: '370000',
};
const regionOf: Row = {
  'The East': 'east',
  'the East': 'east',
  'The West': 'west',
  'the West': 'west',
  'The Central region': 'central',
};
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Whether a sentence of the edition is so, by points computed here; undefined for a sentence that this does not know. */
function holds(sentence: string, points: (place: string, year: number) => number): boolean | undefined {
  const growth = (place: string, from: number, to: number) => points(place, to) / points(place, from);
  const forms: [RegExp, (found: string[]) => boolean][] = [
    [
      /^(\w+) ranked (\w+)(?: per head)? in (\d+)$/,
      ([place, rank, year]) => {
        const own = points(codeOf[place!]!, Number(year));
        return codes.filter((code) => points(code, Number(year)) > own).length === ordinals.indexOf(rank!);
      },
    ],
    [
      /^(\w+), (\w+) and (\w+) together hold ([\d.]+)% of the index of China in (\d+)$/,
      ([a, b, c, percent, year]) => {
        const held = sum([a, b, c].map((place) => points(codeOf[place!]!, Number(year))));
        return Math.abs((100 * held) / points('china', Number(year)) - Number(percent)) <= 0.05;
      },
    ],
    [
      /^(The East) ranked above (the West)(?: per head)? in (\d+)$/,
      ([a, b, year]) => points(regionOf[a!]!, Number(year)) > points(regionOf[b!]!, Number(year)),
    ],
    [
      /^(The \w+(?: region)?) grew faster than (the \w+) (?:from (\d+) to|in) (\d+)$/,
      ([a, b, from, to]) => {
        const since = from ? Number(from) : Number(to) - 1;
        return growth(regionOf[a!]!, since, Number(to)) > growth(regionOf[b!]!, since, Number(to));
      },
    ],
    [
      /^The index of China (?:grew more than (\d+)%|rose) (?:from (\d+) to|in) (\d+)$/,
      ([percent, from, to]) =>
        100 * (growth('china', from ? Number(from) : Number(to) - 1, Number(to)) - 1) > Number(percent ?? 0),
    ],
    [
      /^The gap between provinces narrowed from (\d+) to (\d+)$/,
      ([from, to]) =>
        gini(codes.map((code) => points(code, Number(to)))) <
        gini(codes.map((code) => points(code, Number(from)))),
    ],
  ];
  for (const [form, test] of forms) {
    const found = form.exec(sentence);
    if (found) return test(found.slice(1));
  }
  return undefined;
}

function gini(of: number[]): number {
  return sum(of.flatMap((a) => of.map((b) => Math.abs(a - b)))) / (2 * of.length * sum(of));
}

describe('the announced statements', () => {
  let provinces: Release;
  let industries: Release;
  beforeAll(async () => {
    [provinces, industries] = [await releaseOf(chinaProvinces), await releaseOf(chinaIndustries)];
  }, 240_000);
  const both = () => [provinces, industries];
  const claimsOf = (release: Release, lang: 'en' | 'zh') =>
    judgedAnnounced(release, lang).flatMap((one) =>
      [...one.readings, ...one.nearest].flatMap(({ id, variant, claims }) =>
        claims.map((claim) => ({ id, of: variant ? release.readings!.get(variant)! : release, claim })),
      ),
    );

  it('are all 18, each as it was announced, and each once, in every edition that judges them', (t) => {
    const said = (folder: string) =>
      (parseYaml(readFileSync(join(folder, 'announced.yaml'), 'utf8')) as AnnouncedFile).statements;
    const all = new Map(said(china2018).map(({ id, says }) => [id, says]));
    expect(all.size).toBe(18);
    expect(
      said(chinaProvinces)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...all.keys()].sort());
    for (const { id, says } of [chinaProvinces, chinaIndustries].flatMap(said))
      expect(says).toEqual(all.get(id));
    const facts = join(root, '..', 'shared', 'facts');
    if (!existsSync(facts)) return t.skip('../shared is absent');
    for (const { id, figure, unit } of read(facts, 'news-2018.csv')) {
      const { en } = all.get(id!)!;
      const said = unit === 'rank' || id === 'sectors-fastest' ? [] : figure!.split(';');
      for (const number of said) expect(en, id).toContain(number);
    }
  });

  it('are judged by claims that the checker understands, with one verdict in both languages', () => {
    for (const release of both()) {
      const [en, zh] = [claimsOf(release, 'en'), claimsOf(release, 'zh')];
      expect(en.length).toBeGreaterThan(3);
      en.forEach(({ claim }, i) => {
        expect(claim.verdict, claim.sentence).not.toMatch(/not-understood|no-figure/);
        expect(zh[i]!.claim.verdict, zh[i]!.claim.sentence).toBe(claim.verdict);
      });
      expect(judgedAnnounced(release, 'zh').map(({ verdict }) => verdict)).toEqual(
        judgedAnnounced(release, 'en').map(({ verdict }) => verdict),
      );
    }
  });

  it('have true and false claims that are so by points computed here from the files', () => {
    const points = pointsByHand();
    const known = claimsOf(provinces, 'en').map(({ id, claim }) => {
      const own = holds(claim.sentence, points[id]!);
      expect(own, claim.sentence).toBeDefined();
      if (claim.verdict === 'true' || claim.verdict === 'false')
        expect(`${id}: ${claim.sentence}: ${claim.verdict}`).toBe(`${id}: ${claim.sentence}: ${own}`);
      return claim.verdict;
    });
    expect(new Set(known)).toEqual(new Set(['true', 'false', 'not-distinguishable']));
  });

  it('have one verdict only where every reading has it, and none where none judges', () => {
    for (const { verdict, cannot, readings } of judgedAnnounced(provinces, 'en')) {
      const all = new Set(readings.map((reading) => reading.verdict));
      expect(verdict).toBe(cannot ? 'cannot' : all.size > 1 ? 'turns' : [...all][0]);
      for (const { verdict: of, claims } of readings) {
        const each = claims.map((claim) => claim.verdict);
        expect(of).toBe(each.find((one) => one === 'false') ?? each.find((one) => one !== 'true') ?? 'true');
      }
    }
  });

  it('stand on the page and in the terminal as the claim checker judges them', async () => {
    for (const release of both())
      for (const lang of ['en', 'zh'] as const) {
        const answer = await siteApp(release).fetch(new Request(`http://localhost/${lang}/announced`));
        expect(answer.status).toBe(200);
        const page = (await answer.text()).replace(/<[^>]*>/g, '').replaceAll('&#39;', '’');
        const text = judgedText(release, lang);
        for (const shown of [page, text]) {
          expect(shown).toContain(judgedHeadline(release, lang));
          for (const { says } of judgedAnnounced(release, lang)) expect(shown).toContain(says[lang]);
          for (const { claim } of claimsOf(release, lang)) expect(shown).toContain(claim.sentence);
        }
        for (const { of, claim } of claimsOf(release, lang)) {
          const asked = claimJson(of, claim.sentence);
          expect(asked.verdict).toBe(claim.verdict);
          expect(text).toContain(asked.answer[lang]);
          expect(page.replaceAll('\u00a0', ' ')).toContain(asked.answer[lang]);
        }
        const front = await (await siteApp(release).fetch(new Request(`http://localhost/${lang}/`))).text();
        expect(front).toContain(judgedHeadline(release, lang));
      }
    expect(JSON.stringify(judgedJson(provinces))).not.toContain('null,null');
  });

  itThoroughly('of simulated records are put in, follow from what was, or are not reproduced', async () => {
    const release = await simulatedRelease();
    const judged = judgedAnnounced(release, 'en');
    const { statements } = release.plan.announced!;
    judged.forEach(({ id, verdict, readings }, i) => {
      if (statements[i]!.given) expect([id, verdict]).toEqual([id, 'given']);
      for (const { claims } of readings)
        for (const claim of claims)
          expect(claim.verdict, claim.sentence).not.toMatch(/not-understood|no-figure|false/);
    });
    const follows = judged.filter(({ verdict }) => verdict === 'true').map(({ id }) => id);
    expect(follows).toEqual(['province-first', 'regions-size', 'regions-growth']);
    for (const lang of ['en', 'zh'] as const) {
      const html = await (await siteApp(release).request(`/${lang}/announced`)).text();
      expect(html).toContain(judgedHeadline(release, lang));
      expect(html).toContain(figuresHeadline(release.plan.announced!.figures!, lang));
      expect(html).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
      expect(html).not.toContain({ en: 'onfirmed', zh: '印证：' }[lang]);
    }
  });

  it('have beside them what a reconstruction on the same site gives, and no other release', async () => {
    const { plan } = provinces;
    const simulated = {
      ...provinces,
      plan: { ...plan, edition: 'made', dataStatus: 'simulated' as const },
    };
    const page = async (...releases: Release[]) =>
      (await siteApp(...releases).fetch(new Request('http://localhost/en/announced'))).text();
    expect(await page(provinces, simulated)).toContain('href="/made/en/announced#city-first"');
    expect(await page(provinces, industries)).not.toContain('simulated');
  });

  it('rest on a release of the variant within, which is verified with the release and by itself', async () => {
    const { recomputed, carried } = await verifyRelease(provinces.folder);
    expect(recomputed).toContain('readings/per-enterprise/results.csv');
    expect(carried.filter((path) => path.startsWith('readings/')).sort()).toEqual([
      'readings/per-enterprise/map.topojson',
      'readings/per-enterprise/sbom.cdx.json',
    ]);
    const within = await openRelease(join(provinces.folder, 'readings', 'per-enterprise'));
    expect(within.manifest.edition).toBe('china-provinces-per-enterprise');
    expect(within.plan.announced).toBeUndefined();
  });
});

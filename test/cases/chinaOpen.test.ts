import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { spearman } from '../../src/engine/index.js';
import { receiptPath } from '../../src/figures/index.js';
import { findSubject, type Release, tableNamed } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { checkClaim } from '../../src/words/claims/checkClaim.js';
import { absentFacts } from '../../src/words/facts/absent.js';
import { perHeadView } from '../../src/words/facts/perHead.js';
import { viewOf } from '../../src/words/facts/view.js';
import { phraseText } from '../../src/words/sentences/phrase.js';
import { sentencesOf } from '../../src/words/sentences/sentencesOf.js';
import { chinaOverTime } from '../helpers/chinaOverTime.js';
import type { ByCity } from '../helpers/digitalMeasures.js';
import { chinaOpen, chinaRelease, root } from '../helpers/editions.js';
import { casesOf } from '../helpers/thorough.js';
import { table } from '../helpers/worldIndex.js';

let release: Release;
let absent = '';

beforeAll(async () => {
  const made = await chinaRelease();
  if (typeof made === 'string') absent = made;
  else release = made;
}, 120_000);

/** Spearman's ρ over the cities that both have, and how many these are. */
function rho(a: ByCity, b: ByCity): { rho: number; cities: number } {
  const both = Object.keys(a).filter((code) => Number.isFinite(a[code]) && Number.isFinite(b[code]));
  const of = (figures: ByCity) => Float64Array.from(both, (code) => figures[code]!);
  return { rho: spearman(of(a), of(b)), cities: both.length };
}

/** The cells of a table of docs/china-open.md, by the first cell of its header. */
function documented(first: string): string[][] {
  const lines = readFileSync(join(root, 'docs/china-open.md'), 'utf8').split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  const rows = lines.slice(from + 2, lines.indexOf('', from));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the index of network resources', () => {
  it('correlates with independent measures as docs/china-open.md says, and per head what was left out less', () => {
    const rows = table(join(chinaOpen, 'validity.csv'));
    const measures = ['digital-finance', 'innovation', 'gdp'];
    const coefficient = (part: string, measure: string, basis: string) =>
      Number(
        rows.find((r) => r['part'] === part && r['measure'] === measure && r['basis'] === basis)!['rho'],
      );
    const parts = [...new Set(rows.map((row) => row['part']!))];
    expect(documented('compared').map(([, ...cells]) => cells)).toEqual(
      parts.map((part) =>
        ['per-head', 'total'].flatMap((basis) =>
          measures.map((measure) => coefficient(part, measure, basis).toFixed(2)),
        ),
      ),
    );
    const finance = (part: string) => coefficient(part, 'digital-finance', 'per-head');
    expect(finance('index')).toBeGreaterThan(0.35);
    for (const left of ['urban-communities', 'new-blocks']) expect(finance(left)).toBeLessThan(0.1);
  });

  it('shows every coefficient of its edition on the page of methods and in the report, each with its receipt', async (test) => {
    if (absent) return test.skip(absent);
    const rows = tableNamed(release, 'validity')!.rows;
    expect(rows.length).toBe(54);
    for (const lang of ['en', 'zh'] as const) {
      const page = await (await siteApp(release).request(`/${lang}/method`)).text();
      for (const row of rows) {
        expect(page).toContain(`${receiptPath('validity', row as never, 'rho')}"`);
      }
      const shown = rows.map((row) => Number(row['rho']).toFixed(2).replace('-', '−'));
      const section = page.slice(page.indexOf('id="validity"')).replaceAll(/<[^>]*>/g, ' ');
      for (const rho of shown) expect(section).toContain(rho);
    }
    const receipt = await siteApp(release).request(`/en/${receiptPath('validity', rows[0] as never, 'rho')}`);
    expect(receipt.status).toBe(200);
  });
});

const older = [
  ['2019', [586_177, 366]],
  ['2020', [683_591, 367]],
] as const;

describe('the order of the cities', () => {
  it.for(casesOf(older, 1))(
    'by the tables of %s is nearly that of 2021, as docs/china-open.md says',
    { timeout: 120_000 },
    async ([year, records], test) => {
      if (absent) return test.skip(absent);
      const earlier = await chinaOverTime({
        periods: `{ frequency: year, base: ${year}, first: ${year}, last: ${year} }`,
      });
      if (typeof earlier === 'string') return test.skip(earlier);
      const tables = earlier.manifest.sources.filter(({ id }) => id.includes(year));
      expect(tables.map((table) => table.records)).toEqual(records);
      const valuesOf = ({ plan, index }: Release): ByCity =>
        Object.fromEntries(plan.units.map(({ code }, c) => [code, index.values[c]!]));
      const ranksOf = ({ plan, index }: Release): ByCity =>
        Object.fromEntries(plan.units.map(({ code }, c) => [code, index.ranks(0)[c]!]));
      const [before, now] = [ranksOf(earlier), ranksOf(release)];
      const moves = Object.keys(now)
        .filter((code) => now[code]! > 0 && before[code]! > 0)
        .map((code) => Math.abs(now[code]! - before[code]!))
        .sort((a, b) => a - b);
      const said = [
        rho(valuesOf(earlier), valuesOf(release)).rho.toFixed(4),
        String(moves[Math.floor(moves.length / 2)]),
        String(moves.at(-1)),
      ];
      expect(
        documented('tables of')
          .find(([of]) => of === year)
          ?.slice(1),
      ).toEqual(said);
    },
  );
});

describe('a city without an index', () => {
  it('is said to lack what it has no figure of, and not what was set aside with it', (test) => {
    if (absent) return test.skip(absent);
    const said = (code: string) => {
      const [fact] = absentFacts(viewOf(release, 0), findSubject(release.plan, code));
      return sentencesOf(release.plan, fact!, 'en', 'exact').map(phraseText).join(' ');
    };
    expect(said('460100')).toMatch(/in 2021, for want of data on mobile number blocks\.$/);
    expect(said('460300')).toMatch(
      /for want of data on mobile number blocks, fixed internet addresses, and education and research addresses\.$/,
    );
  });
});

describe('per head', () => {
  it('a city is above the nation where its share of the index is above its share of the residents', (test) => {
    if (absent) return test.skip(absent);
    const [total, heads] = [viewOf(release, 0), perHeadView(release, 0)!];
    const residents = new Map(
      release.plan.economy!.facts.filter((f) => f.used).map((fact) => [fact.code, fact.value]),
    );
    const ranked = total.members(-1).filter((city) => total.rankNumber(city) > 0);
    const all = ranked.reduce((sum, city) => sum + residents.get(city.code)!, 0);
    for (const city of ranked) {
      const share = residents.get(city.code)! / all;
      expect(heads.score(city)).toBeCloseTo(total.score(city) / share, 8);
    }
  });

  it.for([
    ['Beijing ranks first per head', 'true'],
    ['Per head, Chongqing ranked fourth in 2021', 'false'],
    ['Shanghai ranks higher than Guangzhou per head', 'not-distinguishable'],
    ['按人均计，北京居首', 'true'],
    ['人均上海居首', 'false'],
    ['Beijing ranks first in GDP per head', 'not-understood'],
    ['人均收入北京居首', 'not-understood'],
    ['Beijing held 10% per head', 'not-understood'],
    ['Haikou ranks first per head', 'no-figure'],
  ] as const)('the claim “%s” is %s', ([sentence, verdict], test) => {
    if (absent) return test.skip(absent);
    expect(checkClaim(release, sentence, 'en').verdict).toBe(verdict);
  });

  it('is not told of a city that lacks a part', (test) => {
    if (absent) return test.skip(absent);
    const haikou = findSubject(release.plan, '460100');
    expect([viewOf(release, 0).value(haikou), perHeadView(release, 0)!.value(haikou)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

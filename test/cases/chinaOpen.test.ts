import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { spearman } from '../../src/engine/index.js';
import { findSubject, type Release } from '../../src/release/index.js';
import { checkClaim } from '../../src/words/claims/checkClaim.js';
import { perHeadView } from '../../src/words/facts/perHead.js';
import { viewOf } from '../../src/words/facts/view.js';
import { chinaOverTime } from '../helpers/chinaOverTime.js';
import { type ByCity, independentMeasures, measuresPerHead, noMeasures } from '../helpers/digitalMeasures.js';
import { chinaRelease, root } from '../helpers/editions.js';

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

/** Shares and counts of cities as a text writes them; years are none. */
const figuresIn = (text: string): string[] => text.match(/\d\.\d+|(?<!\d)\d{3}(?!\d)/g) ?? [];

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

describe('the index of network resources (needs ../shared)', () => {
  it('correlates per head with independent measures as docs/china-open.md says, and what was left out less', async (test) => {
    if (absent || noMeasures) return test.skip(absent || noMeasures);
    const measures = independentMeasures();
    const ours = await measuresPerHead(release);
    const table = Object.entries(ours).map(([name, figures]) => [
      name,
      ...Object.values(measures).map((other) => rho(figures, other).rho.toFixed(2)),
    ]);
    expect(documented('per head')).toEqual(table);
    // The reasons of the edition, which its method page shows, say the same figures.
    const said = release.plan.reasons.map(({ en, zh }) => [figuresIn(en), figuresIn(zh)]);
    const three = table.slice(0, 4);
    const expected = [1, 2, 3].flatMap((measure) => three.map((row) => row[measure]!));
    for (const figures of said.at(-1)!) {
      expect(figures.filter((figure) => figure.includes('.'))).toEqual([
        ...expected,
        documented('per head').find(([of]) => of === 'urban communities')![1],
      ]);
    }
    const cities = ['digital finance', 'GDP per head'].map((name) =>
      String(rho(ours['index']!, measures[name]!).cities),
    );
    for (const figures of said.at(-1)!)
      expect(figures.filter((figure) => !figure.includes('.'))).toEqual(cities);
    const finance = measures['digital finance']!;
    expect(rho(ours['urban communities']!, finance).rho).toBeLessThan(0.1);
    expect(rho(ours['index']!, finance).rho).toBeGreaterThan(0.35);
  }, 120_000);
});

describe('the order of the cities', () => {
  it.for([
    ['2019', [586_177, 366]],
    ['2020', [683_591, 367]],
  ] as const)(
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

describe('per head', () => {
  it('a city is above the nation where its share of the index is above its share of the residents', (test) => {
    if (absent) return test.skip(absent);
    const [total, heads] = [viewOf(release, 0), perHeadView(release, 0)!];
    const residents = new Map(
      release.plan.economy!.facts.filter((f) => f.used).map((fact) => [fact.code, fact.value]),
    );
    const ranked = total.members(-1).filter((city) => total.placing(city) > 0);
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

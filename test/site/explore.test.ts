import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedPeriods } from '../../src/edition/index.js';
import {
  type Explored,
  exploredQuery,
  exploreFigure,
  figureFileName,
  likeOf,
  measuredIds,
  measuredOf,
  mostExplored,
  parseExplored,
  type Query,
  viewsOf,
} from '../../src/figures/index.js';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { times } from '../helpers/thorough.js';

/** What an address asks, read as browsers and servers read it. */
const asked = (query: string): Query => {
  const given = new URLSearchParams(query);
  return (name) => given.get(name) ?? undefined;
};

describe('a chart that readers make', () => {
  let release: Release;
  let app: ReturnType<typeof siteApp>;
  beforeAll(async () => {
    release = await releaseOf(worldDigital);
    app = siteApp(release);
  });

  /** Any chart of the release. */
  const states = () => {
    const { plan } = release;
    const periods = publishedPeriods(plan).length;
    return fc
      .record({
        view: fc.constantFrom(...viewsOf(release)),
        places: fc.uniqueArray(fc.constantFrom(...subjectsOf(plan)), {
          minLength: 1,
          maxLength: mostExplored,
          selector: ({ level, code }) => `${level} ${code}`,
        }),
        node: fc.constantFrom(...measuredIds(release, false)),
        across: fc.constantFrom(...measuredIds(release, true)),
        ends: fc.tuple(fc.nat(periods - 1), fc.nat(periods - 1)),
      })
      .map(({ ends, ...rest }): Explored => ({ ...rest, from: Math.min(...ends), to: Math.max(...ends) }));
  };
  const answer = async (path: string) => {
    const response = await app.request(path);
    expect(response.status, path).toBe(200);
    return response.text();
  };
  /** The numbers of a file or a figure, in their order. */
  const numbersOf = (rows: readonly Record<string, unknown>[], ids: readonly string[]) =>
    rows.map((row) => ids.map((id) => (row[id] === null || row[id] === '' ? null : Number(row[id]))));

  it('has one address, and page, embed and files of that address have its figures', async () => {
    await fc.assert(
      fc.asyncProperty(states(), fc.constantFrom('en' as const, 'zh' as const), async (state, lang) => {
        const query = exploredQuery(release, state);
        expect(parseExplored(release, asked(query))).toEqual({ state, trouble: [] });
        const figure = exploreFigure(release, state);
        const numbers = figure.fields.filter(({ type }) => type === 'number').map(({ id }) => id);
        const and = query === '' ? '?' : `${query}&`;
        const rows = parse(await answer(`/${lang}/figure/chart.csv${and}with=codes`), {
          columns: true,
          bom: true,
        }) as Record<string, string>[];
        expect(numbersOf(rows, numbers)).toEqual(numbersOf(figure.rows, numbers));
        const [page, embed, svg] = await Promise.all([
          answer(`/${lang}/charts${query}`),
          answer(`/${lang}/embed/chart${query}`),
          answer(`/${lang}/figure/chart.svg${query}`),
        ]);
        const escaped = figure.title[lang].replaceAll('&', '&amp;');
        for (const text of [page, embed, svg]) expect(text).toContain(escaped);
        // The way back from an embed is the same chart, and its source stands below it.
        const back = /href="\/(?:en|zh)\/charts([^"]*)"/.exec(embed)![1]!.replaceAll('&amp;', '&');
        expect(parseExplored(release, asked(back)).state).toEqual(state);
        expect(embed).toContain('CC-BY-4.0');
        const read = (text: string) =>
          [...text.matchAll(/data-read="([^"]*)"/g)].map(([, one]) =>
            JSON.parse(one!.replaceAll('&quot;', '"')).map(([, , said]: string[]) => said),
          );
        if (state.view === 'line' && !figure.why) {
          const measured = measuredOf(release, state.node);
          const told = state.places.map((of) =>
            Array.from({ length: state.to - state.from + 1 }, (_, i) => state.from + i).flatMap((t) => {
              const value = measured.value(of, t);
              return Number.isFinite(value) ? [measured.text(value, lang, of, t)] : [];
            }),
          );
          expect(read(embed)).toEqual(told);
          expect(read(svg)).toEqual(told);
        }
      }),
      { numRuns: times(12, 200), seed: 40 },
    );
  });

  it('is named by what it shows, in either language', () => {
    const query = '?of=IND+CHN&node=internet-users&from=2010&period=2020';
    const figure = exploreFigure(release, parseExplored(release, asked(query)).state);
    expect(figureFileName(release, figure, 'en')).toBe(
      'world-digital_internet-users-line-india-and-china-2010-to-2020_en',
    );
    expect(figureFileName(release, figure, 'zh')).toContain('互联网用户印度-中国2010年至2020年');
  });

  it('tells a rise, and where one place passes another, by the published figures', () => {
    const { state } = parseExplored(release, asked('?of=IND+NGA&node=internet-users'));
    const { title, rows } = exploreFigure(release, state);
    expect(title.en).toBe('India rose from 7.5 to 56 between 2010 and 2022');
    const at = (unit: string, period: string) =>
      rows.find((r) => r['unit'] === unit && r['period'] === period)!['value'] as number;
    expect([at('IND', '2019') < at('NGA', '2019'), at('IND', '2020') > at('NGA', '2020')]).toEqual([
      true,
      true,
    ]);
    expect(at('IND', '2021')).toBeNull();
  });

  it('says of a whole and its part no more than what they are', () => {
    const { state } = parseExplored(release, asked('?view=scatter&node=index&across=access'));
    expect(exploreFigure(release, state).title.en).toBe('Digital development and access and use');
    const other = parseExplored(release, asked('?view=scatter&node=internet-users&across=of.gdp-per-person'));
    expect(exploreFigure(release, other.state).title.en).toBe(
      'Internet users: usually higher with higher GDP per person 2022',
    );
  });

  it('finds places by name in either language, reports those it does not know, and takes no more than it can draw', () => {
    const codes = (query: string) => {
      const { state, trouble } = parseExplored(release, asked(query));
      return { codes: state.places.map(({ code }) => code), troubles: trouble.length };
    };
    expect(codes('?of=IND&add=巴西')).toEqual({ codes: ['IND', 'BRA'], troubles: 0 });
    expect(codes('?of=IND&add=Nowhereland').troubles).toBe(1);
    const many = release.plan.units.slice(0, 12).map(({ code }) => code);
    expect(codes(`?of=${many.join('+')}`)).toEqual({ codes: many.slice(0, mostExplored), troubles: 1 });
    expect(() => parseExplored(release, asked('?view=pie'))).toThrow();
  });

  it('offers places of about the same size as one', () => {
    const china = subjectsOf(release.plan).find(({ code }) => code === 'CHN')!;
    const [first, second] = likeOf(release, china, 12);
    expect([first!.code, second!.code]).toEqual(['CHN', 'IND']);
  });
});

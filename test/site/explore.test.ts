import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedPeriods } from '../../src/edition/index.js';
import { togetherClaim } from '../../src/figures/explore/claims.js';
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
import { comparisonOf } from '../../src/site/compare/comparison.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { inMemory } from '../helpers/inMemory.js';
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
        const book = await app.request(`/${lang}/figure/chart.xlsx${query}`);
        // Below its title, its source and the heads of its columns.
        const cells = (await readXlsx(new Uint8Array(await book.arrayBuffer()))).sheets[0]!.rows.slice(3);
        const inBook = cells.map((row) =>
          figure.fields.flatMap(({ type }, i) =>
            type === 'number' ? [row[i] || row[i] === 0 ? row[i] : null] : [],
          ),
        );
        expect(inBook).toEqual(numbersOf(figure.rows, numbers));
        const [page, embed, svg] = await Promise.all([
          answer(`/${lang}/charts${query}`),
          answer(`/${lang}/embed/chart${query}`),
          answer(`/${lang}/figure/chart.svg${query}`),
        ]);
        const escaped = figure.title[lang].replaceAll('&', '&amp;');
        for (const text of [page, embed, svg]) expect(text).toContain(escaped);
        // A picture is drawn by the browser from the SVG of the same address.
        const [, drawn] = /data-png="([^"]*)"/.exec(page)!;
        expect(drawn!.replaceAll('&amp;', '&')).toBe(`/${lang}/figure/chart.svg${query}`);
        if (state.view === 'bars' && !figure.why)
          for (const row of figure.rows) {
            const field = figure.fields.find(({ id }) => id === 'value')!;
            const value = row['value'];
            if (typeof value === 'number') expect(svg).toContain(field.show!(value, lang, row));
          }
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
    expect(title.en).toBe('Internet users: India rose from 7.5 to 56 between 2010 and 2022');
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

  it('says below a map of dots what their area and their edges mean, wherever it is shown', async () => {
    const query = '?view=map&period=2023';
    const [page, embed] = await Promise.all([
      answer(`/en/charts${query}`),
      answer(`/en/embed/chart${query}`),
    ]);
    for (const text of [page, embed]) {
      expect(text).toMatch(/class="\w+ guessed/);
      expect(text.match(/Area of a dot: people/g)).toHaveLength(1);
      expect(text.match(/Broken edge: more than a fifth/g)).toHaveLength(1);
    }
  });

  it('shows the period that is asked for in a view of one, whatever the first one of a line was', () => {
    for (const view of ['bars', 'map', 'scatter']) {
      const { state } = parseExplored(release, asked(`?view=${view}&from=2018&period=2012`));
      expect(publishedPeriods(release.plan)[state.to], view).toBe('2012');
    }
  });

  it('leads to the comparison of its places in its measure and period', async () => {
    const html = await answer('/en/charts?view=bars&of=CHN+IND&node=access&period=2015');
    const [, path] = /href="([^"]*\/compare\?[^"]*)"/.exec(html)!;
    expect(path).toContain('of=CHN+IND&amp;period=2015&amp;node=access');
    // A code with its level, which a group that shares the code of its only unit needs.
    const level = release.plan.level;
    const compared = await answer(`/en/compare?of=${level}:IND+${level}:CHN`);
    expect(compared).not.toContain('role="alert"');
    expect(compared).toMatch(/<title>Compare: India, China/);
  });

  it('knows a group from its only unit, which may have its code, on a chart and in a comparison', () => {
    const units = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((code, i) => [code, { region: i === 0 ? 'a' : 'z' }]),
    );
    const values = [[1, 2, 3, 4]];
    const alike = inMemory({ units, periods: ['2020'], tree: { x: 1, y: 1 } }, { x: values, y: values });
    const groups = subjectsOf(alike.plan).filter(({ level }) => level === 'region');
    const { state } = parseExplored(alike, asked(''));
    const query = exploredQuery(alike, { ...state, places: groups });
    expect(parseExplored(alike, asked(query)).state.places).toEqual(groups);
    const { places, trouble } = comparisonOf(
      { ...alike, base: '', files: false } as never,
      'en',
      asked(query),
    );
    expect([places.map(({ subject }) => subject), trouble]).toEqual([groups, []]);
  });

  it('says that a part rose where all of it was measured, though another part of the index is new', () => {
    const part = (id: string) => ({ children: { [id]: 1 } });
    const sketch = {
      units: ['a', 'b', 'c', 'd'],
      periods: ['2020', '2021'],
      tree: { old: part('x'), fresh: part('y') },
      method: {
        normalise: { method: 'none' },
        missing: { 'min-present': 0, weights: 'reweight' },
      },
    };
    const [x, y] = [
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      [
        [Number.NaN, 2, 3, 4],
        [3, 4, 5, 6],
      ],
    ];
    const made = inMemory(sketch, { x, y });
    const title = (node: string) =>
      exploreFigure(made, parseExplored(made, asked(`?of=a&node=${node}`)).state).title.en;
    expect(title('old')).toMatch(/^(?:old|Old): a rose from /);
    expect(title('root')).toMatch(/^a: .* in 2020, .* in 2021$/);
  });

  it('says of two measures only as much as their order bears out', () => {
    const said = (pairs: readonly (readonly [number, number])[]) =>
      togetherClaim(
        pairs.map(([x, y]) => ({ x, y })),
        { en: 'Income', zh: '收入' },
        { en: 'Use', zh: '使用' },
        false,
      ).en;
    const many = Array.from({ length: 200 }, (_, i): [number, number] => [i, i]);
    const weak = many.map(([x], i): [number, number] => [x, i % 4 === 0 ? x : (x * 73) % 200]);
    expect(said(many)).toBe('Use: usually higher with higher income');
    expect(said(many.map(([x, y]) => [x, -y]))).toBe('Use: usually lower with higher income');
    expect(said(weak)).toBe('Use: somewhat higher with higher income, with many exceptions');
    expect(said(many.map(([x]) => [x, (x * 73) % 200]))).toBe('No clear relation between income and use');
    // Too few places, or one value for all: nothing is claimed, not even that there is no relation.
    for (const none of [many.slice(0, 3), many.map(([x]): [number, number] => [x, 1])])
      expect(said(none)).toBe('Use and income');
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

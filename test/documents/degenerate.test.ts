import { describe, expect, it } from 'vitest';
import { type Analysed, analyse, runStudy } from '../../src/analysis/index.js';
import { briefOf } from '../../src/documents/brief/brief.js';
import type { Plan } from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { type Release, subjectsOf, tablesOf } from '../../src/release/index.js';
import type { Cell, Table, TableColumn } from '../../src/tables/index.js';
import { analysisText } from '../../src/terminal/analysisText.js';
import { factsAbout, findingsAmong, paragraphOf, spreadFacts, timeFacts } from '../../src/words/index.js';
import { phraseText } from '../../src/words/sentences/phrase.js';
import { panelOf, planOf, type Sketch } from '../helpers/plan.js';
import { seeded } from '../helpers/random.js';
import { casesOf, thorough } from '../helpers/thorough.js';

/** An edition of three indicators that is odd in one way; what is not said is as usual. */
interface Odd {
  units?: number;
  periods?: number;
  monthly?: boolean;
  /** Years that are listed, in place of those that follow each other. */
  list?: string[];
  /** Region of a unit, '' for none. */
  region?: (unit: number) => string;
  value?: (indicator: number, period: number, unit: number) => number;
  method?: object;
  /** Units that have coordinates. */
  located?: (unit: number) => boolean;
  /** Neighbours of a unit on a map. */
  neighbours?: (unit: number) => number[];
  /** Output of a region, the last is the total. */
  output?: (year: number, place: number) => number;
}

const no = Number.NaN;
const raw = { normalise: { method: 'none' } };
const scaled = { normalise: { method: 'min-max' } };
const random = seeded(4);
const noise = Array.from({ length: 997 }, () => random());
const usual = (k: number, t: number, c: number) =>
  (10 + c * c) * (1 + 0.1 * t) * (1 + 0.3 * noise[(k * 331 + t * 61 + c * 7) % 997]!);
const withGaps = (isGap: (t: number, c: number) => boolean) => (k: number, t: number, c: number) =>
  isGap(t, c) ? no : usual(k, t, c);

const odd: Record<string, Odd> = {
  'nothing odd': {},
  'nothing odd, scaled': { method: scaled },
  'nothing odd, by month': { periods: 30, monthly: true },
  'one unit': { units: 1 },
  'one unit, raw': { units: 1, method: raw },
  'two units': { units: 2 },
  'a region of one': { region: (c) => (c === 0 ? 'a' : 'b') },
  'each unit a region of its own': { region: (c) => `r${c}` },
  'one region': { region: () => 'a' },
  'units without a region': { region: (c) => (c > 4 ? '' : 'a') },
  'all equal': { value: () => 7 },
  'all equal, raw': { value: () => 7, method: raw },
  'equal in each period': { value: (_, t) => 7 + t },
  'all grow alike': { value: (_, t, c) => (10 + c * c) * (1 + 0.1 * t) },
  'all but one zero': { value: (_, t, c) => (c === 0 ? 5 + t : 0) },
  'zeros under logarithms': { value: (k, t, c) => (c % 4 === 0 ? 0 : usual(k, t, c)) },
  'all zero': { value: () => 0, method: raw },
  'zero after the first period': { value: (k, t, c) => (t === 0 ? usual(k, t, c) : 0) },
  'no coordinates': { located: () => false },
  'one place known': { located: (c) => c === 3 },
  'islands among neighbours': { neighbours: (c) => (c < 2 ? [] : [c === 2 ? 3 : c - 1]) },
  'nobody has a neighbour': { neighbours: () => [] },
  'one period': { periods: 1 },
  'two periods': { periods: 2 },
  'three periods': { periods: 3 },
  'four months': { periods: 4, monthly: true },
  'years that are a list': { list: ['1992', '2000', '2008', '2011', '2012', '2013', '2020'] },
  'every fourth year': { list: ['1996', '2000', '2004', '2008', '2012', '2016', '2020', '2024'] },
  'quarters that are a list': { list: ['2015-Q1', '2015-Q3', '2016-Q1', '2017-Q4', '2018-Q1'] },
  'a group without values': { value: withGaps((_, c) => c % 3 === 0) },
  'all missing in the last period': { value: withGaps((t) => t === 7) },
  'all missing in the last period, raw': { value: withGaps((t) => t === 7), method: raw },
  'all missing in the middle': { value: withGaps((t) => t === 4), method: raw },
  'all missing in the first period': { value: withGaps((t) => t === 0), method: raw },
  'all missing but the first period': { value: withGaps((t) => t > 0) },
  'one value': { value: withGaps((t, c) => t < 7 || c !== 2), method: raw },
  'ties everywhere': { value: (_, __, c) => 1 + (c % 2) },
  'ties everywhere, raw': { value: (_, __, c) => 1 + (c % 2), method: raw },
  'negative values': { value: (k, t, c) => usual(k, t, c) - 60, method: raw },
  'all negative': { value: (k, t, c) => -usual(k, t, c), method: raw },
  'negative values, scaled': { value: (k, t, c) => usual(k, t, c) - 60, method: scaled },
  'a sum of zero': { value: (_, t, c) => (c % 2 ? 1 : -1) * (t + 1), method: raw },
  huge: { value: (k, t, c) => 1e300 * usual(k, t, c) },
  'huge, raw': { value: (k, t, c) => 1e300 * usual(k, t, c), method: raw },
  'tiny, raw': { value: (k, t, c) => 1e-300 * usual(k, t, c), method: raw },
  'no output': { output: () => 0 },
  'the same output everywhere': { output: () => 5 },
  'an output below zero': { output: (t, j) => -1 - t - j },
  'a huge output': { output: (t, j) => 1e300 * (1 + t * j) },
};

const langs = ['en', 'zh'] as const;

describe('an analysis of', () => {
  // Every second one in npm test: the others are odd in nearly the same way.
  describe.each(casesOf(Object.entries(odd), 25))('%s', (name, of) => {
    const analysed = analysedOf(of);
    // Those that the sentences are made of, computed once.
    const tables = tablesOf({ ...analysed, geocoding: [] } as unknown as Release);
    it('has a value or a reason in every cell', () => {
      expect([...new Set(tables.flatMap(cellsWithout))]).toEqual([]);
    });
    it('is told in sentences that say something', async () => {
      const release = await releaseOf(analysed);
      // In one language by turns; npm run test:thorough reads both.
      const turn = Object.keys(odd).indexOf(name) % 2;
      for (const lang of thorough ? langs : [langs[turn]!]) {
        const sentences = sentencesOf(release, tables, lang);
        expect(
          sentences.filter((text) => /NaN|Infinity|∞|undefined|null|\[object|–(?!\d)/.test(text)),
        ).toEqual([]);
      }
    });
  });
});

describe('where all grow alike', () => {
  it.each([
    ['by steps', (t: number, c: number) => (10 + c * c) * (1 + 0.1 * t)],
    ['by a rate', (t: number, c: number) => (1 + Math.sqrt(c)) * 1.07 ** t],
    ['downwards', (t: number, c: number) => (10 + c ** 3) / (3 + t)],
  ])('%s, no relative gap is said to have moved for the sake of rounding', (_, value) => {
    const analysed = analysedOf({ units: 30, value: (_k, t, c) => value(t, c), method: raw });
    const rows = analyse(analysed).flatMap(({ definition: { name }, rows: all }) =>
      all.map((row) => ({ name, row })),
    );
    const moved = rows.filter(({ row }) =>
      ['narrowed', 'widened', 'rose', 'fell'].includes(String(row['verdict'])),
    );
    expect(moved).toEqual([]);
    const beta = rows.filter(({ name, row }) => name === 'convergence' && row['level'] === 'city');
    expect(new Set(beta.map(({ row }) => row['reason']))).toEqual(new Set(['same-growth']));
  });
});

/** Cells that hold neither a value nor, beside them or in the data dictionary, why there is none. */
function cellsWithout({ definition: { name }, columns, rows }: Table): string[] {
  const told = (column: TableColumn) =>
    column.id === 'reason' ||
    (/missing|empty/.test(words(column, 'en')) && /空|缺/.test(words(column, 'zh')));
  return rows.flatMap((row) => {
    const reasoned = Boolean(row['why'] || row['reason']);
    const judged = Object.values(row).some((cell) => String(cell).startsWith('undefined:'));
    return columns.flatMap((column) => {
      const { id } = column;
      const cell: Cell | undefined = row[id];
      if (cell === null) return reasoned || judged || told(column) ? [] : [`${name}.${id} is empty`];
      if (typeof cell === 'number') return Number.isFinite(cell) ? [] : [`${name}.${id} is ${cell}`];
      return cell === undefined || /NaN|Infinity|undefined(?!:[a-z])/.test(cell)
        ? [`${name}.${id} says ${cell}`]
        : [];
    });
  });
}

const words = ({ title, note }: TableColumn, lang: 'en' | 'zh') => `${title[lang]} ${note?.[lang] ?? ''}`;

/** All that the analysis says, of every node, the ends of the periods and a few places. */
function sentencesOf(release: Release, tables: readonly Table[], lang: 'en' | 'zh'): string[] {
  const { plan, index } = release;
  const inner = plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [g] : []));
  const subjects = subjectsOf(plan);
  const places = [...subjects.slice(0, 2), ...subjects.slice(-3)];
  const ends = [0, index.periods - 1];
  return [
    ...analysisText(release, tables, undefined, lang).split('\n'),
    ...inner.map((g) =>
      phraseText(paragraphOf(plan, [...spreadFacts({ release, g }), ...timeFacts(release, g)], lang)),
    ),
    ...ends.map((t) => phraseText(paragraphOf(release.plan, findingsAmong(factsAbout(release, t)), lang))),
    ...ends.flatMap((t) =>
      places.flatMap((place) => {
        const { headline, paragraphs } = briefOf(release, lang, place, plan.periods[plan.first + t]);
        return [headline, ...paragraphs].map(phraseText);
      }),
    ),
  ];
}

function analysedOf(of: Odd): Analysed {
  const { units = 12, periods = 8, monthly = false, value = usual } = of;
  const regions = Array.from({ length: units }, (_, c) => of.region?.(c) ?? 'abc'[c % 3]!);
  const names =
    of.list ??
    Array.from({ length: periods }, (_, t) =>
      monthly ? `${2010 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}` : String(2010 + t),
    );
  const sketch = planOf({
    units: Object.fromEntries(regions.map((region, c) => [`u${c}`, { region }])),
    periods: names,
    ...(of.list ? { list: true } : { frequency: monthly ? 'month' : 'year' }),
    tree: { p: { children: { x: 1, y: 2 } }, q: { children: { z: 1 } } },
    ...(of.method ? { method: of.method } : {}),
    economy: economyOf(of, [...new Set(regions)].filter(Boolean), names),
  });
  const plan: Plan = {
    ...sketch,
    units: sketch.units.map((unit, c) =>
      (of.located?.(c) ?? true)
        ? { ...unit, coordinates: { lon: 100 + (c % 5), lat: 25 + Math.floor(c / 5) } }
        : unit,
    ),
    ...(of.neighbours
      ? { neighbours: { by: 'rook', lists: regions.map((_, c) => of.neighbours!(c)), unmapped: [] } }
      : {}),
  };
  const cells = (k: number) => names.map((_, t) => regions.map((_r, c) => value(k, t, c)));
  const panel = panelOf(plan, { x: cells(0), y: cells(1), z: cells(2) });
  return { plan, panel, index: buildIndex(plan, panel) };
}

function economyOf(
  { output }: Odd,
  regions: readonly string[],
  periods: readonly string[],
): NonNullable<Sketch['economy']> {
  const money = { en: 'RMB', zh: '元' };
  const gdp = { id: 'gdp', title: { en: 'GDP', zh: '国内生产总值' }, unit: money, scale: 1 };
  const years = [...new Set(periods.map((period) => period.slice(0, 4)))];
  const given = output ?? ((t, j) => 1000 * (j + 1) * (1 + 0.1 * t) + 37 * ((t * (j + 2)) % 5));
  return {
    of: {
      indicators: [gdp],
      size: { output: 'gdp', level: 'region', jobs: { 'per-point': 100, source: 'a book' } },
    },
    rows: [...regions, 'total'].flatMap((code, j) =>
      years.map((year, t) => [code === 'total' ? code : 'region', code, year, 'gdp', 'book', given(t, j)]),
    ),
  };
}

/** A release as its sentences read it, ranks studied under a few other weights. */
async function releaseOf({ plan, panel, index }: Analysed): Promise<Release> {
  const study = {
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    weights: { kind: 'noise' as const, noise: plan.nodes.map(() => 0.25) },
    ...{ plan, panel, aggregates: [], dropIndicators: false, sensitivity: false, target: -1 },
    ...{ replicates: 32, seed: 1, tops: [], pairs: [] },
  };
  const uncertainty = [];
  for (let t = 0; t < index.periods; t++) {
    const { intervals, groups } = await runStudy({ ...study, period: t }, { published: index });
    uncertainty.push({ period: plan.periods[plan.first + t]!, intervals, groups });
  }
  const files = { geocoding: [], unplaced: [], manifest: { sources: [] } };
  return { plan, panel, index, uncertainty, ...files } as unknown as Release;
}

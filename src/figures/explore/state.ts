import { headlinePeriod } from '../../analysis/index.js';
import {
  checkLength,
  type Lang,
  memoize,
  type Problem,
  problems,
  publishedPeriods,
  type Text,
  UserError,
} from '../../edition/index.js';
import { type Release, type Subject, subjectsOf } from '../../release/index.js';
import { viewOf } from '../../words/index.js';
import type { Query } from '../choice.js';
import { pathsOf } from '../mapPaths.js';
import { peopleOf } from '../people.js';
import { placesAsked, wordsOf } from '../placeWords.js';
import { measuredIds } from './measured.js';

export const chartViews = ['line', 'bars', 'map', 'table', 'scatter'] as const;
export type ChartView = (typeof chartViews)[number];

/** Whether a view shows several periods, and not the last one alone. */
export const isOverTime = (view: ChartView): boolean => view === 'line' || view === 'table';

/** Everything that decides what a chart shows: an address holds it, and page, embed and files are made of it. */
export interface Explored {
  view: ChartView;
  /** The first is in the foreground. */
  places: readonly Subject[];
  /** What is measured, and on the lower axis of a scatter: `measuredIds`. */
  node: string;
  across: string;
  /** Numbers of published periods: of a line the first and the last, of other views the last. */
  from: number;
  to: number;
}

/** Most places that are drawn in ink; a chart of more cannot be read. */
export const mostExplored = 8;

/** The views that a release has. */
export const viewsOf = (release: Release): ChartView[] =>
  chartViews.filter(
    (view) =>
      (view !== 'line' || release.index.periods > 1) && (view !== 'map' || pathsOf(release) !== undefined),
  );

/**
 * The chart of an address: `?view=bars&of=IND+CHN&node=access&across=of.gdp&from=2010&period=2020`. Names of places that are not
 * understood are reported in `trouble`, since they were typed.
 *
 * @throws UserError for another view, measure or period than the release has
 */
export function parseExplored(
  release: Release,
  query: Query,
): { state: Explored; trouble: { [lang in Lang]: string }[] } {
  const { plan } = release;
  const wrong: Problem[] = [];
  const find = (
    name: 'view' | 'node' | 'across' | 'from' | 'period',
    known: readonly string[],
    usual: string,
  ) => {
    const asked = query(name);
    if (asked === undefined || asked === '') return usual;
    checkLength(name, asked, 'name');
    if (known.includes(asked)) return asked;
    wrong.push(problems.unknownCode({ file: name }, parameterTitles[name], asked, known));
    return usual;
  };
  const periods = publishedPeriods(plan);
  const views = viewsOf(release);
  const measures = measuredIds(release, false);
  const node = find('node', measures, measures[0]!);
  const [from, to] = [
    periods.indexOf(find('from', periods, periods[0]!)),
    periods.indexOf(find('period', periods, periods[headlinePeriod(release)]!)),
  ];
  const { places, trouble } = placesOf(release, query);
  const view = find('view', views, views[0]!) as ChartView;
  const state = {
    ...{ view, node },
    across: find('across', measuredIds(release, true), usualAcross(release, node)),
    ...{ places, from: Math.min(from, to), to: isOverTime(view) ? Math.max(from, to) : to },
  };
  if (wrong.length > 0) throw new UserError(wrong);
  return { state, trouble };
}

const parameterTitles: Record<'view' | 'node' | 'across' | 'from' | 'period', Text> = {
  view: { en: 'chart', zh: '图' },
  node: { en: 'measure', zh: '指标' },
  across: { en: 'measure', zh: '指标' },
  from: { en: 'period', zh: '时期' },
  period: { en: 'period', zh: '时期' },
};

/** What stands on the lower axis where nothing is asked for: wealth where it is known, else the first other measure. */
function usualAcross(release: Release, node: string): string {
  const known = measuredIds(release, true);
  return (
    known.find((id) => /^of\..*gdp.*(per|head)/.test(id)) ?? known.find((id) => id !== node) ?? known[0]!
  );
}

function placesOf(release: Release, query: Query) {
  const { found, trouble } = placesAsked(release, query, 2 * mostExplored);
  const beyond = {
    en: `Only ${mostExplored} places are shown: take one off first.`,
    zh: `最多显示${mostExplored}个地区，请先移除一个。`,
  };
  return {
    places: found.length > 0 ? found.slice(0, mostExplored) : usualPlaces(release),
    trouble: found.length > mostExplored ? [...trouble, beyond] : trouble,
  };
}

/** The ranked units, the largest by people first, or in their order where people are not known. */
const bySizeOf = memoize((release: Release): readonly Subject[] => {
  const people = peopleOf(release.plan);
  const ranked = viewOf(release, headlinePeriod(release)).peers({ grouping: -1 });
  return ranked.toSorted((a, b) => (people.get(b.code) ?? 0) - (people.get(a.code) ?? 0));
});

/** The first of a group by size, as many as a chart holds, and the group itself. */
export function membersOf(release: Release, grouping: number, group: Subject): Subject[] {
  const { memberOf } = release.plan.groupings[grouping]!;
  const members = bySizeOf(release).filter(({ number }) => memberOf[number] === group.number);
  return [...members.slice(0, mostExplored - 1), group];
}

/** The places of a chart for which nothing is asked: the largest, the first of the ranking, and the whole where it is a mean. */
const usualPlaces = memoize((release: Release): readonly Subject[] => {
  const { plan } = release;
  const ranked = viewOf(release, headlinePeriod(release)).peers({ grouping: -1 });
  const whole = subjectsOf(plan).filter(({ level }) => level === 'total');
  const mean = plan.total.rollUp === 'mean' ? whole : [];
  return [...new Set([...bySizeOf(release).slice(0, 4), ...ranked.slice(0, 1), ...mean])];
});

/** The places most like one: nearest in people where they are known, else in rank; itself first. */
export function likeOf(release: Release, place: Subject, t: number): Subject[] {
  const ranked = [...viewOf(release, t).peers({ grouping: place.grouping })];
  const people = peopleOf(release.plan);
  const own = ranked.findIndex(({ code }) => code === place.code);
  const size = (code: string) => people.get(code) ?? Number.NaN;
  const apart = (s: Subject, i: number) =>
    place.grouping === -1 && people.size > 0
      ? Math.abs(Math.log(size(s.code) / size(place.code)))
      : Math.abs(i - own);
  const near = ranked
    .map((s, i) => ({ s, by: apart(s, i) }))
    .filter(({ s, by }) => s.code !== place.code && Number.isFinite(by));
  return [place, ...near.sort((a, b) => a.by - b.by).map(({ s }) => s)].slice(0, 6);
}

/** The shortest address of a chart, from its question mark on; nothing where all is as usual. */
export function exploredQuery(release: Release, state: Explored): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const own = wordsOf(release, state.places);
  const parts: [string, string | false][] = [
    ['view', state.view !== viewsOf(release)[0] && state.view],
    ['of', own !== wordsOf(release, usualPlaces(release)) && own],
    ['node', state.node !== plan.nodes[0]!.id && encodeURIComponent(state.node)],
    ['across', state.across !== usualAcross(release, state.node) && encodeURIComponent(state.across)],
    ['from', state.from > 0 && encodeURIComponent(periods[state.from]!)],
    ['period', state.to !== headlinePeriod(release) && encodeURIComponent(periods[state.to]!)],
  ];
  const said = parts.flatMap(([name, value]) => (value === false ? [] : [`${name}=${value}`]));
  return said.length === 0 ? '' : `?${said.join('&')}`;
}

/** The usual view of these places in a measure, up to a period. */
export function usualView(release: Release, places: readonly Subject[], node: string, to: number): Explored {
  const { state } = parseExplored(release, () => undefined);
  const across = usualAcross(release, node);
  return { ...state, places: places.slice(0, mostExplored), node, across, to };
}

import { headlinePeriod } from '../../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import {
  choiceQuery,
  exploredQuery,
  exploreFigure,
  type Figure,
  figureMakers,
  figureOf,
  isFigureId,
  parseChoice,
  parseExplored,
  placePath,
  type Query,
  rankingFigure,
  withFinding,
} from '../../figures/index.js';
import { periodOrHeadline } from '../../release/index.js';
import { type Glance, glanceOf, titleWithin } from '../../words/index.js';
import { comparisonOf, placesQuery } from '../compare/comparison.js';
import { placeFigures } from '../place/placeFigures.js';
import { rootOf, type Shown } from '../shown.js';
import { type AskedRanking, askedRanking, rankingQuery, rowsAsked } from './askedRanking.js';
import { type RankingColumn, type Row, rankingColumns } from './rankingColumns.js';

/** The ranking that an address asks for. */
export interface RankingFor {
  /** Number of the published period, and its name where the address has to say it. */
  t: number;
  named: string | undefined;
  glance: Glance;
  columns: readonly RankingColumn[];
  asked: AskedRanking;
  /** Every row, and those that are asked for in their order. */
  all: readonly Row[];
  found: readonly Row[];
}

/** @throws UserError for what the release does not have */
export function rankingFor(release: Shown, lang: Lang, query: Query): RankingFor {
  const { plan } = release;
  const t = periodOrHeadline(release, query('period') || undefined);
  const named = t === headlinePeriod(release) ? undefined : publishedPeriods(plan)[t];
  const glance = glanceOf(release, t);
  const href = (code: string, node?: string) =>
    `${rootOf(release, lang)}/${placePath(code, glance.period, node)}`;
  const columns = rankingColumns({ release, glance, t, lang, href });
  const asked = askedRanking(plan, columns, query);
  const unitOf = new Map(plan.units.map(({ code }, unit) => [code, unit]));
  const all = glance.standings.map((row) => ({ ...row, unit: unitOf.get(row.code)! }));
  return { t, named, glance, columns, asked, all, found: rowsAsked(plan, all, asked) };
}

/** The rows of a ranking as a figure to take away. */
export function figureOfRanking(release: Shown, ranking: RankingFor): Figure {
  const { t, glance, asked, found, all } = ranking;
  const isByRank = asked.sort.id === 'rank' && asked.rises;
  const shown = { ...glance, standings: [...found], ranked: found.length };
  const figure = rankingFigure(release, t, shown, isByRank ? undefined : orderOf(release, ranking));
  const [en, zh] = [limitsOf(release, asked, 'en'), limitsOf(release, asked, 'zh')];
  const title: Text = {
    en: en.length > 0 ? `${figure.title.en} (${en.join(', ')})` : figure.title.en,
    zh: zh.length > 0 ? `${figure.title.zh}（${zh.join('，')}）` : figure.title.zh,
  };
  const isWhole = found.length === all.length && isByRank;
  if (!isWhole) return { ...figure, title, alt: rowsText(ranking) };
  const choice = parseChoice(release, (name) => (name === 'period' ? glance.period : undefined));
  return withFinding(release, 'ranking', choice, { ...figure, title });
}

/** How many rows there are, and those at the top: in another order or without some, the first row is not that of rank 1. */
function rowsText({ found, all }: RankingFor): Text {
  const [top, more] = [found.slice(0, 3).map(({ name }) => name), found.length > 3];
  return {
    en: `${found.length} of ${all.length}: ${top.map(({ en }) => en).join(', ')}${more ? ', …' : ''}`,
    zh: `${all.length}行中的${found.length}行：${top.map(({ zh }) => zh).join('、')}${more ? '等' : ''}`,
  };
}

/** How the rows of a ranking are sorted, in words. */
function orderOf(release: Shown, { glance, t, asked: { sort, rises } }: RankingFor): Text {
  const titleIn = (lang: Lang) =>
    rankingColumns({ release, glance, t, lang, href: () => '' }).find(({ id }) => id === sort.id)!.title;
  return {
    en: `Sorted by ${titleWithin(titleIn('en'))}, ${rises ? 'ascending' : 'descending'}.`,
    zh: `按${titleIn('zh')}${rises ? '升序' : '降序'}排列。`,
  };
}

/** What the rows of a ranking have in common: a group, and what was looked for. */
function limitsOf({ plan }: Shown, { within, find }: AskedRanking, lang: Lang): string[] {
  const groups = plan.groupings.flatMap(({ column, groups }) =>
    groups.map(({ code, name }) => [`${column}:${code}`, name[lang]] as const),
  );
  const group = new Map<string, string>(groups).get(within);
  return [...(group === undefined ? [] : [group]), ...(find === '' ? [] : [`“${find}”`])];
}

/** The query of the files of a ranking: what its rows are, whatever is shown of them. */
export const queryOfRanking = ({ named, asked }: RankingFor): string =>
  rankingQuery(named, asked, { ticked: [], from: 0, chosen: false });

/** A figure by its id for what an address asks, and the shortest query for the same; the ranking has the rows that its page would show, and those of places are of the places asked for. */
export async function figureFor(
  release: Shown,
  id: string,
  lang: Lang,
  query: Query,
): Promise<{ figure: Figure; query: string } | undefined> {
  const choice = parseChoice(release, query);
  if (id === 'chart') {
    const { state, trouble } = parseExplored(release, query);
    if (trouble.length > 0) return undefined;
    return { figure: exploreFigure(release, state), query: exploredQuery(release, state) };
  }
  if (id === 'ranking') {
    const ranking = rankingFor(release, lang, query);
    return { figure: figureOfRanking(release, ranking), query: queryOfRanking(ranking) };
  }
  const ofPlaces = placeFigures.get(id);
  if (ofPlaces) {
    const { places, trouble } = comparisonOf(release, lang, query);
    if (places.length === 0 || trouble.length > 0) return undefined;
    return { figure: ofPlaces(places), query: placesQuery(places) };
  }
  if (!isFigureId(id)) return undefined;
  const figure = await figureOf(release, id, choice);
  return figure && { figure, query: choiceQuery(release, choice, figureMakers[id].keys) };
}

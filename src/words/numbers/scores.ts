import { type Lang, line, memoize, type Plan, type Text } from '../../edition/index.js';
import { levelCube, ranksIn, roundTo } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { formatPoints, formatSigned, usualDigits } from './numbers.js';

/** What scores are looked up in. */
type ScoreSource = Pick<Release, 'plan' | 'index'>;

/** A unit (grouping −1), a group, or the total (`total`), by its number among its like. */
export interface Place {
  level: string;
  grouping: number;
  number: number;
}

/** Most decimals a figure is given to tell its rank from the next. */
const mostDecimals = 12;

/** Stands before a score that looks like one of another rank, as the ranks are those of unrounded scores. */
const alikeMark = '≈';

/**
 * The decimals in which the scores of a list of a node are shown, the same in all its rows: those of the node, else those that half of
 * the scores need; never more than those on which ranks are taken.
 *
 * @param values NaN is missing
 */
export function listDigits({ nodes, method }: Plan, g: number, values: ArrayLike<number>): number {
  return Math.min(nodes[g]!.digits ?? usualDigits(values), method.rankDigits ?? mostDecimals);
}

/**
 * Those of a list that look like one of another rank, though their ranks differ: a mark tells it instead of more decimals.
 *
 * @param ranks of these values, 0 for none; a rank follows from its value
 */
export function alikeInList(
  values: ArrayLike<number>,
  ranks: ArrayLike<number>,
  digits: number,
): ReadonlySet<number> {
  const ranked = Array.from(values, (_, i) => i).filter((i) => ranks[i]! > 0);
  const ranksOf = new Map<number, Set<number>>();
  const shown = (i: number) => roundTo(values[i]!, digits);
  for (const i of ranked) ranksOf.set(shown(i), (ranksOf.get(shown(i)) ?? new Set()).add(ranks[i]!));
  return new Set(ranked.filter((i) => ranksOf.get(shown(i))!.size > 1));
}

/** A score of a list, with the mark where it looks like one of another rank. */
export const formatInList = (value: number, digits: number, isAlike: boolean, lang: Lang): string =>
  (isAlike ? alikeMark : '') + formatPoints(value, lang, digits);

/** The fewest decimals, the same for all, in which scores that a sentence names look as different as their ranks are. */
export function digitsApart(
  plan: Plan,
  g: number,
  values: ArrayLike<number>,
  ranks: ArrayLike<number>,
): number {
  const most = plan.method.rankDigits ?? mostDecimals;
  let digits = listDigits(plan, g, values);
  while (digits < most && alikeInList(values, ranks, digits).size > 0) digits++;
  return digits;
}

interface ListShown {
  digits: number;
  alike: ReadonlySet<number>;
}

const listCache = memoize((_: Release['index']) => new Map<string, ListShown>());

/** How the scores of one level at node g in period t (from the first published one) are shown. */
function listAt({ plan, index }: ScoreSource, grouping: number, g: number, t: number): ListShown {
  const lists = listCache(index);
  const key = `${grouping} ${g} ${t}`;
  const before = lists.get(key);
  if (before) return before;
  const level = levelCube(index, grouping);
  const values = line(level, g, t);
  const digits = listDigits(plan, g, values);
  const found = { digits, alike: alikeInList(values, ranksIn(level, g, t), digits) };
  lists.set(key, found);
  return found;
}

const isOfTotal = ({ level, grouping }: Place) => level === 'total' && grouping < 0;

/** The decimals in which the score of a place is shown, wherever it is shown, and whether it then looks like one of another rank. */
export function shownIn(
  of: ScoreSource,
  place: Place,
  g: number,
  t: number,
): { digits: number; isAlike: boolean } {
  const { digits, alike } = listAt(of, isOfTotal(place) ? -1 : place.grouping, g, t);
  return { digits, isAlike: !isOfTotal(place) && alike.has(place.number) };
}

/** The score of a place as pages, texts and cards show it. */
export function formatScore(
  of: ScoreSource,
  place: Place,
  g: number,
  t: number,
  value: number,
  lang: Lang,
): string {
  return formatPoints(value, lang, shownIn(of, place, g, t).digits);
}

/** The score of a place in a list that is in the order of its scores. */
export function formatListed(
  of: ScoreSource,
  place: Place,
  g: number,
  t: number,
  value: number,
  lang: Lang,
): string {
  const { digits, isAlike } = shownIn(of, place, g, t);
  return formatInList(value, digits, isAlike, lang);
}

/** Whether some places of a list have scores with the mark. */
export const hasAlike = (
  of: ScoreSource,
  grouping: number,
  t: number,
  places: readonly { number: number }[],
): boolean => places.some(({ number }) => listAt(of, grouping, 0, t).alike.has(number));

/** What the mark says. */
export const alikeNote: Text = {
  en: `${alikeMark} looks like another score in these decimals; the ranks are those of unrounded scores.`,
  zh: `${alikeMark} 按所示位数与另一得分相同；位次按未经四舍五入的得分排定。`,
};

/** Points of a node that belong to no rank: a mean, a size of change, a score under other weights. */
export function formatNodePoints({ nodes }: Plan, g: number, value: number, lang: Lang): string {
  return formatPoints(value, lang, nodes[g]!.digits);
}

/** A change of the score of a node, with its sign. */
export function formatNodeChange({ nodes }: Plan, g: number, value: number, lang: Lang): string {
  return formatSigned(value, nodes[g]!.digits ?? 2, lang);
}

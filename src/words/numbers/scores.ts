import { type Lang, line, memoize, type Plan } from '../../edition/index.js';
import { levelCube, ranksIn, roundTo } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { defaultDigits, formatPoints, formatSigned } from './numbers.js';

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

/**
 * The decimals in which the scores of a list are shown: those asked for, and where two different ranks would show the same figure as
 * many more as tell them apart (up to `cap`; what differs only beyond looks alike). Equal ranks have the same decimals, so that they
 * show the same figure.
 *
 * @param values NaN is missing
 * @param ranks of these values, 0 for none; a rank follows from its value
 * @param digits what a value is shown with where nothing is in the way
 * @param cap no decimals beyond these: those on which ranks are taken, where the edition rounds first
 */
function distinguishingDigits(
  values: ArrayLike<number>,
  ranks: ArrayLike<number>,
  digits: (value: number) => number,
  cap: number,
): Uint8Array {
  const shown = Uint8Array.from(values, (x) => (Number.isNaN(x) ? 0 : Math.min(digits(x), cap)));
  const order = Array.from(values, (_, i) => i).filter((i) => ranks[i]! > 0);
  order.sort((a, b) => ranks[a]! - ranks[b]!);
  const groups: number[][] = [];
  for (const i of order) {
    const last = groups.at(-1);
    if (last && ranks[last[0]!] === ranks[i]) last.push(i);
    else groups.push([i]);
  }
  const needed = groups.map((group) => group.reduce((d, i) => Math.max(d, shown[i]!), 0));
  const first = (k: number) => values[groups[k]![0]!]!;
  const seen = (k: number) => roundTo(first(k), needed[k]!);
  /** Whether two ranks can be told apart by the figures shown for them, in their order. */
  const told = (k: number) => Math.sign(seen(k - 1) - seen(k)) === Math.sign(first(k - 1) - first(k));
  for (let settled = false; !settled; ) {
    settled = true;
    for (let k = 1; k < groups.length; k++) {
      while (!told(k) && Math.min(needed[k - 1]!, needed[k]!) < cap) {
        // The coarser of the two gets a decimal more; it may then meet its other neighbour, hence the passes.
        const level = needed[k - 1] === needed[k];
        const coarser = needed[k - 1]! < needed[k]! ? k - 1 : k;
        needed[coarser]!++;
        if (level) needed[k - 1]!++;
        settled = false;
      }
    }
  }
  groups.forEach((group, k) => {
    for (const i of group) shown[i] = needed[k]!;
  });
  return shown;
}

/** The decimals of a list of scores of a node. */
export function listDigits(
  { nodes, method }: Plan,
  g: number,
  values: ArrayLike<number>,
  ranks: ArrayLike<number>,
): Uint8Array {
  return distinguishingDigits(
    values,
    ranks,
    (x) => nodes[g]!.digits ?? defaultDigits(x),
    method.rankDigits ?? mostDecimals,
  );
}

const digitsCache = memoize((_: Release['index']) => new Map<string, Uint8Array>());

/** The decimals of the scores of one level at node g in period t (from the first published one). */
function digitsAt({ plan, index }: ScoreSource, grouping: number, g: number, t: number): Uint8Array {
  const lists = digitsCache(index);
  const key = `${grouping} ${g} ${t}`;
  const before = lists.get(key);
  if (before) return before;
  const level = levelCube(index, grouping);
  const found = listDigits(plan, g, line(level, g, t), ranksIn(level, g, t));
  lists.set(key, found);
  return found;
}

/** The decimals in which the score of a place is shown, wherever it is shown. */
export function scoreDigits(
  of: ScoreSource,
  { level, grouping, number: c }: Place,
  g: number,
  t: number,
): number | undefined {
  if (level === 'total' && grouping < 0) return of.plan.nodes[g]!.digits;
  return digitsAt(of, grouping, g, t)[c];
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
  return formatPoints(value, lang, scoreDigits(of, place, g, t));
}

/** Points of a node that belong to no rank: a mean, a size of change, a score under other weights. */
export function formatNodePoints({ nodes }: Plan, g: number, value: number, lang: Lang): string {
  return formatPoints(value, lang, nodes[g]!.digits);
}

/** A change of the score of a node, with its sign. */
export function formatNodeChange({ nodes }: Plan, g: number, value: number, lang: Lang): string {
  return formatSigned(value, nodes[g]!.digits ?? 2, lang);
}

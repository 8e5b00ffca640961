import { LRUCache } from 'lru-cache';
import { type Lang, publishedPeriods } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { placesAsked, type Query, wordsOf } from '../../figures/index.js';
import {
  explain,
  findNode,
  findSubject,
  headlineName,
  pairsInStudy,
  periodOrHeadline,
  type Release,
  type Subject,
} from '../../release/index.js';
import { type PlaceView, viewOf } from '../place/view.js';
import { comparePath, rootOf, type Shown } from '../shown.js';

/** Most places that stand side by side. */
export const mostPlaces = 6;

/** What an address asks to compare, as far as it makes sense. */
export interface Comparison {
  release: Shown;
  lang: Lang;
  root: string;
  period: string;
  node: string;
  /** Of one level, in the order they were asked for. */
  places: PlaceView[];
  /** The parts of the address that were not understood, in words. */
  trouble: string[];
}

/**
 * The comparison of an address: `of` has codes or names with spaces or commas between them, `add` one more. Without any the first
 * three of the period of headlines. Places of another level than the first, those beyond the sixth and words that name no place
 * are reported.
 *
 * @throws UserError for a period or node that the release does not have
 */
export function comparisonOf(release: Shown, lang: Lang, query: Query): Comparison {
  const { plan } = release;
  const t = periodOrHeadline(release, query('period') || undefined);
  const g = findNode(plan, query('node') || undefined);
  const [period, node] = [publishedPeriods(plan)[t]!, plan.nodes[g]!.id];
  const { found, words, trouble: said } = placesAsked(release, query, 2 * mostPlaces);
  const trouble = said.map((one) => one[lang]);
  const asked = words > 0 ? found : leadersOf(release, g, t);
  const fitting = fits(asked, trouble, lang);
  const places = fitting.map((s) => viewOf(release, explain(release, s, period, node), lang));
  return { release, lang, root: rootOf(release, lang), period, node, places, trouble };
}

/** Those of one level, at most six; those left out are reported. */
function fits(asked: readonly Subject[], trouble: string[], lang: Lang): Subject[] {
  const same = asked.filter((s) => s.level === asked[0]!.level);
  for (const s of asked.filter((o) => !same.includes(o))) {
    const words = {
      en: `${s.name.en} is of another level than ${asked[0]!.name.en}: they cannot be compared.`,
      zh: `${s.name.zh}与${asked[0]!.name.zh}层级不同，无法比较。`,
    };
    trouble.push(words[lang]);
  }
  if (same.length > mostPlaces)
    trouble.push({ en: `Only the first ${mostPlaces} are shown.`, zh: `仅显示前${mostPlaces}个。` }[lang]);
  return same.slice(0, mostPlaces);
}

function leadersOf({ plan, index }: Release, g: number, t: number): Subject[] {
  const ranks = ranksIn(index, g, t);
  const order = [...ranks.keys()].filter((c) => ranks[c]! > 0).sort((a, b) => ranks[a]! - ranks[b]!);
  return order.slice(0, 3).map((c) => findSubject(plan, plan.units[c]!.code));
}

/** The address of a comparison, of these places. */
export function addressOf(
  { root, period, node, release }: Pick<Comparison, 'root' | 'period' | 'node' | 'release'>,
  places: readonly Subject[],
): string {
  const more = node === release.plan.nodes[0]!.id ? '' : `&node=${encodeURIComponent(node)}`;
  return `${root}/${comparePath}?of=${wordsOf(release, places)}&period=${encodeURIComponent(period)}${more}`;
}

/** The query of the figures of places: who they are, and of which period and part where those are not the usual ones. */
export function placesQuery(places: readonly PlaceView[]): string {
  const { g, receipt, release } = places[0]!;
  const { period, node } = receipt;
  return [
    `?of=${wordsOf(
      release,
      places.map(({ subject }) => subject),
    )}`,
    ...(period === headlineName(release) ? [] : [`period=${encodeURIComponent(period)}`]),
    ...(g === 0 ? [] : [`node=${encodeURIComponent(node)}`]),
  ].join('&');
}

/** How often the first of a pair of places ranks above the second when the weights vary. */
export interface Chance {
  above: PlaceView;
  below: PlaceView;
  /** Share of the draws; ties count half. */
  share: number;
}

const known = new WeakMap<Release['index'], LRUCache<string, Promise<number[]>>>();

/** Cells times draws beyond which no draws are made, since they would take more than some seconds. */
const budget = 5e7;

/**
 * Each place against the next in the order of rank, in the draws of the study that the release carries; empty for other nodes than
 * the root, other levels than the units, and where the study of a period would take long.
 */
export async function chancesOf({ places, release, node }: Comparison): Promise<Chance[]> {
  const { plan, index } = release;
  const ranked = places
    .filter((p) => p.receipt.rank !== null)
    .sort((a, b) => a.receipt.rank! - b.receipt.rank!);
  const small = index.units * plan.nodes.length * 256 <= budget;
  if (node !== plan.nodes[0]!.id || ranked.length < 2 || !ranked[0]!.isUnit || !small) return [];
  const pairs = ranked.slice(1).map((below, i) => ({ above: ranked[i]!, below }));
  const numbers = pairs.map(({ above, below }) => [above.subject.number, below.subject.number] as const);
  const cache = known.get(index) ?? new LRUCache<string, Promise<number[]>>({ max: 200 });
  known.set(index, cache);
  const t = ranked[0]!.t;
  const carried = carriedShares(release, t, numbers);
  if (carried) return carried.map((share, i) => ({ ...pairs[i]!, share }));
  const key = `${t} ${numbers.join(' ')}`;
  const shares =
    cache.get(key) ?? pairsInStudy(release, t, numbers).then((found) => found.map((p) => p.above));
  cache.set(key, shares);
  return (await shares).map((share, i) => ({ ...pairs[i]!, share }));
}

/** The shares of pairs that the release carries, which has them of the first places; undefined where it lacks one. */
function carriedShares(
  { plan, pairs }: Release,
  t: number,
  asked: readonly (readonly [number, number])[],
): number[] | undefined {
  const period = publishedPeriods(plan)[t]!;
  const shares = asked.flatMap((both) => {
    const [unit, other] = both.map((c) => plan.units[c]!.code);
    const row = pairs.find((p) => p.period === period && p.unit === unit && p.other === other);
    return row && row.above !== null ? [row.above] : [];
  });
  return shares.length === asked.length ? shares : undefined;
}

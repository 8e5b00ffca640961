import { runsOf } from '../../analysis/index.js';
import { cubeOf, lines, publishedPeriods } from '../../edition/index.js';
import { resultReference, type Subject } from '../../release/index.js';
import { digitsApart } from '../numbers/scores.js';
import { areClose, blocksOf, hasExactRanks, hasMoved, orderWithin, rivalsOf } from './blocks.js';
import { countFigure, factHeader, ratioFigure, sumFigure } from './citedFigures.js';
import type { Block, FactOf, RankedPlace } from './fact.js';
import { isMeasuredAgain } from './measured.js';
import { rankGainOf } from './moves.js';
import { unitsOf } from './unitsOf.js';
import { type AnyView, isDivided, isStudied, isTotal, totalOf } from './view.js';

/** How many of a level are named; one that alone would be left out is named too. */
const mostNamed = 5;

/** Who leads the first grouping and the units of a place, and what the first three hold together of it. */
export function leaderFacts(view: AnyView, place: Subject): FactOf<'leaders'>[] {
  const { plan } = view.release;
  const first = plan.groupings[0];
  const groups = isTotal(view.release, place) && first ? view.peers({ grouping: 0 }) : [];
  const found = [
    ...(first && groups.length > 1
      ? leadersOf(view, place, groups, first.title, first.rollUp === 'sum')
      : []),
    ...leadersOf(view, place, unitsOf(view, place), plan.unitsTitle, plan.total.rollUp === 'sum'),
  ];
  return found.map((fact) => ({ ...fact, blocks: alignDigits(view, fact.blocks) }));
}

/** Who leads among some places of one level, in their order. */
export function leadersOf(
  view: AnyView,
  place: Subject,
  order: readonly Subject[],
  level: FactOf<'leaders'>['level'],
  additive: boolean,
): FactOf<'leaders'>[] {
  if (order.length < 2) return [];
  const blocks = blocksOf(view, order);
  const shown: Block[] = [];
  let left = order.length === mostNamed + 1 ? mostNamed + 1 : mostNamed;
  for (const block of blocks) {
    if (left <= 0) break;
    const members = block.slice(0, left).map((subject) => rankedPlace(view, subject));
    shown.push({ members, order: orderWithin(view, block) });
    left -= block.length;
  }
  const firstOf = certainlyFirst(blocks, order.length);
  const tied = order.filter((s) => view.rankNumber(s) === view.rankNumber(order[0]!));
  const whole = view.value(place);
  const values = order.slice(0, firstOf).map((s) => view.value(s)!);
  const adds =
    additive &&
    view.release.plan.total.rollUp === 'sum' &&
    whole &&
    whole.value > 0 &&
    firstOf > 1 &&
    isDivided(view, order[0]!);
  return [
    {
      ...factHeader(view, place, 0.9, 0.3),
      kind: 'leaders',
      level,
      studied: view.g === 0 && isStudied(view),
      tied:
        tied.length > mostNamed
          ? countFigure(tied.map((s) => resultReference(view.release.plan, s, view.period, view.node)))
          : undefined,
      blocks: shown,
      more: blocks[shown.length - 1]!.length - shown.at(-1)!.members.length,
      together: adds ? ratioFigure(sumFigure(values, 'points'), whole) : undefined,
      firstOf,
    },
  ];
}

/** Members of a list with the decimals that tell them from each other, not those that tell them from places that are not named. */
export function alignDigits(view: AnyView, blocks: readonly Block[]): Block[] {
  const all = blocks.flatMap(({ members }) => members);
  const [values, ranks] = [all.map(({ value }) => value.value), all.map(({ rank }) => rank.value)];
  const digits = digitsApart(view.release.plan, view.g, values, ranks);
  const written = new Map(all.map((one) => [one, { ...one, value: { ...one.value, digits } }]));
  return blocks.map((block) => ({ ...block, members: block.members.map((one) => written.get(one)!) }));
}

/** How many certainly come first, in any order: three where rank ranges allow it, otherwise the nearest number; 0 for none. */
function certainlyFirst(blocks: readonly (readonly Subject[])[], all: number): number {
  const ends = blocks.map((_, i) => blocks.slice(0, i + 1).reduce((n, block) => n + block.length, 0));
  return [3, 2, 4, 5].find((n) => n < all && ends.includes(n)) ?? 0;
}

function rankedPlace(view: AnyView, subject: Subject): RankedPlace {
  return { subject, value: view.value(subject)!, rank: view.rank(subject)! };
}

/** Who is first among all units and for how long; nothing where one alone is ranked, or the ranks of the period were not studied. */
export function leadFacts(view: AnyView): FactOf<'lead'>[] {
  const { release, t } = view;
  const units = view.peers({ grouping: -1 });
  const leaders = units.filter((u) => view.rankNumber(u) === 1);
  if (units.length < 2 || !isStudied(view)) return [];
  const rivals = rivalsAt(view, leaders);
  const periods = rivals.length > 0 ? 1 : runLength(view, leaders);
  const firsts = publishedPeriods(release.plan)
    .slice(t - periods + 1, t + 1)
    .map((period) => resultReference(release.plan, leaders[0]!, period, view.node));
  return [
    {
      ...factHeader(view, totalOf(release), 0.8, periods > 1 ? 0.2 : 0.9),
      kind: 'lead',
      names: leaders,
      periods: periods > 1 ? { ...countFigure(firsts), unit: 'periods' } : undefined,
      always: periods > 1 && periods === t + 1,
      rivals,
      close: areClose(view, [...leaders, ...rivals]),
    },
  ];
}

/** Who else cannot be told from those who are first. */
function rivalsAt(view: AnyView, leaders: readonly Subject[]): Subject[] {
  const isFirst = (of: Subject) => leaders.some((one) => one.number === of.number);
  return rivalsOf(view, leaders[0]!).filter((of) => !isFirst(of));
}

/** Ranks of the units in the periods up to one, period by period. */
export function ranksUpTo({ index }: AnyView['release'], g: number, t: number): Int32Array {
  return lines(cubeOf(index, index.ranks(g)), 0, 0, t + 1);
}

/** How many periods in a row up to this one they were first, as measured, in none of which others could have been. */
function runLength(view: AnyView, leaders: readonly Subject[]): number {
  const { release, t, g } = view;
  const ranks = ranksUpTo(release, g, t);
  const runs = runsOf(ranks, release.index.units, []).filter((r) => r.kind === 'led' && r.goesOn);
  const lengths = leaders.map((l) => runs.find((r) => r.member === l.number)?.from ?? t);
  const from = Math.max(...lengths);
  for (let s = from; s < t; s++) {
    const then = view.at(s)!;
    if (rivalsAt(then, leaders).length > 0) return 1;
    if (!leaders.every((leader) => isMeasuredAgain(view.at(s + 1)!, leader))) return 1;
  }
  return t - from + 1;
}

/** Ranks shared by so few units are ignored: leaving a rank shared by two moves a unit by one place. */
const crowdSize = 3;

/**
 * Ranks shared by several units and more than a tenth of all, as at the upper end of a capped scale: a unit that leaves one by the
 * least difference falls by their number.
 */
function crowdedRanks(view: AnyView): ReadonlySet<number> {
  const counts = new Map<number, number>();
  const ranks = view.members(-1).map((unit) => view.rankNumber(unit));
  for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
  const ranked = ranks.length - (counts.get(0) ?? 0);
  const isCrowded = (count: number) => count >= crowdSize && 10 * count > ranked;
  return new Set([...counts].flatMap(([rank, count]) => (isCrowded(count) ? [rank] : [])));
}

/**
 * The unit of a place that rose most, and that fell most, since the period before: by three places at least where there are many.
 * Where another moved more in a way that may not be real, it is only the most of those that the rank ranges bear out; where
 * another left a crowded rank, nothing is told.
 */
export function moverFacts(view: AnyView, place: Subject): FactOf<'mover'>[] {
  const then = view.at(view.t - 1);
  if (!then) return [];
  const least = view.release.index.units > 30 ? 3 : 1;
  const [crowded, crowdedBefore] = [crowdedRanks(view), crowdedRanks(then)];
  const moves = unitsOf(view, place).flatMap((subject) => {
    const gained = rankGainOf(view, view.t - 1, subject);
    if (!gained || Math.abs(gained.places.value) < least) return [];
    const isCrowded = crowded.has(view.rankNumber(subject)) || crowdedBefore.has(then.rankNumber(subject));
    const isReal = hasMoved(view, then, subject) && isMeasuredAgain(view, subject);
    return [{ subject, now: view.rankNumber(subject), by: gained.places.value, gained, isCrowded, isReal }];
  });
  const most = (up: boolean) => {
    const order = moves
      .filter(({ by }) => by > 0 === up)
      .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || a.now - b.now);
    const first = order.find(({ isReal, isCrowded }) => isReal && !isCrowded);
    const more = order.filter(({ by }) => first && Math.abs(by) > Math.abs(first.by));
    return first && !more.some(({ isCrowded }) => isCrowded) ? [{ ...first, ofAll: more.length === 0 }] : [];
  };
  return [...most(true), ...most(false)].map(({ subject, by, gained, ofAll }) => {
    const [now, before] = [view.rank(subject)!, then.rank(subject)!];
    return {
      ...factHeader(view, place, 0.55, 0.9),
      kind: 'mover' as const,
      subject,
      from: then.period,
      before,
      now,
      places: { ...gained.places, value: Math.abs(by) },
      among: gained.among,
      up: by > 0,
      exact: hasExactRanks(view, then, subject),
      ofAll,
    };
  });
}

import { matchedSet, matchedValues } from '../../analysis/index.js';
import { hasNaturalZero } from '../../edition/index.js';
import { type ColumnOf, type Subject, tableReference } from '../../release/index.js';

import { hasExactRanks, hasMoved, rivalsOf } from './blocks.js';
import { isMatchedSetNotable } from './changeOver.js';
import { differenceFigure, factHeader, growthFigure, ratioFigure } from './citedFigures.js';
import type { Change, CitedFigure, ComparedSet, FactOf } from './fact.js';
import { isGrowthOrderCertain } from './growthOrder.js';
import { isMeasuredAgain, isMeasuredIn } from './measured.js';
import { rankGainOf } from './moves.js';
import { groupOf, unitsOf } from './unitsOf.js';
import { type AnyView, isDivided, isTotal, placeAt, totalOf } from './view.js';

/** The total, for comparison with a place. */
export function wholeFacts(view: AnyView, place: Subject): FactOf<'whole'>[] {
  const whole = totalOf(view.release);
  const value = view.value(whole);
  if (!value) return [];
  const before = measuredChange(view, whole, view.t - 1, 'points');
  return [{ ...factHeader(view, place, 0.7, 0.3), kind: 'whole', value, before }];
}

/** The group of a unit, to tell beside it; nothing where it is the unit alone. */
export function homeFacts(view: AnyView, place: Subject): FactOf<'home'>[] {
  const group = groupOf(view, place);
  if (!group || unitsOf(view, group).length < 2) return [];
  return standingFact(view, group).map((standing) => ({
    ...factHeader(view, place, 0.5, 0.3),
    kind: 'home',
    standing,
  }));
}

/** The value of a place, its change and its rank; nothing where it has no value. */
export function standingFact(view: AnyView, place: Subject): FactOf<'standing'>[] {
  const value = view.value(place);
  if (!value) return [];
  return [
    {
      ...factHeader(view, place, 1, 0.5),
      kind: 'standing',
      value,
      before: measuredChange(view, place, view.t - 1, 'points'),
      base: baseChange(view, place),
      ranked: isTotal(view.release, place) ? undefined : rankedPart(view, place),
    },
  ];
}

/** The rank of a place, how it moved, its share of the whole, and its neighbours in rank. */
export function standingFacts(
  view: AnyView,
  place: Subject,
): (
  | FactOf<'standing'>
  | FactOf<'moved'>
  | FactOf<'share'>
  | FactOf<'within'>
  | FactOf<'neighbours'>
  | FactOf<'pace'>
)[] {
  const standing = standingFact(view, place);
  if (standing.length === 0 || isTotal(view.release, place)) return standing;
  const { plan } = view.release;
  return [
    ...standing,
    ...moveFacts(view, place),
    ...shareFacts(view, place),
    ...withinFacts(view, place),
    ...(place.level === plan.level ? neighbourFacts(view, place) : []),
    ...(hasNaturalZero(plan) ? paceFacts(view, place) : []),
  ];
}

function rankedPart(view: AnyView, place: Subject): FactOf<'standing'>['ranked'] {
  const rank = view.rank(place);
  if (!rank) return undefined;
  const of = view.rankedCount(place);
  return of.value < 2 ? undefined : { rank, of, range: view.range(place), rivals: rivalsOf(view, place) };
}

/** The change since another period as news: only where the value was measured in both. */
function measuredChange(
  view: AnyView,
  place: Subject,
  since: number,
  column: 'points' | 'points_base',
): Change | undefined {
  return isMeasuredIn(
    view,
    place,
    [since, view.t].filter((t) => t >= 0),
  )
    ? changeSince(view, place, since, column)
    : undefined;
}

/** The change since another period; undefined without a value in either. */
export function changeSince(
  view: AnyView,
  place: Subject,
  since: number,
  column: 'points' | 'points_base',
): Change | undefined {
  const then = view.at(since);
  const [now, before] = [view.value(place), then?.value(place)];
  if (!then || !now || !before || view.t === since) return undefined;
  const { plan, index } = view.release;
  const ends = matchedValues(plan, index, view.g, [since, view.t], placeAt(view.release, place));
  const points = ends.after - ends.before;
  const isRatio = hasNaturalZero(plan);
  if (Number.isNaN(points)) return undefined;
  // The table of changes has every node of the whole, and the whole index of the other places.
  if (view.g !== 0 && !isTotal(view.release, place)) {
    const change = differenceFigure(now, before, 'change');
    if (change.value !== points) return undefined;
    return {
      period: then.period,
      points: { ...change, ...digitsOf(view) },
      growth: isRatio && before.value > 0 ? growthFigure(now, before) : undefined,
      set: undefined,
    };
  }
  const row = { node: view.node, level: place.level, unit: place.code, period: view.period };
  const of = (value: number, unit: CitedFigure['unit'], name: ColumnOf<'changes'>): CitedFigure => {
    return { value, unit, from: 'cell', references: [tableReference('changes', row, name)] };
  };
  const percent = column === 'points' ? 'percent' : 'percent_base';
  return {
    period: then.period,
    points: { ...of(points, 'change', column), ...digitsOf(view) },
    growth: isRatio && ends.before > 0 ? of((100 * points) / ends.before, 'percent', percent) : undefined,
    set: comparedSet(view, place, since),
  };
}

/** The decimals of changes of a node, where the edition says them. */
function digitsOf({ release, g }: AnyView): Pick<CitedFigure, 'digits'> {
  const { digits } = release.plan.nodes[g]!;
  return digits === undefined ? {} : { digits };
}

/** What a change compares, where that is not all that one of its periods has. */
function comparedSet(view: AnyView, place: Subject, since: number): ComparedSet | undefined {
  const { plan, index } = view.release;
  if (view.g !== 0 && !isTotal(view.release, place)) return undefined;
  const set = matchedSet(plan, index, view.g, [since, view.t], placeAt(view.release, place));
  if (!set || !isMatchedSetNotable(set)) return undefined;
  const row = {
    ...{ node: view.node, level: place.level, unit: place.code },
    ...{ from: view.at(since)!.period, to: view.period },
  };
  const of = (value: number, unit: CitedFigure['unit'], name: ColumnOf<'matched-sets'>): CitedFigure => {
    return { value, unit, from: 'cell', references: [tableReference('matched-sets', row, name)] };
  };
  const ends = matchedValues(plan, index, view.g, [since, view.t], placeAt(view.release, place));
  return {
    before: { ...of(ends.before, 'points', 'from_value'), ...digitsOf(view) },
    after: { ...of(ends.after, 'points', 'to_value'), ...digitsOf(view) },
    units: of(set.units, 'count', 'units'),
    unitsOf: of(set.unitsOf, 'count', 'units_of'),
    indicators: of(set.indicators, 'count', 'indicators'),
    indicatorsOf: of(set.indicatorsOf, 'count', 'indicators_of'),
    published: Number.isNaN(set.published)
      ? undefined
      : { ...of(set.published, 'change', 'published'), ...digitsOf(view) },
  };
}

/** The change since the base where that is one period, neither this nor the one before. */
function baseChange(view: AnyView, place: Subject): Change | undefined {
  const { plan } = view.release;
  const base = plan.base - plan.first;
  if (plan.baseLength > 1 || base < 0 || base >= view.t - 1) return undefined;
  return measuredChange(view, place, base, 'points_base');
}

function moveFacts(view: AnyView, place: Subject): FactOf<'moved'>[] {
  const then = view.at(view.t - 1);
  const [now, before] = [view.rank(place), then?.rank(place)];
  const gained = rankGainOf(view, view.t - 1, place);
  if (!then || !now || !before || !gained || view.rankedCount(place).value < 2) return [];
  if (!isMeasuredAgain(view, place)) return [];
  const { places, among } = gained;
  const certain = hasMoved(view, then, place);
  const still = places.value === 0;
  return [
    {
      ...factHeader(view, place, 0.7, still ? 0 : 0.8),
      kind: 'moved',
      from: then.period,
      before,
      now,
      places: { ...places, value: Math.abs(places.value) },
      among,
      up: places.value > 0,
      certain,
      exact: hasExactRanks(view, then, place),
    },
  ];
}

function shareFacts(view: AnyView, place: Subject): FactOf<'share'>[] {
  const { plan } = view.release;
  const total = view.value(totalOf(view.release));
  const own = view.value(place)!;
  if (plan.total.rollUp !== 'sum' || !total || !(total.value > 0) || !isDivided(view, place)) return [];
  if (place.grouping >= 0 && plan.groupings[place.grouping]!.rollUp !== 'sum') return [];
  const group = groupOf(view, place);
  const whole = group && view.value(group);
  const alone = group ? unitsOf(view, group).length < 2 : true;
  return [
    {
      ...factHeader(view, place, 0.8, 0.2),
      kind: 'share',
      ofTotal: ratioFigure(own, total),
      within:
        group && whole && whole.value > 0 && !alone && plan.groupings[0]!.rollUp === 'sum'
          ? { group, share: ratioFigure(own, whole) }
          : undefined,
    },
  ];
}

function withinFacts(view: AnyView, place: Subject): FactOf<'within'>[] {
  const group = groupOf(view, place);
  const rank = view.rank(place);
  if (!group || !rank) return [];
  const units = unitsOf(view, group);
  if (units.length < 2) return [];
  const value = 1 + units.filter((u) => view.rankNumber(u) < rank.value).length;
  const fact = { ...factHeader(view, place, 0.6, 0.2), kind: 'within' as const, group };
  const rivals = rivalsOf(view, place, units);
  if (view.release.plan.nodes[view.g]!.indicator >= 0) {
    // The tables of ranks and groups have no indicators.
    const others = units.filter((u) => u.number !== place.number);
    const references = [place, ...others].flatMap((u) => view.value(u)!.references);
    const cited = (n: number, unit: 'rank' | 'count', from: 'among' | 'named'): CitedFigure => {
      return { value: n, unit, from, references };
    };
    const of = cited(units.length, 'count', 'named');
    return [{ ...fact, rank: cited(value, 'rank', 'among'), of, rivals }];
  }
  const column = `rank_in_${view.release.plan.groupings[0]!.column}` as const;
  const rowOf = ({ level, code }: Subject) => ({ level, unit: code, period: view.period, node: view.node });
  const ranking = tableReference('rankings', rowOf(place), column);
  const counted = tableReference('groups', rowOf(group), 'units');
  return [
    {
      ...fact,
      rank: { value, unit: 'rank', from: 'cell', references: [ranking] },
      of: { value: units.length, unit: 'count', from: 'cell', references: [counted] },
      rivals,
    },
  ];
}

function neighbourFacts(view: AnyView, place: Subject): FactOf<'neighbours'>[] {
  const peers = view.peers(place);
  const i = peers.findIndex((p) => p.number === place.number);
  if (i < 0) return [];
  const own = view.value(place)!;
  const beside = (other: Subject | undefined, up: boolean) => {
    const value = other && view.value(other);
    if (!other || !value || value.value === own.value || rivalsOf(view, place, [other]).length > 0)
      return undefined;
    return {
      subject: other,
      gap: {
        ...(up ? differenceFigure(value, own, 'change') : differenceFigure(own, value, 'change')),
        ...digitsOf(view),
      },
    };
  };
  const [above, below] = [beside(peers[i - 1], true), beside(peers[i + 1], false)];
  if (!above && !below) return [];
  return [{ ...factHeader(view, place, 0.45, 0.2), kind: 'neighbours', above, below }];
}

function paceFacts(view: AnyView, place: Subject): FactOf<'pace'>[] {
  const parent = totalOf(view.release);
  const own = changeSince(view, place, view.t - 1, 'points')?.growth;
  const parents = changeSince(view, parent, view.t - 1, 'points')?.growth;
  if (!own || !parents || view.release.plan.total.rollUp !== 'sum') return [];
  if (!isMeasuredAgain(view, place) || !isMeasuredAgain(view, parent)) return [];
  const gap = differenceFigure(own, parents, 'percentage-points');
  const [faster, slower] = gap.value > 0 ? [place, parent] : [parent, place];
  return [
    {
      ...factHeader(view, place, 0.6, Math.min(1, Math.abs(gap.value) / 10)),
      kind: 'pace',
      parent,
      parents,
      gap,
      certain: isGrowthOrderCertain(view, view.t - 1, faster, slower),
    },
  ];
}

import {
  closeUnits,
  dimensionNodes,
  headlinePeriod,
  type Lever,
  type Levers,
  leversOf,
  mostClose,
  periodBefore,
} from '../../analysis/index.js';
import { firstIsBest, isHigherWorse, memoize, type Plan, type Text } from '../../edition/index.js';
import { weightInParent } from '../../engine/index.js';
import { resultReference, type Subject } from '../../release/index.js';
import { hasMoved, rivalsOf } from './blocks.js';
import { differenceFigure, factHeader, namedCountFigure } from './citedFigures.js';
import type { CitedFigure, FactOf } from './fact.js';
import { isMeasuredIn } from './measured.js';
import { type AnyView, type FactSource, viewOf } from './view.js';

/** A part of the index at both ends. */
export interface PartCourse {
  node: number;
  name: Text;
  before: { rank: CitedFigure; value: CitedFigure };
  now: { rank: CitedFigure; value: CitedFigure };
  /** How many have a rank in it, then and now: parts may have figures where the whole has too few. */
  of: readonly [number, number];
}

/** What the sheet of a unit is drawn from: facts, and the figures of its charts. */
export interface PlaceSheet {
  place: Subject;
  /** The periods that are compared, as views of the whole index. */
  view: AnyView;
  before: AnyView;
  parts: readonly PartCourse[];
  /** Those whose scores were close then and that have a rank now, the best now first; and of these at most three to follow. */
  close: readonly Subject[];
  examples: readonly Subject[];
  levers: Levers;
  facts: readonly (
    | FactOf<'course'>
    | FactOf<'risen'>
    | FactOf<'rose-in'>
    | FactOf<'lever'>
    | FactOf<'levers'>
  )[];
}

/** Most units that are examples of a rise. */
const mostExamples = 3;

/**
 * The sheet of a unit in the period of headlines, compared with three years before or with the first period. Undefined for
 * groups, and where the unit has no rank in either.
 */
export function placeSheet(
  release: FactSource & { solve?: Parameters<typeof leversOf>[5] },
  place: Subject,
): PlaceSheet | undefined {
  const known = sheets(release.index);
  if (!known.has(place.code)) known.set(place.code, madeSheet(release, place));
  return known.get(place.code);
}

const sheets = memoize((_: FactSource['index']) => new Map<string, PlaceSheet | undefined>());

function madeSheet(release: Parameters<typeof placeSheet>[0], place: Subject): PlaceSheet | undefined {
  const { plan, panel, index } = release;
  const t = headlinePeriod(release);
  const from = periodBefore(plan, t);
  if (place.level !== plan.level || from === undefined) return undefined;
  const [view, before] = [viewOf(release, t), viewOf(release, from)];
  const [rank, was] = [view.rank(place), before.rank(place)];
  if (!rank || !was) return undefined;
  const of = { unit: place.number, node: 0, period: t };
  const parts = partsOf(view, before, place);
  const members = view.members(-1);
  const close = closeUnits(plan, index, of, from)
    .map((c) => members[c]!)
    .filter((one) => view.rankNumber(one) > 0 && isMeasuredIn(view, one, [from, t]))
    .sort((a, b) => (isBetter(plan, view.rankNumber(a), view.rankNumber(b)) ? -1 : 1));
  const ahead = close.filter((one) => isAhead(view, before, one, place));
  const examples = ahead.filter((one) => isTelling(view, one)).slice(0, mostExamples);
  const levers = leversOf(plan, panel, index, of, from, release.solve);
  const sheet = { place, view, before, parts, close, examples, levers };
  return {
    ...sheet,
    facts: [courseFact(sheet, rank, was), risenFact(sheet, ahead), ...roseFacts(sheet), ...leverFacts(sheet)],
  };
}

const isBetter = (plan: Plan, rank: number, other: number) =>
  firstIsBest(plan) ? rank < other : rank > other;

/** Whether a unit has a better rank than before, and a better one than the place. */
function isAhead(view: AnyView, before: AnyView, one: Subject, place: Subject): boolean {
  const { plan } = view.release;
  const rank = view.rankNumber(one);
  return isBetter(plan, rank, before.rankNumber(one)) && isBetter(plan, rank, view.rankNumber(place));
}

/** A unit whose rank is open over half the field is no example. */
function isTelling(view: AnyView, one: Subject): boolean {
  const { low, high } = view.rankSpan(one);
  return 2 * (high - low) <= view.rankedCount(one).value;
}

function partsOf(view: AnyView, before: AnyView, place: Subject): PartCourse[] {
  const { release } = view;
  return dimensionNodes(release.plan).flatMap((node) => {
    const [now, then] = [view, before].map(({ t }) => {
      const at = viewOf(release, t, node);
      const [rank, value] = [at.rank(place), at.value(place)];
      return rank && value && { rank, value, of: at.rankedCount(place).value };
    });
    if (!now || !then) return [];
    return [{ node, name: release.plan.nodes[node]!.title, before: then, now, of: [then.of, now.of] }];
  });
}

type Drawn = Omit<PlaceSheet, 'facts'>;

function courseFact(
  { view, before, place, parts }: Drawn,
  rank: CitedFigure,
  was: CitedFigure,
): FactOf<'course'> {
  const moves = parts
    .map(({ name, before, now }) => ({ part: name, before: before.rank, now: now.rank }))
    .sort((a, b) => a.now.value - a.before.value - (b.now.value - b.before.value));
  const apart = (one: Subject) => Math.abs(view.rankNumber(one) - rank.value);
  const up = (move: (typeof moves)[number] | undefined) => (move ? move.before.value - move.now.value : 0);
  return {
    ...factHeader(view, place, 0.9, 0.6),
    kind: 'course',
    from: before.period,
    rank,
    range: view.range(place),
    before: was,
    value: view.value(place)!,
    valueBefore: before.value(place)!,
    gained: up(moves[0]) > 0 ? moves[0] : undefined,
    lost: up(moves.at(-1)) < 0 ? moves.at(-1) : undefined,
    rivals: rivalsOf(view, place).sort((a, b) => apart(a) - apart(b)),
  };
}

function risenFact({ view, before, place, close }: Drawn, ahead: readonly Subject[]): FactOf<'risen'> {
  const { plan } = view.release;
  return {
    ...factHeader(view, place, 0.7, 0.5),
    kind: 'risen',
    from: before.period,
    units: namedCountFigure(close.map((one) => resultReference(plan, one, before.period, before.node))),
    nearest: close.length >= mostClose,
    ahead,
    sure: ahead.filter((one) => hasMoved(view, before, one)),
  };
}

/** What a unit gained in a part between the two periods. */
export function gainIn(
  { view, before }: Pick<Drawn, 'view' | 'before'>,
  one: Subject,
  node: number,
): CitedFigure | undefined {
  const [now, then] = [view, before].map(({ release, t }) => viewOf(release, t, node).value(one));
  return now && then ? differenceFigure(now, then, 'change') : undefined;
}

function roseFacts(sheet: Drawn): FactOf<'rose-in'>[] {
  const { view, before, place, parts, examples } = sheet;
  const { nodes } = view.release.plan;
  return examples.flatMap((peer) => {
    const gains = parts.flatMap(({ node, name }) => {
      const [by, own] = [gainIn(sheet, peer, node), gainIn(sheet, place, node)];
      if (!by || !own) return [];
      const good = isHigherWorse(view.release.plan, node) ? -1 : 1;
      const weight = weightInParent(view.release.plan, node, view.t) || nodes[node]!.weight;
      return [{ part: name, by, own, size: good * weight * (by.value - own.value) }];
    });
    const most = gains.sort((a, b) => b.size - a.size)[0];
    if (!most || !(most.size > 0)) return [];
    const { part, by, own } = most;
    return [
      {
        ...factHeader(view, place, 0.6, 0.5),
        kind: 'rose-in' as const,
        from: before.period,
        peer,
        part,
        by,
        own,
      },
    ];
  });
}

function leverFacts({ view, before, place, levers }: Drawn): (FactOf<'lever'> | FactOf<'levers'>)[] {
  const { plan } = view.release;
  const members = view.members(-1);
  const stands = ({ rank }: Lever['built']) => ({
    rank: computed(rank, 'rank'),
    same: rank === levers.now.rank,
  });
  const each = levers.levers.map((lever) => ({
    ...factHeader(view, place, 0.6, 0.5),
    kind: 'lever' as const,
    from: before.period,
    indicator: plan.nodes[lever.node]!.title,
    peer: members[lever.by]!,
    ...stands(lever.built),
  }));
  if (each.length < 2) return each;
  const all = {
    ...factHeader(view, place, 0.6, 0.5),
    kind: 'levers' as const,
    count: computed(each.length, 'count'),
  };
  return [...each, { ...all, ...stands(levers.together) }];
}

/** A figure of an index that was built for the answer alone. */
function computed(value: number, unit: CitedFigure['unit']): CitedFigure {
  return { value, unit, from: 'computed', references: [] };
}

import { perHeadDoubts } from '../../analysis/index.js';
import { memoize, publishedPeriods } from '../../edition/index.js';
import { type Subject, tableNamed, tableReference } from '../../release/index.js';
import { rivalsOf } from './blocks.js';
import { factHeader } from './citedFigures.js';
import type { CitedFigure, FactOf, FigureUnit } from './fact.js';
import { leadersOf } from './leaders.js';
import { unitsOf } from './unitsOf.js';
import { type AnyView, type FactSource, isAheadByData, isTotal, totalOf, type View, viewOf } from './view.js';

type PerHeadColumn = 'value' | 'rank' | 'of' | 'low_rank' | 'high_rank';

/** The rows of the whole index per head by period, level and code of their places. */
const rowsOf = memoize((release: FactSource) => {
  const root = release.plan.nodes[0]!.id;
  const rows = (tableNamed(release, 'per-head', root)?.rows ?? []).filter(({ node }) => node === root);
  return new Map(rows.map((row) => [`${row.period}\n${row.level}\n${row.unit}`, row]));
});

/** The members of a level ranked per head, in order, by level and period. */
const ordersOf = memoize((_: FactSource) => new Map<string, readonly Subject[]>());

/**
 * The whole index per head in a published period, as a view of a release: values, ranks and rank ranges are those per head, and
 * the total is what it is. Undefined where the edition does not show it beside the index, or has no heads of that period.
 */
export function perHeadView<R extends FactSource>(release: R, t: number): View<R> | undefined {
  const { plan } = release;
  if (!plan.economy?.perHead?.beside || t < 0) return undefined;
  const view = viewOf(release, t);
  const rowOf = ({ level, code }: Pick<Subject, 'level' | 'code'>) =>
    rowsOf(release).get(`${view.period}\n${level}\n${code}`);
  if (!rowOf({ level: 'total', code: plan.total.code })) return undefined;
  const cell = (of: Subject, column: PerHeadColumn, unit: FigureUnit): CitedFigure | undefined => {
    const value = rowOf(of)?.[column] ?? undefined;
    if (value === undefined) return undefined;
    const key = { node: view.node, level: of.level, unit: of.code, period: view.period };
    const references = [tableReference('per-head', key, column)];
    return { value, unit, from: 'cell', references, ...(unit === 'points' ? { digits: 1 } : {}) };
  };
  const rankNumber = (of: Subject) => (isTotal(release, of) ? 0 : (rowOf(of)?.rank ?? 0));
  return {
    ...view,
    at: (s) => perHeadView(release, s),
    score: (of) => rowOf(of)?.value ?? Number.NaN,
    perHead: (of) => (rowOf(of)?.value ?? Number.NaN) / view.score(of),
    rankNumber,
    rankSpan: (of) => {
      const [row, rank] = [rowOf(of), rankNumber(of)];
      return { low: Math.min(row?.low_rank ?? rank, rank), high: Math.max(row?.high_rank ?? rank, rank) };
    },
    isSurelyAbove: (a, b) => {
      const [of, than] = [a, b].map(({ grouping, number }) => doubtsOf(release, t)?.[grouping + 1]?.[number]);
      return !view.isLargelyFilled() && isAheadByData(of, than);
    },
    movedBy: () => undefined,
    value: (of) => cell(of, 'value', 'points'),
    rank: (of) => (rankNumber(of) > 0 ? cell(of, 'rank', 'rank') : undefined),
    rankedCount: (of) => cell(of, 'of', 'count')!,
    range: (of) => {
      const [low, high] = [cell(of, 'low_rank', 'rank'), cell(of, 'high_rank', 'rank')];
      return low && high ? { low, high } : undefined;
    },
    peers: ({ grouping }) => {
      const known = ordersOf(release);
      const key = [grouping, t].join();
      const found =
        known.get(key) ??
        view
          .members(grouping)
          .filter((m) => rankNumber(m) > 0)
          .sort((a, b) => rankNumber(a) - rankNumber(b));
      known.set(key, found);
      return found;
    },
  };
}

/** What errors of the data leave open of the places per head in a period, by level; heads are taken as exact. */
function doubtsOf(release: FactSource, t: number): ReturnType<typeof perHeadDoubts> {
  const known = knownDoubts(release);
  if (!known.has(t)) {
    const view = perHeadView(release, t)!;
    // Per head is the score times a number of each place.
    const headsOf = (grouping: number) => {
      const heads: number[] = [];
      for (const place of view.members(grouping)) heads[place.number] = 1 / view.perHead!(place);
      return heads;
    };
    const groups = release.plan.groupings.map((_, grouping) => headsOf(grouping));
    known.set(t, perHeadDoubts(release, t, { units: headsOf(-1), groups }));
  }
  return known.get(t);
}

const knownDoubts = memoize((_: FactSource) => new Map<number, ReturnType<typeof perHeadDoubts>>());

/** Whether any published period has it. */
export function hasPerHead(release: FactSource): boolean {
  return publishedPeriods(release.plan).some((_, t) => perHeadView(release, t) !== undefined);
}

/** What a place has per head, and who has most: beside the index, where the edition shows it so. */
export function perHeadFacts(
  { release, t }: AnyView,
  place: Subject,
): (FactOf<'per-head'> | FactOf<'leaders-per-head'>)[] {
  const view = perHeadView(release, t);
  if (!view) return [];
  return [...ownPerHeadFacts(view, place), ...perHeadLeaderFacts(view, place)];
}

function ownPerHeadFacts(view: AnyView, place: Subject): FactOf<'per-head'>[] {
  const { release } = view;
  if (isTotal(release, place)) return [];
  const [value, rank, whole] = [view.value(place), view.rank(place), view.value(totalOf(release))];
  if (!value || !rank || !whole) return [];
  const fact = {
    value,
    whole,
    rank,
    of: view.rankedCount(place),
    range: view.range(place),
    rivals: rivalsOf(view, place),
  };
  return [{ ...factHeader(view, place, 0.95, 0.3), kind: 'per-head', ...fact }];
}

/** Who leads the first grouping and the units per head; of a group its units. */
function perHeadLeaderFacts(view: AnyView, place: Subject): FactOf<'leaders-per-head'>[] {
  const { plan } = view.release;
  const first = isTotal(view.release, place) ? plan.groupings[0] : undefined;
  const groups = first ? view.peers({ grouping: 0 }) : [];
  return [
    ...(first ? leadersOf(view, place, groups, first.title, false) : []),
    ...leadersOf(view, place, unitsOf(view, place), plan.unitsTitle, false),
  ].map(({ level, blocks, more, novelty }, i) => ({
    ...factHeader(view, place, 0.88, novelty),
    kind: 'leaders-per-head',
    level,
    blocks,
    more,
    whole: i === 0 && isTotal(view.release, place) ? view.value(place) : undefined,
  }));
}

import {
  type AnalysisName,
  type DataDoubt,
  isLargelyFilled,
  isSurelyAbove,
  type MoveSet,
  moveSets,
  nodeDoubts,
  type PlaceAt,
  type RankInterval,
} from '../../analysis/index.js';
import { at, hasNaturalZero, memoize, publishedPeriods } from '../../edition/index.js';
import { levelCube, rankedCount, ranksIn } from '../../engine/index.js';
import {
  type ColumnOf,
  type Release,
  type RowKey,
  resultReference,
  type Subject,
  subjectsOf,
  tableNamed,
  tableReference,
} from '../../release/index.js';
import { type Cell, findRow, type Table } from '../../tables/index.js';
import { shownIn } from '../numbers/scores.js';
import type { CitedFigure, FigureUnit, RankRange } from './figure.js';

/** What facts are drawn from: a release, or what is computed before there is one, without ranges. */
export type FactSource = Pick<Release, 'plan' | 'panel' | 'index' | 'uncertainty' | 'geocoding'>;

/** The figures of one node of a release in one published period, each with its receipt. */
export interface View<R extends FactSource = Release> {
  release: R;
  /** Number of the period from the first published one, and its name. */
  t: number;
  period: string;
  /** Number of the node, and its id. */
  g: number;
  node: string;
  /** The same node in another period; undefined before the first. */
  at(t: number): View<R> | undefined;
  /** Value (NaN where missing) and rank (0 where there is none) as plain numbers, for loops over many places. */
  score(of: Subject): number;
  rankNumber(of: Subject): number;
  value(of: Subject): CitedFigure | undefined;
  rank(of: Subject): CitedFigure | undefined;
  rankedCount(of: Subject): CitedFigure;
  /** The bare rank range, with what errors of the data leave open: the rank alone where neither is known. */
  rankSpan(of: Subject): { low: number; high: number };
  /** Whether so much of the node is filled in that no order of places is told. */
  isLargelyFilled: () => boolean;
  /** Whether errors of the data leave the first above the second, as far as they are known. */
  isSurelyAbove(a: Subject, b: Subject): boolean;
  /** The places gained since a period by the true figures (`moveSets`); undefined where no error of the data is known. */
  movedBy(since: number, of: Subject): MoveSet | undefined;
  /** Rank range in nine of ten variants (`rankStudy`); undefined where it was not studied. */
  range(of: Subject): RankRange | undefined;
  /** A figure of a table of the analysis; undefined where it is missing. */
  cell<N extends AnalysisName>(
    table: N,
    row: RowKey<N>,
    column: ColumnOf<N>,
    unit: FigureUnit,
    times?: number,
  ): CitedFigure | undefined;
  /** Of figures per head: by what the points of a place are multiplied to be these. */
  perHead?: (of: Subject) => number;
  /** The units (−1) or the groups of a grouping that have a rank, in order. */
  peers(of: Pick<Subject, 'grouping'>): readonly Subject[];
  /** The unit level, or a grouping, as subjects in the plan's order. */
  members(grouping: number): Subject[];
}

/** A view of anything that facts are drawn from. */
export type AnyView = View<FactSource>;

/** The view of a node (the root unless told) in a period. */
export function viewOf<R extends FactSource>(release: R, t: number, g = 0): View<R> {
  const { plan, index } = release;
  const period = publishedPeriods(plan)[t]!;
  const node = plan.nodes[g]!.id;
  const one = (of: Subject, value: number, unit: FigureUnit, from: CitedFigure['from']): CitedFigure => {
    return { value, unit, from, references: [resultReference(plan, of, period, node)] };
  };
  const valueAt = (of: Subject): number => {
    if (of.level === 'total' && of.code === plan.total.code) return at(index.total, g, 0, t);
    return at(levelCube(index, of.grouping), g, of.number, t);
  };
  const rankAt = (of: Subject): number =>
    isTotal(release, of) ? 0 : (ranksAt(release, of, g, t)[of.number] ?? 0);
  const members = (grouping: number) => subjectsBy(release).get(grouping) ?? [];
  const view: View<R> = {
    release,
    t,
    period,
    g,
    node,
    at: (s) => (s < 0 || s >= index.periods ? undefined : viewOf(release, s, g)),
    score: valueAt,
    rankNumber: rankAt,
    rankSpan: (of) => spanAt(release, of, [g, t], rankAt(of)),
    isLargelyFilled: () => filledNodes(release, g, t),
    isSurelyAbove: (a, b) =>
      !filledNodes(release, g, t) && isAheadByData(doubtAt(release, a, [g, t]), doubtAt(release, b, [g, t])),
    movedBy: (since, of) =>
      isTotal(release, of) ? undefined : moveSets(release, g, since, t)?.[of.grouping + 1]?.[of.number],
    value: (of) => {
      const value = valueAt(of);
      if (Number.isNaN(value)) return undefined;
      const { digits, isAlike } = shownIn(release, of, g, t);
      return { ...one(of, value, 'points', 'value'), digits, ...(isAlike ? { isAlike } : {}) };
    },
    rank: (of) => {
      const rank = rankAt(of);
      return rank > 0 ? one(of, rank, 'rank', 'rank') : undefined;
    },
    rankedCount: (of) => one(of, rankedCount(levelCube(index, of.grouping), g, t), 'count', 'of'),
    range: (of) => {
      const range = g === 0 ? rangeAt(release, of, period) : undefined;
      if (!range) return undefined;
      const row = { level: of.level, unit: of.code, period };
      const figure = (value: number, column: ColumnOf<'uncertainty'>): CitedFigure => {
        const references = [tableReference('uncertainty', row, column)];
        return { value, unit: 'rank', from: 'cell', references };
      };
      return { low: figure(range.low, 'low_rank'), high: figure(range.high, 'high_rank') };
    },
    cell: (table, row, column, unit, times = 1) => {
      const value = tableCell(release, table, row, column);
      if (value === undefined) return undefined;
      const references = [tableReference(table, row, column)];
      return { value: value * times, unit, from: 'cell', references, ...(times === 1 ? {} : { times }) };
    },
    peers: ({ grouping }) => {
      const known = rankedMembers(index);
      const key = [grouping, g, t].join();
      const found =
        known.get(key) ??
        members(grouping)
          .filter((m) => rankAt(m) > 0)
          .sort((a, b) => rankAt(a) - rankAt(b));
      known.set(key, found);
      return found;
    },
    members,
  };
  return view;
}

/** Whether a subject is the total. */
export function isTotal({ plan }: Pick<Release, 'plan'>, { level, code }: Subject): boolean {
  return level === 'total' && code === plan.total.code;
}

/**
 * Whether the members of a level divide the whole among them: not without a natural zero, nor where a member is below zero, so
 * that the others exceed the whole.
 */
export function isDivided(view: AnyView, { grouping }: Pick<Subject, 'grouping'>): boolean {
  return hasNaturalZero(view.release.plan) && view.members(grouping).every((one) => !(view.score(one) < 0));
}

/** Whether the ranks of a period were studied. */
export function isStudied({ release, period }: AnyView): boolean {
  return release.uncertainty.some((u) => u.period === period);
}

/** A subject as the analysis numbers places. */
export function placeAt(release: Pick<Release, 'plan'>, of: Subject): PlaceAt {
  return { grouping: isTotal(release, of) ? -2 : of.grouping, number: of.number };
}

/** The total. */
export function totalOf(release: Pick<Release, 'plan'>): Subject {
  return subjectsOf(release.plan).at(-1)!;
}

const filledNodes = (release: FactSource, g: number, t: number): boolean => {
  const known = knownFilled(release.index);
  const key = `${g} ${t}`;
  const is = known.get(key) ?? isLargelyFilled(release, g, t);
  known.set(key, is);
  return is;
};

const knownFilled = memoize((_: FactSource['index']) => new Map<string, boolean>());

/** The ranked members of a level in order, by level, node and period. */
const rankedMembers = memoize((_: Release['index']) => new Map<string, readonly Subject[]>());

const subjectLists = new WeakMap<Release['index'], Map<number, Subject[]>>();

/** Units under −1, groups under the number of their grouping. */
function subjectsBy(release: FactSource): Map<number, Subject[]> {
  const known = subjectLists.get(release.index) ?? new Map<number, Subject[]>();
  if (known.size === 0) {
    for (const subject of subjectsOf(release.plan).slice(0, -1)) {
      const list = known.get(subject.grouping);
      if (list) list.push(subject);
      else known.set(subject.grouping, [subject]);
    }
    subjectLists.set(release.index, known);
  }
  return known;
}

function ranksAt({ index }: FactSource, of: Subject, g: number, t: number): Int32Array {
  return ranksIn(levelCube(index, of.grouping), g, t);
}

function rangeAt(release: FactSource, of: Subject, period: string): RankInterval | undefined {
  if (isTotal(release, of)) return undefined;
  const studied = release.uncertainty.find((u) => u.period === period);
  const intervals = of.grouping < 0 ? studied?.intervals : studied?.groups?.[of.grouping];
  const listed = intervals?.[of.number];
  const found = listed?.unit === of.number ? listed : intervals?.find((i) => i.unit === of.number);
  return found && found.rank > 0 ? found : undefined;
}

/** What errors of the data leave open of a place: as the study of ranks has it, else as drawn when it is asked for. */
function doubtAt(
  release: FactSource,
  of: Subject,
  [g, t]: readonly [node: number, period: number],
): DataDoubt | undefined {
  if (isTotal(release, of)) return undefined;
  const range = g === 0 ? rangeAt(release, of, publishedPeriods(release.plan)[t]!) : undefined;
  return range ? range.data : nodeDoubts(release, g, t)?.[of.grouping + 1]?.[of.number];
}

/** The ranks of a place that its range, the errors of the data and its own rank leave open. */
function spanAt(
  release: FactSource,
  of: Subject,
  [g, t]: readonly [node: number, period: number],
  rank: number,
): { low: number; high: number } {
  if (rank === 0) return { low: rank, high: rank };
  const range = g === 0 ? rangeAt(release, of, publishedPeriods(release.plan)[t]!) : undefined;
  const open = [range, doubtAt(release, of, [g, t])].flatMap((one) => (one && one.low > 0 ? [one] : []));
  return {
    low: Math.min(rank, ...open.map(({ low }) => low)),
    high: Math.max(rank, ...open.map(({ high }) => high)),
  };
}

/** Whether errors of the data leave the first of two places above the second; so where none is known. */
export function isAheadByData(of: DataDoubt | undefined, than: DataDoubt | undefined): boolean {
  return !of || !than || !(of.error > 0 || than.error > 0) || isSurelyAbove(of, than);
}

/** A number of a table that facts are drawn from, which is made when first asked for; undefined where it is missing. */
function tableCell<N extends AnalysisName>(
  release: FactSource,
  name: N,
  row: RowKey<N>,
  column: ColumnOf<N>,
): number | undefined {
  const key: Readonly<Record<string, Cell>> = row;
  const table: Table | undefined = tableNamed(release, name, key['node']?.toString());
  const cell = table && findRow(table, key)?.[column];
  return typeof cell === 'number' ? cell : undefined;
}

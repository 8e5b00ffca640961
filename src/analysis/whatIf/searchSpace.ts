import { at, firstIsBest, line, type Panel, type Plan } from '../../edition/index.js';
import { buildIndex, type Index, rankAt, rankingValues, type Solve } from '../../engine/index.js';
import { type Cell, changedPanel, goodSign, unitsAlone, valueAt } from './cells.js';
import type { Target } from './subject.js';

/** An index rebuilt with some changes of the unit. */
export interface Point {
  /** Of each cell, how far it has moved on its normalised scale. */
  moves: readonly number[];
  index: Index;
  score: number;
  /** 0 where the unit has no score. */
  rank: number;
  /** By how much the score is better than what the target rank needs, negative where it is worse; −∞ without a score. */
  gap: number;
  reached: boolean;
}

/** All changes within the bounds, each tried by building the index with it. */
export interface SearchSpace {
  /** All requested indicators, with the reason for those that cannot change. */
  all: readonly Cell[];
  /** Those that may change. */
  cells: readonly Cell[];
  /** The range of each cell: the gain of its normalised score from now to its best, changed alone. */
  reach: readonly number[];
  now: Point;
  at(moves: readonly number[]): Point;
}

/**
 * The search space of a target: all changes within the bounds, each tried by building the index with it. A cell that
 * gains nothing on its way to its best is marked `no-effect` and left out.
 *
 * @param index the index of the panel
 */
export function searchSpace(
  plan: Plan,
  panel: Panel,
  index: Index,
  target: Target,
  asked: readonly Cell[],
  solve?: Solve,
): SearchSpace {
  const movable = asked.filter((c) => !c.fixed);
  const fills = movable.some((c) => c.was === 'missing');
  const leaf = (of: Index, g: number) => at(of, g, target.unit, target.period);
  const lean = unitsAlone(plan);
  const rebuilt = (cells: readonly Cell[], shares: readonly number[]) =>
    buildIndex(
      lean,
      changedPanel(
        plan,
        panel,
        target,
        cells,
        cells.map((cell, i) => valueAt(cell, shares[i])),
      ),
      solve,
    );
  const start = fills
    ? rebuilt(
        movable,
        movable.map(() => 0),
      )
    : index;
  const apart = columnsStandApart(plan, movable);
  const alone = (i: number) =>
    rebuilt(
      movable,
      movable.map((_, j) => (apart || i === j ? 1 : 0)),
    );
  const together = apart && movable.length > 0 ? alone(0) : undefined;
  const gains = movable.map(
    (cell, i) => goodSign(plan, cell.node) * (leaf(together ?? alone(i), cell.node) - leaf(start, cell.node)),
  );
  const cells = movable.filter((_, i) => gains[i] > 0);
  const reach = gains.filter((gain) => gain > 0);
  const still = new Set(movable.filter((_, i) => !(gains[i] > 0)));
  const resting = movable.filter((c) => still.has(c));
  return {
    all: asked.map((c) => (still.has(c) ? { ...c, fixed: 'no-effect' } : c)),
    cells,
    reach,
    now: pointOf(
      plan,
      start,
      target,
      cells.map(() => 0),
    ),
    at: (moves) => {
      const shares = [...moves.map((m, i) => m / reach[i]), ...resting.map(() => 0)];
      return pointOf(plan, rebuilt([...cells, ...resting], shares), target, moves);
    },
  };
}

/**
 * Whether the normalised score of an indicator follows from its own figures alone, so that one index tells the gains of all: not
 * where figures are filled in from other indicators, nor where a change decides what is screened out.
 */
function columnsStandApart({ method }: Plan, cells: readonly Cell[]): boolean {
  const { impute, screen } = method;
  const isFilledAcross = !['none', 'linear', 'last', 'mean', 'median'].includes(impute.method);
  return !isFilledAcross && !screen && cells.every(({ was }) => was === 'observed');
}

/** The score and rank of the unit in an index. */
export function pointOf(
  plan: Plan,
  index: Index,
  target: Pick<Target, 'unit' | 'node' | 'period' | 'rank'>,
  moves: readonly number[],
): Point {
  const score = at(index, target.node, target.unit, target.period);
  const rank = rankAt(index, target.node, target.unit, target.period);
  const needed = neededScore(plan, index, target);
  const gap = score === score ? goodSign(plan, target.node) * (score - needed) : Number.NEGATIVE_INFINITY;
  const reached = rank > 0 && (firstIsBest(plan) ? rank <= target.rank : rank >= target.rank);
  return { moves, index, score, rank, gap, reached };
}

/**
 * The score needed for a rank while all others are unchanged: the rank-th best of the others, since tied scores share the smallest
 * rank; where ranks are taken on rounded scores, the first that rounds to it. Where the worst has rank 1, the score to exceed: that
 * of the unit that is worse than all but `rank − 2`. ∓∞ where fewer others have a score.
 */
export function neededScore(
  plan: Plan,
  index: Index,
  { unit, node, period, rank }: Pick<Target, 'unit' | 'node' | 'period' | 'rank'>,
): number {
  const first = firstIsBest(plan);
  const others = Array.from(rankingValues(plan, node, line(index, node, period).slice()))
    .filter((x, c) => c !== unit && x === x)
    .map((x) => (first ? x : -x))
    .sort((a, b) => a - b);
  const digits = plan.method.rankDigits;
  const half = digits === null ? 0 : 0.5 / Number(`1e${digits}`);
  const behind = rank < 2 ? Number.NEGATIVE_INFINITY : (others[rank - 2] ?? Number.POSITIVE_INFINITY);
  const needed = first ? (others.at(-rank) ?? Number.NEGATIVE_INFINITY) - half : behind + half;
  return goodSign(plan, node) * needed;
}

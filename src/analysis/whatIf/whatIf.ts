import { at, line, type Panel, type Plan } from '../../edition/index.js';
import type { Index, Solve } from '../../engine/index.js';
import { type Cell, cellsOf, type Fixed, valueAt } from './cells.js';
import { leastChange, sizeOf } from './search.js';
import { neededScore, type Point, type SearchSpace, searchSpace } from './searchSpace.js';
import { type Shape, scalesHold, shapeOf, slopeAt, slopeBySteps } from './shape.js';
import type { Target } from './subject.js';

/** One indicator of the answer. Values are as published: divided by the denominator, not turned. */
export interface Move {
  node: number;
  indicator: number;
  was: Cell['was'];
  /** NaN is missing. */
  before: number;
  after: number;
  best: number;
  /** The raw figure that moves, where the indicator is divided: the value times its denominator, which stays. */
  numerator: { before: number; after: number; denominator: number } | undefined;
  /** Normalised score before and after, both in the index as it was rebuilt. */
  scoreBefore: number;
  scoreAfter: number;
  /** The part of the size of the change. */
  moved: number;
}

export interface ScoreAndRank {
  score: number;
  /** 0 without a score. */
  rank: number;
}

/** What it takes to reach a rank, or why it cannot be reached. */
export interface WhatIf extends Target {
  /**
   * already: the rank is there. reached: `moves` lead to it, as an index built with them shows.
   * impossible: not even with everything at its best, which nothing within the bounds beats.
   * not-found: everything tried falls short, and nothing proves that all would.
   * no-score: a missing part leaves the unit without a score.
   */
  status: 'already' | 'reached' | 'impossible' | 'not-found' | 'no-score';
  now: ScoreAndRank;
  /** The score the rank needs while all others stand. */
  needed: number;
  after: ScoreAndRank;
  /** With every indicator that may move at its best value. */
  best: ScoreAndRank;
  moves: Move[];
  /** Sum of the moves on their normalised scales, or the root of their squares. */
  size: number;
  /** Proved: no change is smaller than this. NaN where nothing is proved. */
  least: number;
  fixed: { node: number; why: Fixed; value: number }[];
  shape: Shape;
  /** Whether the scales and totals stay as they are over all these changes; else they move with the unit. */
  scalesHold: boolean;
  /** The largest change of another unit's score at the node. */
  othersMoved: number;
}

/**
 * The smallest change of a unit's indicators that brings it to a rank at a node, within what was observed and never
 * to the worse. Every point looked at is a whole index built with the changed panel, so the answer holds in that
 * index, with scales, totals and the scores of others as they then are. See `leastChange` for what is proved.
 *
 * @param index the index of the panel
 */
export function whatIf(plan: Plan, panel: Panel, index: Index, solve: Solve, target: Target): WhatIf {
  const space = searchSpace(plan, panel, index, target, cellsOf(plan, panel, index, target), solve);
  const top = space.at(space.reach);
  const shape = shapeOf(plan, target.node, space);
  const holds = scalesHold(plan, space, target, top);
  const answer = (status: WhatIf['status'], point: Point, least: number): WhatIf => ({
    ...target,
    status,
    now: standing(space.now),
    needed: neededScore(plan, space.now.index, target),
    after: standing(point),
    best: standing(top),
    moves: movesOf(plan, space, target, point),
    size: sizeOf(point.moves, target.spread),
    least,
    fixed: space.all.flatMap((c) => (c.fixed ? [{ node: c.node, why: c.fixed, value: c.before }] : [])),
    shape,
    scalesHold: holds,
    othersMoved: othersMoved(space.now, point, target),
  });
  if (space.now.reached) return answer('already', space.now, 0);
  const goal = top.reached || (shape !== 'unknown' && holds) ? top : climb(space, top);
  if (!goal.reached) {
    if (top.rank === 0) return answer('no-score', space.now, Number.NaN);
    const sure = shape !== 'unknown' && holds;
    return answer(sure ? 'impossible' : 'not-found', space.now, Number.NaN);
  }
  const convex = shape === 'concave' && holds;
  const slope = (p: Point) => (holds && slopeAt(plan, space, target, p)) || slopeBySteps(space, p);
  const found = leastChange({ space, solve, top: goal, spread: target.spread, convex, slope });
  return answer('reached', found.point, found.least);
}

function standing({ score, rank }: Point): ScoreAndRank {
  return { score, rank };
}

/** Where more may be worse: from everything at its best, takes back what stands in the way, while that helps. */
function climb(space: SearchSpace, top: Point): Point {
  let best = top;
  for (let again = true; again && !best.reached; ) {
    const before = best;
    for (const [i, r] of space.reach.entries()) {
      const other = space.at(best.moves.map((m, j) => (i !== j ? m : m > 0 ? 0 : r)));
      if (other.gap > best.gap) best = other;
    }
    again = best !== before;
  }
  return best;
}

function movesOf(plan: Plan, space: SearchSpace, target: Target, point: Point): Move[] {
  const leaf = (of: Index, g: number) => at(of, g, target.unit, target.period);
  const moved = new Map(space.cells.map((cell, i) => [cell.node, { m: point.moves[i], r: space.reach[i] }]));
  return space.all.flatMap((cell) => {
    const { m, r } = moved.get(cell.node) ?? { m: 0, r: 1 };
    const filled = cell.was === 'missing' && (!cell.fixed || cell.fixed === 'no-effect');
    if (!filled && !(m > 0)) return [];
    const after = valueAt(cell, m / r);
    const { node, indicator, was, before, best, divisor } = cell;
    const numerator = { before: before * divisor, after: after * divisor, denominator: divisor };
    return {
      node,
      indicator,
      was,
      before,
      after,
      best,
      numerator: plan.indicators[indicator].denominator < 0 ? undefined : numerator,
      scoreBefore: leaf(space.now.index, node),
      scoreAfter: leaf(point.index, node),
      moved: m,
    };
  });
}

function othersMoved(now: Point, after: Point, { unit, node, period }: Target): number {
  const [before, then] = [now, after].map(({ index }) => line(index, node, period));
  let most = 0;
  for (let c = 0; c < before.length; c++) {
    const shift = Math.abs(then[c] - before[c]);
    if (c !== unit && shift > most) most = shift;
  }
  return most;
}

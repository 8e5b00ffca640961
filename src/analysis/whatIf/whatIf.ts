import { at, line, type Panel, type Plan } from '../../edition/index.js';
import type { Index, Solve } from '../../engine/index.js';
import { cellsOf, type Fixed, valueAt } from './cells.js';
import type { Move, ScoreAndRank } from './move.js';
import { leastChange, sizeOf } from './search.js';
import { neededScore, type Point, type SearchSpace, searchSpace } from './searchSpace.js';
import { type Shape, scalesHold, shapeOf, slopeAt, slopeBySteps } from './shape.js';
import { type ShownMoves, shownMoves } from './shownMoves.js';
import type { Target } from './subject.js';

/** The smallest change that reaches a rank, or why it cannot be reached. */
export interface WhatIf extends Target {
  /**
   * already: the unit has the rank. reached: it gets the rank with `moves`, as the index built with them confirms.
   * impossible: not even with all indicators at their best, which is the maximum within the bounds.
   * not-found: no change was found, without proof that there is none.
   * no-score: the unit has no score, since a child is missing.
   */
  status: 'already' | 'reached' | 'impossible' | 'not-found' | 'no-score';
  now: ScoreAndRank;
  /** The score needed for the rank while all others are unchanged. */
  needed: number;
  after: ScoreAndRank;
  /** With every indicator that may change at its best value. */
  best: ScoreAndRank;
  moves: Move[];
  /** The changed values as they can be told, and what the index built with them gives; undefined where rounded ones do not reach the rank. */
  shown: ShownMoves | undefined;
  /** Sum of the moves on their normalised scales, or the root of their squares. */
  size: number;
  /** Proved lower bound of the size; NaN where there is none. */
  least: number;
  fixed: { node: number; why: Fixed; value: number }[];
  shape: Shape;
  /** Whether scales and totals are unchanged by all these changes; otherwise they change with the unit. */
  scalesHold: boolean;
  /** The largest change of another unit's score at the node. */
  othersMoved: number;
}

/**
 * The smallest change of a unit's indicators that brings it to a rank at a node, within observed values and never
 * for the worse. Every point is a complete index built with the changed panel, so the result holds with the scales, totals and
 * other scores that follow. See `leastChange` for what is proved.
 *
 * @param index the index of the panel
 *
 * @example
 * import { buildIndex, findUnit, loadSolver, readEdition, whatIf } from 'internet-plus-index';
 *
 * const { plan, panel } = await readEdition('my-index');
 * const target = { unit: findUnit(plan, 'Lakeside'), node: 0, period: 1, peers: -1, fill: false, rank: 1, spread: false };
 * const found = whatIf(plan, panel, buildIndex(plan, panel), await loadSolver(), target);
 * for (const { node, before, after } of found.moves) console.log(plan.nodes[node]!.id, before, after.toFixed(1));
 * // → broadband 30.4 33.0
 * // → mobile 106 108.0
 * // → online-services 233 240.0
 * // → waiting-time 5.9 5.2
 */
export function whatIf(plan: Plan, panel: Panel, index: Index, solve: Solve, target: Target): WhatIf {
  const space = searchSpace(plan, panel, index, target, cellsOf(plan, panel, index, target), solve);
  const top = space.at(space.reach);
  const shape = shapeOf(plan, target.node, space);
  const holds = scalesHold(plan, space, target, top);
  const answer = (status: WhatIf['status'], point: Point, least: number): WhatIf => {
    const moves = movesOf(plan, space, target, point);
    return {
      shown: status === 'reached' ? shownMoves(space, point, moves) : undefined,
      ...target,
      status,
      now: scoreAndRank(space.now),
      needed: neededScore(plan, space.now.index, target),
      after: scoreAndRank(point),
      best: scoreAndRank(top),
      moves,
      size: sizeOf(point.moves, target.spread),
      least,
      fixed: space.all.flatMap((c) => (c.fixed ? [{ node: c.node, why: c.fixed, value: c.before }] : [])),
      shape,
      scalesHold: holds,
      othersMoved: othersMoved(space.now, point, target),
    };
  };
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

function scoreAndRank({ score, rank }: Point): ScoreAndRank {
  return { score, rank };
}

/** Where more may be worse: starting from all indicators at their best, undoes changes as long as that improves the score. */
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

import { at, type Panel, type Plan } from '../../edition/index.js';
import { buildIndex, type Index, median, rankAt, type Solve, sampleSd } from '../../engine/index.js';
import { type Cell, cellsOf, changedPanel, goodSign, unitsAlone, valuesOf } from './cells.js';
import type { Subject } from './subject.js';

/** The effect of one change of one indicator, everything else unchanged, in the index built with it. */
export interface Effect {
  /** The value it would have, as published: after division, without direction. */
  value: number;
  /** Change of the unit's score at the node. */
  points: number;
  /** The rank it would have; 0 without a score. */
  rank: number;
}

/** The effects of improving an indicator of a unit. Effects that do not exist are undefined. */
export interface Lift {
  node: number;
  indicator: number;
  was: Cell['was'];
  /** The value now. */
  value: number;
  /** One per cent better. */
  percent: Effect | undefined;
  /** One standard deviation better, of the values of the period. */
  sd: Effect | undefined;
  /** To the median of the values of the period, where it is below. */
  median: Effect | undefined;
  /** To the best value observed in the published periods. */
  best: Effect | undefined;
}

/** All lifts of a unit at a node. */
export interface Lifts extends Subject {
  score: number;
  rank: number;
  lifts: Lift[];
}

/**
 * The effects of improving single indicators of a unit: for each below a node, the change of the unit's score when that indicator
 * alone improves. Sorted by the effect of one standard deviation, which makes indicators comparable; those without one come last.
 *
 * @param index the index of the panel
 */
export function liftsOf(plan: Plan, panel: Panel, index: Index, of: Subject, solve?: Solve): Lifts {
  const score = at(index, of.node, of.unit, of.period);
  const lean = unitsAlone(plan);
  const lifts = cellsOf(plan, panel, index, of)
    .filter((cell) => cell.before === cell.before && cell.fixed !== 'no-denominator')
    .map((cell) => liftOf(cell));
  const rank = rankAt(index, of.node, of.unit, of.period);
  const good = goodSign(plan, of.node);
  const key = (l: Lift) => (l.sd ? good * l.sd.points : Number.NEGATIVE_INFINITY);
  return { ...of, score, rank, lifts: lifts.sort((a, b) => key(b) - key(a)) };

  function liftOf(cell: Cell): Lift {
    const direction = plan.indicators[cell.indicator].direction * goodSign(plan, cell.node);
    const sample = valuesOf(plan, index, of, cell.node, of.period);
    const middle = direction * median(sample);
    const better = direction * (middle - cell.before) > 0;
    return {
      node: cell.node,
      indicator: cell.indicator,
      was: cell.was,
      value: cell.before,
      percent: effect(cell, cell.before + direction * 0.01 * Math.abs(cell.before)),
      sd: effect(cell, cell.before + direction * sampleSd(sample)),
      median: better ? effect(cell, middle) : undefined,
      best: cell.fixed === 'best' ? undefined : effect(cell, cell.best),
    };
  }

  function effect(cell: Cell, value: number): Effect | undefined {
    if (value !== value || value === cell.before) return undefined;
    const changed = buildIndex(lean, changedPanel(plan, panel, of, [cell], [value]), solve);
    const rank = rankAt(changed, of.node, of.unit, of.period);
    return { value, points: at(changed, of.node, of.unit, of.period) - score, rank };
  }
}

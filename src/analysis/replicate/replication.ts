import type { Solve } from '../../engine/index.js';
import {
  type ComparedCell,
  type ComparedTable,
  comparePublished,
  figureFinder,
} from '../published/compare.js';
import type { Analysed } from '../tableFamily.js';
import { overlap } from './boxes.js';
import { type Hint, hintsOf } from './hints.js';
import { reachOfRounding } from './reach.js';
import { type Recovered, recoverWeights, type ScoreOfIndicator } from './recover.js';
import { halfUnit, roundingOf } from './rounding.js';
import { type Step, stepsOf } from './steps.js';

/** What follows from a table of published figures of an index about how it was made. */
export interface Replication {
  compared: ComparedTable;
  /**
   * How many of the compared values can come from inputs that were rounded to the decimals in which they are given; undefined where
   * that is not computed.
   */
  possible: number | undefined;
  /** Those that cannot. */
  impossible: readonly ComparedCell[];
  /** How many indicators are taken as rounded. */
  rounded: number;
  steps: readonly Step[];
  hints: readonly Hint[];
  recovered: readonly Recovered[];
}

/**
 * Every table of published figures of an edition, with what its figures allow to infer.
 * @param solve the solver, for weights and for two goalposts at once; without it they are not sought
 */
export function replicationsOf(of: Analysed, solve?: Solve): Replication[] {
  const tables = comparePublished(of);
  if (tables.length === 0) return [];
  const reach = reachOfRounding(of);
  const reachAt = reach && figureFinder(of.plan, reach);
  const scoreAt = figureFinder(of.plan, of.index);
  const scoreOf: ScoreOfIndicator | undefined =
    reachAt &&
    ((unit, period, node) => {
      const at = { level: of.plan.level, unit, period, node, value: null, rank: null };
      const [score, by] = [scoreAt(at), reachAt(at)];
      if (typeof score !== 'object' || typeof by !== 'object' || Number.isNaN(score.value)) return undefined;
      return { low: score.value - (by.value || 0), high: score.value + (by.value || 0) };
    });
  const rounded = roundingOf(of.plan, of.panel).filter((by) => by > 0).length;
  return tables.map((compared) => {
    const values = compared.cells.filter(({ equal }) => equal !== undefined);
    const half = halfUnit(compared.table.digits);
    const isPossible = (cell: ComparedCell): boolean => {
      const found = reachAt!(cell);
      const by = typeof found === 'object' ? found.value || 0 : 0;
      return (
        cell.equal === true ||
        overlap(
          { low: cell.ours - by, high: cell.ours + by },
          { low: cell.value! - half, high: cell.value! + half },
        )
      );
    };
    const impossible = reachAt ? values.filter((cell) => !isPossible(cell)) : [];
    return {
      compared,
      possible: reachAt && values.length - impossible.length,
      impossible,
      rounded,
      steps: stepsOf(of.plan, compared.table),
      hints: hintsOf(of, compared, reach, solve),
      recovered: solve ? recoverWeights(of.plan, compared.table, solve, scoreOf) : [],
    };
  });
}

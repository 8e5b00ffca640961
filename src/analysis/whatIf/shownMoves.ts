import { type Cell, observedValues, shareAt, valueAt } from './cells.js';
import type { Move, ScoreAndRank } from './move.js';
import type { Point, SearchSpace } from './searchSpace.js';

/** A change with values as they can be told. */
export interface ShownMoves {
  /** The value of each indicator that changes, by its node. */
  values: ReadonlyMap<number, number>;
  /** What the index built with these values gives. */
  standing: ScoreAndRank;
}

/** Significant digits of a change as it is shown. */
const digits = 3;

/**
 * A change in values that can be told: whole numbers where all that was observed is whole, else three digits of the change,
 * rounded to the better so that the rank is still reached. The index is built with them; where they do not reach it, undefined.
 */
export function shownMoves(
  space: SearchSpace,
  point: Point,
  moves: readonly Pick<Move, 'node' | 'before' | 'after' | 'best'>[],
): ShownMoves | undefined {
  const { panel } = space.now.index;
  const values = new Map(
    moves.map((move) => {
      const cell = space.cells.find(({ node }) => node === move.node);
      const isWhole = cell !== undefined && observedValues(panel, cell.indicator).every(Number.isInteger);
      return [move.node, cell ? rounded(move, isWhole) : move.after];
    }),
  );
  const shares = space.cells.map((cell, i) => {
    const value = values.get(cell.node);
    return value === undefined ? point.moves[i]! : space.reach[i]! * shareAt(cell, value);
  });
  const built = space.at(shares);
  const isTold = space.cells.every((cell, i) => isClose(cell, shares[i]! / space.reach[i]!, values));
  return built.reached && isTold ? { values, standing: { score: built.score, rank: built.rank } } : undefined;
}

/** Whether the share of the way leads to the value that is shown. */
function isClose(cell: Cell, share: number, values: ReadonlyMap<number, number>): boolean {
  const value = values.get(cell.node);
  if (value === undefined) return true;
  return Math.abs(valueAt(cell, share) - value) <= 1e-9 * Math.max(1, Math.abs(value));
}

/** A value rounded away from where it starts, at most to the best. */
function rounded({ before, after, best }: Pick<Move, 'before' | 'after' | 'best'>, isWhole: boolean): number {
  const change = Math.abs(after - before);
  if (!(change > 0)) return after;
  const exponent = Number(change.toExponential().split('e')[1]) - (digits - 1);
  const step = isWhole ? Math.max(0, exponent) : exponent;
  const [unit, times] = step < 0 ? [1, Number(`1e${-step}`)] : [Number(`1e${step}`), 1];
  const scaled = (after * times) / unit;
  const up = best > before;
  // Values that are integers up to rounding errors stay.
  const near = Math.round(scaled);
  const isThere = Math.abs(scaled - near) <= 1e-9 * Math.max(1, Math.abs(scaled));
  const value = ((isThere ? near : up ? Math.ceil(scaled) : Math.floor(scaled)) * unit) / times;
  return up ? Math.min(value, best) : Math.max(value, best);
}

import type { Plan } from '../../edition/index.js';
import { type Index, reaggregation, type Solve } from '../../engine/index.js';
import { ranksAmongPublished } from './amongRanked.js';
import { meanShift } from './part.js';
import { leaveOut, removableNodes, weightsOf } from './weights.js';

/** A unit and by how many places it moves; above zero is a rise. */
export interface PlaceChange {
  unit: number;
  places: number;
}

/** The change of the ranks of the root when one indicator or node is left out. */
export interface LeftOut extends WithoutNodes {
  node: number;
}

/** The change of the ranks of the root when some nodes are left out together. */
export interface WithoutNodes {
  /** Mean absolute rank shift over the units ranked before and after; NaN when there is none. */
  shift: number;
  /** Largest absolute rank shift. */
  largest: number;
  /** The largest rise and fall, the first of ties; absent where there is none. */
  rises?: PlaceChange;
  falls?: PlaceChange;
  /** Ranks without it, 0 for none. */
  ranks: Int32Array;
}

/**
 * Leaves out every indicator and every inner node in turn, its weight shared among its siblings (or those
 * of its parent where it has none), and compares the ranks. Nodes without which no indicator would be left are skipped.
 * Source: OECD/JRC Handbook, step 7; COINr `remove_elements`.
 *
 * @param period published period, counted from the first
 */
export function leaveOneOut(plan: Plan, index: Index, period: number, solve?: Solve): LeftOut[] {
  const without = prepareLeavingOut(plan, index, period, solve);
  return removableNodes(plan.nodes).map((node) => ({ node, ...without([node]) }));
}

/**
 * Prepares to leave nodes out together, such as the indicators that one source feeds. At least one indicator with a weight must be left.
 *
 * @param period published period, counted from the first
 */
export function prepareLeavingOut(
  plan: Plan,
  index: Index,
  period: number,
  solve?: Solve,
): (nodes: readonly number[]) => WithoutNodes {
  const keeper = reaggregation(plan, index, period, solve);
  const given = weightsOf(plan.nodes);
  const nominal = Int32Array.from(keeper.root(given).ranks);
  const ranked = ranksAmongPublished(plan, nominal);
  return (nodes) => {
    const weights = given.slice();
    for (const node of nodes) leaveOut(plan.nodes, weights, node);
    const ranks = ranked(keeper.root(weights));
    const changes = Array.from(nominal, (rank, unit) => ({ unit, places: rank - ranks[unit] })).filter(
      ({ unit }) => nominal[unit] > 0 && ranks[unit] > 0,
    );
    const most = (sign: 1 | -1) =>
      changes.reduce<PlaceChange | undefined>(
        (best, c) => (c.places * sign > Math.max(0, (best?.places ?? 0) * sign) ? c : best),
        undefined,
      );
    const [rises, falls] = [most(1), most(-1)];
    return {
      shift: meanShift(nominal, ranks),
      largest: Math.max(rises?.places ?? 0, -(falls?.places ?? 0)),
      ...(rises ? { rises } : {}),
      ...(falls ? { falls } : {}),
      ranks,
    };
  };
}

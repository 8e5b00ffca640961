import { memoize, type Plan } from '../../edition/index.js';
import { kMeans } from '../tiers/kMeans.js';
import { pointsOf } from './distances.js';
import { fewestUnits } from './spreadTest.js';

/** Blocks of neighbours: few, which hold what wide regions share, and more, which hold what smaller ones do. */
const numbers = [6, 12];

/**
 * The members of a level by where they lie, as six and as twelve blocks of near ones (k-means of points of the globe), since neighbours may
 * share their ups and downs; a group lies in the middle of its units. The number of each member's block, −1 where a member has no
 * place; nothing where fewer than twenty have one.
 *
 * @param grouping index of the grouping, −1 for the units
 */
export function spatialBlocks(plan: Plan, grouping: number): readonly Int32Array[] {
  const known = blocksOfPlan(plan);
  const found = known.get(grouping) ?? blocksOf(pointsOf(plan, grouping));
  known.set(grouping, found);
  return found;
}

const blocksOfPlan = memoize((_: Plan) => new Map<number, Int32Array[]>());

function blocksOf(points: readonly (readonly number[] | undefined)[]): Int32Array[] {
  const here = Array.from(points.keys()).filter((c) => points[c]);
  if (here.length < fewestUnits) return [];
  const coordinates = Float64Array.from(here.flatMap((c) => points[c]!));
  return numbers.map((k) => {
    const { clusterOf } = kMeans(coordinates, 3, k, { seed: k, tries: 5 });
    const blocks = new Int32Array(points.length).fill(-1);
    here.forEach((c, i) => {
      blocks[c] = clusterOf[i];
    });
    return blocks;
  });
}

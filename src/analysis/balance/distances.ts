import { memoize, type Plan } from '../../edition/index.js';
import type { Square } from './alike.js';
import { arcBetween, type Point, pointOf } from './spatialWeights.js';

/** Where the members of a level lie: units at their coordinates, groups in the middle of their units; −1 is the level of units. */
export function pointsOf({ units, groupings }: Plan, grouping: number): (Point | undefined)[] {
  const points = units.map(({ coordinates }) => coordinates && pointOf(coordinates));
  const own = groupings[grouping];
  if (!own) return points;
  return own.groups.map((_, j) => {
    const inside = points.flatMap((point, c) => (point && own.memberOf[c] === j ? [point] : []));
    const middle = (d: 0 | 1 | 2) => inside.reduce((sum, point) => sum + point[d], 0) / inside.length;
    return inside.length === 0 ? undefined : [middle(0), middle(1), middle(2)];
  });
}

/** Kilometres between points, by row; NaN where one is not known. */
export function distancesAmong(points: readonly (Point | undefined)[]): Square {
  const all = points.map(() => new Float64Array(points.length));
  points.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = points[j];
      all[i][j] = a && b ? arcBetween(a, b) : Number.NaN;
      all[j][i] = all[i][j];
    }
  });
  return all;
}

/** Kilometres between the members of a level, found once for an edition. */
export function distancesOf(plan: Plan, grouping: number): Square {
  const known = distancesOfPlan(plan);
  const found = known.get(grouping) ?? distancesAmong(pointsOf(plan, grouping));
  known.set(grouping, found);
  return found;
}

const distancesOfPlan = memoize((_: Plan) => new Map<number, Square>());

import { memoize, type Plan } from '../../edition/index.js';
import { column, defineTable, type RowOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import { type FrameMaker, frameMaker } from './moran.js';
import type { NoValueReason } from './noValueReason.js';
import { fromLists, inverseDistance, nearestNeighbours, type SpatialWeights } from './spatialWeights.js';

/** Frames of the units of an edition by its neighbours, which are looked for once. */
export const frameMakerOf = memoize((plan: Plan): FrameMaker => frameMaker(weightsOf(plan)));

/** The spatial weights of an edition, each row with sum 1. */
export function weightsOf({ units, neighbours }: Plan): SpatialWeights {
  const places = units.map((u) => u.coordinates);
  if (neighbours.by === 'nearest') return nearestNeighbours(places, neighbours.count);
  if (neighbours.by === 'distance') return inverseDistance(places, neighbours.within);
  return fromLists(neighbours.lists);
}

/** Whether an edition has locations of units: coordinates, or a map where neighbours are taken from it. */
export function isLocated({ units, neighbours }: Plan): boolean {
  return 'lists' in neighbours
    ? neighbours.unmapped.length < units.length
    : units.some((u) => u.coordinates !== undefined);
}

/** The table of the neighbours of each unit, with the reason where it has none. */
export function neighbourRows(plan: Plan): RowOf<typeof neighbours>[] {
  const weights = weightsOf(plan);
  return plan.units.map(({ code }, c) => {
    const codes = Array.from(weights.neighbours[c], (j) => plan.units[j].code);
    const reason = codes.length > 0 ? null : whyWithoutNeighbours(plan, c);
    return { unit: code, count: codes.length, neighbours: codes.join(' '), reason };
  });
}

/** Why a unit has no neighbour. */
export function whyWithoutNeighbours({ units, neighbours }: Plan, c: number): NoValueReason {
  if ('lists' in neighbours) return neighbours.unmapped.includes(c) ? 'not-on-map' : 'island';
  return units[c].coordinates ? 'island' : 'no-coordinates';
}

export const neighbours = defineTable({
  name: 'neighbours',
  title: { en: 'Neighbours of each unit', zh: '邻居关系' },
  columns: {
    unit: columns.unit,
    count: column.integer('Number of neighbours', '邻居数'),
    neighbours: column.string('Codes of the neighbours', '邻居代码'),
    reason: column.string('Reason why it has none', '无邻居的原因', {
      note: {
        en: 'island: no other unit within the distance or across a border; not-on-map; no-coordinates',
        zh: 'island：设定距离内或共同边界处均无其他单元；not-on-map：地图上没有；no-coordinates：无坐标',
      },
      optional: true,
    }),
  },
  key: ['unit'],
  from: ['plan'],
  section: sections.balance,
});

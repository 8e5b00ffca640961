import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { hasGroups } from '../../dist/analysis/tiers/structure.js';
import { type Cell, counted } from './cell.js';
import { normal, type Random } from './panels.js';

/** Points whose coordinates are drawn one by one; the number of the point out of n is given, and what its coordinates share. */
interface Cloud {
  name: string;
  points: number;
  dimensions: number;
  /** How many groups there are. */
  groups: number;
  at: (place: number, common: number, random: Random) => number;
}

const oneGroup: readonly Omit<Cloud, 'points' | 'dimensions' | 'groups'>[] = [
  { name: 'one normal group', at: (_, __, random) => normal(random) },
  { name: 'one group with a common factor', at: (_, common, random) => common + 0.6 * normal(random) },
  {
    name: 'one skewed group',
    at: (_, common, random) => Math.exp(0.5 * (common + 0.6 * normal(random))),
  },
  { name: 'a continuum', at: (place, _, random) => 4 * place + 0.5 * normal(random) },
];

const clouds: readonly Cloud[] = [
  ...[
    { points: 60, dimensions: 5 },
    { points: 200, dimensions: 1 },
  ].flatMap((size) => [
    ...oneGroup.map((one) => ({ ...one, ...size, groups: 1 })),
    {
      ...{ ...size, name: 'two groups, four deviations apart', groups: 2 },
      at: (place: number, _: number, random: Random) => (place < 0.5 ? 4 : 0) + normal(random),
    },
  ]),
];

/** “Fall into tiers”: said of points that make one group or a continuum, and of points that make two. */
export function groupCells(trials: number): Cell[] {
  return clouds.map(({ name, points, dimensions, groups, at }) => {
    const random = seededRandom(100 * name.length + points);
    const of = {
      ...{ what: 'more than one group', panel: `${name}, ${dimensions} indicators` },
      ...{ units: points, periods: 1 },
    };
    const kind = groups > 1 ? ({ counts: 'found' } as const) : ({ counts: 'wrong', nominal: 0.05 } as const);
    return counted({ ...of, ...kind }, trials, () => {
      const commons = Array.from({ length: points }, () => normal(random));
      const drawn = Float64Array.from({ length: points * dimensions }, (_, i) => {
        const c = Math.floor(i / dimensions);
        return at(c / points, commons[c]!, random);
      });
      return hasGroups(standardised(drawn, dimensions), dimensions);
    });
  });
}

function standardised(points: Float64Array, dimensions: number): Float64Array {
  const n = points.length / dimensions;
  const moments = Array.from({ length: dimensions }, (_, d) => {
    const own = points.filter((_, i) => i % dimensions === d);
    const mean = own.reduce((sum, x) => sum + x, 0) / n;
    return { mean, sd: Math.sqrt(own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)) };
  });
  return points.map((x, i) => {
    const { mean, sd } = moments[i % dimensions]!;
    return (x - mean) / sd;
  });
}

import { isChoice, type Replicator } from './replicator.js';
import { sobol } from './sobol.js';
import { type DataDoubt, type RankInterval, RankTally, type UncertaintySources } from './tally.js';
import { type DrawnFigure, drawnTogether } from './together.js';

/** The separate effects on the rank of one place. */
export interface Apart {
  sources: UncertaintySources;
  data: DataDoubt;
}

/** Replicates for weights and for data; each indicator is left out once. */
const replicates = { weights: 128, structure: 0, data: 256 };

const factorOf = { weights: 'weights', structure: 'indicators', data: 'data' } as const;

/** The sources of the uncertainty of every unit and of the groups of each grouping, and what the data alone leave open. */
export function uncertaintyApart(made: Replicator, seed: number): { units: Apart[]; groups: Apart[][] } {
  const published = [made.nominal, ...made.nominalGroups];
  const [weights, structure] = (['weights', 'structure'] as const).map((source) => {
    const sums = published.map((of) => new Float64Array(of.length));
    vary(made, source, seed, (levels, times) => {
      addShifts(sums, published, levels, times);
    });
    return sums;
  });
  const { shifts: data, doubts } = dataDoubts(made, seed);
  const [units, ...groups] = published.map((nominal, level) =>
    Array.from(nominal, (rank, c): Apart => {
      const [w, s, d] = [weights, structure, data].map((of) => of[level][c]);
      const all = w + s + d;
      return {
        sources: { weights: w / all, structure: s / all, data: d / all },
        data: doubts[level][c] ?? { low: rank, high: rank, ...exact },
      };
    }),
  );
  return { units, groups };
}

/** What the data alone leave open at each level, with the mean squared shifts of ranks; empty lists where no error is known. */
export function dataDoubts(
  made: Replicator,
  seed: number,
): { shifts: Float64Array[]; doubts: DataDoubt[][] } {
  const published = [made.nominal, ...made.nominalGroups];
  const shifts = published.map((of) => new Float64Array(of.length));
  const tallies = published.map((of) => new RankTally(of.length, [], replicates.data));
  const scores: Float64Array[][] = published.map(() => []);
  vary(made, 'data', seed, (levels, times) => {
    addShifts(shifts, published, levels, times);
    levels.forEach(({ ranks, values }, level) => {
      tallies[level].add(ranks);
      scores[level].push(values);
    });
  });
  const doubts = published.map((nominal, level) => {
    const sets = tallies[level].sets(nominal);
    return drawnTogether(scores[level], made.hasHeavyErrors).map((drawn, c) => ({ ...sets[c], ...drawn }));
  });
  return { shifts, doubts };
}

/** An interval that includes what the data alone leave open. */
export function widened(interval: RankInterval, data: DataDoubt | undefined): RankInterval {
  if (!data || interval.rank === 0 || data.low === 0) return interval;
  return { ...interval, low: Math.min(interval.low, data.low), high: Math.max(interval.high, data.high) };
}

/** Nothing is drawn where no error is known. */
const exact: DrawnFigure = { mean: Number.NaN, error: 0, threshold: 0 };

type Levels = ReturnType<Replicator['levels']>;

/** The numbers of the data in each draw of a study of its errors; none where no error is known. */
export function dataPoints({ factors }: Replicator, seed: number): Float64Array[] {
  const size = factors.find(({ name }) => name === 'data')?.size ?? 0;
  const next = sobol(size, seed);
  return Array.from({ length: size > 0 ? replicates.data : 0 }, (_, i) => {
    const point = new Float64Array(size);
    next(i, point);
    return point;
  });
}

/** Makes the replicates in which only the errors of the data vary, by these numbers. */
export function drawData(
  made: Replicator,
  points: readonly Float64Array[],
  take: (levels: Levels) => void,
): void {
  const draw = made.published();
  for (const point of points) {
    draw.set(point, draw.length - point.length);
    take(made.levels(draw));
  }
}

/** Draws replicates in which only one source varies. */
function vary(
  made: Replicator,
  source: keyof UncertaintySources,
  seed: number,
  take: (levels: Levels, times: number) => void,
): void {
  const { factors } = made;
  const factor = factors.find(({ name }) => name === factorOf[source]);
  if (!factor) return;
  const { name, from, size, ways } = factor;
  const draw = made.published();
  const own = draw.subarray(from, from + size);
  const next = sobol(size, seed);
  const times = isChoice(name) ? ways : replicates[source];
  for (let i = 0; i < times; i++) {
    if (isChoice(name)) own[0] = (i + 0.5) / ways;
    else next(i, own);
    take(made.levels(draw), times);
  }
}

/** Adds the squared shifts of the ranks, as a mean over all replicates. */
function addShifts(
  sums: readonly Float64Array[],
  published: readonly Int32Array[],
  levels: Levels,
  times: number,
): void {
  levels.forEach(({ ranks }, level) => {
    ranks.forEach((rank, c) => {
      const was = published[level][c];
      if (rank > 0 && was > 0) sums[level][c] += ((rank - was) * (rank - was)) / times;
    });
  });
}

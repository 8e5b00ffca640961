import { clusterLevel, localMoran } from '../../dist/analysis/balance/lisa.js';
import { fieldOf, frameOf, moran } from '../../dist/analysis/balance/moran.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { type Cell, counted } from './cell.js';
import { normal, type Random } from './panels.js';

/** Neighbours of a place, as many as the editions of China have. */
const near = 4;

/** How often places whose values have nothing to do with where they are get a verdict: all together, and each by itself. */
export function spatialCells(trials: number, sizes: readonly number[] = [30, 100, 351]): Cell[] {
  return sizes.flatMap((units) =>
    (['normal', 'log-normal'] as const).flatMap((panel) => {
      const random = seededRandom(units + panel.length);
      const weights = nearest(units, random);
      const at = { panel, units, periods: 1, counts: 'wrong', nominal: 0.05 } as const;
      const drawn = () => {
        const values = Float64Array.from({ length: units }, () => normal(random));
        return panel === 'normal' ? values : values.map(Math.exp);
      };
      const shares: number[] = [];
      const all = counted({ ...at, what: 'neighbours alike or unlike (Moran’s I)' }, trials, () => {
        const values = drawn();
        const field = fieldOf(values, frameOf(values, weights));
        // The local form takes many more draws.
        if (shares.length < trials / 10)
          shares.push(localMoran(field).filter(({ p }) => p <= clusterLevel).length / units);
        return moran(field).p <= 0.05;
      });
      return [all, each({ ...at, what: 'a place in a cluster (local Moran’s I)' }, shares)];
    }),
  );
}

/** A share over the places of all trials; its error is that of their differences, as the places of one trial depend on each other. */
function each(of: Omit<Cell, 'trials' | 'hits'>, shares: readonly number[]): Cell {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const trials = shares.length;
  return { ...of, trials, hits: mean * trials, error: Math.sqrt(squares / (trials - 1) / trials) };
}

/** The nearest places of places anywhere in a square. */
function nearest(units: number, random: Random) {
  const at = Array.from({ length: units }, () => [random(), random()] as const);
  const neighbours = at.map(([x, y], i) => {
    const far = ([a, b]: readonly [number, number]) => (a - x) ** 2 + (b - y) ** 2;
    const others = at.flatMap((_, j) => (j === i ? [] : [j]));
    return Int32Array.from(others.sort((a, b) => far(at[a]!) - far(at[b]!)).slice(0, near));
  });
  return { neighbours, weights: neighbours.map(() => new Float64Array(near).fill(1 / near)) };
}

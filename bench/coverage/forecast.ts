import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { forecastWithInterval, tryMethods } from '../../dist/analysis/time/rollingOrigin.js';
import type { Cell } from './cell.js';
import { normal, type Random } from './panels.js';

/** A series of n + ahead periods. */
type Process = (n: number, length: number, random: Random) => number[];

/** Steps of Student's t with 4 degrees of freedom. */
const student4 = (random: Random) => {
  const chi = [0, 1, 2, 3].reduce((sum) => sum + normal(random) ** 2, 0);
  return normal(random) / Math.sqrt(chi / 4);
};

const summed = (n: number, step: () => number) => {
  let at = 100;
  return Array.from({ length: n }, () => {
    at += step();
    return at;
  });
};

/** A season of fixed size, none for years. */
const seasonal = (length: number, random: Random) => {
  const of = Array.from({ length }, () => (length > 1 ? 2 * normal(random) : 0));
  return (t: number) => of[t % length]!;
};

/** What an index may do: walk at random, with heavy tails, with a season, keep a level, come back to one, grow. */
const processes: Readonly<Record<string, Process>> = {
  'random walk': (n, _, random) => summed(n, () => normal(random)),
  'random walk, t4 steps': (n, _, random) => summed(n, () => student4(random)),
  'random walk with season': (n, length, random) => {
    const season = seasonal(length, random);
    return summed(n, () => normal(random)).map((v, t) => v + season(t));
  },
  'autoregression 0.7 with season': (n, length, random) => {
    const season = seasonal(length, random);
    let at = 0;
    return Array.from({ length: n }, (_, t) => {
      at = 0.7 * at + normal(random);
      return 100 + season(t) + at;
    });
  },
  'local level': (n, _, random) => summed(n, () => 0.3 * normal(random)).map((v) => v + normal(random)),
  trend: (n, _, random) => summed(n, () => 0.5 + 0.5 * normal(random)).map((v) => v + 0.5 * normal(random)),
};

/** Intervals of forecasts, over all steps and at the last, and claims to be better than the plain forecast. */
export function forecastCells(
  trials: number,
  sizes: readonly (readonly [length: number, steps: number, n: number])[] = [
    [1, 3, 12],
    [1, 3, 18],
    [1, 3, 24],
    [1, 3, 36],
    [4, 4, 16],
    [4, 4, 32],
    [12, 12, 36],
    [12, 12, 48],
    [12, 12, 60],
  ],
): Cell[] {
  const cells: Cell[] = [];
  for (const [length, steps, n] of sizes)
    for (const [name, process] of Object.entries(processes)) {
      const random = seededRandom(1000 * n + 10 * length + name.length);
      const of = {
        panel: `${name}, ${{ 1: 'years', 4: 'quarters', 12: 'months' }[length]}`,
        units: 1,
        periods: n,
      };
      // A series with other methods than the plain ones is refitted from every origin.
      const share = n >= 60 ? 16 : n >= 24 && length < 12 ? 4 : 1;
      const some = Math.ceil(trials / share);
      let [held, heldLast, made, better] = [0, 0, 0, 0];
      for (let i = 0; i < some; i++) {
        const y = process(n + steps, length, random);
        const found = forecastWithInterval(
          y.slice(0, n),
          length,
          steps,
          tryMethods(y.slice(0, n), length, steps),
        );
        if (!found) continue;
        const isIn = found.steps.map(({ low, high }, h) => low <= y[n + h]! && y[n + h]! <= high);
        made++;
        held += isIn.filter(Boolean).length / steps;
        if (isIn.at(-1)) heldLast++;
        if (!found.isPlain) better++;
      }
      const cover = { counts: 'cover', nominal: 0.95, trials: made } as const;
      cells.push({ ...of, ...cover, what: 'forecast: all steps', hits: held });
      cells.push({ ...of, ...cover, what: `forecast: step ${steps}`, hits: heldLast });
      if (name.startsWith('random walk') && !name.includes('season'))
        cells.push({
          ...of,
          what: 'forecast: better than the plain one',
          counts: 'wrong',
          nominal: 0.05,
          trials: made,
          hits: better,
        });
    }
  return cells;
}

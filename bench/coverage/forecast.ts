import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { forecastWithInterval, stepsFrom, tryMethods } from '../../dist/analysis/time/rollingOrigin.js';
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
  'steady climb': (n, _, random) => summed(n, () => 2.2 + 0.7 * normal(random)),
  'growth of 3%': (n, _, random) => {
    let at = 100;
    return Array.from({ length: n }, () => {
      at *= 1.03 + 0.02 * normal(random);
      return at;
    });
  },
  'trend that wanders': (n, _, random) => {
    let drift = 0;
    return summed(n, () => {
      drift += 0.4 * normal(random);
      return drift;
    });
  },
  'steps that go on': (n, _, random) => {
    let step = 0;
    return summed(n, () => {
      step = 0.5 * step + normal(random);
      return step;
    });
  },
};

/** Of so many series, for how many a forecast is shown, and how often it holds at each step. */
interface Shown {
  shown: number;
  held: number[];
}

/**
 * Intervals of the forecasts that are shown, at the step that is covered worst; claims to be better than the plain forecast where there is
 * nothing to follow; and how often a trend is followed.
 */
export function forecastCells(
  trials: number,
  sizes: readonly (readonly [length: number, horizon: number, n: number])[] = [
    [1, 3, 18],
    [1, 3, 24],
    [1, 3, 36],
    [4, 4, 18],
    [4, 4, 32],
    [12, 12, 84],
  ],
): Cell[] {
  return sizes.flatMap((size) => Object.keys(processes).flatMap((name) => cellsOf(name, size, trials)));
}

function cellsOf(
  name: string,
  [length, horizon, n]: readonly [length: number, horizon: number, n: number],
  trials: number,
): Cell[] {
  const random = seededRandom(1000 * n + 10 * length + name.length);
  const steps = stepsFrom(n, horizon);
  const { shown, held } = shownIn(trials, { length, steps, n }, (all) =>
    processes[name]!(all, length, random),
  );
  const panel = `${name}, ${{ 1: 'years', 4: 'quarters', 12: 'months' }[length]}`;
  const of = { panel, units: 1, periods: n };
  const isWalk = name.startsWith('random walk') && !name.includes('season');
  const said = isWalk
    ? ({ what: 'forecast: better than the plain one', counts: 'wrong', nominal: 0.05 } as const)
    : ({ what: 'forecast: shown', counts: 'found' } as const);
  const cover = { what: 'forecast: the worst step', counts: 'cover', nominal: 0.95 } as const;
  return [
    ...(shown > 0 ? [{ ...of, ...cover, trials: shown, hits: Math.min(...held) }] : []),
    { ...of, ...said, trials, hits: shown },
  ];
}

function shownIn(
  series: number,
  { length, steps, n }: { length: number; steps: number; n: number },
  draw: (n: number) => number[],
): Shown {
  const held = new Array<number>(steps).fill(0);
  let shown = 0;
  for (let i = 0; i < series; i++) {
    const y = draw(n + steps);
    const known = y.slice(0, n);
    const found = forecastWithInterval(known, length, steps, tryMethods(known, length, steps));
    if (!found) continue;
    shown++;
    found.steps.forEach(({ low, high }, h) => {
      if (low <= y[n + h]! && y[n + h]! <= high) held[h]!++;
    });
  }
  return { shown, held };
}

import { inequalitySeries } from '../../dist/analysis/balance/inequalitySeries.js';
import { spatialBlocks } from '../../dist/analysis/balance/spatialBlocks.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import type { Plan } from '../../dist/edition/index.js';
import { type Cell, counted } from './cell.js';
import { fieldOf } from './fields.js';
import { listOf } from './lines.js';
import { normal, type Random, student } from './panels.js';

/** Places on a map, and how alike the ups and downs of neighbours are. */
interface Map {
  name: string;
  /** Where a place lies, on a map one wide and one high. */
  at: (random: Random) => [number, number];
  /** How alike places at a distance are, in shares of the map. */
  like: (distance: number) => number;
}

const even: Map['at'] = (random) => [random(), random()];

const maps: readonly Map[] = [
  { name: 'neighbours alike (exponential)', at: even, like: (d) => 0.8 * Math.exp(-d / 0.3) },
  {
    name: 'neighbours alike in twelve clusters',
    at: (random) => {
      const k = Math.floor(12 * random());
      const [x, y] = [((k * 5) % 12) / 12, Math.floor(k / 3) / 4];
      return [x + 0.04 * normal(random), y + 0.04 * normal(random)];
    },
    like: (d) => 0.9 * Math.exp(-((d / 0.2) ** 2)),
  },
  { name: 'neighbours not alike', at: even, like: () => 0 },
];

/** Which places lack a figure in the last year, by their change and by their number. */
interface Loss {
  name: string;
  isLost: (size: number, change: number, random: Random) => boolean;
}

const losses: readonly Loss[] = [
  {
    name: 'the lower third vanishes where it lost',
    isLost: (size, change) => size < -0.35 && change < -0.05,
  },
  { name: 'a seventh vanishes at random', isLost: (_, __, random) => random() < 0.14 },
];

/** Verdicts on the spread of places that share shocks with their neighbours, and of places of which some vanish. */
export function neighbourSpreadCells(trials: number): Cell[] {
  return [60, 300].flatMap((units) => [
    ...maps.flatMap((map) => cellsOf(map.name, units, trials, [1, 0.8], (f, r) => spatial(map, units, f, r))),
    ...losses.flatMap((loss) =>
      cellsOf(loss.name, units, trials, [1, 0.8], (f, r) => lossy(loss, units, f, r)),
    ),
    ...cellsOf('neighbours not alike', units, trials, [0.9], (f, r) => spatial(maps[2]!, units, f, r)),
  ]);
}

type Draw = { columns: Float64Array[]; blocks: readonly Int32Array[] };

function cellsOf(
  panel: string,
  units: number,
  trials: number,
  factors: readonly number[],
  draw: (factor: number, random: Random) => Draw,
): Cell[] {
  return factors.flatMap((factor) => {
    const random = seededRandom(units + panel.length + Math.round(100 * factor));
    const many = factor === 1 ? trials : Math.ceil(trials / 4);
    const found = Array.from(
      { length: many },
      () => inequalitySeries(listOf([draw(factor, random)])[0]!).changes,
    );
    return (factor === 1 ? (['sd-log', 'gini', 'gap-to-leaders'] as const) : (['sd-log'] as const)).map(
      (measure) => {
        const cell = {
          what: `two periods: ${measure}`,
          panel: factor === 1 ? panel : `${panel}, spread × ${factor}`,
        };
        const told = (i: number) => found[i]!.find((of) => of.measure === measure)!.verdict;
        const kind =
          factor === 1 ? ({ counts: 'wrong', nominal: 0.05 } as const) : ({ counts: 'found' } as const);
        return counted({ ...cell, units, periods: 2, ...kind }, many, (i) =>
          factor === 1 ? told(i) === 'narrowed' || told(i) === 'widened' : told(i) === 'narrowed',
        );
      },
    );
  });
}

/** Levels and shocks of places; the shock is taken back so far that it does not widen the spread. */
function columnsOf(levels: ArrayLike<number>, shocks: ArrayLike<number>, factor: number): Float64Array[] {
  const keep = Math.sqrt(1 - (0.2 / 0.8) ** 2);
  return [0, 1].map((t) =>
    Float64Array.from(levels, (x, c) =>
      Math.exp(t === 0 ? 0.8 * x : factor * (keep * 0.8 * x + 0.2 * shocks[c]!)),
    ),
  );
}

function spatial({ at, like }: Map, units: number, factor: number, random: Random): Draw {
  const places = Array.from({ length: units }, () => at(random));
  const draw = fieldOf(units, (a, b) =>
    like(Math.hypot(places[a]![0] - places[b]![0], places[a]![1] - places[b]![1])),
  );
  // A tenth of the way round the globe, near the equator.
  const coordinates = places.map(([x, y]) => ({ lon: 36 * x, lat: 36 * y - 18 }));
  const plan = { units: coordinates.map((of) => ({ coordinates: of })), groupings: [] } as unknown as Plan;
  return { columns: columnsOf(draw(random), draw(random), factor), blocks: spatialBlocks(plan, -1) };
}

function lossy({ isLost }: Loss, units: number, factor: number, random: Random): Draw {
  const levels = Float64Array.from({ length: units }, () => student(5, random));
  const shocks = levels.map(() => student(5, random));
  const [before, after] = columnsOf(levels, shocks, factor) as [Float64Array, Float64Array];
  const left = after.map((x, c) => (isLost(levels[c]!, shocks[c]!, random) ? Number.NaN : x));
  const blocks = [Int32Array.from({ length: units }, (_, c) => c % 8)];
  return { columns: [before, left], blocks };
}

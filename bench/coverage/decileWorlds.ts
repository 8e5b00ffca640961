import { type DataError, memoize, type Panel, type Plan, Reason } from '../../dist/edition/index.js';
import { caseOf } from '../case.js';
import { normal, poisson, type Random, student } from './panels.js';
import { additive } from './worlds.js';

/** An index with known truth whose ranges of ranks are studied by decile of the true rank. */
export interface DecileWorld {
  name: string;
  units: number;
  indicators: number;
  error: DataError | null;
  method: object;
  /** True figures by indicator and unit, and what is published of them; NaN is a gap. */
  draw(world: DecileWorld, random: Random): { truth: Float64Array; seen: Float64Array };
}

const scaled = (impute?: object) => ({
  normalise: { method: 'z-score' },
  ...(impute ? { impute } : { missing: { 'min-present': 0 } }),
});
const byRegion = { method: 'median', by: 'region' };

/** Logarithms of true figures: a common factor, one that the units of a region share, and their own part. */
function logsOf(
  { units, indicators }: DecileWorld,
  random: Random,
  own: number,
  tail = normal,
): Float64Array {
  const places = Array.from({ length: units }, () => normal(random));
  const regions = Array.from({ length: 4 }, () => 0.4 * normal(random));
  const regionOf = (c: number) => Math.floor((c * 31) / units) % 4;
  return Float64Array.from({ length: indicators * units }, (_, at) => {
    const c = at % units;
    return places[c]! + regions[regionOf(c)]! + own * tail(random);
  });
}

const exp = (logs: Float64Array) => logs.map((x) => Math.exp(x));

/** Counts with a mean in each cell, of records that come in lots; a tail gives sizes of Pareto kind. */
const counts =
  (mean: number, isPareto = false, lot = 1): DecileWorld['draw'] =>
  (world, random) => {
    const { units, indicators } = world;
    const sizes = Array.from({ length: units }, () =>
      isPareto ? (1 - random()) ** (-1 / 1.3) : Math.exp(1.1 * normal(random)),
    );
    const truth = Float64Array.from(
      { length: indicators * units },
      (_, at) => sizes[at % units]! * Math.exp(0.5 * normal(random)),
    );
    for (let k = 0; k < indicators; k++) {
      const own = truth.subarray(k * units, (k + 1) * units);
      const scale = (mean * units) / own.reduce((sum, x) => sum + x, 0);
      for (let c = 0; c < units; c++) own[c]! *= scale;
    }
    return { truth, seen: truth.map((x) => lot * poisson(x / lot, random)) };
  };

/** Figures with an error of a share of them that their place has in all indicators, to a part. */
const shared =
  (size: number, rho: number, tail = normal): DecileWorld['draw'] =>
  (world, random) => {
    const truth = exp(logsOf(world, random, 0.6).map((x) => 0.4 * x));
    const common = Array.from({ length: world.units }, () => tail(random));
    const seen = truth.map((x, at) => {
      const z = Math.sqrt(rho) * common[at % world.units]! + Math.sqrt(1 - rho) * tail(random);
      return Math.max(0, x * (1 + size * z));
    });
    return { truth, seen };
  };

/** Gaps in a fifth of the cells: at random, or the more the lower a figure stands. */
const gaps =
  (kind: 'random' | 'low', own = 0.7, tail = normal): DecileWorld['draw'] =>
  (world, random) => {
    const truth = exp(logsOf(world, random, own, tail));
    const { units } = world;
    const seen = truth.map((x, at) => {
      const k = Math.floor(at / units);
      const others = truth.subarray(k * units, (k + 1) * units);
      const share = others.reduce((n, y) => n + Number(y <= x), 0) / units;
      return random() < (kind === 'random' ? 0.2 : 0.4 * (1 - share)) ? Number.NaN : x;
    });
    return { truth, seen };
  };

const heavy = (random: Random) => student(5, random);

export const decileWorlds: readonly DecileWorld[] = [
  ...[
    { name: 'few records, mean 3', units: 60, indicators: 3, draw: counts(3) },
    { name: 'few records, Pareto, mean 2', units: 60, indicators: 4, draw: counts(2, true) },
    { name: 'few records, mean 1', units: 40, indicators: 2, draw: counts(1) },
    { name: 'many records, mean 80', units: 60, indicators: 6, draw: counts(80) },
    {
      name: 'few records in lots of three, mean 4',
      units: 60,
      indicators: 3,
      lot: 3,
      draw: counts(4, false, 3),
    },
  ].map(({ lot = 1, ...w }) => ({ ...w, error: { by: 'records', lot } as const, method: additive })),
  ...[
    { name: 'errors of 5%, correlated 0.7', units: 60, indicators: 6, draw: shared(0.05, 0.7) },
    { name: 'errors of 5%, correlated 0.8, t(5)', units: 60, indicators: 12, draw: shared(0.05, 0.8, heavy) },
    { name: 'errors of 5%, independent', units: 60, indicators: 6, draw: shared(0.05, 0) },
    {
      ...{ name: 'errors of 5%, independent and normal, declared so', units: 60, indicators: 6 },
      ...{ draw: shared(0.05, 0), errors: { correlation: 0, tails: 'normal' } },
    },
    {
      ...{ name: 'errors of 5%, correlated 0.5, declared so', units: 60, indicators: 6 },
      ...{ draw: shared(0.05, 0.5), errors: { correlation: 0.5 } },
    },
  ].map(({ errors, ...w }: Omit<DecileWorld, 'error' | 'method'> & { errors?: object }) => ({
    ...{ ...w, error: { by: 'share', size: 0.05 } as const },
    method: { ...additive, ...(errors ? { errors } : {}) },
  })),
  ...[
    {
      name: 'gaps at random, median by region',
      units: 60,
      indicators: 5,
      method: byRegion,
      draw: gaps('random'),
    },
    {
      name: 'gaps where low, median by region',
      units: 60,
      indicators: 5,
      method: byRegion,
      draw: gaps('low'),
    },
    { name: 'gaps at random, EM', units: 60, indicators: 5, method: { method: 'em' }, draw: gaps('random') },
    {
      ...{ name: 'gaps at random, t(5), nearest', units: 80, indicators: 8 },
      ...{ method: { method: 'nearest' }, draw: gaps('random', 1, heavy) },
    },
  ].map((w) => ({ ...w, error: null, method: scaled(w.method) })),
];

const planOf = memoize((world: DecileWorld) => caseOf({ ...world, periods: 1, gaps: 0 }));

/** One drawing of a world: its plan, true figures, and published ones. */
export function drawnWorld(world: DecileWorld, random: Random): { plan: Plan; truth: Panel; seen: Panel } {
  const { plan, panel } = planOf(world);
  const { truth, seen } = world.draw(world, random);
  const panelOf = (values: Float64Array): Panel => ({
    ...panel,
    values,
    reasons: Uint8Array.from(values, (x) => (Number.isNaN(x) ? Reason.notObserved : Reason.observed)),
  });
  return {
    plan: { ...plan, indicators: plan.indicators.map((i) => ({ ...i, error: world.error })) },
    truth: panelOf(truth),
    seen: panelOf(seen),
  };
}

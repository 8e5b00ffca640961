import { discreteLaplace, spreadOf } from '../../dist/analysis/index.js';
import { type DataError, memoize, type Panel, type Plan, Reason } from '../../dist/edition/index.js';
import { caseOf } from '../case.js';
import { normal, poisson, type Random } from './panels.js';

/** How figures come about: their true value is known, and each drawing of the records gives others. */
interface Source {
  error: DataError;
  drawn: (truth: number, random: Random) => number;
}

const counts: Source = { error: { by: 'records', lot: 1 }, drawn: poisson };

const sources: Readonly<Record<string, Source>> = {
  'counts of records': counts,
  'counts, lots of five': {
    error: { by: 'records', lot: 5 },
    drawn: (truth, random) => 5 * poisson(truth / 5, random),
  },
  'counts with noise, ε 0.5': {
    error: { by: 'records', lot: 1, noise: spreadOf(1, 2).sd },
    drawn: (truth, random) =>
      Math.max(0, poisson(truth, random) + discreteLaplace(1, 2, (n) => Math.floor(n * random()))),
  },
  'declared error of 10%': {
    error: { by: 'share', size: 0.1 },
    drawn: (truth, random) => Math.max(0, truth * (1 + 0.1 * normal(random))),
  },
};

/** An index whose ranks are studied. */
export interface World {
  source: string;
  /** Of the method; without one, shares of the base that are added up. */
  name?: string;
  method?: object;
  units: number;
  indicators: number;
  /** Share of the figures that are carried over from the period before. */
  carried?: number;
  /** How much growth differs (standard deviations of its logarithm): of a place in all its indicators, and in each of them. */
  grows?: { places: number; indicators: number };
  /** Whether the ranges know nothing of the errors. */
  isBlind?: true;
  /** Whether every leaf is drawn. */
  isSlow?: true;
  /** Records of all units and indicators together, in each period. */
  records: number;
}

/** Shares of the base that are added up. */
export const additive = { missing: { 'min-present': 0, weights: 'keep' } };

export const worlds: readonly World[] = [
  { source: 'counts of records', units: 30, indicators: 20, records: 20_000 },
  { source: 'counts of records', units: 100, indicators: 20, records: 20_000 },
  { source: 'counts of records', units: 351, indicators: 139, records: 100_000 },
  { source: 'counts of records', units: 351, indicators: 139, records: 1_000_000 },
  { source: 'counts, lots of five', units: 351, indicators: 139, records: 1_000_000 },
  { source: 'declared error of 10%', units: 351, indicators: 139, records: 1_000_000 },
  { source: 'counts with noise, ε 0.5', units: 100, indicators: 20, records: 20_000 },
  { source: 'counts with noise, ε 0.5', units: 100, indicators: 20, records: 200_000 },
  ...[0.5, 0.9].map((carried) => ({
    ...{ source: 'counts of records', name: `${100 * carried}% carried over`, carried },
    ...{ units: 100, indicators: 20, records: 20_000, method: { ...additive, impute: { method: 'last' } } },
  })),
  ...[
    {
      name: 'min-max, geometric',
      method: { normalise: { method: 'min-max', range: [1, 100] }, aggregate: 'geometric' },
    },
    {
      name: 'outliers treated, z-scores',
      method: { normalise: { method: 'z-score' }, treat: { winsorise: 5, transform: 'log-ct' } },
    },
    {
      name: 'places, median',
      method: { normalise: { method: 'percentile-rank' }, aggregate: 'median' },
      isSlow: true as const,
    },
  ].map((way) => ({ ...way, source: 'counts of records', units: 100, indicators: 20, records: 200_000 })),
];

/** Worlds with a second period in which all grow by a tenth, and places more or less than that. */
export const growingWorlds: readonly World[] = [
  { units: 30, indicators: 20, records: 20_000 },
  { units: 100, indicators: 20, records: 20_000 },
  { units: 100, indicators: 20, records: 1_000_000 },
].flatMap((size) =>
  [
    { name: 'all grow alike', grows: { places: 0, indicators: 0 } },
    { name: 'places differ', grows: { places: 0.1, indicators: 0 } },
    { name: 'places and indicators differ', grows: { places: 0.05, indicators: 0.1 } },
  ].map((way) => ({ source: 'counts of records', ...size, ...way })),
);

/** A world of one drawing: what is true, and what its records say each time. */
export interface Made {
  /** The plan as a maker has it, who knows the errors, or not. */
  plan: Plan;
  /** The period that is studied, the last one. */
  period: number;
  /** Records drawn anew. */
  anew(): Panel;
  /** The expected figures. */
  expected: Panel;
}

const periodsOf = (world: World) => (world.carried || world.grows ? 2 : 1);

/** The plan of a world, which all its drawings share, and the shape of its figures. */
const editionOf = memoize((world: World) =>
  caseOf({ ...world, periods: periodsOf(world), gaps: 0, method: world.method ?? additive }),
);

/** Draws a world; what is carried over lacks in the second period, which is else as the first unless places grow. */
export function worldOf(world: World, random: Random): Made {
  const periods = periodsOf(world);
  const { plan, panel } = editionOf(world);
  const { error, drawn } = sources[world.source]!;
  const truth = truthOf(world, random);
  const grown = grownOf(world, random);
  const gone = truth.map(() => Number(world.carried !== undefined && random() < world.carried));
  const panelOf = (figure: (truth: number) => number): Panel => {
    const [values, reasons] = [panel.values.slice(), panel.reasons.slice()];
    for (let at = 0; at < values.length; at++) {
      const k = Math.floor(at / (world.units * periods));
      const cell = k * world.units + (at % world.units);
      const isSecond = Math.floor(at / world.units) % periods === 1;
      const isGone = gone[cell] === 1 && isSecond;
      values[at] = isGone ? Number.NaN : figure(truth[cell]! * (isSecond ? grown[cell]! : 1));
      if (isGone) reasons[at] = Reason.notObserved;
    }
    return { ...panel, values, reasons };
  };
  return {
    plan: {
      ...plan,
      indicators: plan.indicators.map((i) => ({ ...i, error: world.isBlind ? null : error })),
    },
    period: periods - 1,
    anew: () => panelOf((x) => drawn(x, random)),
    expected: panelOf((x) => x),
  };
}

/** What a world is called in a line of the bench. */
export function nameOf({ name, indicators, records }: World): string {
  return `${name ? `${name}, ` : ''}${indicators} indicators, ${records.toLocaleString('en')} records`;
}

/**
 * Expected figures by indicator and unit: the size of a unit (standard deviation of logarithms 1.2) and its own strength in each
 * indicator (0.6).
 */
function truthOf({ units, indicators, records }: World, random: Random): Float64Array {
  const sizes = Array.from({ length: units }, () => Math.exp(1.2 * normal(random)));
  const truth = Float64Array.from(
    { length: indicators * units },
    (_, at) => sizes[at % units]! * Math.exp(0.6 * normal(random)),
  );
  for (let k = 0; k < indicators; k++) {
    const own = truth.subarray(k * units, (k + 1) * units);
    const scale = records / indicators / own.reduce((sum, x) => sum + x, 0);
    for (let c = 0; c < units; c++) own[c]! *= scale;
  }
  return truth;
}

/** By what expected figures are multiplied from the first period to the second, by indicator and unit. */
function grownOf({ units, indicators, grows }: World, random: Random): Float64Array {
  if (!grows) return new Float64Array(indicators * units).fill(1);
  const places = Array.from({ length: units }, () => grows.places * normal(random));
  return Float64Array.from(
    { length: indicators * units },
    (_, at) => 1.1 * Math.exp(places[at % units]! + grows.indicators * normal(random)),
  );
}

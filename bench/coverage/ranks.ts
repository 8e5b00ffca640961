import { discreteLaplace, replicator, runStudy, spreadOf, studyAt } from '../../dist/analysis/index.js';
import { seeded } from '../../dist/analysis/robustness/random.js';
import { type DataError, type Panel, Reason } from '../../dist/edition/index.js';
import { buildIndex } from '../../dist/engine/index.js';
import { caseOf } from '../case.js';
import type { Cell } from './cell.js';
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
interface World {
  source: string;
  /** Of the method; without one, shares of the base that are added up. */
  name?: string;
  method?: object;
  units: number;
  indicators: number;
  /** Share of the figures that are carried over from the period before. */
  carried?: number;
  /** Whether the ranges know nothing of the errors. */
  isBlind?: true;
  /** Whether every leaf is drawn. */
  isSlow?: true;
  /** Records of all units and indicators together, in each period. */
  records: number;
}

const additive = { missing: { 'min-present': 0, weights: 'keep' } };

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

/** Of what the ranges are: the units, and the groups of each grouping of `caseOf`. */
const ofWhat = ['units', 'provinces', 'regions'] as const;

/**
 * Ranges of ranks: the share of units, provinces and regions that stand within theirs when the records are drawn anew, with other
 * weights and without one indicator. The places of one world share its draws, so that the error of the share is that of the
 * worlds' means.
 */
export async function rankCells(trials: number, of: readonly World[] = worlds): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const world of of) {
    const random = seeded(world.units + world.records + world.source.length + (world.name ?? '').length);
    const share = world.units > 200 || world.isSlow ? 12 : 5;
    const made = Math.max(6, Math.ceil(trials / share));
    const found: Record<(typeof ofWhat)[number], number>[] = [];
    for (let i = 0; i < made; i++) found.push(await heldIn(world, random));
    for (const what of ofWhat)
      cells.push(
        cellOf(
          world,
          what,
          found.map((f) => f[what]),
        ),
      );
  }
  return cells;
}

function cellOf({ source, name, ...world }: World, what: (typeof ofWhat)[number], shares: number[]): Cell {
  const made = shares.length;
  const mean = shares.reduce((sum, x) => sum + x, 0) / made;
  const variance = shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (made - 1);
  const size = `${world.indicators} indicators, ${world.records.toLocaleString('en')} records`;
  return {
    what: `range of ranks of ${what}: ${source}`,
    panel: `${name ? `${name}, ` : ''}${size}`,
    ...{ units: world.units, periods: periodsOf(world), counts: 'cover', nominal: 0.9 },
    ...{ trials: made, hits: mean * made, error: Math.sqrt(variance / made) },
  };
}

const periodsOf = ({ carried }: Pick<World, 'carried'>) => (carried ? 2 : 1);

/** Drawings of the records, and of weights and indicators, that one world is asked for. */
const redraws = 4;

/** The mean share of places within their ranges over several redraws of one world. */
async function heldIn(world: World, random: Random): Promise<Record<(typeof ofWhat)[number], number>> {
  const periods = periodsOf(world);
  const { plan, panel } = caseOf({ ...world, periods, gaps: 0, method: world.method ?? additive });
  const { error, drawn } = sources[world.source]!;
  const anew = drawing(world, panel, (truth) => drawn(truth, random), random);
  const withErrors = {
    ...plan,
    indicators: plan.indicators.map((i) => ({ ...i, error: world.isBlind ? null : error })),
  };
  const of = { plan: withErrors, panel: anew() };
  const { intervals, groups } = await runStudy({ ...studyAt(of, periods - 1), sources: false });
  const ranges = [intervals, ...groups];
  const held = ranges.map(() => 0);
  for (let i = 0; i < redraws; i++) {
    const again = anew();
    const made = replicator(studyAt({ plan, panel: again }, periods - 1), buildIndex(plan, again));
    const size = made.factors.reduce((n, f) => n + f.size, 0);
    const ofGroups = made.nominalGroups.map((ranks) => new Int32Array(ranks.length));
    const ranks = [made.ranks(Float64Array.from({ length: size }, random), ofGroups), ...ofGroups];
    ranges.forEach((of, j) => {
      for (const { unit, low, high } of of) {
        if (low <= ranks[j]![unit]! && ranks[j]![unit]! <= high) held[j]! += 1 / (redraws * of.length);
      }
    });
  }
  return { units: held[0]!, provinces: held[1]!, regions: held[2]! };
}

/** Draws the records of a world anew; what is carried over lacks in the second period, which is else as the first. */
function drawing(world: World, panel: Panel, drawn: (truth: number) => number, random: Random): () => Panel {
  const { units, periods } = panel;
  const truth = truthOf(world, random);
  const gone = truth.map(() => Number(world.carried !== undefined && random() < world.carried));
  return () => {
    const [values, reasons] = [panel.values.slice(), panel.reasons.slice()];
    for (let at = 0; at < values.length; at++) {
      const k = Math.floor(at / (units * periods));
      const cell = k * units + (at % units);
      const isGone = gone[cell] === 1 && Math.floor(at / units) % periods === 1;
      values[at] = isGone ? Number.NaN : drawn(truth[cell]!);
      if (isGone) reasons[at] = Reason.notObserved;
    }
    return { ...panel, values, reasons };
  };
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

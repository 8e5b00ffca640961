import { replicator, runStudy, type Study } from '../../dist/analysis/index.js';
import { seeded } from '../../dist/analysis/robustness/random.js';
import type { DataError, Panel, Plan } from '../../dist/edition/index.js';
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
  /** Whether the ranges know nothing of the errors. */
  isBlind?: true;
  /** Whether every leaf is drawn. */
  isSlow?: true;
  /** Records of all units and indicators together. */
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

/**
 * Ranges of ranks: the share of units that stand within theirs when the records are drawn anew, with other weights and without one
 * indicator. The units of one world share its draws, so that the error of the share is that of the worlds' means.
 */
export async function rankCells(trials: number, of: readonly World[] = worlds): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const world of of) {
    const random = seeded(world.units + world.records + world.source.length + (world.name ?? '').length);
    const share = world.units > 200 || world.isSlow ? 12 : 5;
    const made = Math.max(6, Math.ceil(trials / share));
    const shares: number[] = [];
    for (let i = 0; i < made; i++) shares.push(await heldIn(world, random));
    const mean = shares.reduce((sum, x) => sum + x, 0) / made;
    const variance = shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (made - 1);
    const { source, name, units, indicators, records } = world;
    const size = `${indicators} indicators, ${records.toLocaleString('en')} records`;
    cells.push({
      what: `range of ranks: ${source}`,
      panel: `${name ? `${name}, ` : ''}${size}`,
      ...{ units, periods: 1, counts: 'cover', nominal: 0.9, trials: made, hits: mean * made },
      error: Math.sqrt(variance / made),
    });
  }
  return cells;
}

/** Drawings of the records, and of weights and indicators, that one world is asked for. */
const redraws = 4;

/** The mean share of units within their ranges over several redraws of one world. */
async function heldIn(world: World, random: Random): Promise<number> {
  const { plan, panel } = caseOf({ ...world, periods: 1, gaps: 0, method: world.method ?? additive });
  const { error, drawn } = sources[world.source]!;
  const truth = truthOf(world, panel, random);
  const anew = (): Panel => ({ ...panel, values: truth.map((x) => drawn(x, random)) });
  const withErrors = {
    ...plan,
    indicators: plan.indicators.map((i) => ({ ...i, error: world.isBlind ? null : error })),
  };
  const { intervals } = await runStudy(studyOf(withErrors, anew()));
  let held = 0;
  for (let i = 0; i < redraws; i++) {
    const again = studyOf(plan, anew());
    const made = replicator(again, buildIndex(plan, again.panel));
    const size = made.factors.reduce((n, f) => n + f.size, 0);
    const ranks = made.ranks(Float64Array.from({ length: size }, random));
    for (const { unit, low, high } of intervals) if (low <= ranks[unit]! && ranks[unit]! <= high) held++;
  }
  return held / (redraws * intervals.length);
}

/** Expected figures: the size of a unit (standard deviation of logarithms 1.2) and its own strength in each indicator (0.6). */
function truthOf({ units, indicators, records }: World, panel: Panel, random: Random): Float64Array {
  const sizes = Array.from({ length: units }, () => Math.exp(1.2 * normal(random)));
  const truth = panel.values.map((_, at) => sizes[at % units]! * Math.exp(0.6 * normal(random)));
  for (let k = 0; k < indicators; k++) {
    const own = truth.subarray(k * units, (k + 1) * units);
    const scale = records / indicators / own.reduce((sum, x) => sum + x, 0);
    for (let c = 0; c < units; c++) own[c]! *= scale;
  }
  return truth;
}

/** The study of every release. */
function studyOf(plan: Plan, panel: Panel): Study {
  return {
    ...{ plan, panel, period: 0, joins: [], dropIndicators: true, sensitivity: false, target: -1 },
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    weights: { kind: 'noise', noise: plan.nodes.map(() => 0.25) },
    ...{ replicates: 1024, seed: 1, tops: [], pairs: [] },
  };
}

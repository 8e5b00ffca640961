import { checkLimit } from '../../edition/index.js';
import { type Index, type Solve, solverFor } from '../../engine/index.js';
import { type Design, type ReplicatePart, replicatePartMaker } from './part.js';
import { seededRandom } from './random.js';
import { rankStoreSize } from './rankStore.js';
import { replicator, type Variation } from './replicate.js';
import type { FactorName, Replicator } from './replicator.js';
import { type SensitivityIndex, sensitivity } from './sensitivity.js';
import { type Apart, uncertaintyApart, widened } from './sources.js';
import { type PairComparison, type RankInterval, RankTally } from './tally.js';

/** A study as plain data: factors, design and requested results. */
export interface Study extends Variation, Design {
  /** Preferably a power of two. */
  replicates: number;
  /** The k of “among the first k”. */
  tops: readonly number[];
  /** Whether the separate effects of weights, structure and data on each rank are studied. */
  sources?: boolean;
  /** Pairs of units to compare, in addition to neighbours in the published ranking. */
  pairs: readonly (readonly [number, number])[];
}

/** The result of a study. */
export interface Robustness {
  intervals: RankInterval[];
  /** Of the groups of each grouping; the unit of an interval is then the number of a group. */
  groups: RankInterval[][];
  /** Neighbours in the published order, first to last, then the pairs asked for. */
  pairs: PairComparison[];
  /** How much of the output each factor explains; empty for a study that was stopped. */
  sensitivity: SensitivityIndex<FactorName>[];
  /** Replicates done; fewer than asked for when the study was stopped. */
  done: number;
  /** Replicates among them in which no unit could be ranked; they are ignored. */
  failed: number;
}

/**
 * Computes the parts of a study, in any order and in any thread, and passes each to `take`; ends early when that returns false.
 *
 * @param here computes one part in this thread
 */
export type Runner = (
  study: Study,
  parts: readonly (readonly [from: number, to: number])[],
  here: (from: number, to: number) => ReplicatePart,
  take: (part: ReplicatePart) => boolean | Promise<boolean>,
) => Promise<void>;

/** One part after the other, in this thread. */
export const inThisThread: Runner = async (_, parts, here, take) => {
  for (const [from, to] of parts) if (!(await take(here(from, to)))) return;
};

/** Options of running a study. */
export interface StudyOptions {
  /** The index of the plan, where it is at hand. */
  published?: Index;
  /** Needed where a node is aggregated by benefit of the doubt; see `solverOf`. */
  solve?: Solve | undefined;
  run?: Runner;
  /** Called after every part with the number of finished replicates; false ends the study and keeps them. */
  goOn?: (done: number) => boolean | Promise<boolean>;
}

/**
 * Monte-Carlo uncertainty and sensitivity of the ranks of the root in one period, on a scrambled Sobol' design.
 * The result depends on the study alone, not on threads or order.
 * Source: Saisana, Saltelli and Tarantola (2005); OECD/JRC Handbook, step 7.
 *
 * @throws UserError when a variant cannot be built, or more ranks would be kept than the limit allows
 */
export async function runStudy(
  study: Study,
  { published, solve, run = inThisThread, goOn = () => true }: StudyOptions = {},
): Promise<Robustness> {
  const made = replicator(study, published, solve);
  const { units, nominal, factors } = made;
  checkLimit({ file: '--replicates' }, 'drawnRanks', rankStoreSize(units, study.replicates));
  const tally = new RankTally(units, [...neighbours(nominal), ...study.pairs], study.replicates);
  const groupTallies = made.nominalGroups.map((of) => new RankTally(of.length, [], study.replicates));
  const outputs = Array.from(
    { length: study.sensitivity ? factors.length + 2 : 0 },
    () => new Float64Array(study.replicates),
  );
  let failed = 0;
  await run(study, partsOf(study.replicates), replicatePartMaker(made, study), (part) => {
    tally.add(part.ranks);
    groupTallies.forEach((of, j) => {
      of.add(part.groups[j]);
    });
    failed += unrankedReplicates(part.ranks, units);
    part.outputs.forEach((line, i) => {
      outputs[i].set(line, part.from);
    });
    return goOn(tally.replicates);
  });
  const apart = study.sources ? uncertaintyApart(made, study.seed) : undefined;
  const beside = (of: RankInterval[], effects: readonly Apart[] | undefined) =>
    effects ? of.map((interval, c) => ({ ...widened(interval, effects[c].data), ...effects[c] })) : of;
  return {
    intervals: beside(tally.intervals(nominal, study.tops), apart?.units),
    groups: groupTallies.map((of, j) =>
      beside(of.intervals(made.nominalGroups[j], study.tops), apart?.groups[j]),
    ),
    pairs: tally.pairs(),
    sensitivity:
      study.sensitivity && tally.replicates === study.replicates ? indices(made, outputs, study.seed) : [],
    done: tally.replicates,
    failed,
  };
}

/** The solver, loaded only where a plan or a way to aggregate of the study needs it. */
export function solverOf({
  plan,
  variants,
  aggregates,
}: Pick<Study, 'plan' | 'variants' | 'aggregates'>): Promise<Solve | undefined> {
  const plans = [plan, ...variants.plans];
  return solverFor([...plans.flatMap((p) => p.nodes), ...aggregates.flatMap((j) => j.nodes)]);
}

function indices({ factors }: Replicator, [ya, yb, ...mixed]: Float64Array[], seed: number) {
  const names = factors.map((f) => f.name);
  return sensitivity(names, ya, yb, mixed, seededRandom(seed));
}

/** Parts of 16 to 512 replicates, a hundred or so. */
function partsOf(replicates: number): [number, number][] {
  const size = Math.min(512, Math.max(16, Math.ceil(replicates / 100)));
  return Array.from({ length: Math.ceil(replicates / size) }, (_, i) => [
    i * size,
    Math.min(replicates, (i + 1) * size),
  ]);
}

/** Each ranked unit with the next. */
function neighbours(nominal: Int32Array): [number, number][] {
  const order = [...nominal.keys()].filter((c) => nominal[c] > 0).sort((a, b) => nominal[a] - nominal[b]);
  return order.slice(1).map((b, i) => [order[i], b]);
}

/** The number of replicates in which no unit has a rank. */
function unrankedReplicates(ranks: Int32Array, units: number): number {
  let n = 0;
  for (let from = 0; from < ranks.length; from += units) {
    if (ranks.subarray(from, from + units).every((r) => r === 0)) n++;
  }
  return n;
}

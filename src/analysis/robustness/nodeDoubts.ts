import { memoize } from '../../edition/index.js';
import { type Index, meanOf, sampleSd } from '../../engine/index.js';
import type { BuiltIndex } from './growthOrder.js';
import { seededRandom } from './random.js';
import { rankStudy, studyAt } from './rankStudy.js';
import { replicator } from './replicate.js';
import type { Divisors, Replicator } from './replicator.js';
import { dataDoubts, dataPoints, drawData } from './sources.js';
import type { DataDoubt } from './tally.js';
import { quantileOf } from './together.js';

/** Replicates of so many periods are kept, since many nodes are asked for of the same ones. */
const keptPeriods = 2;

/**
 * What errors of the data alone leave open of the places of a node in a published period, at the published weights, by level: the units,
 * then the groups of each grouping. Undefined where no error is known, and where a node is aggregated by benefit of the doubt.
 */
export function nodeDoubts(of: BuiltIndex, g: number, t: number): DataDoubt[][] | undefined {
  return remembered(doubtsOf(of.index), `${g} ${t}`, () => {
    const made = replicatorAt(of, t);
    return made && dataDoubts(made.ofNode(g), rankStudy.seed).doubts;
  });
}

const doubtsOf = memoize((_: Index) => new Map<string, DataDoubt[][] | undefined>());

/** The same of the whole index per head, by the heads of every place. */
export function perHeadDoubts(of: BuiltIndex, t: number, per: Divisors): DataDoubt[][] | undefined {
  const made = madeAt(of, t, per);
  return made && dataDoubts(made, rankStudy.seed).doubts;
}

/** The places that one can have gained in truth, at the least and at the most: below zero where it lost some. */
export interface MoveSet {
  low: number;
  high: number;
}

/**
 * How many places the units, and the groups of each grouping, gained between two published periods by the true figures: sets of which
 * all of a level hold together in nine releases of ten. Errors are drawn for each period by itself. Undefined where nothing is drawn.
 */
export function moveSets(of: BuiltIndex, g: number, from: number, to: number): MoveSet[][] | undefined {
  return remembered(movesOf(of.index), `${g} ${from} ${to}`, () => {
    const [was, is] = [from, to].map((t) => replicatorAt(of, t)?.ofNode(g));
    if (!was || !is) return undefined;
    const [first, other] = [was, is].map((made) => dataPoints(made, rankStudy.seed)) as [
      Float64Array[],
      Float64Array[],
    ];
    // Both periods have the same numbers: in another order they say nothing of one another.
    const order = shuffledOrder(other.length);
    const later = first.map((point, draw) => {
      const own = other[order[draw]].slice();
      is.tieData(point, own);
      return own;
    });
    const [before, after] = [drawnRanks(was, first), drawnRanks(is, later)];
    return before[0].map((_, level) =>
      setsOf(before.map((ranks, draw) => gains(ranks[level], after[draw][level]))),
    );
  });
}

const movesOf = memoize((_: Index) => new Map<string, MoveSet[][] | undefined>());

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}

const replicators = memoize((_: Index) => new Map<number, Replicator | undefined>());

/** The replicates of a period; undefined where no error of its data is known. */
export function replicatorAt(of: BuiltIndex, t: number): Replicator | undefined {
  const known = replicators(of.index);
  if (known.has(t)) return known.get(t);
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size + 1 - keptPeriods))) known.delete(old);
  known.set(t, madeAt(of, t));
  return known.get(t);
}

function madeAt({ plan, panel, index }: BuiltIndex, t: number, per?: Divisors): Replicator | undefined {
  if (plan.nodes.some(({ aggregate }) => aggregate === 'benefit-of-the-doubt')) return undefined;
  const made = replicator({ ...studyAt({ plan, panel }, t), ...(per ? { per } : {}) }, index);
  return made.factors.some(({ name }) => name === 'data') ? made : undefined;
}

/** The ranks of each level in every draw. */
function drawnRanks(made: Replicator, points: readonly Float64Array[]): Int32Array[][] {
  const all: Int32Array[][] = [];
  drawData(made, points, (levels) => all.push(levels.map(({ ranks }) => ranks)));
  return all;
}

function shuffledOrder(n: number): Int32Array {
  const random = seededRandom(rankStudy.seed);
  const keys = Array.from({ length: n }, random);
  return Int32Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b]);
}

/** Places gained; NaN for a place without a rank in either. */
const gains = (before: Int32Array, after: Int32Array) =>
  Float64Array.from(before, (rank, c) => (rank > 0 && after[c] > 0 ? rank - after[c] : Number.NaN));

/** Ranks are whole: a move that hardly varies is allowed to be so much off. */
const grain = 0.3;

/** The sets that hold together: as far from the mean move of each place as the farthest of any place lies in nine draws of ten. */
function setsOf(draws: readonly Float64Array[]): MoveSet[] {
  const moves = Array.from({ length: draws[0]?.length ?? 0 }, (_, c) => {
    const own = Float64Array.from(draws, (draw) => draw[c]);
    const mean = meanOf(own);
    return { mean, reach: sampleSd(own, mean) + grain };
  });
  const farthest = Float64Array.from(draws, (draw) =>
    moves.reduce((most, { mean, reach }, c) => Math.max(most, Math.abs(draw[c] - mean) / reach || 0), 0),
  );
  const times = quantileOf(farthest);
  return moves.map(({ mean, reach }) => ({
    low: Math.ceil(mean - times * reach),
    high: Math.floor(mean + times * reach),
  }));
}

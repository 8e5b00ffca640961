import { memoize } from '../../edition/index.js';
import { type Index, meanOf, sampleSd } from '../../engine/index.js';
import { type BuiltIndex, growthReplicates, isDecided } from './growthOrder.js';
import { replicatorAt } from './nodeDoubts.js';
import { rankStudy, studyAt } from './rankStudy.js';
import { replicator } from './replicate.js';
import { sobol } from './sobol.js';
import { dataPoints, drawData } from './sources.js';
import { drawnTogether } from './together.js';

/** The scores of some units added up, each multiplied by a number where it is given; or the mean of those that have one. */
export interface ScoreSum {
  units: readonly number[];
  times?: (unit: number) => number;
  isMean: boolean;
}

/** Scores of the units in every draw of a study. */
export interface ScoreDraws {
  /**
   * Whether the first of two sums is told to be above the second: in 255 of 256 draws, and by more than any two units differ by chance
   * (`drawnTogether`), as it is told who grew faster.
   */
  isAbove(a: ScoreSum, b: ScoreSum): boolean;
}

/**
 * Scores of a node in a published period, in replicates of the study that every release has of its ranks. Parts of the index are drawn
 * by the errors of their data alone; where none is known, their order is as published. Undefined where a node is aggregated by benefit of
 * the doubt, which does not use the weights of the edition.
 */
export function scoreDraws(of: BuiltIndex, g: number, t: number): ScoreDraws | undefined {
  const known = knownDraws(of.index);
  const key = `${g} ${t}`;
  if (!known.has(key)) known.set(key, drawScores(of, g, t));
  return known.get(key);
}

const knownDraws = memoize((_: Index) => new Map<string, ScoreDraws | undefined>());

function drawScores(of: BuiltIndex, g: number, t: number): ScoreDraws | undefined {
  if (of.plan.nodes.some(({ aggregate }) => aggregate === 'benefit-of-the-doubt')) return undefined;
  const drawn = g === 0 ? wholeDraws(of, t) : partDraws(of, g, t);
  if (!drawn) return { isAbove: () => true };
  const { draws, isHeavy } = drawn;
  const threshold = drawnTogether(draws, isHeavy)[0]?.threshold ?? 0;
  return {
    isAbove(a, b) {
      const ahead = Float64Array.from(draws, (scores) => sumOf(scores, a) - sumOf(scores, b));
      const above = ahead.reduce((n, by) => n + Number(by > 0) + Number(by === 0) / 2, 0);
      const mean = meanOf(ahead);
      return isDecided(above / ahead.length) && mean > threshold * sampleSd(ahead, mean);
    },
  };
}

interface Drawn {
  draws: Float64Array[];
  isHeavy: boolean;
}

function wholeDraws({ plan, panel, index }: BuiltIndex, t: number): Drawn {
  const made = replicator(studyAt({ plan, panel }, t), index);
  const point = new Float64Array(made.factors.reduce((n, { size }) => n + size, 0));
  const next = sobol(point.length, rankStudy.seed);
  const draws = Array.from({ length: growthReplicates }, (_, i) => {
    next(i, point);
    return made.scores(point).slice();
  });
  return { draws, isHeavy: made.hasHeavyErrors };
}

function partDraws(of: BuiltIndex, g: number, t: number): Drawn | undefined {
  const made = replicatorAt(of, t)?.ofNode(g);
  if (!made) return undefined;
  const draws: Float64Array[] = [];
  drawData(made, dataPoints(made, rankStudy.seed), ([units]) => draws.push(units!.values.slice()));
  return draws.length > 0 ? { draws, isHeavy: made.hasHeavyErrors } : undefined;
}

function sumOf(scores: Float64Array, { units, times, isMean }: ScoreSum): number {
  let [sum, n] = [0, 0];
  for (const unit of units) {
    const score = scores[unit]! * (times?.(unit) ?? 1);
    if (isMean && Number.isNaN(score)) continue;
    sum += score;
    n++;
  }
  return isMean ? sum / n : sum;
}

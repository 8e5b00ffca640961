import { memoize } from '../../edition/index.js';
import { type Index, meanOf, sampleSd } from '../../engine/index.js';
import { type BuiltIndex, growthReplicates } from './growthOrder.js';
import { replicatorAt } from './nodeDoubts.js';
import { rankStudy, studyAt } from './rankStudy.js';
import { replicator } from './replicate.js';
import type { Replicator } from './replicator.js';
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
   * Whether the first of two sums is told to be above the second: in 95% of the replicates of the study of ranks, and by more than errors
   * of the data would bring any two units of the level (`drawnTogether`), as it is told who of two places is ahead.
   */
  isAbove(a: ScoreSum, b: ScoreSum): boolean;
}

/**
 * Scores of a node in a published period, in replicates of the study that every release has of its ranks, and in others in which only the
 * data vary; parts of the index have these alone, and where no error is known, their order is as published. Undefined where a node is
 * aggregated by benefit of the doubt, which does not use the weights of the edition.
 */
export function scoreDraws(of: BuiltIndex, g: number, t: number): ScoreDraws | undefined {
  const known = knownDraws(of.index);
  const key = `${g} ${t}`;
  if (known.size >= kept && !known.has(key)) known.clear();
  if (!known.has(key)) known.set(key, drawScores(of, g, t));
  return known.get(key);
}

/** Draws of so many nodes and periods are kept at most. */
const kept = 8;

const knownDraws = memoize((_: Index) => new Map<string, ScoreDraws | undefined>());

/** In what share of the replicates a sum is above another where that is told: outside a range of nine of ten. */
const least = 0.95;

function drawScores(of: BuiltIndex, g: number, t: number): ScoreDraws | undefined {
  if (of.plan.nodes.some(({ aggregate }) => aggregate === 'benefit-of-the-doubt')) return undefined;
  const whole = g === 0 ? studyDraws(of, t) : undefined;
  const made = replicatorAt(of, t)?.ofNode(g);
  const data = made && dataDraws(made);
  const threshold = data && made ? (drawnTogether(data, made.hasHeavyErrors)[0]?.threshold ?? 0) : 0;
  return {
    isAbove(a, b) {
      const apart = (draws: readonly Float64Array[]) =>
        Float64Array.from(draws, (scores) => sumOf(scores, a) - sumOf(scores, b));
      if (whole && !(shareAbove(apart(whole)) >= least)) return false;
      if (!data) return true;
      const by = apart(data);
      const mean = meanOf(by);
      return mean > threshold * sampleSd(by, mean);
    },
  };
}

/** In what share of the draws a difference is above zero; ties count half. */
const shareAbove = (apart: Float64Array): number =>
  apart.reduce((n, by) => n + Number(by > 0) + Number(by === 0) / 2, 0) / apart.length;

function studyDraws({ plan, panel, index }: BuiltIndex, t: number): Float64Array[] {
  const made = replicator(studyAt({ plan, panel }, t), index);
  const point = new Float64Array(made.factors.reduce((n, { size }) => n + size, 0));
  const next = sobol(point.length, rankStudy.seed);
  return Array.from({ length: growthReplicates }, (_, i) => {
    next(i, point);
    return made.scores(point).slice();
  });
}

function dataDraws(made: Replicator): Float64Array[] | undefined {
  const draws: Float64Array[] = [];
  drawData(made, dataPoints(made, rankStudy.seed), ([units]) => draws.push(units!.values.slice()));
  return draws.length > 0 ? draws : undefined;
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

import { memoize, type Panel, type Plan } from '../../edition/index.js';
import { type Index, matchedIndex, meanOf, rollUp, sampleSd } from '../../engine/index.js';
import { inequality } from '../balance/measures.js';
import type { PlaceAt } from '../matched.js';
import { rankStudy, studyAt } from './rankStudy.js';
import { replicator } from './replicate.js';
import { type Replicator, rollsOf } from './replicator.js';
import { sobol } from './sobol.js';
import { drawnTogether } from './together.js';

/** An index with the figures that it was built from. */
export interface BuiltIndex {
  plan: Plan;
  panel: Panel;
  index: Index;
}

/** Fewer than a study of ranks has, since an order of growth is asked for while a reader waits. */
export const growthReplicates = 256;

/** The share of the draws in which a place must have grown more than another to be called faster (255 of 256). */
const level = 0.995;

/** Growth in per cent, as a ratio, or in points, as a difference. */
export type GrowthUnit = 'percent' | 'points';

/** Growth between two periods in every draw of a study. */
export interface GrowthDraws {
  /**
   * In what share of the draws the first of two places grew more than the second; NaN where one has no growth. `times` is by what the
   * growth of the first is multiplied, as against that of the second.
   */
  above(a: PlaceAt, b: PlaceAt, times?: number): number;
  /**
   * Whether the first is told to have grown faster: in that share of the draws, and by more than any two places of their level differ
   * by chance (`drawnTogether`). How often that is wrong is in docs/coverage.md.
   */
  isFaster(a: PlaceAt, b: PlaceAt, times?: number): boolean;
}

/**
 * Growth of the whole index between two published periods, over what both have, in replicates of the study that every
 * release has of its ranks: weights and the indicator left out are the same in both periods, errors of the data are
 * drawn for each by itself, but for what the edition says that they share. Undefined where a node is aggregated by benefit of the doubt, which does not use the
 * weights of the edition.
 */
export function growthDraws(
  of: BuiltIndex,
  from: number,
  to: number,
  unit: GrowthUnit = 'percent',
): GrowthDraws | undefined {
  const known = knownDraws(of.index);
  const key = `${from} ${to} ${unit}`;
  if (!known.has(key)) known.set(key, drawAll(of, from, to, unit));
  return known.get(key);
}

const knownDraws = memoize((_: Index) => new Map<string, GrowthDraws | undefined>());

/** The same anew, for who asks once. */
export function drawAll(
  of: BuiltIndex,
  from: number,
  to: number,
  unit: GrowthUnit = 'percent',
): GrowthDraws | undefined {
  const growth: Growth[] = [];
  const grown = (was: number, is: number) => {
    if (unit === 'points') return is - was;
    return was > 0 ? is / was : Number.NaN;
  };
  const drawn = drawBoth(of, from, to, (was, is) =>
    growth.push(was.map((of, j) => of.map((value, c) => grown(value, is[j]![c]!)))),
  );
  if (!drawn) return undefined;
  const thresholds = growth[0]!.map((_, j) => {
    const level = growth.map((draw) => draw[j]!);
    return drawnTogether(level, drawn.isHeavy)[0]?.threshold ?? 0;
  });
  const above = (a: PlaceAt, b: PlaceAt, times = 1) =>
    growth.reduce((sum, draw) => sum + shareAhead(growthIn(draw, a) * times, growthIn(draw, b)), 0) /
    growth.length;
  return {
    above,
    isFaster(a, b, times = 1) {
      if (!isDecided(above(a, b, times))) return false;
      const ahead = growth.map((draw) => growthIn(draw, a) * times - growthIn(draw, b));
      const mean = meanOf(ahead);
      const threshold = thresholds[(a.grouping === -2 ? b : a).grouping + 1] ?? 0;
      return mean > threshold * sampleSd(ahead, mean);
    },
  };
}

/** Whether a share of the draws is large enough to say that the first of two places grew faster. */
export const isDecided = (share: number): boolean => share >= level;

/** Growth in one draw, of the units, of the groups of each grouping, and of the total. */
type Growth = readonly Float64Array[];

/** The growth of one place in a draw. */
function growthIn(draw: Growth, { grouping, number }: PlaceAt): number {
  return draw[grouping === -2 ? draw.length - 1 : grouping + 1]![number]!;
}

/** 1 where the first grew more, a half where both grew alike, 0 where the other did; NaN where one has no growth. */
function shareAhead(of: number, than: number): number {
  if (of === than) return 0.5;
  return Number.isNaN(of - than) ? Number.NaN : Number(of > than);
}

/**
 * In what share of the draws the Gini coefficient of the units fell between two periods, over what both have; undefined where nothing
 * can be drawn.
 *
 * @param by what the values of each period are multiplied by, unit by unit: to be per head
 */
export function shareNarrowed(
  of: BuiltIndex,
  [from, to]: [number, number],
  by?: (t: number) => Float64Array,
): number | undefined {
  const gini = (values: Float64Array, t: number) => {
    const factors = by?.(t);
    return inequality('gini', factors ? values.map((x, c) => x * factors[c]!) : values).value;
  };
  let fell = 0;
  const drawn = drawBoth(of, from, to, ([was], [is]) => {
    fell += shareAhead(gini(was!, from), gini(is!, to));
  });
  return drawn ? fell / growthReplicates : undefined;
}

/**
 * Draws the scores of two periods, of the units, of the groups of each grouping, and of the total; undefined where a node is aggregated by
 * benefit of the doubt.
 */
function drawBoth(
  { plan, panel, index }: BuiltIndex,
  from: number,
  to: number,
  use: (was: Float64Array[], is: Float64Array[]) => void,
): { isHeavy: boolean } | undefined {
  if (plan.nodes.some(({ aggregate }) => aggregate === 'benefit-of-the-doubt')) return undefined;
  const matched = matchedIndex(plan, index, from, to);
  const [before, after] = [
    replicator(studyAt({ plan, panel }, from), matched.index, undefined, matched.from),
    replicator(studyAt({ plan, panel }, to), matched.index, undefined, matched.to),
  ];
  // The errors of the data are the last numbers of a draw; the later period has its own behind them.
  const dataIn = ({ factors }: Replicator) => factors.find(({ name }) => name === 'data')?.size ?? 0;
  const numbers = before.factors.reduce((n, { size }) => n + size, 0);
  const point = new Float64Array(numbers + dataIn(after));
  const [first, others] = [point.subarray(0, numbers), numbers - dataIn(before)];
  const later = new Float64Array(others + dataIn(after));
  const next = sobol(point.length, rankStudy.seed);
  for (let i = 0; i < growthReplicates; i++) {
    next(i, point);
    const was = levelsOf(plan, before.scores(first));
    later.set(first.subarray(0, others));
    later.set(point.subarray(numbers), others);
    after.tieData(first.subarray(others), later.subarray(others));
    use(was, levelsOf(plan, after.scores(later)));
  }
  return { isHeavy: before.hasHeavyErrors || after.hasHeavyErrors };
}

/** Scores of the units, of the groups of each grouping, and of the total. */
function levelsOf(plan: Plan, values: Float64Array): Float64Array[] {
  return [values, ...rollUp(values, plan.units.length, rollsOf(plan))];
}

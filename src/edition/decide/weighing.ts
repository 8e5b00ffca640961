import type { Aggregate } from '../aggregateOptions.js';
import { methodProblems } from '../problems/methodProblems.js';
import type { Place, Problem } from '../problems/problem.js';
import type { LevelSource, WeighSource } from '../schema/weighSchema.js';
import type { AggregateDetails } from './aggregateChoice.js';
import { assertNoneLeft } from './assertNoneLeft.js';
import { dataFamilies } from './dataFamilies.js';

export type DataFamily = (typeof dataFamilies)[number];

/** The data that the weights of a node's children were computed from. */
export interface Settled {
  /** First and last period. */
  periods: [string, string];
  /** Units times periods in which all children have a value. */
  rows: number;
  /** Measures of fit, by name: share of variance explained, number of factors, distance to the target. */
  facts: Partial<Record<'explained' | 'factors' | 'distance', number>>;
}

/** The published periods whose scores determine weights: with `each-period` and a window every period has its own. */
export type WeighedOver = 'base-period' | 'all-periods' | 'each-period' | { window: number };

/** The origin of the weights of a node's children, with everything decided. */
export type Weighing =
  /** `sum`: what weights written as shares add up to, where it is not 1 (or 100); each was divided by it. */
  | { by: 'given'; sum?: number }
  | { by: 'equal' }
  /** A weighted sum with the weights as written, which add up to `sum`. */
  | { by: 'as-given'; sum: number }
  | {
      by: DataFamily;
      over: WeighedOver;
      goal: 'balance' | 'infomax';
      settled: Settled | null;
    }
  | {
      by: 'ahp';
      table: string | null;
      ratio: number;
      lambdaMax: number;
      /** Of several: how consistent each is by itself, and whether the judgements count. */
      experts?: { name: string; ratio: number; counts: boolean }[];
    }
  | { by: 'budget'; table: string | null; experts: number };

/**
 * Weights of the children of a node in some periods, or in units of some groups: their own times a factor, divided by the sum of these
 * products. Of several cases that hold for a unit in a period, the last counts. As factors, cases follow every change of the weights.
 */
export interface WeightCase {
  /** First and last period, as indices of the plan's periods. */
  from: number;
  to: number;
  /** Index of a grouping, and of its groups that it holds for; absent: it holds for all units. */
  grouping?: number;
  groups?: number[];
  /** By child, in their order. */
  factors: number[];
}

/** A weighing that is computed from the data. */
export type DataWeighing = Extract<Weighing, { by: DataFamily }>;

export function isFromData(weighing: Weighing): weighing is DataWeighing {
  return (dataFamilies as readonly string[]).includes(weighing.by);
}

/** Decides `method.weight`: one weighing for all nodes, or one for each level from the indicators upwards. */
export function decideLevels(
  written: WeighSource,
  take: <T>(path: string, given: T | undefined, fallback: T) => T,
): Weighing[] {
  const path = 'method.weight';
  if (typeof written === 'string' || 'by' in written) return [decideWeighing(written, path, take)];
  return written.levels.map((one, i) => decideWeighing(one, `${path}.levels.${i}`, take));
}

/** Decides a weighing that needs no table. */
export function decideWeighing(
  source: LevelSource,
  path: string,
  take: <T>(path: string, given: T | undefined, fallback: T) => T,
): Weighing {
  if (source === 'given' || source === 'equal') return { by: source };
  if (source === 'as-given') return { by: source, sum: 1 };
  const written = typeof source === 'string' ? { by: source } : source;
  const { by, over, goal, ...others } = { goal: undefined, over: undefined, ...written };
  assertNoneLeft(others);
  return {
    by,
    over: take(`${path}.over`, over, 'all-periods' as const),
    goal: by === 'optimised' ? take(`${path}.goal`, goal, 'balance' as const) : 'balance',
    settled: null,
  };
}

/** The node that a problem is about. */
interface Weighed {
  id: string;
  at: Place;
}

/** The weighing of a node as its aggregate takes it: benefit of the doubt finds its own, optimised ones are for arithmetic means alone. */
export function suitedWeighing(
  weighing: Weighing,
  aggregate: Aggregate,
  { id, at }: Weighed,
): { weighing: Weighing; problems: Problem[] } {
  if (aggregate === 'benefit-of-the-doubt') return { weighing: { by: 'given' }, problems: [] };
  const isSuited = weighing.by !== 'optimised' || aggregate === 'arithmetic';
  return { weighing, problems: isSuited ? [] : [methodProblems.optimisedAggregate(at, id, aggregate)] };
}

/** Bounds of benefit of the doubt must allow shares that add up to 1. @param n number of children */
export function boundProblems({ id, at }: Weighed, details: AggregateDetails | null, n: number): Problem[] {
  if (details?.of !== 'benefit-of-the-doubt') return [];
  return [details.shares, details.weights].flatMap(([low, high]) =>
    low * n > 1 + 1e-9 || high * n < 1 - 1e-9 || low > high
      ? [methodProblems.impossibleBounds(at, id, low, high, n)]
      : [],
  );
}

import type { LevelSource, WeighSource } from '../schema/weighSchema.js';
import { dataFamilies } from './dataFamilies.js';
import { allTaken } from './decisions.js';

export type DataFamily = (typeof dataFamilies)[number];

/** What the weights of a node's children were taken from, once they are settled. */
export interface Settled {
  /** First and last period. */
  periods: [string, string];
  /** Units times periods in which all children have a value. */
  rows: number;
  /** What else the family says of its fit, by name: share of variance explained, factors, distance to the target. */
  facts: Partial<Record<'explained' | 'factors' | 'distance', number>>;
}

/** How the weights of a node's children come about, with everything decided. */
export type Weighing =
  | { by: 'given' | 'equal' }
  | {
      by: DataFamily;
      over: 'base-period' | 'all-periods';
      goal: 'balance' | 'infomax';
      settled: Settled | null;
    }
  | { by: 'ahp'; table: string | null; ratio: number; lambdaMax: number }
  | { by: 'budget'; table: string | null; experts: number };

/** A weighing that waits for the data. */
export type DataWeighing = Extract<Weighing, { by: DataFamily }>;

export function isFromData(weighing: Weighing): weighing is DataWeighing {
  return (dataFamilies as readonly string[]).includes(weighing.by);
}

/** Decides `method.weight`: what holds for all nodes, or for each level from the indicators upwards. */
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
  const written = typeof source === 'string' ? { by: source } : source;
  if (written.by === 'given' || written.by === 'equal') return { by: written.by };
  const { by, over, goal, ...others } = { goal: undefined, over: undefined, ...written };
  allTaken(others);
  return {
    by,
    over: take(`${path}.over`, over, 'all-periods' as const),
    goal: by === 'optimised' ? take(`${path}.goal`, goal, 'balance' as const) : 'balance',
    settled: null,
  };
}

import { isHigherWorse, line, type Plan, type PlanIndicator } from '../../edition/index.js';
import { areEqual, equalRange, type Index, type Runs, runsOfEqual } from '../../engine/index.js';

/** A strength or weakness of a unit. */
export interface Strength {
  node: number;
  rank: number;
  /** Number of units with a rank. */
  of: number;
}

/** The criteria of strengths and weaknesses. */
export interface StrengthRules {
  strengths: number;
  weaknesses: number;
  /** Indicators with at most this share of distinct values are left out. */
  leastDifferent: number;
  /** Whether the last rank may count as a strength (where all are equal). */
  lastMayBeStrength: boolean;
}

const defaultRules: StrengthRules = {
  strengths: 5,
  weaknesses: 5,
  leastDifferent: 0,
  lastMayBeStrength: false,
};

/** An indicator of the framework and its values for every unit, turned so that more is better. */
export interface OrientedColumn {
  node: number;
  values: ArrayLike<number>;
  /** The present values in order, and which of them are equal. */
  runs: Runs;
}

/** A column from values of every unit, NaN where one has none. */
export function orientedColumn(node: number, values: ArrayLike<number>): OrientedColumn {
  return { node, values, runs: runsOfEqual(values) };
}

/**
 * Every indicator in one published period after division, imputation and orientation, before treatment and
 * normalisation. Values beyond the goalposts of a capped scale count as the goalposts, since the excess adds nothing to
 * the index.
 */
export function orientedColumns(plan: Plan, index: Index, t: number): OrientedColumn[] {
  const { panel } = index;
  return plan.nodes.flatMap(({ indicator }, node) => {
    if (indicator < 0) return [];
    const within = capOf(plan.indicators[indicator]);
    const values = line(panel, indicator, plan.first + t).map(within);
    return [orientedColumn(node, isHigherWorse(plan, node) ? values.map((x) => -x) : values)];
  });
}

/** Sets oriented values beyond the goalposts of a capped scale to the goalposts, which are declared for raw values. */
function capOf({ normalise: scale, direction }: PlanIndicator): (x: number) => number {
  if (!(scale.method === 'goalposts' || scale.method === 'log-goalposts') || !scale.cap) return (x) => x;
  const [low, high] = direction === 1 ? [scale.low, scale.high] : [-scale.high, -scale.low];
  return (x) => (x < low ? low : x > high ? high : x);
}

/**
 * The indicators in which a unit ranks best, the best first, and worst, the worst last, among all units or some; equal ranks
 * in the order of the columns. Indicators it has no value in are left out, and an indicator is never both. Source: COINr
 * `get_str_weak`, where what counts as no strength, to be last, is dropped from the weaknesses too: here it is a weakness.
 *
 * @param among the units it is compared with, itself included or not
 */
export function strengthsOf(
  columns: readonly OrientedColumn[],
  unit: number,
  rules: Partial<StrengthRules> = {},
  among?: ArrayLike<number>,
): { strengths: Strength[]; weaknesses: Strength[] } {
  const { strengths, weaknesses, leastDifferent, lastMayBeStrength } = { ...defaultRules, ...rules };
  const all = columns
    .filter(
      ({ runs }) => leastDifferent === 0 || new Set(runs.first).size / runs.first.length > leastDifferent,
    )
    .filter(({ values }) => values[unit] === values[unit])
    .map((column) => rankAmong(column, unit, among))
    .sort((a, b) => a.rank - b.rank);
  const bare = ({ node, rank, of }: Strength) => ({ node, rank, of });
  const best = all.filter(({ last }) => lastMayBeStrength || !last).slice(0, strengths);
  const rest = all.filter((s) => !best.includes(s));
  return {
    strengths: best.map(bare),
    weaknesses: rest.slice(Math.max(0, rest.length - weaknesses)).map(bare),
  };
}

/** The rank of a unit in one indicator, and whether it is last. */
function rankAmong(
  { node, values, runs }: OrientedColumn,
  unit: number,
  among?: ArrayLike<number>,
): Strength & { last: boolean } {
  const own = values[unit];
  if (!among) {
    const { below, upTo } = equalRange(runs, own);
    const of = runs.sorted.length;
    return { node, rank: 1 + of - upTo, of, last: below === 0 };
  }
  let above = 0;
  let below = 0;
  let level = 1;
  for (let i = 0; i < among.length; i++) {
    const c = among[i];
    if (c === unit) continue;
    if (areEqual(values[c], own)) level++;
    else if (values[c] > own) above++;
    else if (values[c] < own) below++;
  }
  return { node, rank: 1 + above, of: above + below + level, last: below === 0 };
}

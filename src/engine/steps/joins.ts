import type { Aggregate, Doubt, JoinChoice, JoinDetails } from '../../edition/index.js';
import { norm } from '../elementary/norm.js';
import { meanOf, populationSd } from '../stats/moments.js';
import { reaches } from '../stats/ties.js';
import { copeland, mazziottaPareto, topsis, wroclaw } from './compromise.js';
import { fromOrder, toOrder } from './powerMean.js';

/** The children of all units of one period. */
export interface Family {
  /** A row a unit; NaN is a missing child. */
  rows: readonly (readonly number[])[];
  /** Whether a unit has enough children to get a score. */
  enough: readonly boolean[];
  /** Node numbers and weights of the children, in the order of a row. */
  children: readonly number[];
  weights: readonly number[];
  /** Scores rows without gaps by benefit of the doubt. */
  doubts: (rows: readonly (readonly number[])[], doubt: Doubt) => number[];
}

type Details<K extends JoinDetails['of']> = Extract<JoinDetails, { of: K }>;
type Join = (family: Family, details: never) => number[];

const means = ['arithmetic', 'geometric', 'harmonic', 'power'] satisfies Aggregate[];
type Mean = (typeof means)[number];

/** Whether a node takes a weighted mean of an order, which needs no more than sums. */
export function isMean({ aggregate }: JoinChoice): boolean {
  return (means as Aggregate[]).includes(aggregate);
}

/**
 * The ways to join that are no plain mean. The absent are left out of those that look at one unit at a time; methods
 * that compare units need complete rows, and a unit with a gap gets no score.
 */
export const joins = {
  /** Mean of order p between two changes of range: from → onto, mirrored or not, and back. INFORM's inverted geometric mean. */
  reshaped: (family, { from, onto, mirrored, order }: Details<'reshaped'> & { order: number }) => {
    const [a, b] = mirrored ? [onto[1], onto[0]] : onto;
    const there = (x: number) => a + ((b - a) * (x - from[0])) / (from[1] - from[0]);
    const back = (y: number) => from[0] + ((from[1] - from[0]) * (y - a)) / (b - a);
    return eachUnit(family, (row, weights) => back(weightedMean(row.map(there), weights, order)));
  },
  median: (family) => eachUnit(family, weightedMedian),
  minimum: (family) => eachUnit(family, (row) => Math.min(...row)),
  maximum: (family) => eachUnit(family, (row) => Math.max(...row)),
  /** mean − α(√((mean − min)² + β²) − β). Casadio Tarabusi and Guarini (2013). */
  'mean-min': (family, { alpha, beta }: Details<'mean-min'>) =>
    eachUnit(family, (row, weights) => {
      const mean = weightedMean(row, weights, 1);
      return mean - alpha * (norm([mean - Math.min(...row), beta]) - beta);
    }),
  /** Weights by place, the best first; those of absent places are shared out. Yager (1988). */
  ordered: (family, { places }: Details<'ordered'>) =>
    eachUnit(family, (row) => {
      const sorted = row.toSorted((a, b) => b - a);
      return weightedMean(
        sorted,
        sorted.map((_, i) => places[i] ?? 0),
        1,
      );
    }),
  /** The value of one child. */
  child: ({ rows, children }, { child }: Details<'child'>) => {
    const at = children.indexOf(child);
    return rows.map((row) => (at < 0 ? Number.NaN : row[at]));
  },
  /** One way to join where a child (any, every one) reaches a value, another elsewhere; an absent child does not. */
  conditional: (family, details: Details<'conditional'>) => {
    const [yes, no] = [joinRows(details.use, family), joinRows(details.otherwise, family)];
    return family.rows.map((row, u) => (reached(details, family.children, row) ? yes[u] : no[u]));
  },
  copeland: (family) => completeUnits(family, (list) => copeland(list, family.weights)),
  topsis: (family) => completeUnits(family, (list) => topsis(list, family.weights)),
  wroclaw: (family) => completeUnits(family, (list) => wroclaw(list, family.weights)),
  'mazziotta-pareto': (family) => completeUnits(family, (list) => pareto(standardised(list), true)),
  'mazziotta-pareto-upwards': (family) => completeUnits(family, (list) => pareto(standardised(list), false)),
  /** The same on the children as they are, which `around-reference` makes comparable over time. */
  'mazziotta-pareto-adjusted': (family) => completeUnits(family, (list) => pareto(list, true)),
  'mazziotta-pareto-adjusted-upwards': (family) => completeUnits(family, (list) => pareto(list, false)),
  'benefit-of-the-doubt': (family, doubt: Doubt) =>
    completeUnits(family, (list) => family.doubts(list, doubt)),
} satisfies Record<Exclude<Aggregate, Mean>, Join>;

/** Whether the children of a unit, in the order of `row`, meet a condition; an absent child does not. */
function reached(
  { child, atLeast }: Details<'conditional'>,
  children: readonly number[],
  row: readonly number[],
): boolean {
  if (child === 'any') return row.some((x) => reaches(x, atLeast));
  return child === 'every'
    ? row.every((x) => reaches(x, atLeast))
    : reaches(row[children.indexOf(child)], atLeast);
}

/** The way to join that holds for a unit: that of a conditional one which its children lead to, else the way itself. */
export function inForce(choice: JoinChoice, children: readonly number[], row: readonly number[]): JoinChoice {
  const { details } = choice;
  if (details?.of !== 'conditional') return choice;
  return inForce(reached(details, children, row) ? details.use : details.otherwise, children, row);
}

/** Scores of all units by any way to join; means as well, over the present children. */
export function joinRows(choice: JoinChoice, family: Family): number[] {
  const { aggregate, order, details } = choice;
  if (isMean(choice)) return eachUnit(family, (row, weights) => weightedMean(row, weights, order));
  const join = joins[aggregate as Exclude<Aggregate, Mean>] as (family: Family, details: object) => number[];
  return join(family, { ...details, order });
}

/** Scores the units that have enough children by what is present of each. */
function eachUnit(
  { rows, weights, enough }: Family,
  score: (row: readonly number[], weights: readonly number[]) => number,
): number[] {
  return rows.map((row, u) => {
    if (!enough[u]) return Number.NaN;
    const here = weights.filter((_, i) => row[i] === row[i]);
    return score(
      row.filter((x) => x === x),
      here,
    );
  });
}

/** Scores the units without gaps among themselves. */
function completeUnits(
  { rows }: Family,
  score: (rows: readonly (readonly number[])[]) => number[],
): number[] {
  const scores = new Array<number>(rows.length).fill(Number.NaN);
  const complete = rows.flatMap((row, u) => (row.some((x) => x !== x) ? [] : [u]));
  score(complete.map((u) => rows[u])).forEach((x, i) => {
    scores[complete[i]] = x;
  });
  return scores;
}

function weightedMean(row: readonly number[], weights: readonly number[], order: number): number {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const terms = row.reduce((sum, x, i) => sum + weights[i] * toOrder(x, order), 0);
  return fromOrder(terms / whole, order);
}

/** The lowest value that at least half of the weight does not exceed; the middle of two when it is exactly half. */
function weightedMedian(row: readonly number[], weights: readonly number[]): number {
  const order = row.map((_, i) => i).sort((a, b) => row[a] - row[b]);
  const whole = order.reduce((sum, i) => sum + weights[i], 0);
  let below = 0;
  for (const [at, i] of order.entries()) {
    below += weights[i];
    if (Math.abs(below - whole / 2) <= 1e-12 * whole) return (row[i] + row[order[at + 1]]) / 2;
    if (below > whole / 2) return row[i];
  }
  return Number.NaN;
}

function pareto(rows: readonly (readonly number[])[], downwards: boolean): number[] {
  return rows.map((row) => mazziottaPareto(row, downwards));
}

/** Children standardised over the units to mean 100 and sd 10 (n in the denominator). */
function standardised(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0]?.map((_, k) => rows.map((row) => row[k])) ?? [];
  const scales = columns.map((column) => ({ mean: meanOf(column), sd: populationSd(column) }));
  return rows.map((row) => row.map((x, k) => 100 + (10 * (x - scales[k].mean)) / scales[k].sd));
}

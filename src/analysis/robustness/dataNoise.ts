import type { AggregateChoice, Panel, Plan } from '../../edition/index.js';
import {
  type Leaves,
  leafErrors,
  type Noise,
  normalQuantile,
  normalUpperTail,
  type Phases,
  type Reaggregation,
  type RootErrors,
  weightInIndex,
} from '../../engine/index.js';
import { fillDraws } from './fillDraws.js';

/** Whether the error of some indicator of a plan is known. */
export function hasDataErrors({ nodes, indicators }: Plan): boolean {
  return nodes.some(({ indicator }) => indicator >= 0 && indicators[indicator].error);
}

/** Whether some indicator has an error that is not that of counts and may have heavy tails. */
export function hasHeavyErrors({ indicators, method }: Plan): boolean {
  return method.errors?.tails !== 'normal' && indicators.some(({ error }) => error && error.by !== 'records');
}

/** How far declared errors of a unit go together in different indicators: altogether where nobody says. */
const correlationOf = ({ method }: Plan): number => method.errors?.correlation ?? 1;

/** The share of the weight of the whole index whose indicators have a known error; where nodes have no weights, of its indicators. */
export function dataErrorShare(plan: Plan): number {
  let [known, all] = [0, 0];
  plan.nodes.forEach(({ indicator }, g) => {
    if (indicator < 0) return;
    const weight = weightInIndex(plan, g);
    const counts = Number.isNaN(weight) ? 1 : weight;
    all += counts;
    if (plan.indicators[indicator].error) known += counts;
  });
  return all > 0 ? known / all : 0;
}

/**
 * How many numbers a draw needs: one for each unit, and where every leaf is drawn one more for each unit and leaf whose errors do not
 * go together with others; one more where cells are filled in.
 */
export function noiseSize(plan: Plan, separable: boolean, hasFilled: boolean): number {
  const { nodes, indicators, units } = plan;
  const used = new Set(nodes.map(({ indicator }) => indicator));
  const errors = [...used].flatMap((k) => indicators[k]?.error ?? []);
  const alone = errors.filter(({ by }) => by === 'records' || correlationOf(plan) < 1).length;
  const own = errors.length === 0 ? 0 : units.length * (separable ? 1 : 1 + alone);
  return own + Number(hasFilled);
}

/** Whether declared errors are said to go together over time beside errors of counts, which do not: then every leaf is drawn by itself. */
export function hasTwoCourses({ nodes, indicators, method }: Plan): boolean {
  if (!method.errors?.['over-time']) return false;
  const counts = nodes.flatMap(({ indicator }) => {
    const error = indicators[indicator]?.error;
    return error ? [error.by === 'records'] : [];
  });
  return new Set(counts).size > 1;
}

/**
 * Makes the numbers of the data in a draw of a period go together with those in a draw of another one, as far as the edition says that
 * declared errors do (`method.errors.over-time`). Errors of counts and filled-in cells are of each period by itself.
 *
 * @param separable as for `noiseSize`
 * @param is overwritten
 */
export function tieOverTime(plan: Plan, separable: boolean, was: Float64Array, is: Float64Array): void {
  const rho = plan.method.errors?.['over-time'] ?? 0;
  if (rho === 0) return;
  const isTied = tiedBlocks(plan, separable).flatMap((tied) => plan.units.map(() => tied));
  const [before, own] = [was, is].map((of) => of.subarray(of.length - isTied.length));
  own.forEach((u, i) => {
    if (!isTied[i]) return;
    own[i] = normalUpperTail(-rho * normalQuantile(before[i]) - Math.sqrt(1 - rho * rho) * normalQuantile(u));
  });
}

/** Whether the numbers of a draw belong to declared errors, by blocks of one number for each unit, in the order of `dataNoise`. */
function tiedBlocks(plan: Plan, separable: boolean): boolean[] {
  const own = [...new Set(plan.nodes.map(({ indicator }) => indicator))];
  const errors = own.flatMap((k) => plan.indicators[k]?.error ?? []);
  const isDeclared = errors.map(({ by }) => by !== 'records');
  if (separable) return errors.length === 0 ? [] : [isDeclared.every(Boolean)];
  return errors.length === 0 ? [] : [true, ...isDeclared.filter((is) => !is || correlationOf(plan) < 1)];
}

/** In place of the first number of a draw: the figures as published. */
export const noErrors = Number.NaN;

/** The noise of one plan in one period. */
export interface DataNoise {
  /** What the numbers `u[from …]` in (0, 1) add to the scores. */
  draw(u: Float64Array, from: number, of: Structure): Noise;
}

/** What the errors of the root depend on beside the data. */
export interface Structure {
  /** Names the published weights without an omitted indicator, the way to aggregate, and the node. */
  key: string;
  /** Gives these weights. */
  weights: () => Float64Array;
  aggregates?: readonly AggregateChoice[] | undefined;
  /** Whose scores are drawn. */
  node: number;
}

/** Draws how far the true scores lie from the published ones, given the figures: once the variance of their errors. */
export function dataNoise(
  plan: Plan,
  panel: Panel,
  period: number,
  made: Phases & Pick<Leaves, 'bases'>,
  { keeper, separable, hasFilled }: { keeper: Reaggregation; separable: boolean; hasFilled: boolean },
): DataNoise {
  const units = plan.units.length;
  const filled = fillDraws(plan, made, period);
  const errors = leafErrors(plan, made, panel, period).map(
    (of, g) => of && { ...of, sizes: of.sizes.map((e, c) => (filled?.isDrawn(g, c) ? 0 : e)) },
  );
  const hasErrors = errors.some((of) => of);
  const known = new Map<string, RootErrors>();
  const rho = correlationOf(plan);
  const root = new Float64Array(units);
  const leaves = errors.map((of) => (of && !separable ? new Float64Array(units) : undefined));
  return {
    draw(u, from, { key, weights, aggregates, node }) {
      if (u[from] !== u[from]) return {};
      const fills = filled && errors.map((_, g) => filled.added(g, u[from]));
      if (!hasErrors) return { leaves: fills };
      const first = from + Number(hasFilled);
      if (separable) {
        const found = known.get(key) ?? keeper.errors(errors, weights(), aggregates, node)!;
        known.set(key, found);
        const { shifts, sizes, skews } = found;
        for (let c = 0; c < units; c++)
          root[c] = shifts[c] + sizes[c] * skewed(normalQuantile(u[first + c]), skews[c]);
        return { root, leaves: fills };
      }
      let at = first + units;
      const zOf = (rho: number, c: number) =>
        (rho > 0 ? Math.sqrt(rho) * normalQuantile(u[first + c]) : 0) +
        (rho < 1 ? Math.sqrt(1 - rho) * normalQuantile(u[at++]) : 0);
      const drawn = new Map<number, Float64Array>();
      errors.forEach((of, g) => {
        if (!of) return;
        // An indicator that stands in several parents has one error.
        const known = drawn.get(plan.nodes[g].indicator);
        const own = known ?? new Float64Array(units);
        drawn.set(plan.nodes[g].indicator, own);
        for (let c = 0; c < units; c++) {
          const skew = of.skews?.[c];
          if (!known) own[c] = zOf(skew === undefined ? rho : 0, c);
          const z = own[c];
          leaves[g]![c] =
            (fills?.[g]?.[c] ?? 0) + of.sizes[c] * (skew === undefined ? z : skew / 2 + skewed(z, 2 * skew));
        }
      });
      return { leaves: leaves.map((of, g) => of ?? fills?.[g]) };
    },
  };
}

/**
 * A number with mean 0, variance 1 and a skewness from a standard normal one: a gamma distribution by the cube of Wilson and Hilferty
 * (1931).
 */
export function skewed(z: number, skew: number): number {
  if (Math.abs(skew) < 1e-6) return z;
  const g = Math.abs(skew);
  const side = skew > 0 ? z : -z;
  const cube = Math.max(0, 1 + (g * side) / 6 - (g * g) / 36);
  return Math.sign(skew) * (2 / g) * (cube * cube * cube - 1);
}

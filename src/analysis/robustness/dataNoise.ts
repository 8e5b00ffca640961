import type { AggregateChoice, Panel, Plan } from '../../edition/index.js';
import {
  type Leaves,
  leafErrors,
  type Noise,
  normalQuantile,
  type Phases,
  type Reaggregation,
  weightInIndex,
} from '../../engine/index.js';

/** Whether the error of some indicator of a plan is known. */
export function hasDataErrors({ nodes, indicators }: Plan): boolean {
  return nodes.some(({ indicator }) => indicator >= 0 && indicators[indicator].error);
}

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

/** How many numbers a draw needs: one for each unit, or for each unit and leaf with a known error. */
export function noiseSize(plan: Plan, separable: boolean): number {
  if (!hasDataErrors(plan)) return 0;
  const leaves = plan.nodes.filter((n) => n.indicator >= 0 && plan.indicators[n.indicator].error);
  return plan.units.length * (separable ? 1 : leaves.length);
}

/** The noise of one plan in one period. */
export interface DataNoise {
  /**
   * What the numbers `u[from …]` in (0, 1) add to the scores.
   *
   * @param key names the published weights without an omitted indicator, and the way to aggregate
   * @param weights gives these weights
   */
  draw(
    u: Float64Array,
    from: number,
    key: string,
    weights: () => Float64Array,
    aggregates?: readonly AggregateChoice[],
  ): Noise;
}

/**
 * Noise with twice the variance of the figures: what is published and what another draw of the same records would give both
 * carry the error once, so that their difference carries it twice.
 */
export function dataNoise(
  plan: Plan,
  panel: Panel,
  period: number,
  made: Phases & Pick<Leaves, 'bases'>,
  { keeper, separable }: { keeper: Reaggregation; separable: boolean },
): DataNoise {
  const leaves = leafErrors(plan, made, panel, period);
  const units = plan.units.length;
  const known = new Map<string, Float64Array>();
  const root = new Float64Array(units);
  const ofLeaves = leaves.map((errors) => errors && new Float64Array(units));
  return {
    draw(u, from, key, weights, aggregates) {
      if (separable) {
        const errors = known.get(key) ?? keeper.errors(leaves, weights(), aggregates)!;
        known.set(key, errors);
        for (let c = 0; c < units; c++) root[c] = Math.SQRT2 * errors[c] * normalQuantile(u[from + c]);
        return { root };
      }
      let at = from;
      leaves.forEach((errors, g) => {
        if (!errors) return;
        const of = ofLeaves[g]!;
        for (let c = 0; c < units; c++) of[c] = Math.SQRT2 * errors[c] * normalQuantile(u[at++]);
      });
      return { leaves: ofLeaves };
    },
  };
}

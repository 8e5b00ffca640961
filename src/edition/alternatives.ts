import type { AggregateChoice } from './decide/aggregateChoice.js';
import type { Plan } from './plan.js';

/** Other choices of a method than those of a plan. */
export interface Alternatives {
  /** The plans of all imputations, treatments and normalisations together; the given choice is the first of each. */
  variants: {
    imputations: number;
    treatments: number;
    normalisations: number;
    /** `(imputation * treatments + treatment) * normalisations + normalisation` */
    plans: Plan[];
  };
  /** Ways to aggregate, by node; empty where only the plan's own is used. */
  aggregates: { name: string; nodes: AggregateChoice[] }[];
}

type Axis = 'impute' | 'treat' | 'normalise';

/** The plans of alternative choices. @param planWith the plan with another method */
export function alternatives(
  plan: Plan,
  choices: Partial<Record<Axis | 'aggregate', readonly unknown[] | undefined>>,
  planWith: (method: object) => Plan,
): Alternatives {
  const axis = (key: Axis) => [{}, ...(choices[key] ?? []).map((choice) => ({ [key]: choice }))];
  const [imputations, treatments, normalisations] = [axis('impute'), axis('treat'), axis('normalise')];
  const plans = imputations.flatMap((i) =>
    treatments.flatMap((t) =>
      normalisations.map((n) => {
        const method = { ...i, ...t, ...n };
        return Object.keys(method).length === 0 ? plan : planWith(method);
      }),
    ),
  );
  const ways = (choices.aggregate ?? []).map((aggregate) => ({
    name: JSON.stringify(aggregate),
    nodes: aggregatesOf(planWith({ aggregate })),
  }));
  return {
    variants: {
      imputations: imputations.length,
      treatments: treatments.length,
      normalisations: normalisations.length,
      plans,
    },
    aggregates: ways.length === 0 ? [] : [{ name: 'own', nodes: aggregatesOf(plan) }, ...ways],
  };
}

function aggregatesOf({ nodes }: Plan): AggregateChoice[] {
  return nodes.map(({ aggregate, order, details }) => ({ aggregate, order, details }));
}

/** By which share each weight varies, by node: one share for all, or one per level from the indicators upwards. */
export function levelWeightNoise(plan: Plan, noise: number | { levels: readonly number[] }): number[] {
  const levels = typeof noise === 'number' ? [noise] : noise.levels;
  return heightsOf(plan).map((h) => levels[Math.min(h, levels.length - 1)]!);
}

/** Levels from the indicators (0) upwards, by node. */
function heightsOf(plan: Plan): number[] {
  const heights = plan.nodes.map(() => 0);
  for (let g = plan.nodes.length - 1; g >= 0; g--) {
    const { parent } = plan.nodes[g]!;
    if (parent >= 0) heights[parent] = Math.max(heights[parent]!, heights[g]! + 1);
  }
  return heights;
}

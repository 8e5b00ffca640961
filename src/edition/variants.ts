import type { AggregateChoice } from './decide/aggregateChoice.js';
import { resolvePlan } from './decide/resolve.js';
import type { InputTable } from './exchange/table.js';
import type { Edition } from './parseEdition.js';
import type { Plan, PlanNode } from './plan.js';
import type { Place, Problem } from './problems/problem.js';
import type { RobustnessSource } from './robustness.js';
import type { EditionSource } from './schema/schema.js';
import { weightSets } from './tree/weightSets.js';

type MethodSource = NonNullable<EditionSource['method']>;

/** How the weights vary: by a share of each node, around the given ones, or by sets. */
export type WeightVariation =
  | { kind: 'noise'; noise: number[] }
  | { kind: 'dirichlet'; concentration: number }
  | { kind: 'sets'; names: string[]; sets: Float64Array[] };

/** The choices that a study varies, every alternative resolved like the edition. The edition's own is the first. */
export interface VariedChoices {
  variants: {
    imputations: number;
    treatments: number;
    normalisations: number;
    /** `(imputation * treatments + treatment) * normalisations + normalisation` */
    plans: Plan[];
  };
  /** Ways to aggregate, by node; empty where only the plan's own is used. */
  aggregates: { name: string; nodes: AggregateChoice[] }[];
  weights: WeightVariation;
}

/** Resolves robustness.yaml; the places of problems name `file`. */
export function variantsOf(
  edition: Edition,
  tables: ReadonlyMap<string, InputTable>,
  plan: Plan,
  spec: RobustnessSource,
  file: string,
): { varied?: VariedChoices; problems: Problem[] } {
  const at = (path: string): Place => ({ file, path });
  const found: Problem[] = [];
  /** The plan with another method; problems are reported at their place in the specification. */
  const planWith = (method: Partial<MethodSource>, path?: string): Plan | undefined => {
    const source = { ...edition.source, method: { ...edition.source.method, ...method } };
    const resolved = resolvePlan({ ...edition, source }, tables, plan.periods);
    if (path !== undefined) found.push(...resolved.problems.map((p) => ({ ...p, at: at(path) })));
    if (!resolved.plan) return undefined;
    // The sampling errors of signals are known in the given plan only.
    const indicators = resolved.plan.indicators.map((i, k) => ({ ...i, error: plan.indicators[k]!.error }));
    return { ...resolved.plan, indicators };
  };
  const axes = (['impute', 'treat', 'normalise'] as const).map((key) => [
    {},
    ...(spec[key] ?? []).map((choice, i) => {
      planWith({ [key]: choice }, `${key}.${i}`);
      return { [key]: choice };
    }),
  ]);
  const aggregates = (spec.aggregate ?? []).map((aggregate, i) => ({
    name: JSON.stringify(aggregate),
    nodes: aggregatesOf(planWith({ aggregate }, `aggregate.${i}`)?.nodes ?? []),
  }));
  const weights = weightVariation(plan, spec, at, found);
  if (found.length > 0) return { problems: found };
  const [imputations, treatments, normalisations] = axes as [object[], object[], object[]];
  const plans = imputations.flatMap((i) =>
    treatments.flatMap((t) =>
      normalisations.map((n) => {
        const method = { ...i, ...t, ...n };
        return Object.keys(method).length === 0 ? plan : planWith(method)!;
      }),
    ),
  );
  return {
    problems: [],
    varied: {
      variants: {
        imputations: imputations.length,
        treatments: treatments.length,
        normalisations: normalisations.length,
        plans,
      },
      aggregates:
        aggregates.length === 0 ? [] : [{ name: 'own', nodes: aggregatesOf(plan.nodes) }, ...aggregates],
      weights,
    },
  };
}

function aggregatesOf(nodes: readonly PlanNode[]): VariedChoices['aggregates'][number]['nodes'] {
  return nodes.map(({ aggregate, order, details }) => ({ aggregate, order, details }));
}

function weightVariation(
  plan: Plan,
  spec: RobustnessSource,
  at: (path: string) => Place,
  found: Problem[],
): WeightVariation {
  const { noise = 0.25, dirichlet, sets } = spec.weights ?? {};
  if (dirichlet !== undefined) return { kind: 'dirichlet', concentration: dirichlet };
  if (sets !== undefined) {
    const read = weightSets(plan, sets, at, found);
    return { kind: 'sets', names: read.map((s) => s.name), sets: read.map((s) => s.weights) };
  }
  const levels = typeof noise === 'number' ? [noise] : noise.levels;
  return { kind: 'noise', noise: heightsOf(plan).map((h) => levels[Math.min(h, levels.length - 1)]!) };
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

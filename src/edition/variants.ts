import { type Alternatives, alternatives, levelWeightNoise } from './alternatives.js';
import { resolvePlan } from './decide/resolve.js';
import type { InputTable } from './exchange/table.js';
import type { Edition } from './parseEdition.js';
import type { Plan } from './plan.js';
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

/** The choices that a study varies, every alternative resolved like the edition. */
export interface VariedChoices extends Alternatives {
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
  for (const key of ['impute', 'treat', 'normalise', 'aggregate'] as const)
    for (const [i, choice] of (spec[key] ?? []).entries()) planWith({ [key]: choice }, `${key}.${i}`);
  const weights = weightVariation(plan, spec, at, found);
  if (found.length > 0) return { problems: found };
  return { problems: [], varied: { ...alternatives(plan, spec, (method) => planWith(method)!), weights } };
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
  return { kind: 'noise', noise: levelWeightNoise(plan, noise) };
}

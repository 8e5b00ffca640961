import { type Robustness, runStudy, type Study } from '../../analysis/index.js';
import {
  alternatives,
  decideError,
  levelWeightNoise,
  type Panel,
  type Plan,
  type Problem,
  textProblems,
  UserError,
} from '../../edition/index.js';
import { type IndexDefinition, settled } from '../method/build.js';
import { placeOf } from '../method/place.js';
import type { Row } from '../method/table.js';
import type { ReplicateOptions } from './options.js';

/** Replicates that were drawn: read them with `rankRanges`, `rankSets`, `pairs` and `sobol`. */
export interface Drawn {
  readonly units: readonly string[];
  readonly period: string;
  /** Replicates done; fewer than asked for where `goOn` ended them. */
  readonly done: number;
}

/** A study and what came of it. */
export interface Inner {
  units: readonly string[];
  study: Study;
  found: Robustness;
}

const inners = new WeakMap<Drawn, Inner>();
export const innerOf = (drawn: Drawn): Inner => inners.get(drawn)!;

/**
 * Draws replicates of an index on a scrambled Sobol' design and ranks each (Saisana, Saltelli and Tarantola 2005). The same definition,
 * table and options have the same bits in Node and in every browser.
 *
 * @throws UserError with every problem of the definition, an alternative, the table or the options
 */
export async function replicates(
  { spec }: IndexDefinition,
  rows: readonly Row[],
  options: ReplicateOptions = {},
): Promise<Drawn> {
  const { solve, goOn } = options;
  const { extent, plan: exact, panel } = settled(spec, rows, solve);
  const plan = withErrors(exact, options);
  const { units } = extent;
  const study = studyOf(plan, panel, options, (changed: object) =>
    withErrors(settled({ ...spec, ...changed }, rows, solve).plan, options),
  );
  const found = await runStudy(study, { solve, ...(goOn && { goOn }) });
  const drawn = { units, period: plan.periods[study.period]!, done: found.done };
  inners.set(drawn, { units, study, found });
  return drawn;
}

function studyOf(
  plan: Plan,
  panel: Panel,
  options: ReplicateOptions,
  planWith: (changed: object) => Plan,
): Study {
  const found: Problem[] = [];
  const placed = (names: readonly string[], name: string, kind: { en: string; zh: string }) => {
    const place = names.indexOf(name);
    if (place < 0) found.push(textProblems.unknownCode(placeOf(['options']), kind, name, names));
    return place;
  };
  const mustBe = (isSo: boolean, option: string, given: unknown, expected: { en: string; zh: string }) => {
    if (!isSo)
      found.push(textProblems.wrongValue(placeOf(['options', option]), JSON.stringify(given), expected));
  };
  const codes = plan.units.map(({ code }) => code);
  const unit = (code: string) => placed(codes, code, { en: 'unit', zh: '单元' });
  const { period = plan.periods.at(-1)!, weights = { noise: 0.25 }, sensitivityOf } = options;
  const study: Study = {
    plan,
    panel,
    period: placed(plan.periods, period, { en: 'period', zh: '时期' }),
    ...alternatives(plan, options, planWith),
    weights:
      'dirichlet' in weights
        ? { kind: 'dirichlet', concentration: weights.dirichlet }
        : { kind: 'noise', noise: levelWeightNoise(plan, weights.noise) },
    dropIndicators: options.leaveOut ?? false,
    sensitivity: options.sensitivity ?? false,
    target: sensitivityOf === undefined ? -1 : unit(sensitivityOf),
    replicates: options.replicates ?? 1024,
    seed: options.seed ?? 1,
    tops: options.top ?? [10],
    sources: true,
    pairs: (options.pairs ?? []).map(([a, b]) => [unit(a), unit(b)] as const),
  };
  const { replicates, seed } = study;
  mustBe(Number.isInteger(replicates) && replicates > 0, 'replicates', replicates, wholes);
  mustBe(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32, 'seed', seed, wholes);
  mustBe(areVaried(study.weights), 'weights', weights, {
    en: 'noise from 0 to 1, or dirichlet of 1 or more',
    zh: 'noise 取 0 至 1，或 dirichlet 不小于 1',
  });
  if (found.length > 0) throw new UserError(found);
  return study;
}

const errorText = {
  en: 'a number, a share such as 5%, counts, or the id of an indicator with standard errors',
  zh: '数值、5%之类的比例、counts，或标准误指标的代码',
};
const wholes = { en: 'a whole number', zh: '整数' };

const areVaried = (weights: Study['weights']) =>
  weights.kind === 'noise'
    ? weights.noise.every((share) => share >= 0 && share <= 1)
    : weights.kind === 'dirichlet' && weights.concentration >= 1;

/** The plan with the errors of its indicators. */
function withErrors(plan: Plan, { errors = {} }: ReplicateOptions): Plan {
  const numberOf = new Map(plan.indicators.map(({ id }, k) => [id, k]));
  const found: Problem[] = [];
  const at = (id: string) => placeOf(['options', 'errors', id]);
  for (const id of Object.keys(errors))
    if (!numberOf.has(id))
      found.push(textProblems.unknownCode(at(id), { en: 'indicator', zh: '指标' }, id, [...numberOf.keys()]));
  const indicators = plan.indicators.map((one) => {
    const { id } = one;
    const given = errors[id];
    if (typeof given === 'number' ? !(given >= 0) : given === '')
      found.push(textProblems.wrongValue(at(id), `${given} for “${id}”`, errorText));
    const error = decideError({ id, error: given }, numberOf, found, () => at(id));
    return { ...one, error };
  });
  if (found.length > 0) throw new UserError(found);
  return { ...plan, indicators };
}

import { type Panel, type Plan, type Problem, UserError } from '../../edition/index.js';
import { buildIndex, computeIndicators, type Solve, settleWeights } from '../../engine/index.js';
import { checkNames } from './check.js';
import { type BuiltIndex, builtIndex } from './figures.js';
import { namedInFormulas } from './formulas.js';
import { type Extent, planOf } from './plan.js';
import type { IndexSpec, Scale } from './spec.js';
import { extentOf, panelOf, type Row } from './table.js';

/** A definition that was checked. */
export interface IndexDefinition {
  readonly spec: IndexSpec;
}

/**
 * Checks the definition of an index: ids, formulas, weights and the options of the method.
 * @throws UserError with every problem: what was found, what was expected, where, and how to mend it
 */
export function defineIndex(spec: IndexSpec): IndexDefinition {
  const found: Problem[] = [];
  checkNames(spec, found);
  if (found.length > 0) throw new UserError(found);
  planOf(spec, extentNamed(spec));
  return { spec };
}

/** The units and periods that a definition names; whether a table has them is known when it is there. */
function extentNamed(spec: IndexSpec): Extent {
  const { normalise, indicators, screen, base } = spec;
  const scales = [normalise as Scale, ...Object.values(indicators).map((one) => one.normalise)];
  const references = scales.flatMap((scale) => (scale && 'unit' in scale ? [scale.unit] : []));
  const { units, periods } = namedInFormulas(spec);
  const { include = [], exclude = [] } = screen?.units ?? {};
  return { units: [...references, ...units, ...include, ...exclude], periods: [base ?? '', ...periods] };
}

/**
 * Builds the index of a table: `denominate → screen → impute → treat → orient → normalise → aggregate → rank`. The same table
 * has the same bits in Node and in every browser.
 *
 * @param rows one for each unit and period, in any order
 * @param solve of `loadSolver`, where a node is aggregated by benefit of the doubt
 * @throws UserError with every problem of the definition and of the table
 */
export function build(
  { spec }: IndexDefinition,
  rows: readonly Row[],
  { solve }: { solve?: Solve } = {},
): BuiltIndex {
  const { extent, plan, panel } = settled(spec, rows, solve);
  const index = buildIndex(plan, panel, solve);
  const names = {
    ...extent,
    nodes: plan.nodes.map(({ id }) => id),
    notes: [
      ...plan.defaults.map(({ path, value }) => `${path}: ${value}`),
      ...[...plan.doubts, ...index.warnings].map(({ en }) => en),
    ],
  };
  return builtIndex(names, { plan, index });
}

/** What an index is built of: its plan with the weights of the table, and the figures that a table gives it. */
export function settled(
  spec: IndexSpec,
  rows: readonly Row[],
  solve?: Solve,
): { extent: Extent; plan: Plan; panel: Panel } {
  const extent = extentOf(spec, rows);
  const given = planOf(spec, extent);
  const panel = computeIndicators(given, panelOf(spec, given, rows));
  return { extent, plan: settleWeights(given, panel, solve), panel };
}

import {
  type Cube,
  cubeOf,
  indexShape,
  lines,
  offset,
  type Panel,
  type Plan,
  type Text,
} from '../edition/index.js';
import { normalisedLeaves } from './leaves.js';
import type { Solve } from './solver.js';
import { Flag } from './status.js';
import { aggregate } from './steps/aggregate.js';
import { denominate } from './steps/denominate.js';
import { doubtScorer } from './steps/doubt.js';
import { impute } from './steps/impute.js';
import { orient } from './steps/orient.js';
import { Ranker, rankingValues, rankLines } from './steps/rank.js';
import { rollAll } from './steps/rollUp.js';
import { type Screened, screen } from './steps/screen.js';
import { type TreatedSpan, treatPanel } from './steps/treatPanel.js';

/**
 * The index: every node of the framework for every unit and group in every published period.
 * Missing figures are NaN. Values are index points for base-share, scores for other normalisations.
 */
export interface Index extends Cube {
  /** `Flag`s in the same shape; absent when every figure is computed from observed values alone. */
  flags: Uint8Array | undefined;
  /**
   * The value of a node that its parent aggregates, where that is not the published one (reversed, or before its own scale),
   * period by period.
   */
  parentInputs: ReadonlyMap<number, Float64Array>;
  /** The figures of the groups, by grouping of the plan. */
  groups: Cube[];
  /** The total, as the only unit. */
  total: Cube;
  /** Raw values after division by denominators, imputation and orientation. */
  panel: Panel;
  /** The same after treatment of outliers: the input of normalisation. */
  treatedPanel: Panel;
  /** X0 of each leaf (base-share), NaN elsewhere. */
  bases: Float64Array;
  /** First published period of each node, counted from the first. */
  start: number[];
  warnings: Text[];
  /** Units and indicators that were screened out. */
  screened: Screened;
  /** Outliers that were winsorised or transformed. */
  treated: TreatedSpan[];
  /** Ranks of node g over units, period by period; 1 is the first, 0 is missing. Computed on first use. */
  ranks(g: number): Int32Array;
  /** Ranks of node g over the groups of one grouping, period by period. Computed on first use. */
  groupRanks(grouping: number, g: number): Int32Array;
}

/**
 * Panel → index: the method of the plan, phase by phase.
 * `denominate → screen → impute → treat → orient → normalise → aggregate → roll up → rank`.
 *
 * The panel must have the plan's units, periods and indicators in the plan's order; it is not changed. Weights that are
 * computed from the data must have been settled (`settle`).
 *
 * @param solve needed where a node is aggregated by benefit of the doubt
 * @throws UserError when the base has no data or is not above zero
 *
 * @example
 * import { buildIndex, readEdition } from 'internet-plus-index';
 *
 * const { plan, panel, solve } = await readEdition('my-index');
 * const index = buildIndex(plan, panel, solve);
 * console.log(index.values.length === plan.nodes.length * index.periods * index.units);
 * // → true
 * console.log(plan.units.map((_, c) => index.ranks(0)[c]).join(' ')); // at the root, in the first published period
 * // → 1 3 5 2 4 6
 */
export function buildIndex(plan: Plan, panel: Panel, solve?: Solve): Index {
  const { panel: left, screened } = screen(plan, denominate(plan, panel));
  const filled = impute(plan, left);
  const { panel: tamed, treated } = treatPanel(plan, filled);
  const ready = orient(plan, tamed);
  const leaves = normalisedLeaves(plan, ready, screened);
  const { periods, values, flags, start } = leaves;
  const parentInputs = aggregate(plan, values, flags, start, periods, doubtScorer(solve));
  if (flags) flagScreened(plan, flags, screened);
  const [groups, total] = rollAll(plan, leaves);
  return withRanks(plan, {
    ...leaves,
    parentInputs,
    groups,
    total,
    panel: tamed === filled ? ready : orient(plan, filled),
    treatedPanel: ready,
    screened,
    treated,
  });
}

/** Flags every node of a screened-out unit, and every cell of a screened-out indicator. */
function flagScreened(plan: Plan, flags: Uint8Array, { units, indicators }: Screened): void {
  const cube = cubeOf(indexShape(plan), flags);
  plan.nodes.forEach(({ indicator }, g) => {
    for (const { unit, period } of units) {
      flags[offset(cube, g, unit, period - plan.first)] |= Flag.screened;
    }
    if (indicators.some((s) => s.indicator === indicator)) {
      const own = lines(cube, g);
      for (let i = 0; i < own.length; i++) own[i] |= Flag.screened;
    }
  });
}

/** An index with its ranks; those of inner nodes are computed at once. */
export function withRanks(plan: Plan, index: Omit<Index, 'ranks' | 'groupRanks'>): Index {
  const { units } = index;
  const ranker = new Ranker(units);
  const byNode = new Map<number, Int32Array>();
  const byGroup = new Map<string, Int32Array>();
  const ranks = (g: number) => {
    let known = byNode.get(g);
    if (!known) {
      const of = rankingValues(plan, g, lines(index, g));
      known = new Int32Array(of.length);
      for (let from = 0; from < of.length; from += units) ranker.rank(of, from, units, known);
      byNode.set(g, known);
    }
    return known;
  };
  plan.nodes.forEach((node, g) => {
    if (node.indicator < 0) ranks(g);
  });
  const groupRanks = (grouping: number, g: number) => {
    const key = `${grouping}/${g}`;
    let known = byGroup.get(key);
    if (!known) {
      const groups = index.groups[grouping];
      known = rankLines(rankingValues(plan, g, lines(groups, g).slice()), groups.units);
      byGroup.set(key, known);
    }
    return known;
  };
  return { ...index, ranks, groupRanks };
}

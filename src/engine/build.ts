import { type Panel, type Plan, Reason, type Text } from '../edition/index.js';
import { Flag } from './status.js';
import { aggregate } from './steps/aggregate.js';
import { denominate } from './steps/denominate.js';
import { impute } from './steps/impute.js';
import { normalise } from './steps/normalise.js';
import { orient } from './steps/orient.js';
import { Ranker, rankLines } from './steps/rank.js';
import { rollUp } from './steps/rollUp.js';
import { startOf } from './steps/started.js';

/**
 * The index: every node of the framework for every unit and group in every published period.
 * Missing figures are NaN. Points for base-share, scores for the other normalisations.
 */
export interface Index {
  units: number;
  periods: number;
  /** `(g * periods + t) * units + c` */
  values: Float64Array;
  /** `Flag`s in the same shape; absent when every figure is computed from observed values alone. */
  flags: Uint8Array | undefined;
  /** By grouping of the plan: `(g * periods + t) * groups + j`. */
  groups: Float64Array[];
  /** The whole area: `g * periods + t`. */
  total: Float64Array;
  /** Raw values the leaves were made of, after imputing, dividing and turning. */
  panel: Panel;
  /** X0 of each leaf (base-share), NaN elsewhere. */
  bases: Float64Array;
  /** First published period of each node, counted from the first. */
  start: number[];
  warnings: Text[];
  /** Ranks of node g over units, `t * units + c`; 1 is the highest, 0 is missing. Made when first asked for. */
  ranks(g: number): Int32Array;
  /** Ranks of node g over the groups of one grouping, `t * groups + j`. Made when first asked for. */
  groupRanks(grouping: number, g: number): Int32Array;
}

/**
 * Panel → index: the method of the plan, phase by phase.
 * `impute → denominate → orient → normalise → aggregate → roll up → rank`.
 *
 * The panel must have the plan's units, periods and indicators in the plan's order; it is not changed.
 * @throws UserError when the base has no data or is not above zero
 */
export function buildIndex(plan: Plan, panel: Panel): Index {
  const ready = orient(plan, denominate(plan, impute(panel, plan.method.impute)));
  const start = startOf(plan, ready);
  const leaves = normalise(plan, ready, start);
  const units = plan.units.length;
  const periods = plan.periods.length - plan.first;
  const flags = flagsOf(plan, leaves.values, leaves.reasons, periods * units);
  aggregate(plan, leaves.values, flags, start, periods);
  const groups = plan.groupings.map((g) =>
    rollUp(leaves.values, units, g.memberOf, g.groups.length, g.rollUp),
  );
  const everyone = new Array<number>(units).fill(0);
  const total = rollUp(leaves.values, units, everyone, 1, plan.total.rollUp);
  return withRanks(plan, {
    units,
    periods,
    values: leaves.values,
    flags,
    groups,
    total,
    panel: ready,
    bases: leaves.bases,
    start,
    warnings: leaves.warnings,
  });
}

/** Flags of the leaves from the reasons of their cells; undefined when all are observed. */
function flagsOf(plan: Plan, values: Float64Array, reasons: Uint8Array, line: number): Uint8Array | undefined {
  let plain = true;
  const flags = new Uint8Array(reasons.length);
  plan.nodes.forEach((node, g) => {
    if (node.indicator < 0) return;
    for (let i = g * line; i < (g + 1) * line; i++) {
      if (reasons[i] === Reason.observed) continue;
      plain = false;
      flags[i] = values[i] === values[i] ? Flag.imputed : Flag.missing;
    }
  });
  return plain ? undefined : flags;
}

function withRanks(plan: Plan, index: Omit<Index, 'ranks' | 'groupRanks'>): Index {
  const { units, periods, values } = index;
  const ranker = new Ranker(units);
  const byNode = new Map<number, Int32Array>();
  const byGroup = new Map<string, Int32Array>();
  const ranks = (g: number) => {
    let known = byNode.get(g);
    if (!known) {
      const line = periods * units;
      const of = values.subarray(g * line, (g + 1) * line);
      known = new Int32Array(line);
      for (let from = 0; from < line; from += units) ranker.rank(of, from, units, known);
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
      const n = plan.groupings[grouping].groups.length;
      known = rankLines(index.groups[grouping].slice(g * periods * n, (g + 1) * periods * n), n);
      byGroup.set(key, known);
    }
    return known;
  };
  return { ...index, ranks, groupRanks };
}

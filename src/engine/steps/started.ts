import { offset, type Panel, type Plan, type WeightCase } from '../../edition/index.js';

/**
 * The first published period with any value, for each node: for a leaf its indicator's, for a node the earliest
 * of its children with a weight above zero. Counted from the first published period; `Infinity` when never.
 */
export function firstPeriods(plan: Plan, panel: Panel): number[] {
  const start = plan.nodes.map(() => Number.POSITIVE_INFINITY);
  for (let g = plan.nodes.length - 1; g >= 0; g--) {
    const { indicator, parent, weight } = plan.nodes[g];
    if (indicator >= 0) start[g] = firstPeriod(panel, indicator, plan.first);
    if (parent >= 0 && weight > 0) start[parent] = Math.min(start[parent], start[g]);
  }
  return start;
}

function firstPeriod(panel: Panel, k: number, first: number): number {
  for (let t = first; t < panel.periods; t++) {
    const from = offset(panel, k, 0, t);
    for (let c = from; c < from + panel.units; c++) {
      if (!Number.isNaN(panel.values[c])) return t - first;
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** The children of a node that have started in a period, with the weights that they have then. */
export interface StartedChildren {
  children: number[];
  /** They add up to 1; of units in no case for groups, where a unit is not named. */
  weights: number[];
  /** What they have of the weight of all children. */
  share: number;
  /** The same of each unit, where there are cases for groups: weights by child and unit. */
  byUnit?: { weights: Float64Array[]; shares: Float64Array };
}

/**
 * The children of a node that have started in period t, with their weights rescaled to 1:
 * before a late starter begins, its siblings share its weight. Without the children that have no weight in this period.
 *
 * @param unit the only unit that they are asked for
 */
export function startedChildren(
  plan: Plan,
  start: readonly number[],
  g: number,
  t: number,
  unit?: number,
): StartedChildren {
  const { children: all, cases } = plan.nodes[g];
  const isBegun = (h: number) => start[h] <= t;
  if (!cases) return sharesOf(weightsBy(plan, g, undefined), all, isBegun);
  const now = cases.filter(({ from, to }) => from <= plan.first + t && plan.first + t <= to);
  const caseOf = (c: number | undefined) =>
    now.findLast(({ grouping, groups }) =>
      groups ? c !== undefined && groups.includes(plan.groupings[grouping!].memberOf[c]) : true,
    );
  const common = weightsBy(plan, g, caseOf(unit));
  if (unit !== undefined || !now.some(({ groups }) => groups)) return sharesOf(common, all, isBegun);
  const found = plan.units.map((_, c) => caseOf(c));
  const kinds = new Map([...new Set(found)].map((one) => [one, weightsBy(plan, g, one)]));
  const sums = all.map((_, i) => [...kinds.values(), common].reduce((sum, own) => sum + own[i], 0));
  const counts = all.flatMap((h, i) => (isBegun(h) && sums[i] > 0 ? [i] : []));
  const own = new Map([...kinds].map(([one, of]) => [one, sharesOf(of, all, isBegun)]));
  const shareOf = (i: number, c: number) => {
    const { children, weights } = own.get(found[c])!;
    const at = children.indexOf(all[i]);
    return at < 0 ? 0 : weights[at];
  };
  const plain = sharesOf(common, all, isBegun);
  return {
    children: counts.map((i) => all[i]),
    weights: counts.map((i) => plain.weights[plain.children.indexOf(all[i])] ?? 0),
    share: plain.share,
    byUnit: {
      weights: counts.map((i) => Float64Array.from(found, (_, c) => shareOf(i, c))),
      shares: Float64Array.from(found, (one) => own.get(one)!.share),
    },
  };
}

/** The weights of all children of a node in a published period, of units in no case for groups; without a period those outside all cases. */
export function commonWeights(plan: Plan, g: number, t?: number): number[] {
  const { cases = [] } = plan.nodes[g];
  const isCommon = ({ from, to, groups }: WeightCase) =>
    !groups && t !== undefined && from <= plan.first + t && plan.first + t <= to;
  return weightsBy(plan, g, cases.findLast(isCommon));
}

/** The weights of all children of a node in a case; without one, as they are. */
function weightsBy({ nodes }: Plan, g: number, one: WeightCase | undefined): number[] {
  const own = nodes[g].children.map((h) => nodes[h].weight);
  if (!one) return own;
  const scaled = own.map((w, i) => w * one.factors[i]);
  const sum = scaled.reduce((all, w) => all + w, 0);
  return sum > 0 ? scaled.map((w) => w / sum) : scaled;
}

function sharesOf(
  own: readonly number[],
  all: readonly number[],
  isBegun: (h: number) => boolean,
): StartedChildren {
  const here = all.flatMap((h, i) => (isBegun(h) && own[i] > 0 ? [i] : []));
  const sum = here.reduce((s, i) => s + own[i], 0);
  const isWhole = here.length === all.length;
  const isLate = (h: number, i: number) => !isBegun(h) && own[i] > 0;
  return {
    children: here.map((i) => all[i]),
    share: !isWhole && all.some(isLate) ? sum : 1,
    weights: here.map((i) => (isWhole ? own[i] : own[i] / sum)),
  };
}

/**
 * A plan whose published periods are some of another: cases of weights hold in the period that is number i in `times` where they
 * hold in the i-th of these.
 */
export function casesIn(plan: Plan, times: readonly number[]): Plan {
  if (!plan.nodes.some(({ cases }) => cases)) return plan;
  const inTimes = ({ from, to, ...one }: WeightCase) =>
    times.flatMap((t, i) =>
      from <= plan.first + t && plan.first + t <= to
        ? [{ ...one, from: plan.first + i, to: plan.first + i }]
        : [],
    );
  const nodes = plan.nodes.map((node) =>
    node.cases ? { ...node, cases: node.cases.flatMap(inTimes) } : node,
  );
  return { ...plan, nodes };
}

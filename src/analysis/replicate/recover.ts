import {
  type Plan,
  type PlanNode,
  type PublishedTable,
  publishedPeriods,
  scoreForParent,
} from '../../edition/index.js';
import { aggregates, type Program, powerMeanTerm, type Solve, writtenWeight } from '../../engine/index.js';
import type { Span } from './boxes.js';
import { publishedScores } from './publishedScores.js';
import { halfUnit } from './rounding.js';

/** The weights of a node's children that its published figures allow. */
export interface Recovered {
  node: string;
  period: string;
  places: number;
  /** The range of each child's weight, in the order of the children; undefined where no weights give the published figures. */
  weights: { child: string; span: Span; given: number }[] | undefined;
  /** The range of the sum of the weights. */
  sum: Span;
  /** Children of which only the sum of the weights is known, as each of them can have the weight of the other. */
  alike: string[][];
}

/** From so many places on, some are left out, spread over all: a program has two rows for each. */
const mostPlaces = 1000;
/** A range of this width or more does not tell a weight. */
const wide = 0.1;

/**
 * The weights with which published figures of a node follow from the published figures of its children, all of them rounded: by linear
 * programs, the least and the greatest weight that each child can have. For weighted sums and means of any order.
 */
export function recoverWeights(plan: Plan, table: PublishedTable, solve: Solve): Recovered[] {
  const half = halfUnit(table.digits);
  const values = publishedScores(plan, table);
  return plan.nodes.flatMap((node) => {
    if (node.children.length < 2 || node.rescale || !isMean(node)) return [];
    return publishedPeriods(plan).flatMap((period) => {
      const rows = plan.units.flatMap(({ code }) => {
        const own = values(code, period, node.id);
        const scores = node.children.map((h) => values(code, period, plan.nodes[h]!.id));
        if (own === undefined || scores.includes(undefined)) return [];
        const terms = scores.map((score, i) => {
          const x = scoreForParent(plan, node.children[i]!, score!);
          return termSpan(x, half, node.order);
        });
        const of = termSpan(own, half, node.order);
        return terms.some(isOpen) || isOpen(of) ? [] : [{ terms, of }];
      });
      if (rows.length <= node.children.length) return [];
      const every = Math.ceil(rows.length / mostPlaces);
      return [
        recovered(
          plan,
          node,
          period,
          rows.filter((_, i) => i % every === 0),
          solve,
        ),
      ];
    });
  });
}

interface Row {
  terms: Span[];
  of: Span;
}

const isOpen = ({ low, high }: Span) => !Number.isFinite(low) || !Number.isFinite(high);

const isMean = ({ aggregate }: PlanNode) =>
  aggregates[aggregate].summed === true || aggregate === 'weighted-sum';

/** What a rounded score adds to a mean. */
function termSpan(x: number, half: number, order: number): Span {
  const ends = [powerMeanTerm(x - half, order), powerMeanTerm(x + half, order)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

function recovered(plan: Plan, node: PlanNode, period: string, rows: Row[], solve: Solve): Recovered {
  const n = node.children.length;
  const limits = rows.flatMap(({ terms, of }) => [
    { terms: terms.map(({ low }) => low), low: Number.NEGATIVE_INFINITY, high: of.high },
    { terms: terms.map(({ high }) => high), low: of.low, high: Number.POSITIVE_INFINITY },
  ]);
  const ones = new Array<number>(n).fill(1);
  const rangeOf = (cost: readonly number[], sumsToOne: boolean): Span | undefined => {
    const most = (sign: number) => {
      const program: Program = {
        cost: cost.map((c) => -sign * c),
        rows: sumsToOne ? [...limits, { terms: ones, low: 1, high: 1 }] : limits,
        bounds: ones.map(() => [0, 10]),
      };
      const found = solve(program);
      return found.status === 'optimal' ? -sign * found.cost : undefined;
    };
    const [low, high] = [most(-1), most(1)];
    return low === undefined || high === undefined ? undefined : { low, high };
  };
  const sum = node.aggregate === 'weighted-sum' ? undefined : rangeOf(ones, true);
  const free = sum ? undefined : rangeOf(ones, false);
  const head = { node: node.id, period, places: rows.length };
  if (!sum && !free)
    return { ...head, weights: undefined, sum: { low: Number.NaN, high: Number.NaN }, alike: [] };
  const spanOf = (of: (i: number) => boolean) =>
    rangeOf(
      ones.map((_, i) => (of(i) ? 1 : 0)),
      sum !== undefined,
    )!;
  const weights = node.children.map((h, i) => ({
    child: plan.nodes[h]!.id,
    span: spanOf((k) => k === i),
    given: writtenWeight(plan.nodes[h]!.weight, node.details),
  }));
  const open = weights.flatMap(({ span }, i) => (span.high - span.low >= wide ? [i] : []));
  const alike = open.flatMap((a, at) =>
    open.slice(at + 1).flatMap((b) => {
      const both = spanOf((k) => k === a || k === b);
      return both.high - both.low < wide / 10 ? [[weights[a]!.child, weights[b]!.child]] : [];
    }),
  );
  return { ...head, weights, sum: sum ?? free!, alike };
}

import {
  type Plan,
  type PlanNode,
  type PublishedTable,
  publishedPeriods,
  scoreForParent,
} from '../../edition/index.js';
import {
  aggregates,
  hasGroupWeights,
  type Program,
  powerMeanTerm,
  type Solve,
  writtenWeight,
} from '../../engine/index.js';
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

/** The score of an indicator of a unit as computed here, with the range that the rounding of its inputs leaves; undefined where it has none. */
export type ScoreOfIndicator = (unit: string, period: string, indicator: string) => Span | undefined;

/**
 * The weights with which published figures of a node follow from those of its children, all of them rounded: by linear programs, the
 * least and the greatest weight that each child can have. For weighted sums and means of any order. A child counts as it was published;
 * an indicator whose score was not published counts as computed here, and then nothing is said where no weights fit, as its scale may
 * be another, or where none is told.
 */
export function recoverWeights(
  plan: Plan,
  table: PublishedTable,
  solve: Solve,
  scoreOf?: ScoreOfIndicator,
): Recovered[] {
  const half = halfUnit(table.digits);
  const values = publishedScores(plan, table);
  return plan.nodes.flatMap((node) => {
    if (node.children.length < 2 || node.rescale || !isMean(node) || hasGroupWeights(node)) return [];
    return publishedPeriods(plan).flatMap((period) => {
      let isComputed = false;
      const spanOf = (unit: string, h: number): Span | undefined => {
        const child = plan.nodes[h]!;
        const score = values(unit, period, child.id);
        if (score !== undefined) return around(score, half);
        if (child.indicator < 0) return undefined;
        isComputed = true;
        return scoreOf?.(unit, period, child.id);
      };
      const rows = plan.units.flatMap(({ code }) => {
        const own = values(code, period, node.id);
        if (own === undefined) return [];
        const spans = node.children.map((h) => spanOf(code, h));
        if (spans.includes(undefined)) return [];
        const terms = spans.map((span, i) => {
          const ends = [span!.low, span!.high].map((x) => scoreForParent(plan, node.children[i]!, x));
          return termSpan({ low: Math.min(...ends), high: Math.max(...ends) }, node.order);
        });
        const of = termSpan(around(own, half), node.order);
        return terms.some(isOpen) || isOpen(of) ? [] : [{ terms, of }];
      });
      if (rows.length <= node.children.length) return [];
      const every = Math.ceil(rows.length / mostPlaces);
      const some = rows.filter((_, i) => i % every === 0);
      const found = recovered(plan, node, period, some, solve);
      const isTold = found.weights?.some(({ span }) => span.high - span.low < wide);
      return isComputed && !isTold ? [] : [found];
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

const around = (x: number, half: number): Span => ({ low: x - half, high: x + half });

/** What a score within a range adds to a mean. */
function termSpan({ low, high }: Span, order: number): Span {
  const ends = [powerMeanTerm(low, order), powerMeanTerm(high, order)];
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

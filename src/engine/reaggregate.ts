import {
  type AggregateChoice,
  type Cube,
  cubeOf,
  emptyCube,
  isReversed,
  line,
  lines,
  offset,
  type Plan,
  type PlanNode,
} from '../edition/index.js';
import type { LeafErrors } from './errors/leafErrors.js';
import { hasOnlyMeans, type RootErrors, rootErrors } from './errors/rootErrors.js';
import type { Leaves } from './leaves.js';
import type { Solve } from './solver.js';
import { Flag } from './status.js';
import { aggregate, weightedSum } from './steps/aggregate.js';
import { doubtScorer } from './steps/doubt.js';
import { type TermsOf, termsOfLine } from './steps/lineMeans.js';
import { reachesLeaves } from './steps/presence.js';
import { Ranker, rankingValues } from './steps/rank.js';
import { casesIn } from './steps/started.js';

/** One period of an index, to be aggregated again with other weights or other ways to aggregate. */
export interface Reaggregation {
  /**
   * Scores and ranks of the root over units, or of another node. The scores are overwritten by the next call; the ranks are not.
   *
   * @param weights share of its parent, by node; the children of a node add up to 1, and a weight of 0 excludes a child
   * @param aggregates the ways to aggregate by node, where they differ from the plan
   */
  root(
    weights: Float64Array,
    aggregates?: readonly AggregateChoice[],
    noise?: Noise,
    node?: number,
  ): { values: Float64Array; ranks: Int32Array<ArrayBuffer> };
  /** Scores of a node over units, as of the last call of `root`; overwritten by the next one. */
  scores(node: number): Float64Array;
  /**
   * The errors of the root (or of another node) from those of the leaves (delta method); undefined where a node is no mean of its
   * children or is put on a scale of its own, so that one unit's figure changes the scores of others.
   */
  errors(
    leaves: readonly (LeafErrors | undefined)[],
    weights: Float64Array,
    aggregates?: readonly AggregateChoice[],
    node?: number,
  ): RootErrors | undefined;
}

/** What is added to the scores: to the node that is asked for, or to the leaves by node before they are aggregated. */
export interface Noise {
  root?: Float64Array;
  leaves?: readonly (ArrayLike<number> | undefined)[] | undefined;
}

/**
 * Keeps the normalised leaves of one published period and repeats only aggregation, by the same `aggregate` as `buildIndex`.
 * Where nothing is missing and every mean is arithmetic, inner nodes are computed by the sums that `aggregate` uses too, without
 * allocations: equal to the last bit.
 */
export function reaggregation(
  plan: Plan,
  index: Pick<Leaves, 'units' | 'periods' | 'values' | 'flags' | 'start'>,
  t: number,
  solve?: Solve,
): Reaggregation {
  const { units } = index;
  const { cube, flags } = periodCube(plan, index, t);
  const { values } = cube;
  const start = index.start.map((s) => (s <= t ? 0 : Number.POSITIVE_INFINITY));
  const plain =
    !flags.some((f) => (f & Flag.missing) !== 0) &&
    plan.nodes.every(
      (n, g) =>
        !n.rescale &&
        !isReversed(plan, g) &&
        (n.indicator >= 0 || n.round === undefined) &&
        !n.cases &&
        (start[g] === 0 || !plan.nodes.some(reachesLeaves)),
    );
  const doubts = doubtScorer(solve);
  const fresh = termsOfLine(units);
  const known = cachedTerms(plan, fresh);
  const inner = plan.nodes.flatMap((n, g) => (n.indicator < 0 ? [g] : [])).reverse();
  const now = casesIn(plan, [t]);
  const scratch: Plan = { ...now, nodes: now.nodes.map((node) => ({ ...node })) };
  const sum = arithmeticMeans(plan, cube, start);
  const ranker = new Ranker(units);
  const asked = new Float64Array(units);
  /** Fills the inner nodes; returns what parents took where that is not the value of the node. */
  const fillInner = (weights: Float64Array, aggregates: readonly AggregateChoice[], terms = known) => {
    for (const g of inner) lines(cube, g).fill(0);
    if (plain && inner.every((g) => aggregates[g].aggregate === 'arithmetic')) {
      sum(weights);
      return undefined;
    }
    for (const g of inner) lines(cubeOf(cube, flags), g).fill(0);
    setMethods(scratch, weights, aggregates);
    return aggregate(scratch, values, flags, start, 1, doubts, terms);
  };
  return {
    root(weights, aggregates = plan.nodes, noise = {}, node = 0) {
      const before = noise.leaves && addNoise(cube, noise.leaves);
      fillInner(weights, aggregates, before ? fresh : known);
      const scores = node === 0 ? line(cube, 0, 0) : asked;
      if (node !== 0) asked.set(line(cube, node, 0));
      before?.forEach((own, g) => {
        line(cube, g, 0).set(own);
      });
      if (noise.root) for (let c = 0; c < units; c++) scores[c] += noise.root[c];
      const ranks = new Int32Array(units);
      ranker.rank(rankingValues(plan, node, scores), 0, units, ranks);
      return { values: scores, ranks };
    },
    scores: (node) => line(cube, node, 0),
    errors(leaves, weights, aggregates = plan.nodes, node = 0) {
      if (!hasOnlyMeans(plan, aggregates)) return undefined;
      const inputs = fillInner(weights, aggregates);
      setMethods(scratch, weights, aggregates);
      const parentInputs = plan.nodes.map((_, g) => inputs?.get(g) ?? line(cube, g, 0));
      return rootErrors({ plan: scratch, start, parentInputs, units }, leaves, node);
    },
  };
}

/** Computes the terms of leaves once for each order: logarithms and powers take longer than the sums. */
function cachedTerms({ nodes }: Plan, fresh: TermsOf): TermsOf {
  const known = nodes.map(() => new Map<number, Float64Array>());
  return (p, node, values) => {
    if (p === 1 || nodes[node].indicator < 0) return fresh(p, node, values);
    const terms = known[node].get(p) ?? fresh(p, node, values).slice();
    known[node].set(p, terms);
    return terms;
  };
}

function setMethods(plan: Plan, weights: Float64Array, aggregates: readonly AggregateChoice[]): void {
  plan.nodes.forEach((node, g) => {
    setNodeMethod(node, weights[g], aggregates[g]);
  });
}

/** Adds noise to leaves; returns the leaves as they were, by node. */
function addNoise(cube: Cube, noise: readonly (ArrayLike<number> | undefined)[]): Map<number, Float64Array> {
  const before = new Map<number, Float64Array>();
  noise.forEach((of, g) => {
    if (!of) return;
    const leaf = line(cube, g, 0);
    before.set(g, leaf.slice());
    for (let c = 0; c < leaf.length; c++) leaf[c] += of[c];
  });
  return before;
}

function setNodeMethod(node: PlanNode, weight: number, choice: AggregateChoice): void {
  node.weight = weight;
  node.aggregate = choice.aggregate;
  node.order = choice.order;
  node.details = choice.details;
}

/** The leaves of one period and their flags; inner nodes are 0. */
function periodCube(
  plan: Plan,
  index: Pick<Leaves, 'units' | 'periods' | 'values' | 'flags'>,
  t: number,
): { cube: Cube; flags: Uint8Array } {
  const shape = { units: index.units, periods: 1 };
  const cube = emptyCube(shape, plan.nodes.length);
  const flags = new Uint8Array(cube.values.length);
  plan.nodes.forEach(({ indicator }, g) => {
    if (indicator < 0) return;
    line(cube, g, 0).set(line(index, g, t));
    if (index.flags) line(cubeOf(shape, flags), g, 0).set(line(cubeOf(index, index.flags), g, t));
  });
  return { cube, flags };
}

/** The arithmetic means of the whole tree, children before parents, as a function of the weights. */
function arithmeticMeans(plan: Plan, cube: Cube, start: readonly number[]): (weights: Float64Array) => void {
  const nodes = plan.nodes.flatMap(({ children }, g) => {
    const started = children.filter((h) => start[h] === 0);
    if (children.length === 0) return [];
    const offsets = started.map((h) => offset(cube, h, 0, 0));
    return [{ out: offset(cube, g, 0, 0), started, offsets, all: started.length === children.length }];
  });
  nodes.reverse();
  const offsets: number[] = [];
  const shares: number[] = [];
  return (weights) => {
    for (const node of nodes) {
      offsets.length = 0;
      shares.length = 0;
      let whole = 0;
      for (let i = 0; i < node.started.length; i++) {
        const w = weights[node.started[i]];
        if (w === 0) continue;
        offsets.push(node.offsets[i]);
        shares.push(w);
        whole += w;
      }
      if (!node.all || shares.length < node.started.length) {
        for (let i = 0; i < shares.length; i++) shares[i] /= whole;
      }
      weightedSum(cube.values, node.out, offsets, shares, cube.units);
    }
  };
}
